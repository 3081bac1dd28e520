import { ChevronDown, Copy, Reply, Trash2 } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "../shared/ui/classes";
import { Popover } from "../shared/ui/Popover";
import { toasts } from "../shared/ui/Toasts";
import type { Message, NewMessage } from "./api";
import { textOf } from "./preview";
import { useSay } from "./words";

const QUICK = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

type MessageMenuProps = {
  message: Message;
  open: boolean;
  onOpenChange(open: boolean): void;
  onReply(): void;
  onSend(message: NewMessage): void;
};

/** What one can do with a message: the row of reactions, reply, copy, and delete for what one wrote. */
export function MessageMenu({ message, open, onOpenChange, onReply, onSend }: MessageMenuProps) {
  const say = useSay();
  const text = textOf(message);
  const then = (act: () => void) => () => {
    onOpenChange(false);
    act();
  };
  if (message.deleted) {
    return null;
  }
  return (
    <Popover
      label={say("message.menu")}
      open={open}
      onOpenChange={onOpenChange}
      align={message.from_customer ? "end" : "start"}
      trigger={
        <button
          type="button"
          aria-label={say("message.menu")}
          className={classes(
            "absolute top-1 right-1 z-1 flex size-6 items-center justify-center rounded-full bg-inherit text-wa-meta opacity-0 transition-opacity",
            "focus-visible:opacity-100 group-hover:opacity-100 data-popup-open:opacity-100",
            // A finger presses long on the bubble instead; the button stays for keyboards and screen readers.
            "coarse:pointer-events-none coarse:group-hover:opacity-0",
          )}
        >
          <ChevronDown aria-hidden="true" className="size-4.5" />
        </button>
      }
    >
      <div className="w-64 p-1">
        <div className="flex justify-between border-b px-1 pt-0.5 pb-1.5">
          {QUICK.map((emoji) => {
            const mine = message.customer_reaction === emoji;
            return (
              <button
                key={emoji}
                type="button"
                aria-pressed={mine}
                aria-label={mine ? say("message.unreact") : say("message.react", { emoji })}
                onClick={then(() => onSend({ type: "reaction", message_id: message.id, emoji: mine ? "" : emoji }))}
                className={classes(
                  "flex size-9 items-center justify-center rounded-full text-xl hover:bg-muted",
                  mine && "bg-accent-strong",
                )}
              >
                {emoji}
              </button>
            );
          })}
        </div>
        <div className="pt-1">
          <Item icon={Reply} onClick={then(onReply)}>
            {say("message.reply")}
          </Item>
          {text && (
            <Item
              icon={Copy}
              onClick={then(
                () =>
                  void navigator.clipboard?.writeText(text).then(() => toasts.add({ title: say("message.copied") })),
              )}
            >
              {say("message.copy")}
            </Item>
          )}
          {message.from_customer && (
            <Item icon={Trash2} onClick={then(() => onSend({ type: "revoke", message_id: message.id }))}>
              {say("message.delete")}
            </Item>
          )}
        </div>
      </div>
    </Popover>
  );
}

function Item({ icon: Icon, children, ...rest }: ComponentProps<"button"> & { icon: typeof Reply }) {
  return (
    <button
      type="button"
      {...rest}
      className="flex w-full items-center gap-2.5 rounded-sm px-2 py-1.5 text-left hover:bg-muted coarse:py-2.5"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 opacity-70" strokeWidth={1.75} />
      {children}
    </button>
  );
}
