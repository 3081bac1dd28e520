import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { BusinessHours } from "../../shared/api/types";
import { SelectField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { Switch } from "../../shared/ui/Switch";
import { OFFICE_HOURS, type Span, spansOf, withSpans } from "./menu";

type HoursEditorProps = { hours: BusinessHours | null; onChange(hours: BusinessHours | null): void };

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function HoursEditor({ hours, onChange }: HoursEditorProps) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Switch
        checked={hours !== null}
        onChange={(limited) => onChange(limited ? { timezone: HERE, ...OFFICE_HOURS } : null)}
        label={t("bot.hours.limited")}
        hint={t("bot.hours.limitedHint")}
      />
      {hours && (
        <>
          <SelectField
            label={t("bot.hours.timezone")}
            value={hours.timezone}
            onChange={(timezone) => onChange({ ...hours, timezone })}
            className="max-w-xs"
          >
            {[...new Set([hours.timezone, HERE, ...Intl.supportedValuesOf("timeZone")])].map((zone) => (
              <option key={zone} value={zone}>
                {zone.replace(/_/g, " ")}
              </option>
            ))}
          </SelectField>
          <ul className="divide-y rounded-lg border">
            {DAYS.map((day) => (
              <Day
                key={day}
                name={dayName(day, i18n.language)}
                spans={spansOf(hours, day)}
                onChange={(spans) => onChange(withSpans(hours, day, spans))}
              />
            ))}
          </ul>
        </>
      )}
    </>
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
    <li className="relative flex flex-col gap-x-3 gap-y-2 px-3 py-2 pane:flex-row pane:items-center">
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
          className="absolute top-1.5 right-2"
          onClick={() => onChange([...spans, last ? { from: last.to, to: "23:00" } : { from: "08:00", to: "18:00" }])}
        />
      )}
    </li>
  );
}

// 5 January 2026 was a Monday, which is day 1.
function dayName(day: number, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2026, 0, 4 + day));
}
