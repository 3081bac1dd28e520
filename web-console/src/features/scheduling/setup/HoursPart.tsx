import { CalendarOff, CalendarPlus, ChevronLeft, ChevronRight, Clock3 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AvailabilityException, BusinessWeek, Clinic, Professional } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useMinutes } from "../../../shared/format/clock";
import { may } from "../../../shared/permissions";
import { useMe, useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { classes } from "../../../shared/ui/classes";
import { SelectField, TextField } from "../../../shared/ui/Field";
import { FormError } from "../../../shared/ui/FormError";
import { IconButton } from "../../../shared/ui/IconButton";
import { Page } from "../../../shared/ui/Page";
import { RecordForm } from "../../../shared/ui/Records";
import { Failed } from "../../../shared/ui/States";
import { Switch } from "../../../shared/ui/Switch";
import { WeekEditor, weekdayName } from "../../../shared/ui/WeekEditor";
import { addMonths, type Day, daysFrom, dayText, mondayOf, wallOf } from "../clinicTime";
import { keys, useExceptions, useProfessionals, useRules } from "../useScheduling";
import { toBusinessWeek, toWorkingWeek } from "../week";
import { saveRules, weekOf } from "./weekRules";

/** When the clinic is there: its week, and the days of a year that are not as usual. */
export function HoursPart({ clinic }: { clinic: Clinic }) {
  const { t, i18n } = useTranslation();
  const instant = useMinutes();
  const today = wallOf(instant, clinic.timezone).day;
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const exceptions = useExceptions(clinic.clinic_id, `${year}-01-01`, `${year}-12-31`);
  const professionals = useProfessionals(clinic.clinic_id).data ?? [];
  const mayChange = may(useMe(), "change_settings");
  const [editing, setEditing] = useState<{ day: Day; exception?: AvailabilityException | undefined }>();
  const known = [...(exceptions.data ?? [])]
    .filter((one) => one.exception_date.startsWith(String(year)))
    .sort((a, b) => a.exception_date.localeCompare(b.exception_date));
  const whose = (one: AvailabilityException) =>
    professionals.find((person) => person.id === one.professional_id)?.name ?? t("clinic.hours.everybody");

  return (
    <Page title={t("clinic.parts.hours")} description={t("clinic.hours.description")}>
      <Week clinic={clinic} mayChange={mayChange} />
      <div className="mt-8 mb-3 flex flex-wrap items-center gap-2">
        <h3 className="font-semibold text-lg">{t("clinic.hours.exceptions")}</h3>
        <span className="ml-auto inline-flex items-center">
          <IconButton icon={ChevronLeft} label={t("clinic.hours.yearBefore")} onClick={() => setYear(year - 1)} />
          <span className="tabular w-12 text-center font-medium">{year}</span>
          <IconButton icon={ChevronRight} label={t("clinic.hours.yearAfter")} onClick={() => setYear(year + 1)} />
        </span>
        {mayChange && (
          <Button onClick={() => setEditing({ day: today })}>
            <CalendarPlus aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("clinic.hours.add")}
          </Button>
        )}
      </div>
      {exceptions.isError && (
        <Failed error={exceptions.error} title={t("clinic.hours.failed")} onRetry={() => void exceptions.refetch()} />
      )}
      <YearCalendar
        year={year}
        today={today}
        exceptions={known}
        onDay={
          mayChange
            ? (day) => setEditing({ day, exception: known.find((one) => one.exception_date === day) })
            : undefined
        }
      />
      {known.length > 0 && (
        <ul className="mt-4 divide-y overflow-hidden rounded-xl border bg-card">
          {known.map((one) => {
            const Icon = one.exception_type === "BLOCKED" ? CalendarOff : Clock3;
            return (
              <li key={one.id}>
                <button
                  type="button"
                  disabled={!mayChange}
                  onClick={() => setEditing({ day: one.exception_date, exception: one })}
                  className={classes(
                    "flex w-full items-center gap-3 px-4 py-2.5 text-left enabled:hover:bg-muted focus-visible:outline-offset-[-2px]",
                    one.exception_date < today && "text-muted-foreground",
                  )}
                >
                  <Icon aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" strokeWidth={1.75} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">
                      {one.reason ?? t(`clinic.hours.types.${one.exception_type}`)}
                    </span>
                    <span className="block truncate text-muted-foreground text-sm">{whose(one)}</span>
                  </span>
                  <span className="tabular shrink-0 text-right text-muted-foreground text-sm">
                    {dayText(one.exception_date, i18n.language, { weekday: "short", day: "numeric", month: "short" })}
                    {one.start_time && (
                      <span className="block">
                        {one.start_time}–{one.end_time}
                      </span>
                    )}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {editing && (
        <ExceptionForm
          key={`${editing.day} ${editing.exception?.id}`}
          clinic={clinic}
          professionals={professionals}
          day={editing.day}
          exception={editing.exception}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}

/** The clinic's own week. Where it has rules they are its week; its business hours are what holds without any. */
function Week({ clinic, mayChange }: { clinic: Clinic; mayChange: boolean }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const rules = useRules(clinic.clinic_id).data;
  const own = (rules ?? []).filter((rule) => rule.professional_id === null);
  const [changed, setChanged] = useState<BusinessWeek>();
  const week = changed ?? (own.length > 0 ? weekOf(own) : toBusinessWeek(clinic.working_hours));
  const saving = useSave(async () => {
    if (own.length > 0) {
      await saveRules(api, clinic.clinic_id, null, own, week);
    }
    await api.put(
      "/api/v1/clinics/{clinic_id}",
      { working_hours: toWorkingWeek(week) },
      { path: { clinic_id: clinic.clinic_id } },
    );
    await cache.invalidateQueries({ queryKey: keys.clinics });
    await cache.invalidateQueries({ queryKey: ["slots"] });
    setChanged(undefined);
  });
  return (
    <form
      aria-label={t("clinic.hours.week")}
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      <h3 className="font-semibold text-lg">{t("clinic.hours.week")}</h3>
      <fieldset disabled={!mayChange || rules === undefined} className="w-full">
        <WeekEditor days={week} onChange={setChanged} />
      </fieldset>
      <FormError failure={saving.failure} fields={{}} />
      {changed && (
        <div className="flex gap-2">
          <Button type="submit" look="primary" busy={saving.busy}>
            {t("common.save")}
          </Button>
          <Button onClick={() => setChanged(undefined)}>{t("common.cancel")}</Button>
        </div>
      )}
    </form>
  );
}

type YearCalendarProps = {
  year: number;
  today: Day;
  exceptions: readonly AvailabilityException[];
  onDay: ((day: Day) => void) | undefined;
};

/** Twelve small months: which days are closed, and which have other hours. */
function YearCalendar({ year, today, exceptions, onDay }: YearCalendarProps) {
  const { t, i18n } = useTranslation();
  const months = Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01-01`, index));
  return (
    <div className="grid grid-cols-1 gap-x-6 gap-y-5 min-[420px]:grid-cols-2 pane:grid-cols-3">
      {months.map((first) => {
        const weeks = daysFrom(mondayOf(first), 42);
        return (
          <section key={first} aria-label={dayText(first, i18n.language, { month: "long", year: "numeric" })}>
            <h4 className="mb-1 font-medium text-sm first-letter:uppercase">
              {dayText(first, i18n.language, { month: "long" })}
            </h4>
            <div className="grid grid-cols-7 text-center">
              {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                <span key={day} aria-hidden="true" className="text-muted-foreground text-xs uppercase">
                  {weekdayName(day, i18n.language, "short").slice(0, 1)}
                </span>
              ))}
              {weeks.map((day) => {
                if (day.slice(0, 7) !== first.slice(0, 7)) {
                  return <span key={day} />;
                }
                const own = exceptions.filter((one) => one.exception_date === day);
                const [exception] = own;
                const what = own.map((one) => one.reason ?? t(`clinic.hours.types.${one.exception_type}`)).join(", ");
                return (
                  <button
                    key={day}
                    type="button"
                    disabled={!onDay}
                    onClick={() => onDay?.(day)}
                    aria-label={`${Number(day.slice(8))} ${dayText(first, i18n.language, { month: "long" })}${what ? `: ${what}` : ""}`}
                    aria-current={day === today ? "date" : undefined}
                    title={what || undefined}
                    className={classes(
                      "tabular h-7 rounded-sm text-xs enabled:hover:bg-accent coarse:h-9",
                      day === today && "font-bold text-primary-ink",
                      exception?.exception_type === "BLOCKED" && "agenda-blocked font-semibold",
                      exception?.exception_type === "SPECIAL_HOURS" && "bg-warning-soft font-semibold text-warning",
                    )}
                  >
                    {Number(day.slice(8))}
                  </button>
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}

type ExceptionFormProps = {
  clinic: Clinic;
  professionals: readonly Professional[];
  day: Day;
  exception: AvailabilityException | undefined;
  onClose(): void;
};

function ExceptionForm({ clinic, professionals, day: first, exception, onClose }: ExceptionFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [day, setDay] = useState(first);
  const [type, setType] = useState<AvailabilityException["exception_type"]>(exception?.exception_type ?? "BLOCKED");
  const [wholeDay, setWholeDay] = useState(!exception?.start_time);
  const [from, setFrom] = useState(exception?.start_time ?? "09:00");
  const [to, setTo] = useState(exception?.end_time ?? "12:00");
  const [reason, setReason] = useState(exception?.reason ?? "");
  const [who, setWho] = useState(exception?.professional_id ?? "");
  const timed = type === "SPECIAL_HOURS" || !wholeDay;
  const done = async () => {
    await cache.invalidateQueries({ queryKey: keys.clinics });
    await cache.invalidateQueries({ queryKey: ["slots"] });
    onClose();
  };
  const saving = useSave(async () => {
    const body = {
      exception_date: day,
      exception_type: type,
      start_time: timed ? from : null,
      end_time: timed ? to : null,
      reason: reason.trim() || null,
    };
    await (exception
      ? api.put("/api/v1/availability-exceptions/{exception_id}", body, { path: { exception_id: exception.id } })
      : api.post(
          "/api/v1/clinics/{clinic_id}/availability-exceptions",
          { ...body, professional_id: who || null },
          { path: { clinic_id: clinic.clinic_id } },
        ));
    await done();
  });
  const removing = useSave(async () => {
    if (exception) {
      await api.delete("/api/v1/availability-exceptions/{exception_id}", { path: { exception_id: exception.id } });
      await done();
    }
  });
  return (
    <RecordForm
      title={t(exception ? "clinic.hours.edit" : "clinic.hours.add")}
      saving={saving}
      extra={
        exception && (
          <Button look="quiet" busy={removing.busy} onClick={() => void removing.save()}>
            {t("common.delete")}
          </Button>
        )
      }
      onClose={onClose}
    >
      <div className="grid gap-3 pane:grid-cols-2">
        <TextField
          label={t("booking.day")}
          type="date"
          value={day}
          required
          error={saving.fields.exception_date}
          onChange={(event) => setDay(event.target.value)}
        />
        <SelectField
          label={t("clinic.hours.type")}
          value={type}
          onChange={(value) => setType(value === "SPECIAL_HOURS" ? "SPECIAL_HOURS" : "BLOCKED")}
        >
          <option value="BLOCKED">{t("clinic.hours.types.BLOCKED")}</option>
          <option value="SPECIAL_HOURS">{t("clinic.hours.types.SPECIAL_HOURS")}</option>
        </SelectField>
      </div>
      <TextField
        label={t("clinic.hours.reason")}
        hint={t("clinic.hours.reasonHint")}
        value={reason}
        maxLength={200}
        error={saving.fields.reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {!exception && professionals.length > 0 && (
        <SelectField label={t("clinic.hours.whose")} value={who} onChange={setWho}>
          <option value="">{t("clinic.hours.everybody")}</option>
          {professionals.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </SelectField>
      )}
      {type === "BLOCKED" && <Switch checked={wholeDay} onChange={setWholeDay} label={t("clinic.hours.wholeDay")} />}
      {timed && (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t("clinic.hours.from")}
            type="time"
            value={from}
            required
            error={saving.fields.start_time}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextField
            label={t("clinic.hours.to")}
            type="time"
            value={to}
            required
            error={saving.fields.end_time}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
      )}
      <p className="text-muted-foreground text-xs">{t("clinic.hours.stay")}</p>
    </RecordForm>
  );
}
