import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { plain } from "../../../shared/format/plain";
import { classes } from "../../../shared/ui/classes";
import { titleOf } from "./describe";
import { headlineOf, textOf } from "./graph";
import { iconOf, TINTS } from "./icons";
import { useNames } from "./parts";
import { useEditor } from "./session";

const MOST = 50;

/** Any block of the flow by what it is called, says or names; Enter goes there. */
export function FindDialog({ onClose, onFound }: { onClose(): void; onFound(id: string): void }) {
  const { t } = useTranslation();
  const { draft, types } = useEditor();
  const names = useNames();
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);

  // Made once while it is open: a flow may have thousands of blocks.
  const texts = useMemo(
    () =>
      draft.blocks.map((block) => {
        const type = types.data.find((one) => one.name === block.type);
        const field = headlineOf(type);
        return {
          block,
          type,
          said: field ? textOf(block.settings[field.name]).replaceAll("\n", " ") : "",
          text: plain(
            [titleOf(block.type), ...wordsIn(block.settings), block.id]
              .map((word) => names.get(word) ?? word)
              .join(" "),
          ),
        };
      }),
    [draft.blocks, types.data, names],
  );
  const words = plain(wanted.trim()).split(/\s+/);
  const found = texts.filter(({ text }) => words.every((word) => text.includes(word))).slice(0, MOST);
  const current = found[Math.min(at, found.length - 1)];

  const go = (id: string) => {
    onClose();
    onFound(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next =
        (Math.min(at, found.length - 1) + (event.key === "ArrowDown" ? 1 : -1) + found.length) %
        Math.max(1, found.length);
      setAt(next);
      list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      go(current.block.id);
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
        <Dialog.Popup className="fixed inset-x-3 top-[12vh] z-40 mx-auto flex max-h-[70vh] max-w-lg animate-pop flex-col overflow-hidden rounded-xl bg-popover shadow-float outline-none">
          <Dialog.Title className="sr-only">{t("flow.find.title")}</Dialog.Title>
          <div className="flex items-center gap-2.5 border-b px-3">
            <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls="found-blocks"
              aria-activedescendant={current ? `found-${current.block.id}` : undefined}
              aria-label={t("flow.find.search")}
              placeholder={t("flow.find.search")}
              value={wanted}
              onChange={(event) => {
                setWanted(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-11 min-w-0 flex-1 bg-transparent outline-none coarse:text-lg"
            />
          </div>
          <div
            ref={list}
            id="found-blocks"
            role="listbox"
            aria-label={t("flow.find.title")}
            className="overflow-y-auto p-1.5"
          >
            {found.length === 0 && (
              <p className="px-3 py-8 text-center text-muted-foreground">{t("palette.nothing", { text: wanted })}</p>
            )}
            {found.map(({ block, type, said }, index) => {
              const Icon = iconOf(block.type, type?.group);
              return (
                // The keyboard works on the box above, which names the present one.
                // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
                <div
                  key={block.id}
                  id={`found-${block.id}`}
                  role="option"
                  aria-selected={block === current?.block}
                  onPointerMove={() => setAt(index)}
                  onClick={() => go(block.id)}
                  className={classes(
                    "flex cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5",
                    block === current?.block && "bg-muted",
                  )}
                >
                  <span
                    className={classes(
                      "flex size-8 shrink-0 items-center justify-center rounded-md",
                      TINTS[type?.group ?? "end"],
                    )}
                  >
                    <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
                  </span>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate text-sm">{said || titleOf(block.type)}</span>
                    {said && (
                      <span className="block truncate text-muted-foreground text-xs">{titleOf(block.type)}</span>
                    )}
                  </span>
                </div>
              );
            })}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Whatever stands in settings. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string" || typeof value === "number") {
    return [`${value}`];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
