import { ArrowDown, ArrowRight, ArrowUp, Info } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MetricCard, MetricName } from "../../shared/api/types";
import { classes } from "../../shared/ui/classes";
import { Popover } from "../../shared/ui/Popover";
import { changeOf, comparedOf, isOptional, METRICS, valueText } from "./reports";

/** Every metric with its value; the value opens the conversations behind it, the sign beside the name its definition. */
export function Cards({ cards, onOpen }: { cards: readonly MetricCard[]; onOpen(metric: MetricName): void }) {
  const { t, i18n } = useTranslation();
  const told = METRICS.flatMap(
    (metric) =>
      cards.find(
        (card) => card.metric === metric && (!isOptional(metric) || card.amount > 0 || card.previous_value !== null),
      ) ?? [],
  );
  return (
    <ul className="grid grid-cols-2 gap-3 pane:grid-cols-3 min-[1100px]:grid-cols-4 min-[1400px]:grid-cols-6 print:grid-cols-4">
      {told.map((card) => (
        <li key={card.metric} className="flex min-w-0 flex-col rounded-xl border bg-card px-4 py-3 break-inside-avoid">
          <MetricLabel metric={card.metric} />
          <button
            type="button"
            onClick={() => onOpen(card.metric)}
            className="tabular -mx-1 mt-1 w-fit max-w-full truncate rounded-sm px-1 text-left font-semibold text-2xl decoration-1 underline-offset-4 hover:underline"
          >
            {valueText({ unit: card.unit, value: comparedOf(card).now }, i18n.language)}
          </button>
          {card.unit === "milliseconds" && card.value !== null && (
            <span className="tabular mt-0.5 text-muted-foreground text-xs">
              {t("reports.spread", {
                mean: valueText(card, i18n.language),
                p90: valueText({ unit: card.unit, value: card.p90 }, i18n.language),
              })}
            </span>
          )}
          <Comparison card={card} />
        </li>
      ))}
    </ul>
  );
}

export function MetricLabel({ metric }: { metric: MetricName }) {
  const { t } = useTranslation();
  return (
    <span className="flex min-w-0 items-center gap-1 text-muted-foreground text-sm">
      <span className="min-w-0">{t(`reports.metrics.${metric}`)}</span>
      <Popover
        label={t(`reports.metrics.${metric}`)}
        align="start"
        trigger={
          <button
            type="button"
            aria-label={t("reports.whatIs", { metric: t(`reports.metrics.${metric}`) })}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-muted hover:text-foreground coarse:size-9 print:hidden"
          >
            <Info aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          </button>
        }
      >
        <p className="max-w-72 px-3.5 py-3 text-sm">
          <span className="mb-1 block font-medium">{t(`reports.metrics.${metric}`)}</span>
          {t(`reports.definitions.${metric}`)}
        </p>
      </Popover>
    </span>
  );
}

function Comparison({ card }: { card: MetricCard }) {
  const { t, i18n } = useTranslation();
  const change = changeOf(card);
  if (!change) {
    return <span className="mt-0.5 text-muted-foreground text-xs">{t("reports.nothingBefore")}</span>;
  }
  const Arrow = change.direction === "up" ? ArrowUp : change.direction === "down" ? ArrowDown : ArrowRight;
  const before = valueText({ unit: card.unit, value: comparedOf(card).before }, i18n.language);
  const by = new Intl.NumberFormat(i18n.language, {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  const points = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  return (
    <span className="tabular mt-0.5 flex flex-wrap items-center gap-x-1.5 text-xs">
      <span
        className={classes(
          "inline-flex items-center gap-0.5",
          change.is === "better"
            ? "text-success"
            : change.is === "worse"
              ? "text-destructive"
              : "text-muted-foreground",
        )}
      >
        <Arrow aria-hidden="true" className="size-3" strokeWidth={2} />
        {change.share !== undefined &&
          (card.unit === "share"
            ? t("reports.points", { points: points.format(change.share * 100) })
            : card.unit === "score"
              ? points.format(change.share)
              : by.format(change.share))}
        {change.is !== "other" && <span className="sr-only">{t(`reports.${change.is}`)}</span>}
      </span>
      <span className="text-muted-foreground">{t("reports.was", { value: before })}</span>
    </span>
  );
}
