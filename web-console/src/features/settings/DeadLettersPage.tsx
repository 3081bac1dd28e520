import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { FileX2, type LucideIcon, MailX, MessageSquareX, RotateCw, Search, Trash2, Webhook } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeadLetter, DeadLetterSource, DeadLetterState } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { bytes } from "../../shared/format/bytes";
import { fullTime, shortTime } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { NothingFound, QuietCounter } from "../../shared/ui/drawings";
import { Select, TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { AdminsOnly, Page, RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Empty, Failed, Skeleton } from "../../shared/ui/States";

const SOURCES = ["whatsapp", "media", "webhook", "mail"] as const satisfies readonly DeadLetterSource[];
const STATES = ["open", "replayed", "discarded"] as const satisfies readonly DeadLetterState[];
const ICONS: Readonly<Record<DeadLetterSource, LucideIcon>> = {
  whatsapp: MessageSquareX,
  media: FileX2,
  webhook: Webhook,
  mail: MailX,
};
const KEY = ["dead-letters"] as const;

type Filter = { state: DeadLetterState | undefined; source: DeadLetterSource | undefined; q: string };

/** What could not be used: why, what it says, and a way to try it again or to let it go. */
export function DeadLettersPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const [filter, setFilter] = useState<Filter>({ state: "open", source: undefined, q: "" });
  const [shown, setShown] = useState<string>();
  const asked = useDeferredValue(filter);
  const list = useInfiniteQuery({
    queryKey: [...KEY, "list", asked],
    queryFn: ({ signal, pageParam }) =>
      api.get("/api/v1/dead-letters", {
        query: {
          state: asked.state,
          source: asked.source,
          q: asked.q.trim() || undefined,
          cursor: pageParam,
          limit: 50,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: useMe().role === "admin",
    refetchInterval: 30_000,
  });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const open = rows.filter((letter) => letter.state === "open");
  const isFiltered = asked.q.trim() !== "" || asked.source !== undefined || asked.state !== "open";
  return (
    <AdminsOnly>
      <Page title={t("letters.title")} description={t("letters.description")}>
        <Filters filter={filter} onChange={setFilter} />
        {open.length > 1 && <Bulk filter={asked} canReplay={open.some((letter) => letter.can_replay)} />}
        {list.isPending && (
          <Appearing>
            <RowsSkeleton />
          </Appearing>
        )}
        {list.isError && <Failed error={list.error} title={t("letters.failed")} onRetry={() => void list.refetch()} />}
        {list.data && rows.length === 0 && (
          <Empty
            drawing={isFiltered ? <NothingFound /> : <QuietCounter />}
            title={isFiltered ? t("letters.noMatch") : t("letters.none")}
            text={isFiltered ? undefined : t("letters.noneHint")}
          />
        )}
        {rows.length > 0 && (
          <ul className="divide-y overflow-hidden rounded-xl border bg-card">
            {rows.map((letter) => (
              <li key={letter.id}>
                <Row letter={letter} onOpen={() => setShown(letter.id)} />
              </li>
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("letters.more")}
          </Button>
        )}
        {shown && <Letter key={shown} id={shown} onClose={() => setShown(undefined)} />}
      </Page>
    </AdminsOnly>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange(filter: Filter): void }) {
  const { t } = useTranslation();
  return (
    <search className="mb-4 grid grid-cols-2 gap-2">
      <label className="relative col-span-2">
        <span className="sr-only">{t("letters.search")}</span>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
          strokeWidth={1.75}
        />
        <input
          type="search"
          value={filter.q}
          maxLength={200}
          placeholder={t("letters.search")}
          onChange={(event) => onChange({ ...filter, q: event.target.value })}
          className="field h-9 w-full pr-3 pl-9 coarse:h-11 coarse:text-lg"
        />
      </label>
      <Select
        aria-label={t("letters.state")}
        value={filter.state ?? ""}
        onChange={(event) => onChange({ ...filter, state: STATES.find((state) => state === event.target.value) })}
        className="field h-9 pr-9 pl-3 coarse:h-11"
      >
        {STATES.map((state) => (
          <option key={state} value={state}>
            {t(`letters.states.${state}`)}
          </option>
        ))}
        <option value="">{t("letters.anyState")}</option>
      </Select>
      <Select
        aria-label={t("letters.source")}
        value={filter.source ?? ""}
        onChange={(event) => onChange({ ...filter, source: SOURCES.find((source) => source === event.target.value) })}
        className="field h-9 pr-9 pl-3 coarse:h-11"
      >
        <option value="">{t("letters.anySource")}</option>
        {SOURCES.map((source) => (
          <option key={source} value={source}>
            {t(`letters.sources.${source}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}

/** For all that the filter shows. */
function Bulk({ filter, canReplay }: { filter: Filter; canReplay: boolean }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [said, setSaid] = useState<string>();
  const [discarding, setDiscarding] = useState(false);
  const which = { source: filter.source, q: filter.q.trim() || undefined };
  const replaying = useSave(async () => {
    setSaid(undefined);
    let cursor: string | undefined;
    let replayed = 0;
    let failed = 0;
    do {
      const step = await api.post("/api/v1/dead-letters/replay", { ...which, cursor });
      replayed += step.replayed;
      failed += step.failed;
      cursor = step.next_cursor ?? undefined;
      setSaid(t("letters.done", { replayed, failed }));
    } while (cursor);
    await cache.invalidateQueries({ queryKey: KEY });
  });
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      {canReplay && (
        <Button size="sm" busy={replaying.busy} onClick={() => void replaying.save()}>
          <RotateCw aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {t("letters.replayAll")}
        </Button>
      )}
      <Button size="sm" onClick={() => setDiscarding(true)}>
        <Trash2 aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("letters.discardAll")}
      </Button>
      {said && (
        <p role="status" className="tabular text-muted-foreground text-sm">
          {said}
        </p>
      )}
      <FormError failure={replaying.failure} fields={{}} />
      {discarding && (
        <Discard
          title={t("letters.discardAll")}
          hint={t("letters.discardAllHint")}
          onClose={() => setDiscarding(false)}
          discard={async (reason) => {
            const done = await api.post("/api/v1/dead-letters/discard", { ...which, reason });
            setSaid(t("letters.discarded", { count: done.discarded }));
          }}
        />
      )}
    </div>
  );
}

const LOOKS: Readonly<Record<DeadLetterState, string>> = {
  open: "bg-warning-soft text-warning",
  replayed: "bg-success-soft text-success",
  discarded: "bg-muted text-muted-foreground",
};

function Row({ letter, onOpen }: { letter: DeadLetter; onOpen(): void }) {
  const { t, i18n } = useTranslation();
  const Icon = ICONS[letter.source];
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex w-full items-start gap-3 px-4 py-3 text-left transition-colors hover:bg-muted focus-visible:outline-offset-[-2px]"
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{t(`letters.sources.${letter.source}`)}</span>
          {letter.channel_name && <span className="truncate text-muted-foreground text-sm">{letter.channel_name}</span>}
          <State letter={letter} />
        </span>
        <span className="line-clamp-2 break-words text-sm">{letter.reason}</span>
        <span className="tabular block text-muted-foreground text-xs">
          {[
            shortTime(letter.created_at, i18n.language),
            bytes(letter.size, i18n.language),
            letter.replays > 0 && t("letters.replays", { count: letter.replays }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
    </button>
  );
}

function State({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation();
  return (
    <span className={classes("rounded-full px-2 text-xs leading-5", LOOKS[letter.state])}>
      {letter.state !== "discarded" && letter.outcome
        ? t(`letters.outcomes.${letter.outcome}`)
        : t(`letters.stateOf.${letter.state}`)}
    </span>
  );
}

/** One of them, with what it says. */
function Letter({ id, onClose }: { id: string; onClose(): void }) {
  const { t, i18n } = useTranslation();
  const { api, cache } = useServices();
  const [discarding, setDiscarding] = useState(false);
  // Each reading is noted: not again by itself.
  const query = useQuery({
    queryKey: ["dead-letter", id],
    queryFn: ({ signal }) => api.get("/api/v1/dead-letters/{id}", { path: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const [changed, setChanged] = useState<DeadLetter>();
  const replaying = useSave(async () => {
    setChanged(await api.post("/api/v1/dead-letters/{id}/replay", undefined, { path: { id } }));
    await cache.invalidateQueries({ queryKey: KEY });
  });
  const letter = changed ?? query.data;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      size="lg"
      title={letter ? t(`letters.sources.${letter.source}`) : t("letters.title")}
      description={letter && fullTime(letter.created_at, i18n.language)}
    >
      {query.isPending && (
        <Appearing>
          <Skeleton className="h-40" />
        </Appearing>
      )}
      {query.isError && (
        <Failed error={query.error} title={t("letters.contentFailed")} onRetry={() => void query.refetch()} />
      )}
      {query.data && letter && (
        <div className="flex flex-col gap-3">
          <p className="flex flex-wrap items-center gap-2" role={changed ? "status" : undefined}>
            <State letter={letter} />
            {letter.settled_at && (
              <span className="text-muted-foreground text-sm">
                {t("letters.settledBy", {
                  name: letter.settled_by_name ?? "",
                  time: shortTime(letter.settled_at, i18n.language),
                })}
              </span>
            )}
          </p>
          <p className="break-words">{letter.note ?? letter.reason}</p>
          <section aria-label={t("letters.content")}>
            <p className="mb-1 text-muted-foreground text-xs">{t("letters.contentHint")}</p>
            <pre className="max-h-72 overflow-auto whitespace-pre-wrap break-all rounded-lg border bg-muted p-3 font-mono text-xs">
              {readable(query.data.content)}
            </pre>
            {query.data.is_cut && <p className="mt-1 text-muted-foreground text-xs">{t("letters.cut")}</p>}
          </section>
          {letter.source === "mail" && letter.state === "open" && (
            <p className="text-muted-foreground text-sm">{t("letters.mailGone")}</p>
          )}
          <FormError failure={replaying.failure} fields={{}} />
          {letter.state === "open" && (
            <DialogActions>
              <Button onClick={() => setDiscarding(true)}>{t("letters.discard")}</Button>
              {letter.can_replay && (
                <Button look="primary" busy={replaying.busy} onClick={() => void replaying.save()}>
                  {t("letters.replay")}
                </Button>
              )}
            </DialogActions>
          )}
        </div>
      )}
      {discarding && (
        <Discard
          title={t("letters.discard")}
          hint={t("letters.whyHint")}
          onClose={() => setDiscarding(false)}
          discard={async (reason) => {
            setChanged(await api.post("/api/v1/dead-letters/{id}/discard", { reason }, { path: { id } }));
          }}
        />
      )}
    </Dialog>
  );
}

/** JSON with its lines broken, and anything else as it is. */
function readable(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), undefined, 2);
  } catch {
    return content;
  }
}

type DiscardProps = { title: string; hint: string; discard(reason: string): Promise<void>; onClose(): void };

function Discard({ title, hint, discard, onClose }: DiscardProps) {
  const { t } = useTranslation();
  const { cache } = useServices();
  const [reason, setReason] = useState("");
  const saving = useSave(async () => {
    await discard(reason.trim());
    await cache.invalidateQueries({ queryKey: KEY });
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={title}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <TextField
          label={t("letters.why")}
          hint={hint}
          value={reason}
          required
          maxLength={500}
          error={saving.fields.reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FormError failure={saving.failure} fields={saving.fields} />
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="danger" busy={saving.busy}>
            {t("letters.discard")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
