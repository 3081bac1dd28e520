import { useNavigate, useSearch } from "@tanstack/react-router";
import { CircleAlert, Hourglass, LogOut } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowCounts, FlowDefinition } from "../../../shared/api/types";
import { classes } from "../../../shared/ui/classes";
import { NothingFound } from "../../../shared/ui/drawings";
import { Select, TextField } from "../../../shared/ui/Field";
import { Appearing, Empty, Failed, Skeleton } from "../../../shared/ui/States";
import { titleOf, wayLabel } from "../editor/describe";
import { waysOf } from "../editor/graph";
import type { EditorSearch } from "../editor/search";
import { useEditor } from "../editor/session";
import { nameOf } from "../trial/blocks";
import { type Behind, PRESETS, type Span, spanOf, type Visits, visits } from "./insight";
import { RunsBehind } from "./RunsBehind";
import { TraceView } from "./TraceView";
import { useCounts, useVersions } from "./useInsight";

/** What happened in the flow, drawn on its blocks; behind each number the conversations. */
export function InsightPanel() {
  const search: EditorSearch = useSearch({ from: "/console/bot/flows/$id" });
  const navigate = useNavigate({ from: "/bot/flows/$id" });
  const { flow } = useEditor();
  const [span, setSpan] = useState<Span>(() => spanOf("week", new Date()));
  const [version, setVersion] = useState<string>();
  const [behind, setBehind] = useState<Behind>();
  const show = (run: string | undefined) => void navigate({ search: (known) => ({ ...known, run }), replace: true });

  const open = (next: Behind) => {
    setBehind(next);
    if (search.run) {
      show(undefined);
    }
  };
  // Numbers stay on the canvas while somebody looks at the conversations behind one.
  return (
    <>
      {search.run ? (
        <TraceView key={search.run} flow={flow.id} run={search.run} onBack={() => show(undefined)} />
      ) : (
        behind && (
          <RunsBehind
            span={span}
            version={version}
            behind={behind}
            onBack={() => setBehind(undefined)}
            onTrace={show}
          />
        )
      )}
      <div hidden={search.run !== undefined || behind !== undefined}>
        <Numbers span={span} onSpan={setSpan} version={version} onVersion={setVersion} onBehind={open} />
      </div>
    </>
  );
}

type NumbersProps = {
  span: Span;
  onSpan(span: Span): void;
  version: string | undefined;
  onVersion(version: string | undefined): void;
  onBehind(behind: Behind): void;
};

function Numbers({ span, onSpan, version, onVersion, onBehind }: NumbersProps) {
  const { t } = useTranslation();
  const { flow } = useEditor();
  const versions = useVersions(flow.id).data ?? [];
  const counts = useCounts(flow.id, span, version);
  return (
    <div className="flex flex-col gap-3 p-3">
      <div className="flex flex-wrap items-center gap-2">
        <fieldset className="flex rounded-md border p-0.5">
          <legend className="sr-only">{t("flowInsight.period")}</legend>
          {PRESETS.map((preset) => (
            <button
              key={preset}
              type="button"
              aria-pressed={span.preset === preset}
              onClick={() => onSpan(preset === "custom" ? { ...span, preset } : spanOf(preset, new Date()))}
              className={classes(
                "h-7 rounded-sm px-2 text-sm coarse:h-9",
                span.preset === preset ? "bg-accent font-medium text-primary-ink" : "hover:bg-muted",
              )}
            >
              {t(`flowInsight.periods.${preset}`)}
            </button>
          ))}
        </fieldset>
        <Select
          aria-label={t("flowInsight.version")}
          value={version ?? ""}
          onChange={(event) => onVersion(event.target.value || undefined)}
          className="field h-8 pr-9 pl-3 text-sm"
        >
          <option value="">{t("flowInsight.everyVersion")}</option>
          {versions.map(({ id, number }) => (
            <option key={id} value={id}>
              {t("flowInsight.versionName", { number })}
            </option>
          ))}
        </Select>
      </div>
      {span.preset === "custom" && (
        <div className="grid grid-cols-2 gap-2">
          <TextField
            type="date"
            label={t("flowInsight.from")}
            value={span.from}
            max={span.to}
            onChange={(event) => event.target.value && onSpan({ ...span, from: event.target.value })}
          />
          <TextField
            type="date"
            label={t("flowInsight.to")}
            value={span.to}
            min={span.from}
            onChange={(event) => event.target.value && onSpan({ ...span, to: event.target.value })}
          />
        </div>
      )}
      {counts.isError ? (
        <Failed error={counts.error} title={t("flowInsight.failed")} onRetry={() => void counts.refetch()} />
      ) : !counts.data ? (
        <Appearing className="flex flex-col gap-2">
          <Skeleton className="h-20" />
          <Skeleton className="h-40" />
        </Appearing>
      ) : counts.data.runs === 0 && counts.data.blocks.length === 0 ? (
        <Empty drawing={<NothingFound />} title={t("flowInsight.none")} text={t("flowInsight.noneHint")} />
      ) : (
        <Counted counts={counts.data} onBehind={onBehind} />
      )}
    </div>
  );
}

