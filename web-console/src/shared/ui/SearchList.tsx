import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes";

type SearchListProps<T> = {
  title: string;
  /** Stands in the box, and is its name. */
  search: string;
  /** What was written in the box. */
  wanted: string;
  onWanted(text: string): void;
  /** What fits it, in order. */
  items: readonly T[];
  idOf(item: T): string;
  /** Above the first of each group; equal names in a row stand once. */
  groupOf?(item: T): string;
  onChosen(item: T): void;
  onClose(): void;
  /** Right of the box. */
  hint?: ReactNode;
  /** Where it opens; in the middle, above a dimmed page, without. */
  style?: ComponentProps<typeof Dialog.Popup>["style"];
  finalFocus?: ComponentProps<typeof Dialog.Popup>["finalFocus"];
  children(item: T): ReactNode;
};

/** A box to search in and what was found, one of which is chosen with the arrows and Enter, or by a click. */
export function SearchList<T>(props: SearchListProps<T>) {
  const { t } = useTranslation();
  const own = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const { items, style } = props;
  const place = Math.min(at, items.length - 1);
  const current = items[place];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = (place + (event.key === "ArrowDown" ? 1 : -1) + items.length) % Math.max(1, items.length);
      setAt(next);
      list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && current !== undefined) {
      event.preventDefault();
      props.onChosen(current);
    }
  };

  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) {
          props.onClose();
        }
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={classes("fixed inset-0 z-40", !style && "bg-scrim")} />
        <Dialog.Popup
          style={style}
          finalFocus={props.finalFocus}
          className={classes(
            "fixed z-40 flex animate-pop flex-col overflow-hidden rounded-xl bg-popover shadow-float outline-none",
            style ? "w-82" : "inset-x-3 top-[12vh] mx-auto max-h-[70vh] max-w-xl",
          )}
        >
          <Dialog.Title className="sr-only">{props.title}</Dialog.Title>
          <div className="flex items-center gap-3 border-b px-4">
            <Search aria-hidden="true" className="size-[18px] shrink-0 text-muted-foreground" strokeWidth={1.75} />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls={`${own}-list`}
              aria-activedescendant={current === undefined ? undefined : `${own}-${props.idOf(current)}`}
              aria-label={props.search}
              placeholder={props.search}
              value={props.wanted}
              onChange={(event) => {
                props.onWanted(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
            />
            {props.hint}
          </div>
          <div ref={list} id={`${own}-list`} role="listbox" aria-label={props.title} className="overflow-y-auto p-1.5">
            {items.length === 0 && (
              <p className="px-3 py-8 text-center text-muted-foreground">
                {t("palette.nothing", { text: props.wanted })}
              </p>
            )}
            {items.map((item, index) => {
              const before = items[index - 1];
              const group = props.groupOf?.(item);
              return (
                <div key={props.idOf(item)} role="presentation">
                  {group !== undefined && (before === undefined || group !== props.groupOf?.(before)) && (
                    <p role="presentation" className="px-2.5 pt-2 pb-1 text-muted-foreground text-xs">
                      {group}
                    </p>
                  )}
                  {/* The keyboard works on the box above, which names the present one. */}
                  {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox */}
                  {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox */}
                  <div
                    id={`${own}-${props.idOf(item)}`}
                    role="option"
                    aria-selected={index === place}
                    onPointerMove={() => setAt(index)}
                    onClick={() => props.onChosen(item)}
                    className={classes(
                      "flex cursor-pointer items-center gap-3 rounded-md px-2.5 py-2",
                      index === place && "bg-accent",
                    )}
                  >
                    {props.children(item)}
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
