import { useVirtualizer } from "@tanstack/react-virtual";
import { Archive, ArrowDown, LoaderCircle } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation, Message } from "../../shared/api/types";
import { useMinutes } from "../../shared/format/clock";
import { dayName, shortDate } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { FirstMessage } from "../../shared/ui/drawings";
import { Appearing, Empty, Failed, Skeleton } from "../../shared/ui/States";
import { Bubble, type BubbleActions } from "./Bubble";
import { type Item, layOut } from "./layout";
import { countNews } from "./news";
import { type Outbox, usePending } from "./outbox";
import { PendingBubble } from "./PendingBubble";
import { remediesFor, remediesForRefused, type Situation } from "./remedy";
import { SystemLine } from "./SystemLine";
import type { Thread as ThreadData } from "./thread";
import { TypingDots, useTypist } from "./typing";
import { threadKey, useThread } from "./useThread";

type ThreadProps = {
  conversation: Conversation;
  /** The message to be shown. */
  messageId: string | undefined;
  outbox: Outbox;
  situation: Situation;
  onReply(message: Message): void;
  onReact(message: Message, emoji: string): void;
  onRetry(message: Message): void;
  onTemplate(): void;
  onRewrite(message: Message): void;
};

const NEAR_TOP = 12;
const NEAR_END_PX = 80;
const GLIDE_PX = 1_500;
const GLOW_MS = 1_400;
const MOST_PAGES_BACK = 40;

/** What was said, from the newest upwards as far as one scrolls. Mounted anew for each conversation. */
export function Thread(props: ThreadProps) {
  const { conversation } = props;
  const { t } = useTranslation();
  const thread = useThread(conversation.id);

  if (thread.isPending) {
    return <ThreadSkeleton />;
  }
  if (!thread.data) {
    return <Failed error={thread.error} title={t("thread.failed")} onRetry={() => void thread.refetch()} />;
  }
  return (
    <Loaded
      {...props}
      data={thread.data}
      loadOlder={thread.loadOlder}
      loadingOlder={thread.loadingOlder}
      olderError={thread.olderError}
    />
  );
}

type LoadedProps = ThreadProps & {
  data: ThreadData;
  loadOlder(): Promise<boolean>;
  loadingOlder: boolean;
  olderError: unknown;
};

