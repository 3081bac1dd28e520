import { Dialog } from "@base-ui/react/dialog";
import { ExternalLink, List, MapPin, Reply, X } from "lucide-react";
import { type ReactNode, type RefObject, useState } from "react";
import { classes } from "../shared/ui/classes";
import type { Message, NewMessage, Row } from "./api";
import { useSay } from "./words";

type ChoicesProps = {
  message: Message;
  screen: RefObject<HTMLDivElement | null>;
  onSend(message: NewMessage): void;
};

/** The buttons under a bubble, and the sheet of a list. As on WhatsApp, they can be pressed again and much later. */
export function Choices({ message, screen, onSend }: ChoicesProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { content } = message;
  const press = (choice: string) => onSend({ type: "button", message_id: message.id, choice });

  if (message.type === "template" && content.buttons) {
    return (
      <Buttons>
        {content.buttons.map((button) =>
          button.type === "QUICK_REPLY" ? (
            <Choice
              key={button.text}
              icon={<Reply className="size-4" />}
              chosen={message.chosen === button.payload}
              onClick={() => press(button.payload ?? button.text)}
            >
              {button.text}
            </Choice>
          ) : (
            <LinkChoice key={button.text} url={button.url} text={button.text} />
          ),
        )}
      </Buttons>
    );
  }
  const action = content.action;
  if (message.type !== "interactive" || !action) {
    return null;
  }
  if (action.buttons) {
    return (
      <Buttons>
        {action.buttons.map(({ reply }) => (
          <Choice
            key={reply.id}
            icon={<Reply className="size-4" />}
            chosen={message.chosen === reply.id}
            onClick={() => press(reply.id)}
          >
            {reply.title}
          </Choice>
        ))}
      </Buttons>
    );
  }
  if (action.sections) {
    return (
      <Buttons>
        <Choice icon={<List className="size-4" />} onClick={() => setOpen(true)}>
          {action.button}
        </Choice>
        <ListSheet
          message={message}
          open={open}
          screen={screen}
          onOpenChange={setOpen}
          onChoose={(row) => {
            setOpen(false);
            onSend({ type: "row", message_id: message.id, choice: row.id });
          }}
        />
      </Buttons>
    );
  }
  if (action.name === "cta_url") {
    return (
      <Buttons>
        <LinkChoice url={action.parameters?.url} text={action.parameters?.display_text ?? ""} />
      </Buttons>
    );
  }
  if (action.name === "send_location") {
    return (
      <Buttons>
        <Choice
          icon={<MapPin className="size-4" />}
          onClick={() => onSend({ type: "location", latitude: -23.5505, longitude: -46.6333, reply_to: message.id })}
        >
          {say("message.sendLocation")}
        </Choice>
      </Buttons>
    );
  }
  return null;
}

function Buttons({ children }: { children: ReactNode }) {
  return <div className="mt-1 flex w-full min-w-56 flex-col gap-1">{children}</div>;
}

const LOOK =
  "flex min-h-10 w-full items-center justify-center gap-2 rounded-lg bg-wa-in px-3 py-2 font-medium text-[15px] shadow-bubble";

type ChoiceProps = { icon: ReactNode; chosen?: boolean; onClick(): void; children: ReactNode };

function Choice({ icon, chosen, onClick, children }: ChoiceProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-pressed={chosen}
      className={classes(LOOK, "transition-[filter] hover:brightness-96", chosen ? "text-wa-meta" : "text-wa-link")}
    >
      <span aria-hidden="true">{icon}</span>
      <span className="min-w-0 break-words">{children}</span>
    </button>
  );
}

function LinkChoice({ url, text }: { url: string | undefined; text: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer" className={classes(LOOK, "text-wa-link")}>
      <ExternalLink aria-hidden="true" className="size-4" />
      {text}
    </a>
  );
}

type ListSheetProps = {
  message: Message;
  open: boolean;
  screen: RefObject<HTMLDivElement | null>;
  onOpenChange(open: boolean): void;
  onChoose(row: Row): void;
};

/** Comes up from the foot of the phone: one picks a row and then sends it. */
function ListSheet({ message, open, screen, onOpenChange, onChoose }: ListSheetProps) {
  const say = useSay();
  const [picked, setPicked] = useState<Row>();
  const action = message.content.action;
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
        <Dialog.Backdrop className="absolute inset-0 z-20 animate-[appear_120ms] bg-scrim" />
        <Dialog.Popup className="absolute inset-x-0 bottom-0 z-20 flex max-h-[78%] animate-rise flex-col rounded-t-sheet bg-wa-sheet pb-[env(safe-area-inset-bottom)] text-wa-ink shadow-float outline-none">
          <span aria-hidden="true" className="mx-auto mt-2 h-1 w-9 rounded-full bg-wa-line" />
          <header className="flex items-center gap-2 px-3 pt-1 pb-2">
            <Dialog.Close
              aria-label={say("close")}
              className="flex size-9 items-center justify-center rounded-full hover:bg-wa-quote"
            >
              <X aria-hidden="true" className="size-5" />
            </Dialog.Close>
            <Dialog.Title className="min-w-0 flex-1 truncate pr-11 text-center font-semibold text-lg">
              {action?.button ?? say("message.options")}
            </Dialog.Title>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">
            {(action?.sections ?? []).map((section, index) => (
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
                    {message.chosen === row.id && <span className="text-wa-meta text-xs">{say("message.chosen")}</span>}
                    <input
                      type="radio"
                      name={`list-${message.id}`}
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
              onClick={() => picked && onChoose(picked)}
              className="h-11 w-full rounded-full bg-wa-green-fill font-medium text-lg text-wa-on-green disabled:bg-wa-line disabled:text-wa-meta"
            >
              {picked ? say("list.send") : say("list.pick")}
            </button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
