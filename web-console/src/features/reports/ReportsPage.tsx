import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { Download, Printer, Table2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MetricName, MetricsOverview } from "../../shared/api/types";
import { useDepartments, useUsers } from "../../shared/api/useDirectory";
import { useMinutes } from "../../shared/format/clock";
import { may, oversees, watches } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { NothingFound } from "../../shared/ui/drawings";
import { IconButton } from "../../shared/ui/IconButton";
import { Menu, MenuItem } from "../../shared/ui/Menu";
import { Appearing, Empty, Failed, Skeleton, useReason } from "../../shared/ui/States";
import { AttendanceTables } from "./AttendanceTable";
import { BehindDialog } from "./BehindDialog";
import { Cards } from "./Cards";
import { Filters } from "./Filters";
import { OwnNumbers } from "./OwnNumbers";
import type { ReportsSearch } from "./reports";
import { Channels, Satisfaction } from "./Satisfaction";
import { SchedulesDialog } from "./SchedulesDialog";
import { useAttendance, useExport, useOverview } from "./useReports";
import { HoursChart, stepName, VolumeChart, VolumeTable } from "./VolumeChart";

/** What the work came to: numbers, how they moved, who did it, and the conversations behind each. */
export function ReportsPage() {
  return watches(useMe()) ? <Report /> : <OwnNumbers />;
}

function Report() {
  const me = useMe();
  const { t, i18n } = useTranslation();
  const search: ReportsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const now = useMinutes();
  const overview = useOverview(search);
  const attendance = useAttendance(search);
  const [scheduling, setScheduling] = useState(false);
  const go = (next: ReportsSearch) => void navigate({ to: "/reports", search: next });
  const users = useUsers().data ?? [];
  const departments = useDepartments().data ?? [];
  const id = search.of?.slice(2);
  const of =
    users.find((user) => user.id === id)?.full_name ??
    departments.find((department) => department.id === id)?.name ??
    overview.data?.by_channel.find((channel) => channel.channel_id === id)?.name ??
    partName(search.of, t, i18n.language);

  return (
    <main className="h-full overflow-y-auto bg-background print:h-auto print:overflow-visible">
      <div className="mx-auto flex max-w-6xl flex-col min-[1600px]:max-w-[90rem] gap-5 px-4 py-5 pane:px-6">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="mr-auto font-semibold text-xl">{t("reports.title")}</h1>
          <span className="flex items-center gap-2 print:hidden">
            <IconButton icon={Printer} label={t("reports.print")} onClick={() => print()} />
            {may(me, "export") && (
              <ExportMenu search={search} onSchedule={oversees(me) ? () => setScheduling(true) : undefined} />
            )}
          </span>
        </header>
        <Filters
          search={search}
          period={overview.data?.period}
          channels={overview.data?.by_channel ?? []}
          now={now}
          onChange={go}
        />
        {overview.isError ? (
          <Failed error={overview.error} title={t("reports.failed")} onRetry={() => void overview.refetch()} />
        ) : overview.data ? (
          <div
            aria-busy={overview.isPlaceholderData}
            className={overview.isPlaceholderData ? "flex flex-col gap-5 opacity-60" : "flex flex-col gap-5"}
          >
            <Numbers overview={overview.data} search={search} onChange={go} />
            {attendance.isError && (
              <Failed error={attendance.error} title={t("reports.failed")} onRetry={() => void attendance.refetch()} />
            )}
            {attendance.data && !isQuiet(overview.data) && (
              <AttendanceTables
                search={search}
                attendance={attendance.data}
                onFigure={(figure) => go({ ...search, figure })}
                onOpen={(metric, whose) => go({ ...search, behind: metric, of: whose })}
              />
            )}
          </div>
        ) : (
          <Loading />
        )}
      </div>
      {scheduling && <SchedulesDialog search={search} onClose={() => setScheduling(false)} />}
      {search.behind && (
        <BehindDialog
          search={search}
          metric={search.behind}
          of={of}
          onClose={() => go({ ...search, behind: undefined, of: undefined })}
        />
      )}
    </main>
  );
}

type NumbersProps = { overview: MetricsOverview; search: ReportsSearch; onChange(search: ReportsSearch): void };