function Loaded(props: LoadedProps) {
  const { conversation, messageId, data, loadOlder, loadingOlder, olderError, outbox, situation } = props;
  const { t } = useTranslation();
  const { cache } = useServices();
  const me = useMe();
  const pending = usePending(outbox, conversation.id);
  // Where one left off is decided once, when the conversation opens: the line must not move while one reads.
  const [firstUnread] = useState(
    () => data.messages.find((message) => message.sender_type === "customer" && !message.is_read)?.id,
  );
  const deletedUntil = conversation.metadata.messages_deleted_until;
  const items = useMemo(
    () => layOut(data.messages, pending, firstUnread, data.older ? undefined : deletedUntil),
    [data.messages, data.older, pending, firstUnread, deletedUntil],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(firstUnread === undefined);
  const [glowing, setGlowing] = useState<string>();

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    estimateSize: useCallback((index: number) => estimate(items[index]), [items]),
    overscan: 10,
    paddingStart: 16,
    paddingEnd: 12,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: NEAR_END_PX,
  });
  const shown = virtualizer.getVirtualItems();

  // Opening goes to the message that was asked for, the line of the unread, or the end. Until that place is on the screen nothing else may move the
  // list: an older page in front would shift the place while it is being gone to.
  const [place] = useState(() => {
    const wanted = indexOf(items, messageId);
    const place = wanted >= 0 ? wanted : items.findIndex((item) => item.kind === "unread");
    return place > 0 ? place : undefined;
  });
  const [arrived, setArrived] = useState(false);
  const started = useRef(false);
  useLayoutEffect(() => {
    if (started.current || items.length === 0) {
      return;
    }
    started.current = true;
    if (place === undefined) {
      virtualizer.scrollToEnd();
    } else {
      virtualizer.scrollToIndex(place, { align: "center" });
    }
  }, [items.length, place, virtualizer]);

  const firstShown = shown[0]?.index ?? 0;
  const lastShown = shown[shown.length - 1]?.index ?? 0;
  const placeShown = place === undefined ? lastShown >= items.length - 1 : firstShown <= place && place <= lastShown;
  useEffect(() => {
    if (arrived || !placeShown) {
      return;
    }
    // Two frames, in which the rows around the place are measured and the place is gone to exactly.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        virtualizer.cancelScroll();
        setArrived(true);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [arrived, placeShown, virtualizer]);

  useEffect(() => {
    if (arrived && firstShown < NEAR_TOP && data.older && !olderError) {
      void loadOlder();
    }
  }, [arrived, firstShown, data.older, olderError, loadOlder]);

  // Whether one is at the end is known by scrolling; a thread that fits never scrolls.
  const total = virtualizer.getTotalSize();
  useEffect(() => {
    const element = scroller.current;
    if (arrived && element && total <= element.clientHeight) {
      setAtEnd(true);
    }
  }, [arrived, total]);

  // What one writes is always seen, wherever one was reading.
  const lastPending = pending[pending.length - 1]?.clientId;
  useEffect(() => {
    if (lastPending) {
      virtualizer.scrollToEnd();
    }
  }, [lastPending, virtualizer]);

  const news = useNews(data.messages, atEnd);

  const reveal = useRef<(messageId: string) => Promise<void>>(async () => undefined);
  const goTo = async (messageId: string) => {
    for (let page = 0; page < MOST_PAGES_BACK; page++) {
      const known = cache.getQueryData<ThreadData>(threadKey(conversation.id));
      if (!known?.older || known.messages.some((message) => message.id === messageId)) {
        break;
      }
      if (!(await loadOlder())) {
        break;
      }
    }
    const now = cache.getQueryData<ThreadData>(threadKey(conversation.id));
    const index = indexOf(
      layOut(now?.messages ?? [], pending, firstUnread, now?.older ? undefined : deletedUntil),
      messageId,
    );
    if (index >= 0) {
      virtualizer.scrollToIndex(index, { align: "center" });
      setGlowing(messageId);
      setTimeout(() => setGlowing(undefined), GLOW_MS);
    }
  };

  // One object for the life of the thread, so that a bubble is drawn again only when its message changes.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
    reveal.current = goTo;
  });
  // Whoever opened a message is shown it once; where they scroll afterwards is their own.
  const sought = useRef<string>(undefined);
  useEffect(() => {
    if (arrived && messageId && sought.current !== messageId) {
      sought.current = messageId;
      void reveal.current(messageId);
    }
  }, [arrived, messageId]);

  const actions = useMemo<BubbleActions>(
    () => ({
      reply: (message) => latest.current.onReply(message),
      react: (message, emoji) => latest.current.onReact(message, emoji),
      retry: (message) => latest.current.onRetry(message),
      template: () => latest.current.onTemplate(),
      rewrite: (message) => latest.current.onRewrite(message),
      reveal: (messageId) => void reveal.current(messageId),
    }),
    [],
  );

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR_END_PX)
        }
        // Whoever scrolls by hand is not to be pulled on to where a button was taking them.
        onWheel={() => virtualizer.cancelScroll()}
        onTouchMove={() => virtualizer.cancelScroll()}
        onKeyDown={() => virtualizer.cancelScroll()}
        role="log"
        aria-label={t("thread.title")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="h-full overflow-y-auto overscroll-contain focus-visible:outline-offset-[-2px] [overflow-anchor:none]"
      >
        {items.length === 0 ? (
          <Empty drawing={<FirstMessage />} title={t("thread.empty")} />
        ) : (
          // What is short stands at the bottom, where one writes.
          <div className="flex min-h-full flex-col justify-end">
            <div className="relative w-full shrink-0" style={{ height: virtualizer.getTotalSize() }}>
              {shown.map((row) => {
                const item = items[row.index];
                return (
                  item && (
                    <div
                      key={row.key}
                      ref={virtualizer.measureElement}
                      data-index={row.index}
                      className={classes(
                        "absolute inset-x-0 top-0 transition-colors duration-500",
                        item.kind === "message" && item.message.id === glowing && "bg-accent-strong",
                      )}
                      style={{ transform: `translateY(${row.start}px)` }}
                    >
                      <Line
                        item={item}
                        outbox={outbox}
                        situation={situation}
                        meId={me.id}
                        customerName={conversation.customer.name}
                        actions={actions}
                      />
                    </div>
                  )
                );
              })}
            </div>
          </div>
        )}
      </div>
      {(loadingOlder || Boolean(olderError)) && (
        <div className="absolute inset-x-0 top-2 flex justify-center">
          {olderError ? (
            <button
              type="button"
              onClick={() => void loadOlder()}
              className="rounded-full bg-popover px-3 py-1 text-destructive text-sm shadow-float"
            >
              {t("thread.olderFailed")}
            </button>
          ) : (
            <span className="inline-flex size-8 items-center justify-center rounded-full bg-popover shadow-float">
              <LoaderCircle aria-label={t("thread.loadingOlder")} className="size-4 animate-spin" strokeWidth={1.75} />
            </span>
          )}
        </div>
      )}
      {!atEnd && (
        <button
          type="button"
          // A glide over a screen or two shows where one comes from; over days of history it would only take long.
          onClick={() =>
            virtualizer.scrollToEnd({
              behavior: virtualizer.getDistanceFromEnd() < GLIDE_PX ? "smooth" : "auto",
            })
          }
          aria-label={news > 0 ? t("thread.newBelow", { count: news }) : t("thread.toEnd")}
          className={classes(
            "absolute right-4 bottom-3 inline-flex h-9 animate-rise items-center gap-1.5 rounded-full shadow-float",
            news > 0
              ? "bg-primary px-3.5 font-medium text-primary-foreground text-sm"
              : "w-9 justify-center bg-popover text-muted-foreground hover:text-foreground",
          )}
        >
          {news > 0 && <span className="tabular">{t("thread.newBelow", { count: news })}</span>}
          <ArrowDown aria-hidden="true" className="size-4" strokeWidth={2} />
        </button>
      )}
      <TypingLine conversationId={conversation.id} />
    </div>
  );
}

