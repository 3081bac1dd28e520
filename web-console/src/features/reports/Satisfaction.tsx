import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { MetricCard, MetricsChannel, MetricsOverview, MetricsSeries } from "../../shared/api/types";
import { valueText } from "./reports";
import { stepName, TICK } from "./VolumeChart";

type SatisfactionProps = { overview: MetricsOverview; onScore(score: number): void };

/** What customers thought of it: how often each score was given, and how the mean moved. */
export function Satisfaction({ overview, onScore }: SatisfactionProps) {
  const { t, i18n } = useTranslation();
  const card = overview.metrics.find((one) => one.metric === "csat");
  const answered = overview.metrics.find((one) => one.metric === "csat_answered");
  if (!card || (card.amount === 0 && card.previous_value === null && !answered?.amount)) {
    return null;
  }
  return (
    <section className="min-w-0 rounded-xl border bg-card px-4 py-3 break-inside-avoid min-[1100px]:col-span-2">
      <h2 className="font-semibold text-base">{t("reports.satisfaction")}</h2>
      {card.amount === 0 ? (
        <p className="py-2 text-muted-foreground text-sm">{t("reports.noScores")}</p>
      ) : (
        <div className="mt-2 grid gap-x-6 gap-y-4 pane:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]">
          <div>
            <p className="flex items-baseline gap-2">
              <span className="tabular font-semibold text-2xl">{valueText(card, i18n.language)}</span>
              <span className="tabular text-muted-foreground text-sm">
                {t("reports.answers", { count: card.amount })}
              </span>
            </p>
            {answered && answered.value !== null && (
              <p className="text-muted-foreground text-xs">
                {t("reports.answered", { share: valueText(answered, i18n.language) })}
              </p>
            )}
            <Scores card={card} onScore={onScore} />
          </div>
          <Trend series={overview.series} />
        </div>
      )}
    </section>
  );
}

function Scores({ card, onScore }: { card: MetricCard; onScore(score: number): void }) {
  const { t, i18n } = useTranslation();
  const scores = (card.scores ?? []).map((amount, index) => ({ score: index + 1, amount })).reverse();
  const most = Math.max(1, ...scores.map((one) => one.amount));
  const share = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (
    <ol className="mt-3 flex flex-col gap-0.5">
      {scores.map(({ score, amount }) => (
        <li key={score}>
          <button
            type="button"
            disabled={amount === 0}
            aria-label={t("reports.scoredTimes", { score, amount })}
            onClick={() => onScore(score)}
            className="tabular -mx-1.5 grid h-7 w-[calc(100%+0.75rem)] grid-cols-[1.75rem_minmax(0,1fr)_2rem_2.75rem] items-center gap-2 rounded-sm px-1.5 text-sm enabled:hover:bg-muted coarse:h-11"
          >
            <span className="flex items-center gap-1">
              {score}
              <Star aria-hidden="true" className="size-3.5 fill-current text-warning" strokeWidth={1.75} />
            </span>
            <span className="h-2.5 overflow-hidden rounded-full bg-muted">
              <span
                className="block h-full rounded-full bg-primary"
                style={{ width: `${(amount / most) * 100}%`, minWidth: amount > 0 ? 4 : 0 }}
              />
            </span>
            <span className="text-right font-medium">{amount}</span>
            <span className="text-right text-muted-foreground text-xs">{share.format(amount / card.amount)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

type Row = { at: string; now: number | null; answers: number };

/** The mean, step by step; where nobody answered there is no point. */
function Trend({ series }: { series: MetricsSeries }) {
  const { t, i18n } = useTranslation();
  const rows: Row[] = series.points.map((point) => ({ at: point.at, now: point.csat, answers: point.csat_answers }));
  return (
    <figure className="m-0 min-w-0">
      <figcaption className="text-muted-foreground text-xs">{t("reports.satisfactionTrend")}</figcaption>
      <div className="h-48 w-full">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 400, height: 190 }}>
          <LineChart data={rows} margin={{ top: 10, right: 8, bottom: 0, left: 0 }}>
            <CartesianGrid vertical={false} stroke="var(--border)" />
            <XAxis
              dataKey="at"
              tickFormatter={(at: string) => stepName(at, series.step, i18n.language)}
              tickLine={false}
              axisLine={{ stroke: "var(--border)" }}
              tick={TICK}
              minTickGap={24}
            />
            <YAxis domain={[1, 5]} ticks={[1, 2, 3, 4, 5]} tickLine={false} axisLine={false} tick={TICK} width={24} />
            <Tooltip
              isAnimationActive={false}
              content={({ active, payload }) => {
                const row = active ? (payload[0]?.payload as Row | undefined) : undefined;
                return row && row.now !== null ? (
                  <div className="tabular rounded-lg bg-popover px-3 py-2 text-sm shadow-float">
                    <p className="mb-1 font-medium">{stepName(row.at, series.step, i18n.language)}</p>
                    <p>
                      {`${valueText({ unit: "score", value: row.now }, i18n.language)} · ${t("reports.answers", { count: row.answers })}`}
                    </p>
                  </div>
                ) : null;
              }}
            />
            <Line
              dataKey="now"
              stroke="var(--primary)"
              strokeWidth={2}
              dot={{ r: 2.5, fill: "var(--primary)" }}
              connectNulls
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

type ChannelsProps = {
  channels: readonly MetricsChannel[];
  volume: "opened" | "received";
  onChannel(id: string): void;
};

/** How much came by which way. */
export function Channels({ channels, volume, onChannel }: ChannelsProps) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const most = Math.max(1, ...channels.map((one) => one[volume]));
  return (
    <section className="min-w-0 rounded-xl border bg-card px-4 py-3 break-inside-avoid">
      <h2 className="font-semibold text-base">{t("reports.byChannel")}</h2>
      <ul className="mt-2 flex flex-col gap-2">
        {channels.map((one) => (
          <li key={one.channel_id}>
            <button
              type="button"
              onClick={() => onChannel(one.channel_id)}
              className="tabular -mx-1.5 block w-[calc(100%+0.75rem)] rounded-sm px-1.5 py-1 text-left text-sm hover:bg-muted"
            >
              <span className="flex items-baseline justify-between gap-2">
                <span className="truncate">{one.name}</span>
                <span className="font-medium">{number.format(one[volume])}</span>
              </span>
              <span className="mt-1 block h-2.5 overflow-hidden rounded-full bg-muted">
                <span
                  className="block h-full rounded-full bg-owner-human"
                  style={{ width: `${(one[volume] / most) * 100}%` }}
                />
              </span>
              <span className="mt-1 block text-muted-foreground text-xs">
                {[
                  t(`reports.channels.${one.channel}`),
                  `${t("reports.metrics.closed")}: ${number.format(one.closed)}`,
                  one.csat !== null &&
                    `${t("reports.metrics.csat")}: ${valueText({ unit: "score", value: one.csat }, i18n.language)}`,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
