import { useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowLeft, ArrowUp, Search, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "../../shared/actions/actions";
import type { ConversationStats } from "../../shared/api/types";
import { useMe } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { NothingFound, QuietCounter } from "../../shared/ui/drawings";
import { Keys } from "../../shared/ui/Keys";
import { Appearing, Empty, Failed, Skeleton, useReason } from "../../shared/ui/States";
import { ConversationRow, ROW_HEIGHT } from "./ConversationRow";
import { FilterChips, FilterMenu } from "./Filters";
import { HoldFilter } from "./onHold";
import { type Scope, TABS, type Tab } from "./scope";
import { useConversationStats, useConversations } from "./useConversations";
import { useSettledRows } from "./useSettledRows";

type ConversationListProps = {
  scope: Scope;
  selectedId: string | undefined;
  onScope(scope: Scope): void;
};

export function ConversationList({ scope, selectedId, onScope }: ConversationListProps) {
  const { t } = useTranslation();
  const stats = useConversationStats().data;
  return (
    <section aria-label={t("inbox.title")} className="flex h-full min-h-0 flex-col bg-card">
      <header className="shrink-0 border-b">
        <div className="flex items-center gap-1.5 px-3 pt-3 pb-2">
          <SearchBox scope={scope} onScope={onScope} />
          <FilterMenu scope={scope} onScope={onScope} />
        </div>
        <FilterChips scope={scope} onScope={onScope} />
        <Tabs scope={scope} onScope={onScope} />
        <HoldFilter scope={scope} count={stats?.on_hold ?? 0} onScope={onScope} />
      </header>
      <div role="tabpanel" id={PANEL_ID} aria-labelledby={tabId(scope.tab)} className="flex min-h-0 flex-1 flex-col">
        <Rows scope={scope} selectedId={selectedId} onScope={onScope} />
      </div>
    </section>
  );
}

const PANEL_ID = "conversations";
const tabId = (tab: Tab) => `conversations-${tab}`;

function Tabs({ scope, onScope }: Pick<ConversationListProps, "scope" | "onScope">) {
  const { t } = useTranslation();
  const stats = useConversationStats().data;
  const buttons = useRef<Partial<Record<Tab, HTMLButtonElement | null>>>({});
  const select = (tab: Tab) => onScope({ tab, q: scope.q, department: scope.department });

  function onKeyDown(event: KeyboardEvent) {
    const at = TABS.indexOf(scope.tab);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: TABS.length - 1,
    };
    const tab = TABS.at((steps[event.key] ?? Number.NaN) % TABS.length);
    if (steps[event.key] !== undefined && tab) {
      event.preventDefault();
      select(tab);
      buttons.current[tab]?.focus();
    }
  }

  return (
    <div role="tablist" aria-label={t("inbox.tabs")} onKeyDown={onKeyDown} className="flex gap-1 px-3">
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(tab)}
          ref={(button) => {
            buttons.current[tab] = button;
          }}
          aria-selected={scope.tab === tab}
          aria-controls={PANEL_ID}
          tabIndex={scope.tab === tab ? 0 : -1}
          onClick={() => select(tab)}
          className={classes(
            "relative inline-flex h-9 items-center gap-1.5 px-1.5 font-medium text-sm transition-colors",
            scope.tab === tab ? "text-foreground" : "text-muted-foreground hover:text-foreground",
          )}
        >
          {t(`inbox.tab.${tab}`)}
          {stats && <TabCount tab={tab} stats={stats} selected={scope.tab === tab} />}
          {scope.tab === tab && (
            <span aria-hidden="true" className="absolute inset-x-1 -bottom-px h-0.5 rounded-full bg-primary" />
          )}
        </button>
      ))}
    </div>
  );
}

function TabCount({ tab, stats, selected }: { tab: Tab; stats: ConversationStats; selected: boolean }) {
  const { i18n } = useTranslation();
  const count = { mine: stats.mine, waiting: stats.waiting, all: stats.all_open }[tab];
  return (
    <span
      className={classes(
        "tabular min-w-5 rounded-full px-1.5 text-center text-xs leading-[18px]",
        tab === "waiting" && count > 0
          ? "bg-warning-soft text-warning"
          : selected
            ? "bg-accent text-primary-ink"
            : "bg-muted text-muted-foreground",
      )}
    >
      {count.toLocaleString(i18n.language)}
    </span>
  );
}