type LineProps = {
  item: Item;
  outbox: Outbox;
  situation: Situation;
  meId: string;
  customerName: string | null;
  actions: BubbleActions;
};

function Line({ item, outbox, situation, meId, customerName, actions }: LineProps) {
  const { t } = useTranslation();
  switch (item.kind) {
    case "day":
      return <DayDivider at={item.at} />;
    case "unread":
      return (
        <div className="flex items-center gap-3 px-6 py-2 font-medium text-primary-ink text-xs">
          <span aria-hidden="true" className="h-px flex-1 bg-primary/40" />
          {t("thread.unread")}
          <span aria-hidden="true" className="h-px flex-1 bg-primary/40" />
        </div>
      );
    case "deleted":
      return <DeletedLine until={item.until} />;
    case "system":
      return <SystemLine message={item.message} />;
    case "message":
      return (
        <Bubble
          message={item.message}
          first={item.first}
          last={item.last}
          chosen={item.chosen}
          meId={meId}
          customerName={customerName}
          mayWrite={situation.owned && situation.windowOpen}
          remedies={remediesFor(item.message, situation)}
          actions={actions}
        />
      );
    case "pending":
      return (
        <PendingBubble
          pending={item.pending}
          first={item.first}
          last={item.last}
          outbox={outbox}
          remedies={remediesForRefused(item.pending.template !== undefined, situation)}
          onTemplate={actions.template}
        />
      );
  }
}

function DeletedLine({ until }: { until: string }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="mx-auto flex max-w-md items-center justify-center gap-2 px-6 py-3 text-center text-muted-foreground text-xs">
      <Archive aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      {t("thread.deletedUntil", { date: shortDate(until, i18n.language) })}
    </p>
  );
}

function DayDivider({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  const now = useMinutes();
  return (
    <div className="flex justify-center py-2.5">
      <time dateTime={at} className="rounded-full border bg-card px-3 py-0.5 text-muted-foreground text-xs">
        {dayName(at, i18n.language, { today: t("time.today"), yesterday: t("time.yesterday") }, now)}
      </time>
    </div>
  );
}

function TypingLine({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const typist = useTypist(conversationId);
  return (
    <div aria-live="polite" className="pointer-events-none absolute bottom-2 left-6">
      {typist && (
        <span className="inline-flex animate-rise items-center gap-2 rounded-full bg-popover px-3 py-1 text-muted-foreground text-xs shadow-float">
          <TypingDots />
          {t("inbox.typing", { name: typist })}
        </span>
      )}
    </div>
  );
}

/** How many messages came while one was reading further up. */
function useNews(messages: readonly Message[], atEnd: boolean): number {
  const last = messages[messages.length - 1]?.id;
  const [seen, setSeen] = useState(last);
  useEffect(() => {
    if (atEnd) {
      setSeen(last);
    }
  }, [atEnd, last]);
  return useMemo(() => countNews(messages, seen), [messages, seen]);
}

function indexOf(items: readonly Item[], messageId: string | undefined): number {
  return items.findIndex((item) => item.kind === "message" && item.message.id === messageId);
}

/** A guess that is near enough that the scrollbar does not dance; the real height is measured. */
function estimate(item: Item | undefined): number {
  switch (item?.kind) {
    case "day":
      return 44;
    case "unread":
    case "system":
      return 34;
    case "message": {
      const lines = Math.max(1, Math.ceil(item.message.content.length / 60));
      const box = item.message.media ? (item.message.message_type === "image" ? 230 : 76) : 0;
      return 34 + lines * 20 + box + (item.first ? 10 : 2);
    }
    default:
      return 56;
  }
}

const SHAPES = [
  ["", "w-56"],
  ["", "w-72"],
  ["self-end", "w-64"],
  ["", "w-40"],
  ["self-end", "w-80"],
  ["self-end", "w-48"],
] as const;

function ThreadSkeleton() {
  return (
    <Appearing className="flex min-h-0 flex-1 flex-col justify-end gap-2.5 overflow-hidden px-6 pb-4">
      {SHAPES.map(([side, width]) => (
        <Skeleton key={width} className={classes("h-11 max-w-[70%] rounded-xl", side, width)} />
      ))}
    </Appearing>
  );
}