const ENDINGS = ["under_way", "finished", "handover", "closed", "abandoned", "loop"] as const;

function Counted({ counts, onBehind }: { counts: FlowCounts; onBehind(behind: Behind): void }) {
  const { t } = useTranslation();
  const { draft } = useEditor();
  const rows = visits(counts);
  useBadges(rows, onBehind);
  const endings = new Map(counts.endings.map(({ ending, runs }) => [ending ?? "under_way", runs]));
  return (
    <>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border">
        <Figure
          name={t("flowInsight.runs")}
          value={counts.runs}
          onOpen={() => onBehind({ title: t("flowInsight.runs") })}
        />
        {ENDINGS.filter((ending) => endings.has(ending)).map((ending) => (
          <Figure
            key={ending}
            name={t(`flowInsight.endings.${ending}`)}
            value={endings.get(ending) ?? 0}
            onOpen={() => onBehind({ title: t(`flowInsight.endings.${ending}`), ending })}
          />
        ))}
      </dl>
      <section aria-label={t("flowInsight.blocks")}>
        <h3 className="mb-1.5 font-medium text-sm">{t("flowInsight.blocks")}</h3>
        <ul className="flex flex-col gap-2">
          {rows.map((row) => (
            <BlockRow key={row.block} row={row} draft={draft} onBehind={onBehind} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Figure({ name, value, onOpen }: { name: string; value: number; onOpen(): void }) {
  const { i18n } = useTranslation();
  return (
    <div className="bg-card last:odd:col-span-2">
      <button type="button" onClick={onOpen} className="flex w-full flex-col px-3 py-2 text-left hover:bg-muted">
        <dt className="text-muted-foreground text-xs">{name}</dt>
        <dd className="tabular font-semibold text-lg">{value.toLocaleString(i18n.language)}</dd>
      </button>
    </div>
  );
}

type BlockRowProps = { row: Visits; draft: FlowDefinition; onBehind(behind: Behind): void };

function BlockRow({ row, draft, onBehind }: BlockRowProps) {
  const { t, i18n } = useTranslation();
  const { select, types } = useEditor();
  const block = draft.blocks.find(({ id }) => id === row.block);
  const type = block && types.data.find(({ name }) => name === block.type);
  const ways = new Map(block ? waysOf(type, block).map((way) => [way.name, wayLabel(block, way, t)]) : []);
  const number = (value: number) => value.toLocaleString(i18n.language);
  const share = row.came > 0 ? row.dropped / row.came : 0;
  const name = nameOf(draft, row.block);
  return (
    <li className="rounded-lg border bg-card p-3 text-sm">
      <div className="flex items-start gap-2">
        <button
          type="button"
          disabled={!block}
          onClick={() => select([row.block])}
          className="min-w-0 flex-1 text-left enabled:hover:underline"
        >
          <span className="line-clamp-2 font-medium">{name}</span>
          {block && titleOf(block.type) !== name && (
            <span className="block text-muted-foreground text-xs">{titleOf(block.type)}</span>
          )}
        </button>
        <Count
          value={number(row.came)}
          words={t("flowInsight.came")}
          onOpen={() =>
            onBehind({ title: t("flowInsight.cameTo", { count: row.came, block: name }), block: row.block })
          }
        />
      </div>
      {share > 0 && (
        <div className="mt-2">
          <div className="h-1.5 overflow-hidden rounded-full bg-muted">
            <div className="h-full rounded-full bg-warning" style={{ width: `${Math.round(share * 100)}%` }} />
          </div>
          <p className="mt-1 text-muted-foreground text-xs">
            {t("flowInsight.share", {
              percent: share.toLocaleString(i18n.language, { style: "percent", maximumFractionDigits: 0 }),
            })}
          </p>
        </div>
      )}
      <ul className="mt-2 flex flex-col gap-0.5">
        {row.resting > 0 && (
          <Line
            words={t("flowInsight.resting")}
            value={number(row.resting)}
            onOpen={() =>
              onBehind({
                title: t("flowInsight.restingNow", { count: row.resting, block: name }),
                block: row.block,
                resting: true,
              })
            }
          />
        )}
        {row.ways.map(({ port, runs }) => (
          <Line
            key={port}
            words={port ? t("flowInsight.left", { way: ways.get(port) ?? port }) : t("flowInsight.stopped")}
            value={number(runs)}
            onOpen={() =>
              onBehind({
                title: `${name} · ${port ? t("flowInsight.left", { way: ways.get(port) ?? port }) : t("flowInsight.stopped")}`,
                block: row.block,
                port,
              })
            }
          />
        ))}
      </ul>
    </li>
  );
}

function Line({ words, value, onOpen }: { words: string; value: string; onOpen(): void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="flex w-full items-baseline gap-3 rounded-sm py-0.5 text-left hover:bg-muted"
      >
        <span className="min-w-0 flex-1 truncate text-muted-foreground">{words}</span>
        <span className="tabular font-medium">{value}</span>
      </button>
    </li>
  );
}

function Count({ value, words, onOpen }: { value: string; words: string; onOpen(): void }) {
  return (
    <button type="button" onClick={onOpen} className="-mr-1.5 shrink-0 rounded-sm px-1.5 text-right hover:bg-muted">
      <span className="tabular block font-semibold">{value}</span>
      <span className="block text-muted-foreground text-xs">{words}</span>
    </button>
  );
}

/** The numbers on the canvas, as long as the panel is open. */
function useBadges(rows: readonly Visits[], onBehind: (behind: Behind) => void) {
  const { t, i18n } = useTranslation();
  const { badge, draft } = useEditor();
  const latest = useRef({ badge, onBehind, draft });
  latest.current = { badge, onBehind, draft };
  const key = JSON.stringify(rows);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again only when a number changed.
  useEffect(() => {
    const number = (value: number) => value.toLocaleString(i18n.language);
    const open = (behind: Behind) => latest.current.onBehind(behind);
    const blocks = new Map<string, ReactNode>();
    const edges = new Map<string, ReactNode>();
    for (const row of rows) {
      const name = nameOf(latest.current.draft, row.block);
      blocks.set(
        row.block,
        <span className="flex gap-1">
          <Chip
            label={t("flowInsight.cameTo", { count: row.came, block: name })}
            onOpen={() => open({ title: t("flowInsight.cameTo", { count: row.came, block: name }), block: row.block })}
          >
            {number(row.came)}
          </Chip>
          {row.resting > 0 && (
            <Chip
              label={t("flowInsight.restingNow", { count: row.resting, block: name })}
              onOpen={() =>
                open({
                  title: t("flowInsight.restingNow", { count: row.resting, block: name }),
                  block: row.block,
                  resting: true,
                })
              }
            >
              <Hourglass aria-hidden="true" className="size-3" />
              {number(row.resting)}
            </Chip>
          )}
          {row.dropped > 0 && (
            <Mark look="bg-warning-soft" label={t("flowInsight.dropped")}>
              <LogOut aria-hidden="true" className="size-3" />
              {(row.dropped / row.came).toLocaleString(i18n.language, { style: "percent", maximumFractionDigits: 0 })}
            </Mark>
          )}
          {row.failed > 0 && (
            <Mark look="bg-destructive-soft" label={t("flowInsight.failedHere")}>
              <CircleAlert aria-hidden="true" className="size-3" />
              {number(row.failed)}
            </Mark>
          )}
        </span>,
      );
      for (const { port, runs } of row.ways) {
        edges.set(
          `${row.block}#${port}`,
          <Chip
            label={`${name}: ${number(runs)}`}
            onOpen={() => open({ title: `${name} · ${number(runs)}`, block: row.block, port })}
          >
            {number(runs)}
          </Chip>,
        );
      }
    }
    latest.current.badge(blocks, edges);
  }, [key]);

  useEffect(() => () => latest.current.badge(new Map(), new Map()), []);
}

function Chip({ label, onOpen, children }: { label: string; onOpen(): void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
      className="nodrag nopan tabular flex h-5 items-center gap-1 rounded-full border bg-card px-1.5 font-medium text-xs shadow-float hover:bg-muted"
    >
      {children}
    </button>
  );
}

function Mark({ look, label, children }: { look: string; label: string; children: ReactNode }) {
  return (
    <span
      title={label}
      className={`tabular flex h-5 items-center gap-1 rounded-full border px-1.5 font-medium text-xs ${look}`}
    >
      <span className="sr-only">{label}</span>
      {children}
    </span>
  );
}