const TYPING_PAUSE_MS = 250;

function SearchBox({ scope, onScope }: Pick<ConversationListProps, "scope" | "onScope">) {
  const { t } = useTranslation();
  const [text, setText] = useState(scope.q ?? "");
  const input = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const known = useRef(scope.q ?? "");

  // The back button may change the search from outside.
  useEffect(() => {
    if ((scope.q ?? "") !== known.current) {
      known.current = scope.q ?? "";
      setText(known.current);
    }
  }, [scope.q]);
  useEffect(() => () => clearTimeout(pause.current), []);

  const search = (wish: string, patience: number) => {
    setText(wish);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      known.current = wish.trim();
      onScope({ ...scope, q: known.current || undefined });
    }, patience);
  };

  useAction({
    id: "search",
    label: t("inbox.search"),
    group: "list",
    icon: Search,
    keys: "/",
    run: () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  return (
    <search className="field flex h-8 min-w-0 flex-1 items-center gap-2 bg-muted px-2.5 coarse:h-10">
      <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
      <input
        ref={input}
        type="text"
        value={text}
        maxLength={200}
        enterKeyHint="search"
        aria-label={t("inbox.search")}
        placeholder={t("inbox.searchHint")}
        onChange={(event) => search(event.target.value, TYPING_PAUSE_MS)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            search(text, 0);
          } else if (event.key === "Escape") {
            event.preventDefault();
            search("", 0);
            input.current?.blur();
          }
        }}
        className="min-w-0 flex-1 bg-transparent text-base outline-none coarse:text-lg"
      />
      {text ? (
        <button
          type="button"
          aria-label={t("inbox.clearSearch")}
          onClick={() => search("", 0)}
          className="rounded-sm p-0.5 text-muted-foreground hover:text-foreground"
        >
          <X aria-hidden="true" className="size-4" strokeWidth={1.75} />
        </button>
      ) : (
        <span className="hidden pane:block coarse:hidden">
          <Keys keys="/" />
        </span>
      )}
    </search>
  );
}

function Rows({ scope, selectedId, onScope }: ConversationListProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch, loadMore, loadingMore, moreError } = useConversations(scope);
  const { rows, news, handlers, release } = useSettledRows(data?.rows ?? [], JSON.stringify(scope));
  const scroller = useRef<HTMLDivElement>(null);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: useCallback((index: number) => rows[index]?.conversation.id ?? index, [rows]),
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();

  const lastShown = items[items.length - 1]?.index ?? 0;
  const nearEnd = rows.length > 0 && lastShown >= rows.length - 12;
  useEffect(() => {
    if (nearEnd && data?.cursor && !moreError) {
      void loadMore();
    }
  }, [nearEnd, data?.cursor, moreError, loadMore]);

  useRowKeys(
    rows.map((row) => row.conversation.id),
    selectedId,
    (index) => virtualizer.scrollToIndex(index),
  );

  // What is open is in sight when the list comes, or changes; where one scrolls afterwards is one's own.
  const revealed = useRef<string>(undefined);
  const selectedAt = rows.findIndex((row) => row.conversation.id === selectedId);
  const shownFor = `${JSON.stringify(scope)} ${selectedId}`;
  useEffect(() => {
    if (selectedAt >= 0 && revealed.current !== shownFor) {
      revealed.current = shownFor;
      virtualizer.scrollToIndex(selectedAt, { align: "auto" });
    }
  }, [selectedAt, shownFor, virtualizer]);

  if (isPending) {
    return <ListSkeleton />;
  }
  if (error && !data) {
    return <Failed error={error} title={t("inbox.failed")} onRetry={() => void refetch()} />;
  }
  if (rows.length === 0) {
    return <EmptyList scope={scope} onScope={onScope} />;
  }
  return (
    <div className="relative min-h-0 flex-1">
      {news > 0 && (
        <button
          type="button"
          onClick={() => {
            release();
            scroller.current?.scrollTo({ top: 0 });
          }}
          className="absolute top-2 left-1/2 z-10 inline-flex h-7 -translate-x-1/2 animate-rise items-center gap-1.5 rounded-full bg-primary px-3 font-medium text-primary-foreground text-sm shadow-float"
        >
          <ArrowUp aria-hidden="true" className="size-3.5" strokeWidth={2} />
          {t("inbox.news", { count: news })}
        </button>
      )}
      {/* The pointer's position decides only whether rows may move; nothing can be done here but scroll. */}
      <div ref={scroller} className="h-full overflow-y-auto overscroll-contain" {...handlers}>
        <ul style={{ height: virtualizer.getTotalSize() }} className="relative">
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <li
                  key={item.key}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <ConversationRow
                    conversation={row.conversation}
                    me={me}
                    passage={data?.passages.get(row.conversation.id)}
                    selected={row.conversation.id === selectedId}
                    gone={row.gone}
                  />
                </li>
              )
            );
          })}
        </ul>
        {loadingMore && <SkeletonRow />}
        {Boolean(moreError) && <MoreFailed error={moreError} onRetry={() => void loadMore()} />}
      </div>
    </div>
  );
}

