import { ArrowLeft, BadgeCheck, ChevronDown, Lock, MoreVertical, Phone as PhoneIcon, Video } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { dayName, dayOf } from "../shared/format/time";
import { Avatar } from "../shared/ui/Avatar";
import { api, type BusinessNumber, type Customer, type Message, type NewMessage } from "./api";
import { Bubble } from "./Bubble";
import { Composer } from "./Composer";
import { attempt } from "./failing";
import { useLanguage, useSay } from "./words";
import { shown, type Thread } from "./world";

type ChatProps = {
  business: BusinessNumber;
  person: Customer;
  thread: Thread | undefined;
  /** Where sheets open: the phone's own screen. */
  screen: RefObject<HTMLDivElement | null>;
  onBack(): void;
  corner: ReactNode;
};

/** The thread with one business, as WhatsApp shows it. */
export function Chat({ business, person, thread, screen, onBack, corner }: ChatProps) {
  const say = useSay();
  const [replyTo, setReplyTo] = useState<Message>();
  const messages = (thread?.messages ?? []).filter(shown);
  const number = business.phone_number_id;
  const typing = useTyping(thread?.typingUntil ?? null);
  const unread = thread?.summary.unread ?? 0;
  const opened = thread?.messages !== undefined;
  useReading(opened ? unread : 0, number, person.id);

  const send = (message: NewMessage) => attempt(say, () => api.send(number, person.id, message));
  return (
    <>
      <header className="z-10 flex h-14 shrink-0 items-center gap-1 bg-wa-bar px-1.5 shadow-bubble">
        <button
          type="button"
          aria-label={say("phone.back")}
          onClick={onBack}
          className="flex items-center rounded-full py-1 pr-1 pl-0.5 hover:bg-wa-quote"
        >
          <ArrowLeft aria-hidden="true" className="size-5.5" strokeWidth={2} />
          <Avatar id={number} name={business.verified_name} className="ml-0.5 size-9" />
        </button>
        <div className="min-w-0 flex-1 pl-1.5">
          <h2 className="flex items-center gap-1 font-medium text-lg leading-5">
            <span className="truncate">{business.verified_name}</span>
            <BadgeCheck aria-hidden="true" className="size-4 shrink-0 fill-wa-link stroke-wa-bar" />
          </h2>
          <p aria-live="polite" className="truncate text-wa-meta text-xs">
            {typing ? say("phone.typing") : say("phone.business")}
          </p>
        </div>
        {corner || (
          <span aria-hidden="true" className="flex items-center gap-4 pr-2">
            <Video className="size-5" strokeWidth={1.75} />
            <PhoneIcon className="size-[18px]" strokeWidth={1.75} />
            <MoreVertical className="size-5" strokeWidth={1.75} />
          </span>
        )}
      </header>
      <Messages
        messages={messages}
        opened={opened}
        typing={typing}
        screen={screen}
        onReply={setReplyTo}
        onSend={(message) => void send(message)}
      />
      <Composer
        number={number}
        replyTo={replyTo}
        businessName={business.verified_name}
        onCancelReply={() => setReplyTo(undefined)}
        onSend={async (message) => {
          setReplyTo(undefined);
          return send(message);
        }}
      />
    </>
  );
}

type MessagesProps = {
  messages: readonly Message[];
  opened: boolean;
  typing: boolean;
  screen: RefObject<HTMLDivElement | null>;
  onReply(message: Message): void;
  onSend(message: NewMessage): void;
};

