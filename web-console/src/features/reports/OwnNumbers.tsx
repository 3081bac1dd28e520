import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MetricName, MetricsLine } from "../../shared/api/types";
import { useMinutes } from "../../shared/format/clock";
import { NothingFound } from "../../shared/ui/drawings";
import { Appearing, Empty, Failed, Skeleton } from "../../shared/ui/States";
import { BehindDialog } from "./BehindDialog";
import { CellComparison, MetricLabel } from "./Cards";
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
  const go = (next: ReportsSearch) => void navigate({ to: "/reports", search: next });
  return (
    <main className="h-full overflow-y-auto bg-background">
      <div className="mx-auto flex max-w-4xl flex-col gap-5 px-4 py-5 pane:px-6">
        <h1 className="font-semibold text-xl">{t("reports.own")}</h1>
        <Filters daysOnly search={search} period={attendance.data?.period} now={now} onChange={go} />
        {attendance.isError ? (
          <Failed error={attendance.error} title={t("reports.failed")} onRetry={() => void attendance.refetch()} />
        ) : attendance.data ? (
          line ? (
            <Numbers line={line} onOpen={(metric) => go({ ...search, behind: metric })} />
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
      {search.behind && (
        <BehindDialog
          search={search}
          metric={search.behind}
          of={undefined}
          onClose={() => go({ ...search, behind: undefined })}
        />
      )}
    </main>
  );
}

function Numbers({ line, onOpen }: { line: MetricsLine; onOpen(metric: MetricName): void }) {
  const { i18n } = useTranslation();
  return (
    <ul className="grid grid-cols-2 gap-3 pane:grid-cols-3">
      {SHOWN.map((metric) => {
        const cell = line.metrics.find((one) => one.metric === metric);
        if (isOptional(metric) && !cell?.amount) {
          return null;
        }
        return (
          <li key={metric} className="flex min-w-0 flex-col items-start rounded-xl border bg-card px-4 py-3">
            <MetricLabel metric={metric} />
            {cell && cell.amount > 0 ? (
              <>
                <button
                  type="button"
                  onClick={() => onOpen(metric)}
                  className="tabular -mx-1 w-fit rounded-sm px-1 text-left font-semibold text-2xl decoration-1 underline-offset-4 hover:underline"
                >
                  {valueText({ unit: cell.unit, value: figureOf(cell) }, i18n.language)}
                </button>
                <CellComparison cell={cell} />
              </>
            ) : (
              <span className="tabular font-semibold text-2xl">
                {cell ? valueText({ unit: cell.unit, value: figureOf(cell) }, i18n.language) : "–"}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