function Numbers({ overview, search, onChange }: NumbersProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  // What was opened belongs to no department: with a filter one sees what reached it.
  const volume = overview.metrics.some((card) => card.metric === "opened") ? "opened" : "received";
  const onStep = (metric: MetricName, step: string) => onChange({ ...search, behind: metric, of: `t:${step}` });
  if (isQuiet(overview)) {
    return <Empty drawing={<NothingFound />} title={t("reports.none")} text={t("reports.noneHint")} />;
  }
  return (
    <>
      <Cards cards={overview.metrics} onOpen={(metric) => onChange({ ...search, behind: metric, of: undefined })} />
      <div className="grid gap-5 min-[1100px]:grid-cols-3">
        <section className="min-w-0 rounded-xl border bg-card px-4 py-3 break-inside-avoid min-[1100px]:col-span-2">
          <div className="flex items-center gap-2">
            <h2 className="mr-auto font-semibold text-base">
              {t(overview.series.step === "hour" ? "reports.volumeByHour" : "reports.volumeByDay")}
            </h2>
            <IconButton
              icon={Table2}
              label={t("reports.asTable")}
              pressed={asTable}
              onClick={() => setAsTable(!asTable)}
              className="print:hidden"
            />
          </div>
          {asTable ? (
            <VolumeTable series={overview.series} volume={volume} onStep={onStep} />
          ) : (
            <VolumeChart series={overview.series} volume={volume} onStep={onStep} />
          )}
        </section>
        <section className="min-w-0 rounded-xl border bg-card px-4 py-3 break-inside-avoid">
          <h2 className="font-semibold text-base">{t("reports.hours")}</h2>
          <HoursChart
            hours={overview.by_hour}
            volume={volume}
            onHour={(hour) => onChange({ ...search, behind: volume, of: `h:${hour}` })}
          />
        </section>
        <Satisfaction
          overview={overview}
          onScore={(score) => onChange({ ...search, behind: "csat", of: `s:${score}` })}
        />
        <Channels
          channels={overview.by_channel}
          volume={volume}
          onChannel={(channel) => onChange({ ...search, behind: volume, of: `c:${channel}` })}
        />
      </div>
    </>
  );
}

function ExportMenu({ search, onSchedule }: { search: ReportsSearch; onSchedule: (() => void) | undefined }) {
  const { t } = useTranslation();
  const save = useExport(search);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const reason = useReason(failure);
  const run = async (format: "csv" | "xlsx" | "pdf") => {
    setBusy(true);
    setFailure(undefined);
    try {
      await save(format);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failure !== undefined && (
        <span role="alert" className="text-destructive text-sm">
          {reason}
        </span>
      )}
      <Menu
        trigger={
          <Button busy={busy}>
            <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("reports.export")}
          </Button>
        }
      >
        <MenuItem hint={t("reports.csvHint")} onClick={() => void run("csv")}>
          CSV
        </MenuItem>
        <MenuItem hint={t("reports.xlsxHint")} onClick={() => void run("xlsx")}>
          Excel (XLSX)
        </MenuItem>
        <MenuItem hint={t("reports.pdfHint")} onClick={() => void run("pdf")}>
          PDF
        </MenuItem>
        {onSchedule && (
          <MenuItem hint={t("schedules.hint")} onClick={onSchedule}>
            {t("schedules.open")}
          </MenuItem>
        )}
      </Menu>
    </>
  );
}

/** What the dialog of a part of a number is called. */
function partName(of: string | undefined, t: TFunction, language: string): string | undefined {
  const id = of?.slice(2) ?? "";
  switch (of?.slice(0, 2)) {
    case "g:":
      return id;
    case "s:":
      return t("reports.scored", { score: id });
    case "h:":
      return t("reports.atHour", { hour: id });
    case "u:":
      return id === "none" ? t("reports.noAttendant") : undefined;
    case "d:":
      return id === "none" ? t("reports.noDepartment") : undefined;
    case "t:": {
      const day = stepName(`${id.slice(0, 10)}T00:00`, "day", language);
      return id.length > 11 ? `${day}, ${t("reports.atHour", { hour: Number(id.slice(11, 13)) })}` : day;
    }
    default:
      return undefined;
  }
}

/** Nothing happened, now or before. */
function isQuiet(overview: MetricsOverview): boolean {
  return overview.metrics.every((card) => card.amount === 0 && !card.previous_value);
}

function Loading() {
  return (
    <Appearing className="flex flex-col gap-5">
      <div className="grid grid-cols-2 gap-3 pane:grid-cols-3 min-[1100px]:grid-cols-5">
        {[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((card) => (
          <Skeleton key={card} className="h-24 rounded-xl" />
        ))}
      </div>
      <Skeleton className="h-72 rounded-xl" />
      <Skeleton className="h-56 rounded-xl" />
    </Appearing>
  );
}
