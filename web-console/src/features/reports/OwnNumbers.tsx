import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MetricsLine } from "../../shared/api/types";
import { useMinutes } from "../../shared/format/clock";
import { NothingFound } from "../../shared/ui/drawings";
import { Appearing, Empty, Failed, Skeleton } from "../../shared/ui/States";
import { MetricLabel } from "./Cards";
import { Filters } from "./Filters";
import { figureOf, isOptional, type ReportsSearch, valueText } from "./reports";
import { useAttendance } from "./useReports";

const SHOWN = [
  "closed",
  "first_response",
  "response",
  "handling_time",
  "transferred",
  "reopened",
  "csat",
  "csat_answered",
] as const;

/** What an attendant's own work came to. What others do is not theirs to see. */
export function OwnNumbers() {
  const { t } = useTranslation();
  const search: ReportsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const now = useMinutes();
  const attendance = useAttendance(search);
  const line = attendance.data?.by_attendant[0];
  return (
    <main className="h-full overflow-y-auto bg-background">
      <div className="mx-auto flex max-w-4xl flex-col gap-5 px-4 py-5 pane:px-6">
        <h1 className="font-semibold text-xl">{t("reports.own")}</h1>
        <Filters
          daysOnly
          search={search}
          period={attendance.data?.period}
          now={now}
          onChange={(next) => void navigate({ to: "/reports", search: next })}
        />
        {attendance.isError ? (
          <Failed error={attendance.error} title={t("reports.failed")} onRetry={() => void attendance.refetch()} />
        ) : attendance.data ? (
          line ? (
            <Numbers line={line} />
          ) : (
            <Empty drawing={<NothingFound />} title={t("reports.none")} text={t("reports.ownNoneHint")} />
          )
        ) : (
          <Appearing className="grid grid-cols-2 gap-3 pane:grid-cols-3">
            {SHOWN.map((metric) => (
              <Skeleton key={metric} className="h-21 rounded-xl" />
            ))}
          </Appearing>
        )}
      </div>
    </main>
  );
}

function Numbers({ line }: { line: MetricsLine }) {
  const { i18n } = useTranslation();
  return (
    <ul className="grid grid-cols-2 gap-3 pane:grid-cols-3">
      {SHOWN.map((metric) => {
        const cell = line.metrics.find((one) => one.metric === metric);
        if (isOptional(metric) && !cell?.amount) {
          return null;
        }
        return (
          <li key={metric} className="flex min-w-0 flex-col rounded-xl border bg-card px-4 py-3">
            <MetricLabel metric={metric} />
            <span className="tabular font-semibold text-2xl">
              {cell ? valueText({ unit: cell.unit, value: figureOf(cell) }, i18n.language) : "–"}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
