import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CalendarOff, CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BusinessWeek, DepartmentWeek, Holiday } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { readsSettings } from "../../shared/permissions";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { QuietCounter } from "../../shared/ui/drawings";
import { TextField } from "../../shared/ui/Field";
import { RowsSkeleton } from "../../shared/ui/Page";
import { RecordForm, RecordRow, Records, useReadOnly } from "../../shared/ui/Records";
import { Appearing, Failed } from "../../shared/ui/States";
import { Switch } from "../../shared/ui/Switch";
import { TimezoneField } from "../../shared/ui/TimezoneField";
import { toasts } from "../../shared/ui/Toasts";
import { OFFICE_DAYS, WeekEditor, weekdayName } from "../../shared/ui/WeekEditor";

const HOLIDAYS = ["holidays"] as const;
const WEEKS = ["business-hours"] as const;

/** When people are there: the week, which department has hours of its own, and the holidays. */
export function HolidaysPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    queryKey: HOLIDAYS,
    queryFn: async ({ signal }) => (await api.get("/api/v1/holidays", { signal })).data,
    enabled: readsSettings(useMe()),
  });
  return (
    <Records
      access="settings"
      title={t("hours.title")}
      description={t("hours.description")}
      add={t("hours.add")}
      query={query}
      failed={t("hours.failed")}
      none={{ drawing: <QuietCounter />, title: t("hours.none") }}
      row={(holiday, edit) => <HolidayRow holiday={holiday} onEdit={edit} />}
      form={(holiday, close) => <HolidayForm holiday={holiday} onClose={close} />}
      above={
        <>
          <Weeks />
          <h3 className="mb-3 font-semibold text-lg">{t("hours.holidays")}</h3>
        </>
      }
    >
      <National />
    </Records>
  );
}

function HolidayRow({ holiday, onEdit }: { holiday: Holiday; onEdit(): void }) {
  const { t, i18n } = useTranslation();
  const passed = !holiday.is_yearly && holiday.day < new Date().toISOString().slice(0, 10);
  const day = new Intl.DateTimeFormat(i18n.language, {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    ...(holiday.is_yearly ? {} : { weekday: "long", year: "numeric" }),
  }).format(new Date(`${holiday.day}T00:00:00Z`));
  return (
    <RecordRow active={!passed} onEdit={onEdit}>
      <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
        <CalendarOff aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{holiday.name}</span>
        <span className="block text-muted-foreground text-sm first-letter:uppercase">
          {day}
          {holiday.is_yearly && ` · ${t("hours.yearlyMark")}`}
        </span>
      </span>
      <span className="tabular shrink-0 text-muted-foreground text-sm">
        {holiday.opens_at
          ? t("hours.openMark", { from: holiday.opens_at, to: holiday.closes_at })
          : t("hours.closedMark")}
      </span>
    </RecordRow>
  );
}

function HolidayForm({ holiday, onClose }: { holiday: Holiday | undefined; onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [name, setName] = useState(holiday?.name ?? "");
  const [day, setDay] = useState(holiday?.day ?? "");
  const [yearly, setYearly] = useState(holiday?.is_yearly ?? false);
  const [closed, setClosed] = useState(!holiday?.opens_at);
  const [from, setFrom] = useState(holiday?.opens_at ?? "08:00");
  const [to, setTo] = useState(holiday?.closes_at ?? "12:00");
  const done = async () => {
    await cache.invalidateQueries({ queryKey: HOLIDAYS });
    onClose();
  };
  const saving = useSave(async () => {
    const body = {
      name: name.trim(),
      day,
      is_yearly: yearly,
      opens_at: closed ? null : from,
      closes_at: closed ? null : to,
    };
    if (holiday) {
      await api.put("/api/v1/holidays/{id}", body, { path: { id: holiday.id } });
    } else {
      await api.post("/api/v1/holidays", body);
    }
    await done();
  });
  const removing = useSave(async () => {
    if (holiday) {
      await api.delete("/api/v1/holidays/{id}", { path: { id: holiday.id } });
      await done();
    }
  });
  return (
    <RecordForm title={holiday ? holiday.name : t("hours.add")} saving={saving} onClose={onClose}>
      <TextField
        label={t("hours.name")}
        value={name}
        required
        maxLength={100}
        error={saving.fields.name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t("hours.day")}
        type="date"
        value={day}
        required
        error={saving.fields.day}
        onChange={(event) => setDay(event.target.value)}
      />
      <Switch checked={yearly} onChange={setYearly} label={t("hours.yearly")} />
      <Switch checked={closed} onChange={setClosed} label={t("hours.closed")} />
      {!closed && (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t("hours.from")}
            type="time"
            value={from}
            required
            error={saving.fields.opens_at}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextField
            label={t("hours.to")}
            type="time"
            value={to}
            required
            error={saving.fields.closes_at}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
      )}
      {holiday && (
        <Button className="self-start" busy={removing.busy} onClick={() => void removing.save()}>
          {t("hours.remove")}
        </Button>
      )}
    </RecordForm>
  );
}

function National() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [optional, setOptional] = useState(true);
  const saving = useSave(async () => {
    const { data } = await api.post("/api/v1/holidays/national", { year: Number(year), with_optional: optional });
    await cache.invalidateQueries({ queryKey: HOLIDAYS });
    toasts.add({ title: t("hours.added", { count: data.length }) });
  });
  if (useReadOnly()) {
    return null;
  }
  return (
    <form
      className="mt-4 flex flex-col gap-3 rounded-xl border bg-card p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      <div>
        <h3 className="font-medium">{t("hours.national", { year })}</h3>
        <p className="text-muted-foreground text-sm">{t("hours.nationalHint")}</p>
      </div>
      <Switch checked={optional} onChange={setOptional} label={t("hours.optional")} />
      <div className="flex items-end gap-3">
        <TextField
          label={t("hours.year")}
          type="number"
          min={2000}
          max={2199}
          value={year}
          required
          error={saving.fields.year}
          className="w-28"
          onChange={(event) => setYear(event.target.value)}
        />
        <Button type="submit" busy={saving.busy}>
          <CalendarPlus aria-hidden="true" className="size-4" strokeWidth={2} />
          {t("hours.addNational")}
        </Button>
      </div>
    </form>
  );
}

