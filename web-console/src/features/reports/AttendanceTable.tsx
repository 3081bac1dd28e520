import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MetricName, MetricsAttendance, MetricsLine } from "../../shared/api/types";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { DefinedHead } from "../../shared/ui/Definition";
import { Appearing, Failed, Skeleton } from "../../shared/ui/States";
import { CellComparison } from "./Cards";
import { figureOf, isOptional, type ReportsSearch, valueText } from "./reports";
import { useTagMetrics } from "./useReports";

const TARGETS = ["sla_first_response", "sla_next_response", "sla_resolution"] as const;
const SATISFACTION = ["csat", "csat_answered"] as const;
const BY_ATTENDANT = [
  "closed",
  "first_response",
  "response",
  "handling_time",
  "transferred",
  "reopened",
  ...TARGETS,
  ...SATISFACTION,
] as const;
const BY_DEPARTMENT = [
  "received",
  "closed",
  "queue_time",
  "first_response",
  "handling_time",
  "resolution_time",
  ...TARGETS,
  ...SATISFACTION,
] as const;
const BY_TAG = [
  "closed",
  "first_response",
  "response",
  "handling_time",
  "resolution_time",
  "reopened",
  ...SATISFACTION,
] as const;

type Figure = ReportsSearch["figure"];
type TableProps = {
  search: ReportsSearch;
  attendance: MetricsAttendance;
  onOpen(metric: MetricName, of: string | undefined): void;
  onFigure(figure: Figure): void;
};

export function AttendanceTables({ search, attendance, onOpen, onFigure }: TableProps) {
  const { t } = useTranslation();
  const figure = search.figure;
  return (
    <div className="flex flex-col gap-6">
      <Figures figure={figure} onFigure={onFigure} />
      <Lines
        title={t("reports.byAttendant")}
        nobody={t("reports.noAttendant")}
        lines={attendance.by_attendant}
        columns={BY_ATTENDANT}
        figure={figure}
        onOpen={(metric, id) => onOpen(metric, `u:${id}`)}
      />
      {attendance.by_department.length > 0 && (
        <Lines
          title={t("reports.byDepartment")}
          nobody={t("reports.noDepartment")}
          lines={attendance.by_department}
          columns={BY_DEPARTMENT}
          figure={figure}
          onOpen={(metric, id) => onOpen(metric, `d:${id}`)}
        />
      )}
      <ByTag search={search} onOpen={onOpen} />
    </div>
  );
}

/** Which figure of a time the tables show. */
function Figures({ figure, onFigure }: { figure: Figure; onFigure(figure: Figure): void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="-mb-3 inline-flex w-fit overflow-hidden rounded-md border bg-card print:hidden">
      <legend className="sr-only">{t("reports.figure")}</legend>
      {([undefined, "mean", "p90"] as const).map((one) => (
        <button
          key={one ?? "median"}
          type="button"
          aria-pressed={figure === one}
          onClick={() => onFigure(one)}
          className={classes(
            "h-9 whitespace-nowrap border-r px-3 text-sm last:border-r-0 hover:bg-muted focus-visible:outline-offset-[-2px] coarse:h-11",
            figure === one && "bg-accent font-medium text-primary-ink hover:bg-accent",
          )}
        >
          {t(`reports.figures.${one ?? "median"}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** Told when somebody asks. */
function ByTag({ search, onOpen }: Pick<TableProps, "search" | "onOpen">) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const tags = useTagMetrics(search, open);
  if (!open) {
    return (
      <Button className="w-fit print:hidden" onClick={() => setOpen(true)}>
        {t("reports.showTags")}
      </Button>
    );
  }
  if (tags.isError) {
    return <Failed error={tags.error} title={t("reports.failed")} onRetry={() => void tags.refetch()} />;
  }
  return tags.data ? (
    <Lines
      title={t("reports.byTag")}
      nobody=""
      lines={tags.data.by_tag}
      columns={BY_TAG}
      figure={search.figure}
      onOpen={(metric, tag) => onOpen(metric, `g:${tag}`)}
    />
  ) : (
    <Appearing>
      <Skeleton className="h-40 rounded-xl" />
    </Appearing>
  );
}

type LinesProps = {
  title: string;
  nobody: string;
  lines: readonly MetricsLine[];
  columns: readonly MetricName[];
  figure: Figure;
  onOpen(metric: MetricName, id: string): void;
};

function Lines({ title, nobody, lines, columns: all, figure, onOpen }: LinesProps) {
  const { t, i18n } = useTranslation();
  const columns = all.filter(
    (metric) =>
      !isOptional(metric) ||
      lines.some((line) => line.metrics.some((cell) => cell.metric === metric && cell.amount > 0)),
  );
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
                <th className="sticky left-0 bg-card px-4 py-2 text-left align-bottom font-medium">
                  {t("reports.name")}
                </th>
                {columns.map((metric) => (
                  <th
                    key={metric}
                    className="min-w-20 px-2 py-2 text-right last:pr-4 align-bottom font-medium leading-tight"
                  >
                    <DefinedHead name={t(`reports.metrics.${metric}`)} text={t(`reports.definitions.${metric}`)} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y border-t">
              {lines.map((line) => (
                <tr key={line.id ?? line.name ?? ""} className="hover:bg-muted">
                  <th
                    scope="row"
                    className="sticky left-0 max-w-44 truncate bg-card px-4 py-2 text-left align-top font-medium pane:max-w-64"
                  >
                    {line.name ?? nobody}
                  </th>
                  {columns.map((metric) => (
                    <td key={metric} className="whitespace-nowrap px-2 py-2 text-right align-top last:pr-4">
                      <Value line={line} metric={metric} figure={figure} language={i18n.language} onOpen={onOpen} />
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

type ValueProps = { line: MetricsLine; metric: MetricName; figure: Figure; language: string } & Pick<
  LinesProps,
  "onOpen"
>;

function Value({ line, metric, figure, language, onOpen }: ValueProps) {
  const cell = line.metrics.find((one) => one.metric === metric);
  if (!cell || cell.amount === 0) {
    return <span className="text-muted-foreground">–</span>;
  }
  return (
    <>
      <button
        type="button"
        // What is nobody's is asked for as such.
        onClick={() => onOpen(metric, line.id ?? line.name ?? "none")}
        className="rounded-sm decoration-1 underline-offset-4 hover:underline"
      >
        {valueText({ unit: cell.unit, value: figureOf(cell, figure) }, language)}
      </button>
      <CellComparison cell={cell} figure={figure} />
    </>
  );
}
