import { useBlocker, useNavigate, useSearch } from "@tanstack/react-router";
import { Ellipsis, X } from "lucide-react";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "../../../shared/actions/actions";
import type { BlockTypes, Flow } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";
import { Sheet } from "../../../shared/ui/Dialog";
import { IconButton } from "../../../shared/ui/IconButton";
import { Menu, MenuItem } from "../../../shared/ui/Menu";
import { usePhone } from "../../../shared/ui/useMedia";
import { Presence } from "../versions/Presence";
import { PublishDialog } from "../versions/PublishDialog";
import { useFlowPresence } from "../versions/presence";
import { type Acts, ActsContext, type Placing } from "./acts";
import { ConflictDialog } from "./ConflictDialog";
import { useEditing } from "./editing";
import { FindDialog } from "./FindDialog";
import { Header } from "./Header";
import { Outline } from "./Outline";
import { Palette } from "./Palette";
import { SHOWN } from "./panels";
import { NamesContext, useKnownNames } from "./parts";
import type { EditorSearch, PanelId } from "./search";
import { EditorContext, type EditorSession } from "./session";

const Canvas = lazy(async () => ({ default: (await import("./Canvas")).Canvas }));

const NOTHING: { blocks: ReadonlyMap<string, ReactNode>; edges: ReadonlyMap<string, ReactNode> } = {
  blocks: new Map(),
  edges: new Map(),
};