function Weeks() {
  const { t } = useTranslation();
  const { api } = useServices();
  const [editing, setEditing] = useState<DepartmentWeek | "organization">();
  const weeks = useQuery({
    queryKey: WEEKS,
    queryFn: ({ signal }) => api.get("/api/v1/business-hours", { signal }),
  });
  if (weeks.isError) {
    return <Failed error={weeks.error} title={t("hours.weeksFailed")} onRetry={() => void weeks.refetch()} />;
  }
  if (!weeks.data) {
    return (
      <Appearing className="mb-8">
        <RowsSkeleton />
      </Appearing>
    );
  }
  const { timezone, days, departments } = weeks.data;
  return (
    <>
      <section className="mb-8">
        <div className="mb-3 flex items-start justify-between gap-3">
          <div>
            <h3 className="font-semibold text-lg">{t("hours.week")}</h3>
            <p className="text-muted-foreground text-sm">{t("hours.weekHint")}</p>
          </div>
        </div>
        <div className="overflow-hidden rounded-xl border bg-card">
          <RecordRow active onEdit={() => setEditing("organization")}>
            <span className="min-w-0 flex-1">
              <WeekWords days={days} />
              <span className="mt-1 block text-muted-foreground text-xs">{timezone.replace(/_/g, " ")}</span>
            </span>
          </RecordRow>
        </div>
      </section>
      {departments.length > 0 && (
        <section className="mb-8">
          <h3 className="mb-3 font-semibold text-lg">{t("hours.departments")}</h3>
          <ul className="divide-y overflow-hidden rounded-xl border bg-card">
            {departments.map((department) => (
              <li key={department.department_id}>
                <RecordRow active onEdit={() => setEditing(department)}>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{department.department_name}</span>
                    <span className="block text-muted-foreground text-sm">
                      {department.days ? <WeekWords days={department.days} /> : t("hours.same")}
                    </span>
                  </span>
                </RecordRow>
              </li>
            ))}
          </ul>
        </section>
      )}
      {editing === "organization" && (
        <OrganizationHours timezone={timezone} days={days} onClose={() => setEditing(undefined)} />
      )}
      {editing && editing !== "organization" && (
        <DepartmentHours department={editing} general={days} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}

/** The spans of a week, days alike together. */
function WeekWords({ days }: { days: BusinessWeek | null }) {
  const { t, i18n } = useTranslation();
  if (!days) {
    return <span>{t("hours.always")}</span>;
  }
  const byText = new Map<string, number[]>();
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const text = days
      .filter((span) => span.day === day)
      .map((span) => `${span.from}–${span.to}`)
      .join(", ");
    byText.set(text, [...(byText.get(text) ?? []), day]);
  }
  return (
    <span className="flex flex-col">
      {[...byText].map(([text, alike]) => (
        <span key={text} className="tabular">
          {alike.map((day) => weekdayName(day, i18n.language, "short")).join(", ")}: {text || t("hours.closedMark")}
        </span>
      ))}
    </span>
  );
}

type OrganizationHoursProps = { timezone: string; days: BusinessWeek | null; onClose(): void };

function OrganizationHours({ timezone, days, onClose }: OrganizationHoursProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [zone, setZone] = useState(timezone);
  const [week, setWeek] = useState(days);
  const saving = useSave(async () => {
    cache.setQueryData(
      WEEKS,
      await api.put("/api/v1/business-hours", { hours: week && { timezone: zone, days: week } }),
    );
    onClose();
  });
  return (
    <RecordForm title={t("hours.week")} saving={saving} onClose={onClose}>
      <Switch
        checked={week !== null}
        onChange={(limited) => setWeek(limited ? [...OFFICE_DAYS] : null)}
        label={t("hours.limited")}
        hint={t("hours.limitedHint")}
      />
      {week && (
        <>
          <TimezoneField value={zone} error={saving.fields["hours.timezone"]} onChange={setZone} />
          <WeekEditor days={week} onChange={(changed) => setWeek([...changed])} />
          {Object.keys(saving.fields).some((field) => field.startsWith("hours.days")) && (
            <p role="alert" className="text-destructive text-sm">
              {t("hours.backwards")}
            </p>
          )}
        </>
      )}
    </RecordForm>
  );
}

type DepartmentHoursProps = { department: DepartmentWeek; general: BusinessWeek | null; onClose(): void };

function DepartmentHours({ department, general, onClose }: DepartmentHoursProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const cache = useQueryClient();
  const [days, setDays] = useState<BusinessWeek | null>(department.days);
  const saving = useSave(async () => {
    const path = { id: department.department_id };
    await api.put("/api/v1/departments/{id}/business-hours", { days }, { path });
    await cache.invalidateQueries({ queryKey: WEEKS });
    onClose();
  });
  return (
    <RecordForm title={department.department_name} saving={saving} onClose={onClose}>
      <Switch
        checked={days !== null}
        onChange={(own) => setDays(own ? (general ?? [...OFFICE_DAYS]) : null)}
        label={t("hours.own")}
        hint={t("hours.ownHint")}
      />
      {days && <WeekEditor days={days} onChange={(week) => setDays([...week])} />}
    </RecordForm>
  );
}
