import { useTranslation } from "react-i18next";
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { MetricName, MetricsHour, MetricsSeries } from "../../shared/api/types";

type VolumeProps = {
  series: MetricsSeries;
  volume: "opened" | "received";
  /** A day, or an hour of one. */
  onStep(metric: MetricName, step: string): void;
};
type DotProps = { cx?: number; cy?: number; index: number; payload: Row };
type Row = { at: string; now: number; closed: number; before: number | undefined };

/** How much came, step by step, with the period before as a thin line. Bars begin at zero. */
export function VolumeChart({ series, volume, onStep }: VolumeProps) {
  const { t, i18n } = useTranslation();
  const rows = rowsOf(series, volume);
  const short = (at: string) => stepName(at, series.step, i18n.language);
  return (
    <figure className="m-0">
      <Legend
        items={[
          [t(`reports.metrics.${volume}`), "bg-primary"],
          [t("reports.metrics.closed"), "bg-success"],
          [t("reports.before"), "bg-muted-foreground"],
        ]}
      />
      <div className="relative h-60 w-full">
        {/* For the keyboard: a place on each bar. The pointer goes through them to the chart. */}
        <ol className="pointer-events-none absolute inset-x-0 top-2 bottom-[30px] z-10 ml-9 mr-1 flex print:hidden">
          {rows.map((row) => (
            <li key={row.at} className="h-full min-w-0 flex-1">
              <button
                type="button"
                disabled={row.now === 0}
                aria-label={`${short(row.at)}: ${row.now}`}
                onClick={() => onStep(volume, stepOf(row, series.step))}
                className="size-full rounded-sm"
              />
            </li>
          ))}
        </ol>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 240 }}>
          <ComposedChart
            data={rows}
            accessibilityLayer={false}
            margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
            barCategoryGap="24%"
          >
            <CartesianGrid vertical={false} stroke="var(--border)" />
            <XAxis
              dataKey="at"
              tickFormatter={short}
              tickLine={false}
              axisLine={{ stroke: "var(--border)" }}
              tick={TICK}
              minTickGap={12}
            />
            <YAxis allowDecimals={false} tickLine={false} axisLine={false} tick={TICK} width={36} />
            <Tooltip
              cursor={{ fill: "var(--muted)" }}
              isAnimationActive={false}
              content={({ active, payload }) => {
                const row = active ? (payload[0]?.payload as Row | undefined) : undefined;
                return row ? <Reading row={row} step={series.step} volume={volume} /> : null;
              }}
            />
            <Bar
              dataKey="now"
              fill="var(--primary)"
              radius={[3, 3, 0, 0]}
              maxBarSize={36}
              isAnimationActive={false}
              className="cursor-pointer"
              onClick={(bar) => onStep(volume, stepOf(bar.payload as Row, series.step))}
            />
            <Line
              dataKey="closed"
              stroke="var(--success)"
              strokeWidth={2}
              dot={false}
              activeDot={({ cx, cy, payload, index }: DotProps) => (
                // biome-ignore lint/a11y/noStaticElementInteractions: the table opens the same by the keyboard
                <circle
                  key={index}
                  cx={cx}
                  cy={cy}
                  r={5}
                  fill="var(--success)"
                  className="cursor-pointer"
                  onClick={() => onStep("closed", stepOf(payload, series.step))}
                />
              )}
              isAnimationActive={false}
            />
            <Line
              dataKey="before"
              stroke="var(--muted-foreground)"
              strokeWidth={1}
              strokeDasharray="4 3"
              dot={false}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

