import { Ban, CircleAlert } from "lucide-react";
import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { clockTime } from "../shared/format/time";
import { bubbleLook } from "../shared/phone/bubble";
import { isOnlyEmoji } from "../shared/phone/richText";
import { classes } from "../shared/ui/classes";
import type { Message, NewMessage } from "./api";
import { BubbleContent } from "./BubbleContent";
import { Choices } from "./Choices";
import { MessageMenu } from "./MessageMenu";
import { preview, textOf } from "./preview";
import { Ticks } from "./Ticks";
import { useLanguage, useSay } from "./words";

type BubbleProps = {
  message: Message;
  /** The message that is quoted; null when this phone does not have it. */
  quoted: Message | null | undefined;
  /** The first of a group, with a tip. */
  first: boolean;
  screen: RefObject<HTMLDivElement | null>;
  onReply(): void;
  onSend(message: NewMessage): void;
};

export function Bubble({ message, quoted, first, screen, onReply, onSend }: BubbleProps) {
  const say = useSay();
  const own = message.from_customer;
  const [menuOpen, setMenuOpen] = useState(false);
  const press = useLongPress(() => setMenuOpen(true));
  const reactions = [message.business_reaction, message.customer_reaction].filter((emoji) => emoji !== null);

  if (message.status === "failed") {
    return (
      <p className="mx-auto my-1.5 flex max-w-72 items-center gap-1.5 rounded-md bg-wa-day px-2.5 py-1 text-wa-red text-xs shadow-bubble">
        <CircleAlert aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="min-w-0 truncate">
          {say("message.failed", { code: message.failure ?? "?" })} · {preview(message, say)}
        </span>
      </p>
    );
  }
  const bare = message.type === "sticker" || (message.type === "text" && !quoted && isOnlyEmoji(textOf(message)));
  return (
    <div
      data-message={message.id}
      className={classes(
        "group relative flex max-w-[84%] animate-rise flex-col",
        own ? "items-end self-end" : "items-start self-start",
        first ? "mt-2" : "mt-0.5",
        reactions.length > 0 && "mb-5",
      )}
    >
      <div
        {...press}
        className={classes(
          "relative min-w-18 max-w-full coarse:select-none",
          bare && !message.deleted ? "px-1" : bubbleLook(own, first),
        )}
      >
        <MessageMenu message={message} open={menuOpen} onOpenChange={setMenuOpen} onReply={onReply} onSend={onSend} />
        {quoted !== undefined && <Quote message={quoted} />}
        {message.deleted ? (
          <p className="px-2 pt-1 pb-4.5 text-wa-meta italic">
            <Ban aria-hidden="true" className="mr-1 inline size-3.5 align-[-2px]" />
            {say("message.deleted")}
          </p>
        ) : (
          <BubbleContent message={message} large={bare} />
        )}
        <Meta message={message} bare={bare} />
        {reactions.length > 0 && (
          <span
            className={classes(
              "absolute -bottom-4.5 z-1 flex rounded-full border border-wa-line bg-wa-sheet px-1.5 py-0.5 text-sm leading-4",
              own ? "right-2" : "left-2",
            )}
          >
            {reactions.map((emoji, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may put the same one.
              <span key={index}>{emoji}</span>
            ))}
          </span>
        )}
      </div>
      {!own && !message.deleted && <Choices message={message} screen={screen} onSend={onSend} />}
    </div>
  );
}

function Meta({ message, bare }: { message: Message; bare: boolean }) {
  const language = useLanguage();
  const onPicture =
    (message.type === "image" || message.type === "video") && !message.content.caption && !message.deleted;
  return (
    <span
      className={classes(
        "tabular absolute right-2 bottom-1 flex items-center gap-0.5 text-xs leading-4",
        onPicture || bare ? "rounded-full bg-wa-sheet/85 px-1.5 text-wa-meta" : "text-wa-meta",
      )}
    >
      {clockTime(message.at, language)}
      {message.from_customer && <Ticks tick={message.status} />}
    </span>
  );
}

function Quote({ message }: { message: Message | null }) {
  const say = useSay();
  return (
    <blockquote
      aria-label={say("message.quoted")}
      className="mb-0.5 overflow-hidden rounded-sm border-l-4 border-l-wa-green-fill bg-wa-quote px-2.5 py-1.5"
    >
      {message ? (
        <>
          {message.from_customer && <span className="block font-medium text-sm text-wa-green">{say("phone.you")}</span>}
          <span className="line-clamp-2 text-sm text-wa-meta">{preview(message, say)}</span>
        </>
      ) : (
        <span className="text-sm text-wa-meta italic">{say("message.unknownQuote")}</span>
      )}
    </blockquote>
  );
}

const LONG_PRESS_MS = 420;

/** A finger that rests, or the right button of a mouse. A finger that moves is scrolling. */
function useLongPress(open: () => void) {
  const timer = useRef<number>(undefined);
  const forget = () => window.clearTimeout(timer.current);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === "touch") {
        timer.current = window.setTimeout(open, LONG_PRESS_MS);
      }
    },
    onPointerUp: forget,
    onPointerMove: (event: PointerEvent) => {
      if (Math.abs(event.movementX) + Math.abs(event.movementY) > 2) {
        forget();
      }
    },
    onPointerCancel: forget,
    onContextMenu: (event: { preventDefault(): void }) => {
      event.preventDefault();
      open();
    },
  };
}