/** `J` and `K` walk the rows; the browser's own Enter opens the one with the focus. */
function useRowKeys(ids: readonly string[], selectedId: string | undefined, reveal: (index: number) => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();

  // Where the focus is about to be: whoever presses twice within a frame goes two steps.
  const aim = useRef<string>(undefined);

  const step = (by: 1 | -1) => {
    const focused = aim.current ?? document.activeElement?.getAttribute("data-row") ?? selectedId;
    const from = focused ? ids.indexOf(focused) : -1;
    const to = from < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, from + by));
    const id = ids[to];
    if (!id) {
      return;
    }
    reveal(to);
    aim.current = id;
    const focus = () => {
      if (aim.current === id) {
        aim.current = undefined;
        document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
      }
    };
    // The row may just be coming into being.
    requestAnimationFrame(() => requestAnimationFrame(focus));
  };

  useAction({
    id: "row.next",
    label: t("actions.next"),
    group: "list",
    icon: ArrowDown,
    keys: "J",
    run: () => step(1),
  });
  useAction({
    id: "row.previous",
    label: t("actions.previous"),
    group: "list",
    icon: ArrowUp,
    keys: "K",
    run: () => step(-1),
  });
  useAction(
    selectedId
      ? {
          id: "back",
          label: t("actions.back"),
          group: "list",
          icon: ArrowLeft,
          keys: "Esc",
          run: () => void navigate({ to: "/inbox", search: true }),
        }
      : undefined,
  );
}

function EmptyList({ scope, onScope }: Pick<ConversationListProps, "scope" | "onScope">) {
  const { t } = useTranslation();
  const isNarrowed = Boolean(scope.q || scope.status || scope.department || scope.assignee || scope.tag);
  if (isNarrowed) {
    return (
      <Empty
        drawing={<NothingFound />}
        title={scope.q ? t("inbox.nothingFor", { text: scope.q }) : t("inbox.nothingFiltered")}
        action={<Button onClick={() => onScope({ tab: scope.tab })}>{t("inbox.clearFilters")}</Button>}
      />
    );
  }
  const action: Readonly<Record<Tab, ReactNode>> = {
    mine: <Button onClick={() => onScope({ tab: "waiting" })}>{t("inbox.seeWaiting")}</Button>,
    waiting: undefined,
    all: undefined,
  };
  return (
    <Empty
      drawing={<QuietCounter />}
      title={t(`inbox.empty.${scope.tab}.title`)}
      text={t(`inbox.empty.${scope.tab}.text`)}
      action={action[scope.tab]}
    />
  );
}

/** What is there stays; only what comes after it is missing. */
function MoreFailed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-4 text-center">
      <p className="text-balance text-muted-foreground text-sm">
        <span className="font-medium text-foreground">{t("inbox.moreFailed")}</span> {useReason(error)}
      </p>
      <Button onClick={onRetry}>{t("common.tryAgain")}</Button>
    </div>
  );
}

const SKELETON_WIDTHS = [64, 48, 72, 40, 56, 66, 44, 60] as const;

function ListSkeleton() {
  return (
    <Appearing className="min-h-0 flex-1 overflow-hidden">
      {SKELETON_WIDTHS.map((width) => (
        <SkeletonRow key={width} />
      ))}
    </Appearing>
  );
}

function SkeletonRow() {
  return (
    <div className="flex h-16 items-center gap-3 px-4">
      <Skeleton round className="size-10" />
      <div className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-2/5" />
        <Skeleton className="h-3 w-4/5" />
      </div>
    </div>
  );
}