/** A flow on the screen: the canvas, or on a phone its outline, and beside it what one needs of it. */
export function Editor({ opened, types }: { opened: Flow; types: BlockTypes }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const isPhone = usePhone();
  const navigate = useNavigate({ from: "/bot/flows/$id" });
  const search: EditorSearch = useSearch({ from: "/console/bot/flows/$id" });
  const editing = useEditing(opened);
  const { change, replace, save, know, resolve, flow, draft } = editing;
  const names = useKnownNames();
  const [selection, setSelection] = useState<readonly string[]>(search.block ? [search.block] : []);
  const [view, setView] = useState<{ id: string; at: number }>();
  const [writing, setWriting] = useState<string>();
  const [placing, setPlacing] = useState<Placing>();
  const [lights, setLights] = useState<readonly string[]>([]);
  const [badges, setBadges] = useState(NOTHING);
  const [publishing, setPublishing] = useState(false);
  const [asked, setAsked] = useState(true);
  const [finding, setFinding] = useState(false);
  const { others, people, newer } = useFlowPresence(flow.id, flow.revision, selection[0] ?? null);

  const show = useCallback(
    (panel: PanelId | undefined) =>
      void navigate({ search: (known) => ({ ...known, panel }), replace: true, resetScroll: false }),
    [navigate],
  );
  const select = useCallback((ids: readonly string[]) => {
    setSelection(ids);
    const [first] = ids;
    if (first !== undefined) {
      setView({ id: first, at: performance.now() });
    }
  }, []);
  const acts: Acts = useMemo(
    () => ({
      change,
      select,
      choose: setPlacing,
      write: setWriting,
      open: (id) => {
        setSelection([id]);
        show("block");
      },
    }),
    [change, select, show],
  );
  const session: EditorSession = useMemo(
    () => ({
      flow,
      draft,
      types,
      selection,
      select,
      replace,
      save,
      know,
      adopt: (theirs) => resolve(theirs, "theirs"),
      light: setLights,
      badge: (blocks, edges) => setBadges({ blocks, edges }),
    }),
    [flow, draft, types, selection, select, replace, save, know, resolve],
  );

  // A conflict is said once; it can be put off, and is found in the header.
  const isConflict = editing.state.kind === "conflict";
  useEffect(() => {
    if (isConflict) {
      setAsked(true);
    }
  }, [isConflict]);

  const stuck = isConflict || editing.state.kind === "failed";
  useBlocker({
    shouldBlockFn: () => stuck && editing.isDirty() && !confirm(t("flow.leave")),
    enableBeforeUnload: () => editing.isDirty(),
  });
  useSteps(editing);
  useAction({
    id: "flow.publish",
    label: t("flow.publish.action"),
    group: "flow",
    run: () => setPublishing(true),
  });
  useAction({
    id: "flow.find",
    label: t("flow.find.title"),
    group: "flow",
    keys: "Mod+F",
    run: () => setFinding(true),
  });
  useAction({
    id: "flow.problems",
    label: t("flow.panels.problems"),
    group: "flow",
    run: () => show("problems"),
  });
  useAction({
    id: "flow.variables",
    label: t("flow.panels.variables"),
    group: "flow",
    run: () => show("variables"),
  });

  const isBlock = selection.length === 1 && draft.blocks.some((block) => block.id === selection[0]);
  const panelId = search.panel ?? (!isPhone && isBlock ? "block" : undefined);
  const open = SHOWN.find((entry) => entry.id === panelId);
  useToastsBeside(open !== undefined && !isPhone);
  const close = () => {
    setSelection([]);
    show(undefined);
  };
  const panel = open && (
    <section aria-label={t(`flow.panels.${open.id}`)} className="flex h-full min-h-0 flex-col">
      <header className="flex h-11 shrink-0 items-center gap-2 border-b pr-1.5 pl-4">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{t(`flow.panels.${open.id}`)}</h2>
        <IconButton icon={X} size="sm" label={t("common.close")} onClick={close} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <open.Panel />
      </div>
    </section>
  );

  return (
    <EditorContext value={session}>
      <ActsContext value={acts}>
        <NamesContext value={names}>
          <main className="flex h-full min-h-0 flex-col">
            <Header
              editing={editing}
              onPublish={() => setPublishing(true)}
              onProblems={() => show("problems")}
              onConflict={() => setAsked(true)}
            >
              <Presence others={others} newer={newer} />
              {isPhone ? (
                // There is no room for one beside the other.
                <Menu trigger={<IconButton icon={Ellipsis} label={t("flow.panels.all")} />}>
                  {SHOWN.filter((entry) => entry.id !== "problems" && entry.id !== "block").map((entry) => (
                    <MenuItem key={entry.id} icon={entry.icon} onClick={() => show(entry.id)}>
                      {t(`flow.panels.${entry.id}`)}
                    </MenuItem>
                  ))}
                </Menu>
              ) : (
                SHOWN.filter((entry) => entry.id !== "problems").map((entry) => (
                  <IconButton
                    key={entry.id}
                    icon={entry.icon}
                    label={t(`flow.panels.${entry.id}`)}
                    pressed={entry.id === panelId}
                    onClick={() => (entry.id === panelId ? close() : show(entry.id))}
                  />
                ))
              )}
            </Header>
            <div className="relative min-h-0 flex-1">
              {isPhone ? (
                <Outline people={people} />
              ) : (
                <Suspense fallback={<div className="h-full bg-thread" />}>
                  <Canvas
                    view={view}
                    writing={writing}
                    lights={lights}
                    people={people}
                    badges={badges}
                    selection={selection}
                    onSelect={setSelection}
                    hasPanel={panel !== undefined}
                  />
                </Suspense>
              )}
              {panel && !isPhone && (
                <aside className="absolute inset-y-3 right-3 z-10 w-90 animate-rise overflow-hidden rounded-xl border bg-card shadow-float">
                  {panel}
                </aside>
              )}
            </div>
          </main>
          {isPhone && (
            <Sheet
              open={panel !== undefined}
              onOpenChange={(isOpen) => {
                if (!isOpen) {
                  close();
                }
              }}
              title={open ? t(`flow.panels.${open.id}`) : ""}
            >
              {panel}
            </Sheet>
          )}
          {placing && <Palette placing={placing} onClose={() => setPlacing(undefined)} />}
          {finding && (
            <FindDialog onClose={() => setFinding(false)} onFound={(id) => (isPhone ? acts.open(id) : select([id]))} />
          )}
          {publishing && (
            <PublishDialog
              onClose={() => setPublishing(false)}
              onPublished={() =>
                void api.get("/api/v1/bot/flows/{id}", { path: { id: flow.id } }).then(know, () => undefined)
              }
            />
          )}
          {isConflict && <ConflictDialog editing={editing} open={asked} onClose={() => setAsked(false)} />}
        </NamesContext>
      </ActsContext>
    </EditorContext>
  );
}

/** What is told does not cover the panel that one works in, and what stands in the middle is in the middle of the rest. */
function useToastsBeside(hasPanel: boolean) {
  useEffect(() => {
    if (!hasPanel) {
      return;
    }
    const { style } = document.documentElement;
    style.setProperty("--toasts-right", "24.5rem");
    style.setProperty("--panel-width", "23.25rem");
    return () => {
      style.removeProperty("--toasts-right");
      style.removeProperty("--panel-width");
    };
  }, [hasPanel]);
}

/** Undo and redo count everywhere in the editor, also while one writes: what is written is a step too. */
function useSteps({ undo, redo, canUndo, canRedo }: ReturnType<typeof useEditing>) {
  const { t } = useTranslation();
  useAction(
    canUndo ? { id: "flow.undo", label: t("flow.acts.undo"), group: "flow", keys: "Mod+Z", run: undo } : undefined,
  );
  useAction(
    canRedo
      ? { id: "flow.redo", label: t("flow.acts.redo"), group: "flow", keys: "Mod+Shift+Z", run: redo }
      : undefined,
  );
}
