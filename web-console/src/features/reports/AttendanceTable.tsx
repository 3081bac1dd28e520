import { useTranslation } from "react-i18next";
import type { MetricName, MetricsAttendance, MetricsLine } from "../../shared/api/types";
import { valueText } from "./reports";

const BY_ATTENDANT = ["closed", "first_response", "response", "handling_time", "transferred", "reopened"] as const;
const BY_DEPARTMENT = [
  "received",
  "closed",
  "queue_time",
  "first_response",
  "handling_time",
  "resolution_time",
] as const;

type TableProps = { attendance: MetricsAttendance; onOpen(metric: MetricName, of: string | undefined): void };

export function AttendanceTables({ attendance, onOpen }: TableProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-6">
      <Lines
        title={t("reports.byAttendant")}
        nobody={t("reports.noAttendant")}
        lines={attendance.by_attendant}
        columns={BY_ATTENDANT}
        onOpen={(metric, id) => onOpen(metric, id && `u:${id}`)}
      />
      {attendance.by_department.length > 0 && (
        <Lines
          title={t("reports.byDepartment")}
          nobody={t("reports.noDepartment")}
          lines={attendance.by_department}
          columns={BY_DEPARTMENT}
          onOpen={(metric, id) => onOpen(metric, id && `d:${id}`)}
        />
      )}
    </div>
  );
}

type LinesProps = {
  title: string;
  nobody: string;
  lines: readonly MetricsLine[];
  columns: readonly MetricName[];
  onOpen(metric: MetricName, id: string | undefined): void;
};

function Lines({ title, nobody, lines, columns, onOpen }: LinesProps) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-label={title} className="overflow-hidden rounded-xl border bg-card break-inside-avoid">
      <h2 className="px-4 pt-3 pb-1 font-semibold text-base">{title}</h2>
      {lines.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-muted-foreground text-sm">{t("reports.noLines")}</p>
      ) : (
        // On a phone the figures are pushed sideways beside their names, which stay.
        <div className="overflow-x-auto">
          <table className="tabular w-full text-sm">
            <thead>
              <tr className="text-muted-foreground">
                <th className="sticky left-0 bg-card px-4 py-2 text-left font-medium">{t("reports.name")}</th>
                {columns.map((metric) => (
                  <th key={metric} className="whitespace-nowrap px-3 py-2 text-right font-medium">
                    {t(`reports.metrics.${metric}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y border-t">
              {lines.map((line) => (
                <tr key={line.id ?? ""} className="hover:bg-muted">
                  <th
                    scope="row"
                    className="sticky left-0 max-w-44 truncate bg-card px-4 py-2 text-left font-medium pane:max-w-64"
                  >
                    {line.name ?? nobody}
                  </th>
                  {columns.map((metric) => (
                    <td key={metric} className="whitespace-nowrap px-3 py-2 text-right">
                      <Value line={line} metric={metric} language={i18n.language} onOpen={onOpen} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

type ValueProps = { line: MetricsLine; metric: MetricName; language: string } & Pick<LinesProps, "onOpen">;

function Value({ line, metric, language, onOpen }: ValueProps) {
  const cell = line.metrics.find((one) => one.metric === metric);
  if (!cell || cell.amount === 0) {
    return <span className="text-muted-foreground">–</span>;
  }
  const text = valueText(cell, language);
  // What is nobody's cannot be asked for by an id.
  return line.id === null ? (
    text
  ) : (
    <button
      type="button"
      onClick={() => onOpen(metric, line.id ?? undefined)}
      className="rounded-sm decoration-1 underline-offset-4 hover:underline"
    >
      {text}
    </button>
  );
}