/** The same as a table, for who wants the figures, and for who cannot see the chart. */
export function VolumeTable({ series, volume, onStep }: VolumeProps) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <div className="max-h-72 overflow-y-auto print:max-h-none">
      <table className="tabular w-full text-sm">
        <thead>
          <tr className="text-left text-muted-foreground">
            <th className="py-1.5 font-medium">{t("reports.when")}</th>
            <th className="py-1.5 text-right font-medium">{t(`reports.metrics.${volume}`)}</th>
            <th className="py-1.5 text-right font-medium">{t("reports.metrics.closed")}</th>
            <th className="py-1.5 text-right font-medium">{t("reports.before")}</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {rowsOf(series, volume).map((row) => (
            <tr key={row.at}>
              <td className="py-1.5">{stepName(row.at, series.step, i18n.language)}</td>
              {([volume, "closed"] as const).map((metric) => {
                const amount = metric === "closed" ? row.closed : row.now;
                return (
                  <td key={metric} className="py-1.5 text-right">
                    {amount === 0 ? (
                      number.format(amount)
                    ) : (
                      <button
                        type="button"
                        onClick={() => onStep(metric, stepOf(row, series.step))}
                        className="rounded-sm decoration-1 underline-offset-4 hover:underline"
                      >
                        {number.format(amount)}
                      </button>
                    )}
                  </td>
                );
              })}
              <td className="py-1.5 text-right text-muted-foreground">
                {row.before === undefined ? "–" : number.format(row.before)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HoursProps = { hours: readonly MetricsHour[]; volume: "opened" | "received"; onHour(hour: number): void };

/** At which hours of the day they come, all days together. */
export function HoursChart({ hours, volume, onHour }: HoursProps) {
  const most = Math.max(1, ...hours.map((hour) => hour[volume]));
  return (
    <ol className="flex h-60 items-end gap-0.5 pt-6">
      {hours.map((hour) => (
        <li key={hour.hour} className="h-full min-w-0 flex-1">
          <button
            type="button"
            disabled={hour[volume] === 0}
            title={`${hour.hour}h: ${hour[volume]}`}
            aria-label={`${hour.hour}h: ${hour[volume]}`}
            onClick={() => onHour(hour.hour)}
            className="group flex h-full w-full flex-col items-center justify-end gap-1"
          >
            <span className="tabular h-4 shrink-0 text-muted-foreground text-xs">
              {hour[volume] === most && hour[volume] > 0 ? hour[volume] : ""}
            </span>
            <span
              className="w-full rounded-t-xs bg-owner-human group-enabled:group-hover:opacity-80"
              style={{ height: `${(hour[volume] / most) * 80}%`, minHeight: hour[volume] > 0 ? 2 : 0 }}
            />
            <span className="tabular h-4 shrink-0 text-muted-foreground text-xs">
              {hour.hour % 6 === 0 ? `${hour.hour}h` : ""}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

export const TICK = { fill: "var(--muted-foreground)", fontSize: 12 };

function Reading({ row, step, volume }: { row: Row; step: MetricsSeries["step"]; volume: "opened" | "received" }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="tabular rounded-lg bg-popover px-3 py-2 text-sm shadow-float">
      <p className="mb-1 font-medium">{stepName(row.at, step, i18n.language)}</p>
      <p>{`${t(`reports.metrics.${volume}`)}: ${row.now}`}</p>
      <p>{`${t("reports.metrics.closed")}: ${row.closed}`}</p>
      {row.before !== undefined && <p className="text-muted-foreground">{`${t("reports.before")}: ${row.before}`}</p>}
      <p className="mt-1 text-muted-foreground text-xs">{t("reports.clickToSee")}</p>
    </div>
  );
}

function Legend({ items }: { items: readonly (readonly [string, string])[] }) {
  return (
    <figcaption className="mb-1 flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {items.map(([label, colour]) => (
        <span key={label} className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className={`h-1 w-3 rounded-full ${colour}`} />
          {label}
        </span>
      ))}
    </figcaption>
  );
}

/** How a step is asked for: a day, or an hour of one. */
function stepOf(row: Row, step: MetricsSeries["step"]): string {
  return row.at.slice(0, step === "hour" ? 13 : 10);
}

function rowsOf(series: MetricsSeries, volume: "opened" | "received"): Row[] {
  return series.points.map((point, index) => ({
    at: point.at,
    now: point[volume],
    closed: point.closed,
    before: series.previous_points[index]?.[volume],
  }));
}

/** `seg., 2 mar.` or `9h`. The server says the organization's clock, so that nothing is converted here. */
export function stepName(at: string, step: MetricsSeries["step"], language: string): string {
  if (step === "hour") {
    return `${Number(at.slice(11, 13))}h`;
  }
  return new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  }).format(new Date(`${at}:00Z`));
}
