import { Mail, Pause, Pencil, Play, Plus, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportPlan, ReportSchedule } from "../../shared/api/types";
import { useDepartments, useUsers } from "../../shared/api/useDirectory";
import { shortTime } from "../../shared/format/time";
import { useMe } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { QuietCounter } from "../../shared/ui/drawings";
import { SelectField, TextField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { Appearing, Empty, Failed, Skeleton, useReason } from "../../shared/ui/States";
import type { ReportsSearch } from "./reports";
import { planOf, useScheduleChange, useSchedules } from "./useSchedules";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MONTH_DAYS = Array.from({ length: 28 }, (_, day) => day + 1);
const EVERY = ["day", "week", "month"] as const satisfies readonly ReportPlan["every"][];
const FORMATS = ["pdf", "xlsx", "csv"] as const satisfies readonly ReportPlan["format"][];

type Edited = { id: string | undefined; plan: ReportPlan; state: "active" | "paused" };

/** The reports that are mailed by themselves: what each is, what became of the last one, and what can be done with it. */
export function SchedulesDialog({ search, onClose }: { search: ReportsSearch; onClose(): void }) {
  const { t } = useTranslation();
  const me = useMe();
  const schedules = useSchedules(true);
  const [edited, setEdited] = useState<Edited>();
  const begin = () =>
    setEdited({
      id: undefined,
      state: "active",
      plan: {
        name: "",
        format: "pdf",
        every: "week",
        weekday: 1,
        month_day: null,
        hour: 8,
        department_id: search.department ?? null,
        user_id: search.user ?? null,
        channel: null,
        channel_id: search.channel ?? null,
        tag: search.tag ?? null,
        counts: search.counts ?? "clock",
        recipient_ids: [me.id],
      },
    });
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={t(edited ? (edited.id ? "schedules.change" : "schedules.add") : "schedules.title")}
      description={edited ? undefined : t("schedules.description")}
    >
      {edited ? (
        <PlanForm key={edited.id ?? ""} edited={edited} onClose={() => setEdited(undefined)} />
      ) : schedules.isError ? (
        <Failed error={schedules.error} title={t("schedules.failed")} onRetry={() => void schedules.refetch()} />
      ) : schedules.data ? (
        <>
          {schedules.data.length === 0 && (
            <Empty drawing={<QuietCounter />} title={t("schedules.none")} text={t("schedules.noneHint")} />
          )}
          <ul className="divide-y">
            {schedules.data.map((one) => (
              <Row
                key={one.id}
                schedule={one}
                onEdit={() =>
                  setEdited({ id: one.id, plan: planOf(one), state: one.state === "paused" ? "paused" : "active" })
                }
              />
            ))}
          </ul>
          <DialogActions>
            <Button look="primary" onClick={begin}>
              <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
              {t("schedules.add")}
            </Button>
          </DialogActions>
        </>
      ) : (
        <Appearing className="flex flex-col gap-2">
          <Skeleton className="h-16" />
          <Skeleton className="h-16" />
        </Appearing>
      )}
    </Dialog>
  );
}

