import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type RefObject, useState } from "react";

export type PhoneRow = { id: string; title: string; description?: string };
export type PhoneSection = { title?: string; rows: readonly PhoneRow[] };

type PhoneListProps = {
  title: string;
  sections: readonly PhoneSection[];
  /** What was sent from this list before. */
  chosen: string | null;
  words: { close: string; chosen: string; pick: string; send: string };
  open: boolean;
  screen: RefObject<HTMLDivElement | null>;
  onOpenChange(open: boolean): void;
  onChoose(row: PhoneRow): void;
};

/** Comes up from the foot of the phone: one picks a row and then sends it. */
export function PhoneList({ title, sections, chosen, words, open, screen, onOpenChange, onChoose }: PhoneListProps) {
  const [picked, setPicked] = useState<PhoneRow>();
  return (
    <Dialog.Root
      open={open}
      modal="trap-focus"
      onOpenChange={(next) => {
        setPicked(undefined);
        onOpenChange(next);
      }}
    >
      <Dialog.Portal container={screen}>
        {/* Also where the phone itself stands in a dialog. */}
        <Dialog.Backdrop forceRender className="absolute inset-0 z-20 animate-[appear_120ms] bg-scrim" />
        <Dialog.Popup className="absolute inset-x-0 bottom-0 z-20 flex max-h-[78%] animate-rise flex-col rounded-t-sheet bg-wa-sheet pb-[env(safe-area-inset-bottom)] text-wa-ink shadow-float outline-none">
          <span aria-hidden="true" className="mx-auto mt-2 h-1 w-9 rounded-full bg-wa-line" />
          <header className="flex items-center gap-2 px-3 pt-1 pb-2">
            <Dialog.Close
              aria-label={words.close}
              className="flex size-9 items-center justify-center rounded-full hover:bg-wa-quote"
            >
              <X aria-hidden="true" className="size-5" />
            </Dialog.Close>
            <Dialog.Title className="min-w-0 flex-1 truncate pr-11 text-center font-semibold text-lg">
              {title}
            </Dialog.Title>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">
            {sections.map((section, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sections may share a title, and never move.
              <fieldset key={index} className="pb-1">
                {section.title && (
                  <legend className="px-5 pt-3 pb-1 font-medium text-sm text-wa-green">{section.title}</legend>
                )}
                {section.rows.map((row) => (
                  <label
                    key={row.id}
                    className="flex cursor-pointer items-center gap-3 px-5 py-2.5 hover:bg-wa-quote has-focus-visible:bg-wa-quote"
                  >
                    <span className="min-w-0 flex-1">
                      <span className="block text-lg">{row.title}</span>
                      {row.description && <span className="block text-sm text-wa-meta">{row.description}</span>}
                    </span>
                    {chosen === row.id && <span className="text-wa-meta text-xs">{words.chosen}</span>}
                    <input
                      type="radio"
                      name="row"
                      checked={picked?.id === row.id}
                      onChange={() => setPicked(row)}
                      className="size-5 shrink-0 accent-wa-green-fill"
                    />
                  </label>
                ))}
              </fieldset>
            ))}
          </div>
          <footer className="border-wa-line border-t p-3">
            <button
              type="button"
              disabled={!picked}
              onClick={() => {
                setPicked(undefined);
                if (picked) {
                  onChoose(picked);
                }
              }}
              className="h-11 w-full rounded-full bg-wa-green-fill font-medium text-lg text-wa-on-green disabled:bg-wa-line disabled:text-wa-meta"
            >
              {picked ? words.send : words.pick}
            </button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
