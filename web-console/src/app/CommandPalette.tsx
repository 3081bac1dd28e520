import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Action, useActions } from "../shared/actions/actions";
import { plain } from "../shared/format/plain";
import { classes } from "../shared/ui/classes";
import { Keys } from "../shared/ui/Keys";

const GROUPS = [
  "conversation",
  "message",
  "list",
  "flow",
  "agenda",
  "go",
  "app",
] as const satisfies readonly Action["group"][];

/** Everything one can do now, by name. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const actions = useActions();
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  const shown = useMemo(() => {
    const needle = plain(wanted);
    const found = actions.filter((action) => action.id !== "palette" && plain(action.label).includes(needle));
    return GROUPS.flatMap((group) => found.filter((action) => action.group === group));
  }, [actions, wanted]);
  const current = shown[Math.min(at, shown.length - 1)];

  const run = (action: Action) => {
    onClose();
    // After the dialog has given the focus back, so that what the action focuses keeps it.
    setTimeout(() => action.run(), 0);
  };

  const move = (by: number) => {
    const next = (Math.min(at, shown.length - 1) + by + shown.length) % Math.max(1, shown.length);
    setAt(next);
    list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: "nearest" });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      move(1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      move(-1);
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      run(current);
    }
  };

  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup className="fixed inset-x-3 top-[12vh] z-40 mx-auto flex max-h-[70vh] max-w-xl animate-pop flex-col overflow-hidden rounded-xl bg-popover shadow-float outline-none">
          <Dialog.Title className="sr-only">{t("palette.title")}</Dialog.Title>
          <div className="flex items-center gap-3 border-b px-4">
            <Search aria-hidden="true" className="size-[18px] shrink-0 text-muted-foreground" strokeWidth={1.75} />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls="palette-list"
              aria-activedescendant={current ? `palette-${current.id}` : undefined}
              aria-label={t("palette.search")}
              placeholder={t("palette.search")}
              value={wanted}
              onChange={(event) => {
                setWanted(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
            />
            <Keys keys="Esc" />
          </div>
          <div
            ref={list}
            id="palette-list"
            role="listbox"
            aria-label={t("palette.title")}
            className="overflow-y-auto p-1.5"
          >
            {shown.length === 0 && (
              <p className="px-3 py-8 text-center text-muted-foreground">{t("palette.nothing", { text: wanted })}</p>
            )}
            {shown.map((action, index) => {
              const Icon = action.icon;
              return (
                <div key={action.id} role="presentation">
                  {action.group !== shown[index - 1]?.group && (
                    <p role="presentation" className="px-2.5 pt-2 pb-1 text-muted-foreground text-xs">
                      {t(`palette.groups.${action.group}`)}
                    </p>
                  )}
                  {/* The keyboard works on the box above, which names the present one. */}
                  {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox */}
                  {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox */}
                  <div
                    id={`palette-${action.id}`}
                    role="option"
                    aria-selected={action === current}
                    onPointerMove={() => setAt(index)}
                    onClick={() => run(action)}
                    className={classes(
                      "flex cursor-pointer items-center gap-3 rounded-md px-2.5 py-2",
                      action === current && "bg-accent",
                    )}
                  >
                    {Icon && (
                      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
                    )}
                    <span className="min-w-0 flex-1 truncate">{action.label}</span>
                    {action.keys && <Keys keys={action.keys} />}
                  </div>
                </div>
              );
            })}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