function Row({ schedule, onEdit }: { schedule: ReportSchedule; onEdit(): void }) {
  const { t, i18n } = useTranslation();
  const change = useScheduleChange(() => {});
  const reason = useReason(change.failure);
  const when = useWhen();
  const plan = planOf(schedule);
  const isActive = schedule.state === "active";
  const save = (state: "active" | "paused") => void change.save({ do: "save", id: schedule.id, plan, state });
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-3">
      <span className="mt-0.5 inline-flex size-9 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
        <Mail aria-hidden="true" className="size-4.5" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1 basis-56">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-medium">{schedule.name}</span>
          {schedule.state !== "active" && (
            <span
              className={classes(
                "rounded-full px-2 text-xs",
                schedule.state === "stopped"
                  ? "bg-destructive-soft text-destructive"
                  : "bg-muted text-muted-foreground",
              )}
            >
              {t(`schedules.states.${schedule.state}`)}
            </span>
          )}
        </span>
        <span className="block text-muted-foreground text-sm">
          {[
            when(plan),
            plan.format.toUpperCase(),
            t("schedules.recipients", { count: plan.recipient_ids.length }),
            schedule.owner.full_name,
          ].join(" · ")}
        </span>
        <Last schedule={schedule} />
        {schedule.next_at && (
          <span className="tabular block text-muted-foreground text-xs">
            {t("schedules.next", { time: shortTime(schedule.next_at, i18n.language) })}
          </span>
        )}
        {change.failure !== undefined && (
          <span role="alert" className="block text-destructive text-xs">
            {reason}
          </span>
        )}
      </span>
      <span className="flex shrink-0 items-center">
        <IconButton
          icon={Send}
          label={t("schedules.now")}
          disabled={change.busy}
          onClick={() => void change.save({ do: "send", id: schedule.id })}
        />
        <IconButton
          icon={isActive ? Pause : Play}
          label={t(isActive ? "schedules.pause" : "schedules.resume")}
          disabled={change.busy}
          onClick={() => save(isActive ? "paused" : "active")}
        />
        <IconButton icon={Pencil} label={t("schedules.change")} onClick={onEdit} />
        <Remove busy={change.busy} onRemove={() => void change.save({ do: "remove", id: schedule.id })} />
      </span>
    </li>
  );
}

/** Asks once more, where the finger is. */
function Remove({ busy, onRemove }: { busy: boolean; onRemove(): void }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  return sure ? (
    <Button look="danger" busy={busy} onClick={onRemove} onBlur={() => setSure(false)}>
      {t("schedules.sure")}
    </Button>
  ) : (
    <IconButton icon={Trash2} label={t("schedules.remove")} onClick={() => setSure(true)} />
  );
}

/** What became of the last one. */
function Last({ schedule: { last } }: { schedule: ReportSchedule }) {
  const { t, i18n } = useTranslation();
  if (!last) {
    return <span className="block text-muted-foreground text-xs">{t("schedules.never")}</span>;
  }
  const time = shortTime(last.occurs_at, i18n.language);
  const why =
    last.error === "owner" || last.error === "recipients" ? t(`schedules.errors.${last.error}`) : (last.error ?? "");
  return (
    <span
      className={classes(
        "tabular block text-xs [overflow-wrap:anywhere]",
        last.state === "failed" ? "text-destructive" : last.state === "sent" ? "text-success" : "text-muted-foreground",
      )}
    >
      {t(`schedules.last.${last.state}`, { time, delivered: last.delivered, recipients: last.recipients })}
      {last.is_linked && ` ${t("schedules.linked")}`}
      {why && ` ${why}`}
    </span>
  );
}

/** `Toda segunda-feira, às 8h`. */
function useWhen(): (plan: ReportPlan) => string {
  const { t, i18n } = useTranslation();
  return ({ every, weekday, month_day, hour }) => {
    switch (every) {
      case "day":
        return t("schedules.daily", { hour });
      case "week":
        return t("schedules.weekly", { day: weekdayName(weekday ?? 1, i18n.language), hour });
      case "month":
        return t("schedules.monthly", { day: month_day, hour });
    }
  };
}

/** The 5th of January 1970 was a Monday. */
function weekdayName(weekday: number, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(1970, 0, 4 + weekday)),
  );
}

