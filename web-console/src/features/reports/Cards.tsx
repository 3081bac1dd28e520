import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MetricCard, MetricName, MetricsCell } from "../../shared/api/types";
import { classes } from "../../shared/ui/classes";
import { Definition } from "../../shared/ui/Definition";
import { changeOf, comparedIn, comparedOf, GROUPS, isOptional, type ReportsSearch, valueText } from "./reports";

/** In one row where there is room, or in two that are as full as each other. */
const WIDE: Readonly<Record<number, string>> = {
  1: "min-[1100px]:grid-cols-4",
  2: "min-[1100px]:grid-cols-4",
  3: "min-[1100px]:grid-cols-4",
  4: "min-[1100px]:grid-cols-4",
  5: "min-[1100px]:grid-cols-5",
  6: "min-[1100px]:grid-cols-3 min-[1400px]:grid-cols-6",
  7: "min-[1100px]:grid-cols-4 min-[1600px]:grid-cols-7",
};

/** Every metric with its value; the value opens the conversations behind it, the sign beside the name its definition. */
export function Cards({ cards, onOpen }: { cards: readonly MetricCard[]; onOpen(metric: MetricName): void }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="flex flex-col gap-4">
      {GROUPS.map(([group, metrics]) => {
        const told = metrics.flatMap(
          (metric) =>
            cards.find(
              (card) =>
                card.metric === metric && (!isOptional(metric) || card.amount > 0 || card.previous_value !== null),
            ) ?? [],
        );
        return (
          told.length > 0 && (
            <section key={group} aria-label={t(`reports.groups.${group}`)}>
              <h2 className="mb-2 font-medium text-muted-foreground text-sm">{t(`reports.groups.${group}`)}</h2>
              <ul className={classes("grid grid-cols-2 gap-3 pane:grid-cols-3 print:grid-cols-4", WIDE[told.length])}>
                {told.map((card) => (
                  <li
                    key={card.metric}
                    className="flex min-w-0 flex-col rounded-xl border bg-card px-4 py-3 break-inside-avoid max-pane:odd:last:col-span-2"
                  >
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
                    <Comparison card={card} compared={comparedOf(card)} />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}

/** The same of a table's cell, under its value. */
export function CellComparison({ cell, figure }: { cell: MetricsCell; figure?: ReportsSearch["figure"] }) {
  return <Comparison card={cell} compared={comparedIn(cell, figure)} short />;
}

export function MetricLabel({ metric }: { metric: MetricName }) {
  const { t } = useTranslation();
  return (
    <span className="flex min-w-0 items-center gap-1 text-muted-foreground text-sm">
      <span className="min-w-0">{t(`reports.metrics.${metric}`)}</span>
      <Definition name={t(`reports.metrics.${metric}`)} text={t(`reports.definitions.${metric}`)} />
    </span>
  );
}

type ComparisonProps = {
  card: Pick<MetricCard, "metric" | "unit">;
  compared: { now: number | null; before: number | null };
  /** Only how much it moved; what it was is said to who asks. */
  short?: boolean;
};

function Comparison({ card, compared, short = false }: ComparisonProps) {
  const { t, i18n } = useTranslation();
  const change = changeOf(card, compared);
  if (!change) {
    return short ? null : <span className="mt-0.5 text-muted-foreground text-xs">{t("reports.nothingBefore")}</span>;
  }
  const Arrow = change.direction === "up" ? ArrowUp : change.direction === "down" ? ArrowDown : ArrowRight;
  const before = valueText({ unit: card.unit, value: compared.before }, i18n.language);
  const by = new Intl.NumberFormat(i18n.language, {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  const points = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  return (
    <span
      title={short ? t("reports.was", { value: before }) : undefined}
      className={classes("tabular mt-0.5 flex flex-wrap items-center gap-x-1.5 text-xs", short && "justify-end")}
    >
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
      <span className={short ? "sr-only" : "text-muted-foreground"}>{t("reports.was", { value: before })}</span>
    </span>
  );
}
