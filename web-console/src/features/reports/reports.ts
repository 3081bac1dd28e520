import type { MetricCard, MetricName, MetricsCell } from "../../shared/api/types";
import { duration } from "../../shared/format/time";

/** What the URL says of the reports. */
export type ReportsSearch = {
  from?: string;
  to?: string;
  department?: string;
  user?: string;
  tag?: string;
  /** One of the numbers by which customers come. */
  channel?: string;
  /** Times in business hours; without it by the clock. */
  counts?: "business_hours";
  /** What the tables tell of times; without it the median. */
  figure?: "mean" | "p90";
  /** The metric whose conversations are shown, and of what part of it. */
  behind?: MetricName;
  of?: string;
};

export const METRICS = [
  "opened",
  "received",
  "closed",
  "reopened",
  "transferred",
  "first_response",
  "response",
  "queue_time",
  "handling_time",
  "resolution_time",
  "bot_time",
  "resolution_rate",
  "containment",
  "sla_first_response",
  "sla_next_response",
  "sla_resolution",
  "csat",
  "csat_answered",
] as const satisfies readonly MetricName[];

/** The cards, by what they tell of. */
export const GROUPS = [
  ["volume", ["opened", "received", "closed", "reopened", "transferred"]],
  ["times", ["first_response", "response", "queue_time", "handling_time", "resolution_time", "bot_time"]],
  [
    "results",
    [
      "resolution_rate",
      "containment",
      "sla_first_response",
      "sla_next_response",
      "sla_resolution",
      "csat",
      "csat_answered",
    ],
  ],
] as const satisfies readonly (readonly [string, readonly MetricName[]])[];

/** Of which more, or less, is better. Of the others nobody can say. */
const BETTER: Partial<Record<MetricName, "more" | "less">> = {
  reopened: "less",
  first_response: "less",
  response: "less",
  queue_time: "less",
  resolution_time: "less",
  resolution_rate: "more",
  containment: "more",
  sla_first_response: "more",
  sla_next_response: "more",
  sla_resolution: "more",
  csat: "more",
  csat_answered: "more",
};

export const PERIODS = ["today", "yesterday", "week", "month", "lastMonth"] as const;
export type PeriodName = (typeof PERIODS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the URL's parameters; what makes no sense there is left out. */
export function readReports(search: Record<string, unknown>): ReportsSearch {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 64) || undefined : undefined;
  };
  const day = (name: string) => {
    const value = text(name);
    return value && DAY.test(value) ? value : undefined;
  };
  return {
    from: day("from"),
    to: day("to"),
    department: text("department"),
    user: text("user"),
    tag: text("tag"),
    channel: text("channel"),
    counts: search.counts === "business_hours" ? search.counts : undefined,
    figure: search.figure === "mean" || search.figure === "p90" ? search.figure : undefined,
    behind: METRICS.find((metric) => metric === search.behind),
    of: text("of"),
  };
}

/** The days of a named period. Without a name in the URL the server takes a week. */
export function daysOf(name: PeriodName, today: string): { from: string; to: string } {
  switch (name) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: shifted(today, -1), to: shifted(today, -1) };
    case "week":
      return { from: shifted(today, -6), to: today };
    case "month":
      return { from: shifted(today, -29), to: today };
    case "lastMonth": {
      const to = shifted(`${today.slice(0, 7)}-01`, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
  }
}

export function periodNamed(from: string, to: string, today: string): PeriodName | undefined {
  return PERIODS.find((name) => {
    const days = daysOf(name, today);
    return days.from === from && days.to === to;
  });
}

export function shifted(day: string, by: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** Today where the organization is. */
export function todayIn(timeZone: string | undefined, now: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(new Date(now));
}

type Valued = Pick<MetricCard, "unit"> & { value: number | null };

/** A value as people read it. */
export function valueText({ unit, value }: Valued, language: string): string {
  if (value === null) {
    return "–";
  }
  switch (unit) {
    case "count":
      return new Intl.NumberFormat(language).format(value);
    case "milliseconds":
      return duration(value);
    case "share":
      return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(value);
    case "score":
      return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
  }
}

export type Change = { direction: "up" | "down" | "same"; share: number | undefined; is: "better" | "worse" | "other" };

/** Of promises and questions whoever makes none hears nothing. */
export function isOptional(metric: MetricName): boolean {
  return metric.startsWith("sla_") || metric.startsWith("csat");
}

/** What a table tells of a cell. */
export function figureOf(cell: MetricsCell, figure?: ReportsSearch["figure"]): number | null {
  return cell.unit !== "milliseconds" || figure === "mean" ? cell.value : figure === "p90" ? cell.p90 : cell.median;
}

/** What of a card is compared: of times the median, for one bad day moves a mean. */
export function comparedOf(card: MetricCard): { now: number | null; before: number | null } {
  return card.unit === "milliseconds"
    ? { now: card.median, before: card.previous_median }
    : { now: card.value, before: card.previous_value };
}

/** What of a table's cell is compared. */
export function comparedIn(cell: MetricsCell, figure?: ReportsSearch["figure"]) {
  const before =
    cell.unit !== "milliseconds" || figure === "mean"
      ? cell.previous_value
      : figure === "p90"
        ? cell.previous_p90
        : cell.previous_median;
  return { now: figureOf(cell, figure), before };
}

/** How a value compares with the period before; nothing when one of them is none. */
export function changeOf(
  card: Pick<MetricCard, "metric" | "unit">,
  { now: value, before }: { now: number | null; before: number | null },
): Change | undefined {
  if (value === null || before === null) {
    return undefined;
  }
  const direction = value > before ? "up" : value < before ? "down" : "same";
  const better = BETTER[card.metric];
  return {
    direction,
    // Of shares and scores the difference is in points, which a share of it would hide.
    share:
      card.unit === "share" || card.unit === "score"
        ? value - before
        : before === 0
          ? undefined
          : (value - before) / before,
    is: !better || direction === "same" ? "other" : (direction === "up") === (better === "more") ? "better" : "worse",
  };
}