function PlanForm({ edited, onClose }: { edited: Edited; onClose(): void }) {
  const { t, i18n } = useTranslation();
  const [plan, setPlan] = useState(edited.plan);
  const change = useScheduleChange(onClose);
  const reason = useReason(change.failure);
  const readers = (useUsers().data ?? []).filter((user) => user.role !== "attendant" && user.is_active);
  const set = (part: Partial<ReportPlan>) => setPlan({ ...plan, ...part });
  const every = (next: ReportPlan["every"]) =>
    set({ every: next, weekday: next === "week" ? 1 : null, month_day: next === "month" ? 1 : null });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void change.save({ do: "save", id: edited.id, state: edited.state, plan: { ...plan, name: plan.name.trim() } });
      }}
    >
      <TextField
        label={t("schedules.name")}
        value={plan.name}
        required
        maxLength={80}
        placeholder={t("schedules.nameHint")}
        error={change.fields.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <div className="grid gap-3 pane:grid-cols-3">
        <SelectField
          label={t("schedules.every")}
          value={plan.every}
          onChange={(next) => every(EVERY.find((one) => one === next) ?? "week")}
        >
          {EVERY.map((one) => (
            <option key={one} value={one}>
              {t(`schedules.everies.${one}`)}
            </option>
          ))}
        </SelectField>
        {plan.every === "week" && (
          <SelectField
            label={t("schedules.weekday")}
            value={String(plan.weekday)}
            onChange={(day) => set({ weekday: Number(day) })}
          >
            {WEEKDAYS.map((day) => (
              <option key={day} value={day}>
                {weekdayName(day, i18n.language)}
              </option>
            ))}
          </SelectField>
        )}
        {plan.every === "month" && (
          <SelectField
            label={t("schedules.monthDay")}
            value={String(plan.month_day)}
            onChange={(day) => set({ month_day: Number(day) })}
          >
            {MONTH_DAYS.map((day) => (
              <option key={day}>{day}</option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={t("schedules.hour")}
          value={String(plan.hour)}
          onChange={(hour) => set({ hour: Number(hour) })}
        >
          {HOURS.map((hour) => (
            <option key={hour} value={hour}>
              {t("reports.atHour", { hour })}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="-mt-2 text-muted-foreground text-xs">{t(`schedules.days.${plan.every}`)}</p>
      <SelectField
        label={t("schedules.format")}
        value={plan.format}
        onChange={(format) => set({ format: FORMATS.find((one) => one === format) ?? "pdf" })}
      >
        {FORMATS.map((format) => (
          <option key={format} value={format}>
            {t(`schedules.formats.${format}`)}
          </option>
        ))}
      </SelectField>
      <Filtered plan={plan} />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium text-sm">{t("schedules.to")}</legend>
        <div className="flex max-h-48 flex-col overflow-y-auto rounded-md border">
          {readers.map((user) => (
            <label key={user.id} className="flex min-h-9 items-center gap-2.5 px-3 py-1.5 text-sm hover:bg-muted">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-primary"
                checked={plan.recipient_ids.includes(user.id)}
                onChange={(event) =>
                  set({
                    recipient_ids: event.target.checked
                      ? [...plan.recipient_ids, user.id]
                      : plan.recipient_ids.filter((id) => id !== user.id),
                  })
                }
              />
              <span className="min-w-0 flex-1 truncate">{user.full_name}</span>
              <span className="min-w-0 truncate text-muted-foreground text-xs">{user.email}</span>
            </label>
          ))}
        </div>
        <p className={classes("text-xs", change.fields.recipient_ids ? "text-destructive" : "text-muted-foreground")}>
          {change.fields.recipient_ids ?? t("schedules.toHint")}
        </p>
      </fieldset>
      {change.failure !== undefined && Object.keys(change.fields).length === 0 && (
        <p role="alert" className="text-destructive text-sm">
          {reason}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button look="primary" type="submit" busy={change.busy} disabled={plan.recipient_ids.length === 0}>
          {t("common.save")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** Of whom it is: as the reports were filtered when it was made. */
function Filtered({ plan }: { plan: ReportPlan }) {
  const { t } = useTranslation();
  const departments = useDepartments().data ?? [];
  const users = useUsers().data ?? [];
  const parts = [
    departments.find((one) => one.id === plan.department_id)?.name,
    users.find((one) => one.id === plan.user_id)?.full_name,
    plan.tag,
    plan.counts === "business_hours" && t("reports.businessHours"),
  ].filter(Boolean);
  return (
    <p className="rounded-md bg-muted px-3 py-2 text-muted-foreground text-sm">
      {t("schedules.filter", { filter: parts.length > 0 ? parts.join(" · ") : t("schedules.everything") })}
    </p>
  );
}
