import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { BusinessWeek } from "../api/types";
import { IconButton } from "./IconButton";

type Span = { from: string; to: string };

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What most offices have. */
export const OFFICE_DAYS: BusinessWeek = [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "18:00" }));

/** The spans of each day of a week. */
export function WeekEditor({ days, onChange }: { days: BusinessWeek; onChange(days: BusinessWeek): void }) {
  const { i18n } = useTranslation();
  return (
    <ul className="divide-y rounded-lg border">
      {DAYS.map((day) => (
        <Day
          key={day}
          name={weekdayName(day, i18n.language)}
          spans={spansOf(days, day)}
          onChange={(spans) => onChange(withSpans(days, day, spans))}
        />
      ))}
    </ul>
  );
}

function spansOf(days: BusinessWeek, day: number): readonly Span[] {
  return days.filter((entry) => entry.day === day).map(({ from, to }) => ({ from, to }));
}

function withSpans(days: BusinessWeek, day: number, spans: readonly Span[]): BusinessWeek {
  return [...days.filter((entry) => entry.day !== day), ...spans.map((span) => ({ day, ...span }))].sort(
    (a, b) => a.day - b.day || a.from.localeCompare(b.from),
  );
}

function Day({
  name,
  spans,
  onChange,
}: {
  name: string;
  spans: readonly Span[];
  onChange(spans: readonly Span[]): void;
}) {
  const { t } = useTranslation();
  const last = spans[spans.length - 1];
  const replace = (index: number, change: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  return (
    <li className="relative flex flex-col gap-x-3 gap-y-2 px-3 py-2 pane:min-h-12 pane:flex-row pane:items-center pane:coarse:min-h-14">
      <span className="w-28 shrink-0 first-letter:uppercase">{name}</span>
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-2 pane:pr-9">
        {spans.length === 0 && <span className="text-muted-foreground text-sm">{t("bot.hours.closed")}</span>}
        {spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place in the day
          <span key={index} className="inline-flex max-w-full items-center gap-1">
            <input
              type="time"
              aria-label={t("bot.hours.from", { day: name })}
              value={span.from}
              onChange={(event) => replace(index, { from: event.target.value })}
              className="field tabular h-8 min-w-0 px-2 text-sm coarse:h-10 max-pane:[&::-webkit-calendar-picker-indicator]:hidden"
            />
            <span className="text-muted-foreground">–</span>
            <input
              type="time"
              aria-label={t("bot.hours.to", { day: name })}
              value={span.to === "24:00" ? "23:59" : span.to}
              onChange={(event) =>
                replace(index, { to: event.target.value === "23:59" ? "24:00" : event.target.value })
              }
              className="field tabular h-8 min-w-0 px-2 text-sm coarse:h-10 max-pane:[&::-webkit-calendar-picker-indicator]:hidden"
            />
            <IconButton
              icon={X}
              size="sm"
              label={t("bot.hours.removeSpan", { day: name })}
              onClick={() => onChange(spans.filter((_, at) => at !== index))}
            />
          </span>
        ))}
      </span>
      {spans.length < 4 && (
        <IconButton
          icon={Plus}
          size="sm"
          label={t("bot.hours.addSpan", { day: name })}
          // In the middle of the first line: of the name on a phone, of the times on a desk.
          className="absolute top-1 right-2 pane:top-2.5 pane:coarse:top-3.5"
          onClick={() => onChange([...spans, last ? { from: last.to, to: "23:00" } : { from: "08:00", to: "18:00" }])}
        />
      )}
    </li>
  );
}

// 5 January 2026 was a Monday, which is day 1.
export function weekdayName(day: number, language: string, weekday: "long" | "short" = "long"): string {
  return new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" }).format(Date.UTC(2026, 0, 4 + day));
}