function Messages({ messages, opened, typing, screen, onReply, onSend }: MessagesProps) {
  const say = useSay();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const lastTop = useRef(0);
  const [away, setAway] = useState(false);
  const byId = new Map(messages.map((message) => [message.id, message]));
  const own = messages.findLast((message) => message.from_customer)?.id;

  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });

  // Pictures arrive late, and the composer grows: whatever happens, the end stays in sight for who was there.
  useLayoutEffect(() => {
    if (!content.current || !scroller.current) {
      return;
    }
    const watcher = new ResizeObserver(() => {
      if (stuck.current && scroller.current) {
        scroller.current.scrollTop = scroller.current.scrollHeight;
      }
    });
    watcher.observe(content.current);
    watcher.observe(scroller.current);
    return () => watcher.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what one wrote oneself is always shown.
  useLayoutEffect(() => {
    stuck.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [own, opened]);

  return (
    <div className="wallpaper relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label={say("phone.chats")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          // Only going up leaves the end: when the thread grows, this is called with a stale place.
          const atEnd = scrollHeight - scrollTop - clientHeight < 48;
          stuck.current = atEnd || (stuck.current && scrollTop >= lastTop.current);
          lastTop.current = scrollTop;
          setAway(!stuck.current);
        }}
        className="absolute inset-0 [overflow-anchor:none] overflow-y-auto overflow-x-hidden overscroll-contain focus-visible:outline-offset-[-3px]"
      >
        <div ref={content} className="flex min-h-full flex-col justify-end px-3.5 pt-2 pb-2.5">
          <p className="mx-auto mb-2 max-w-72 rounded-md bg-wa-notice px-3 py-1.5 text-center text-wa-meta text-xs shadow-bubble">
            <Lock aria-hidden="true" className="mr-1 inline size-3 align-[-1px]" />
            {say("phone.encrypted")}
          </p>
          {messages.map((message, index) => {
            const before = messages[index - 1];
            const newDay = !before || dayOf(before.at) !== dayOf(message.at);
            const words = { today: say("phone.today"), yesterday: say("phone.yesterday") };
            return (
              <div key={message.id} className="contents">
                {newDay && (
                  <p className="mx-auto my-2 rounded-md bg-wa-day px-2.5 py-1 text-wa-meta text-xs capitalize shadow-bubble">
                    {dayName(message.at, language, words, Date.now())}
                  </p>
                )}
                <Bubble
                  message={message}
                  quoted={message.reply_to ? (byId.get(message.reply_to) ?? null) : undefined}
                  first={newDay || before?.from_customer !== message.from_customer}
                  screen={screen}
                  onReply={() => onReply(message)}
                  onSend={onSend}
                />
              </div>
            );
          })}
          {typing && <TypingBubble />}
        </div>
      </div>
      {away && (
        <button
          type="button"
          aria-label={say("phone.toEnd")}
          onClick={toEnd}
          className="absolute right-3 bottom-3 flex size-9 animate-pop items-center justify-center rounded-full bg-wa-sheet text-wa-meta shadow-float"
        >
          <ChevronDown aria-hidden="true" className="size-5" />
        </button>
      )}
    </div>
  );
}

function TypingBubble() {
  return (
    <div
      aria-hidden="true"
      className="tail-in relative mt-1.5 flex w-fit animate-rise gap-1 rounded-lg rounded-tl-none bg-wa-in px-3.5 py-3 shadow-bubble"
    >
      {[0, 1, 2].map((dot) => (
        <span
          key={dot}
          className="size-1.5 animate-dot rounded-full bg-wa-meta nth-2:[animation-delay:150ms] nth-3:[animation-delay:300ms]"
        />
      ))}
    </div>
  );
}

/** Whether the business types; WhatsApp stops believing it after a while. */
function useTyping(until: string | null): boolean {
  const [, tick] = useState(0);
  const left = until ? Date.parse(until) - Date.now() : 0;
  useEffect(() => {
    const remaining = until ? Date.parse(until) - Date.now() : 0;
    if (remaining <= 0) {
      return;
    }
    const timer = window.setTimeout(() => tick((before) => before + 1), remaining);
    return () => window.clearTimeout(timer);
  }, [until]);
  return left > 0;
}

/** Who has the thread before the eyes has read it. A page in the background reads nothing. */
function useReading(unread: number, number: string, customer: string) {
  useEffect(() => {
    if (unread === 0) {
      return;
    }
    const read = () => {
      if (document.visibilityState === "visible") {
        api.read(number, customer).catch(() => undefined);
      }
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [unread, number, customer]);
}
