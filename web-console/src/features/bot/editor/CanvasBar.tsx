import { Frame, Maximize, Plus, StickyNote, Workflow, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAction } from "../../../shared/actions/actions";
import { IconButton } from "../../../shared/ui/IconButton";
import { Tooltip } from "../../../shared/ui/Tooltip";

type Does = {
  add(): void;
  note(): void;
  group(): void;
  arrange(): void;
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  duplicate: (() => void) | undefined;
  remove: (() => void) | undefined;
  edit: (() => void) | undefined;
  copy: (() => void) | undefined;
  cut: (() => void) | undefined;
  paste(): void;
  all(): void;
  follow(): void;
};

/** What one does on the canvas, and the keys of it. */
export function CanvasBar({ acts }: { acts: Does }) {
  const { t } = useTranslation();
  const { duplicate, remove, edit, copy, cut } = acts;
  useAction({ id: "flow.add", label: t("flow.acts.add"), group: "flow", icon: Plus, keys: "/", run: acts.add });
  useAction({
    id: "flow.note",
    label: t("flow.acts.note"),
    group: "flow",
    icon: StickyNote,
    keys: "N",
    run: acts.note,
  });
  useAction({ id: "flow.group", label: t("flow.acts.group"), group: "flow", icon: Frame, keys: "F", run: acts.group });
  useAction({
    id: "flow.arrange",
    label: t("flow.acts.arrange"),
    group: "flow",
    icon: Workflow,
    keys: "L",
    run: acts.arrange,
  });
  useAction({ id: "flow.fit", label: t("flow.acts.fit"), group: "flow", icon: Maximize, keys: "0", run: acts.fit });
  useAction({ id: "flow.in", label: t("flow.acts.zoomIn"), group: "flow", icon: ZoomIn, keys: "=", run: acts.zoomIn });
  useAction({
    id: "flow.out",
    label: t("flow.acts.zoomOut"),
    group: "flow",
    icon: ZoomOut,
    keys: "-",
    run: acts.zoomOut,
  });
  useAction(
    duplicate && {
      id: "flow.duplicate",
      label: t("flow.acts.duplicate"),
      group: "flow",
      keys: "Mod+D",
      listens: true,
      run: duplicate,
    },
  );
  useAction(
    remove && {
      id: "flow.remove",
      label: t("flow.acts.remove"),
      group: "flow",
      keys: "Delete",
      listens: true,
      run: remove,
    },
  );
  useAction(
    edit && { id: "flow.edit", label: t("flow.acts.edit"), group: "flow", keys: "Enter", listens: true, run: edit },
  );
  useAction(
    copy && { id: "flow.copy", label: t("flow.acts.copy"), group: "flow", keys: "Mod+C", listens: true, run: copy },
  );
  useAction(
    cut && { id: "flow.cut", label: t("flow.acts.cut"), group: "flow", keys: "Mod+X", listens: true, run: cut },
  );
  useAction({
    id: "flow.paste",
    label: t("flow.acts.paste"),
    group: "flow",
    keys: "Mod+V",
    listens: true,
    run: acts.paste,
  });
  useAction({
    id: "flow.all",
    label: t("flow.acts.all"),
    group: "flow",
    keys: "Mod+A",
    listens: true,
    run: acts.all,
  });
  useAction({
    id: "flow.follow",
    label: t("flow.acts.follow"),
    group: "flow",
    keys: "→",
    listens: true,
    run: acts.follow,
  });

  return (
    <div
      role="toolbar"
      aria-label={t("flow.tools")}
      className="absolute bottom-3 left-[calc(50%-var(--panel-width,0px)/2)] z-10 flex -translate-x-1/2 items-center gap-0.5 rounded-xl border bg-card p-1 shadow-float"
    >
      <Tooltip text={t("flow.acts.add")} keys="/" side="top">
        <button
          type="button"
          onClick={acts.add}
          className="flex h-8 items-center gap-1.5 rounded-md bg-primary px-3 font-medium text-primary-foreground hover:bg-primary-hover coarse:h-10"
        >
          <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
          {t("flow.acts.block")}
        </button>
      </Tooltip>
      <span className="mx-1 h-5 w-px bg-border" />
      <IconButton icon={StickyNote} side="top" label={t("flow.acts.note")} keys="N" onClick={acts.note} />
      <IconButton icon={Frame} side="top" label={t("flow.acts.group")} keys="F" onClick={acts.group} />
      <IconButton icon={Workflow} side="top" label={t("flow.acts.arrange")} keys="L" onClick={acts.arrange} />
      <span className="mx-1 h-5 w-px bg-border" />
      <IconButton icon={ZoomOut} side="top" label={t("flow.acts.zoomOut")} keys="-" onClick={acts.zoomOut} />
      <IconButton icon={ZoomIn} side="top" label={t("flow.acts.zoomIn")} keys="=" onClick={acts.zoomIn} />
      <IconButton icon={Maximize} side="top" label={t("flow.acts.fit")} keys="0" onClick={acts.fit} />
    </div>
  );
}
