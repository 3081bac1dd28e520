import { CalendarOff, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Appointment } from "../../shared/api/types";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { EmptyAgenda } from "../../shared/ui/drawings";
import { Empty } from "../../shared/ui/States";
import { TagSpot } from "../../shared/ui/Tag";
import { stateOf } from "./agenda";
import { type Day, dayText } from "./clinicTime";
import { STATE_ICON, STATE_INK } from "./looks";
import { whoIs } from "./who";

type DayListProps = {
  days: readonly Day[];
  today: Day;
  appointments: readonly Appointment[];
  closed: ReadonlyMap<Day, string | null>;
  onOpen(appointment: Appointment): void;
  onCreate(): void;
};

/** The appointments of some days, one below the other; days without any are left out. */
export function DayList({ days, today, appointments, closed, onOpen, onCreate }: DayListProps) {
  const { t, i18n } = useTranslation();
  const full = days.filter((day) => appointments.some((one) => one.date === day));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-5 px-4 py-4 pane:px-6">
        {full.length === 0 && (
          <Empty
            drawing={<EmptyAgenda />}
            title={t("agenda.noneAhead")}
            action={<Button onClick={onCreate}>{t("booking.title")}</Button>}
          />
        )}
        {full.map((day) => {
          const own = appointments.filter((one) => one.date === day);
          return (
            <section key={day} aria-label={dayText(day, i18n.language, { dateStyle: "full" })}>
              <h2 className="mb-1.5 flex items-baseline gap-2 font-medium">
                <span className="first-letter:uppercase">
                  {day === today ? t("agenda.today") : dayText(day, i18n.language, { weekday: "long" })}
                </span>
                <span className="text-muted-foreground text-sm">
                  {dayText(day, i18n.language, { day: "numeric", month: "long" })}
                </span>
                <span className="tabular ml-auto text-muted-foreground text-xs">
                  {t("agenda.count", { count: own.length })}
                </span>
              </h2>
              {closed.has(day) && (
                <p className="mb-2 flex items-center gap-2 rounded-lg bg-muted px-3 py-2 text-muted-foreground text-sm">
                  <CalendarOff aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
                  {closed.get(day) ?? t("agenda.closed")}
                </p>
              )}
              <ul className="divide-y overflow-hidden rounded-xl border bg-card">
                {own.map((one) => (
                  <li key={one.id}>
                    <AppointmentRow appointment={one} onOpen={() => onOpen(one)} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}

type AppointmentRowProps = { appointment: Appointment; day?: string; onOpen(): void };

/**
 * One appointment in one line: when, who, what, with whom, and how it stands.
 *
 * @param day where all are of one customer: the day, and who it is goes without saying
 */
export function AppointmentRow({ appointment, day, onOpen }: AppointmentRowProps) {
  const { t } = useTranslation();
  const state = stateOf(appointment);
  const Icon = STATE_ICON[state];
  const services = appointment.services.map((service) => service.name).join(", ");
  const what = [
    day ? null : services,
    appointment.professional_name,
    appointment.resources.map((resource) => resource.name).join(", "),
  ].filter(Boolean);
  return (
    <button
      type="button"
      onClick={onOpen}
      className={classes(
        "relative flex w-full items-center gap-3 py-2.5 pr-3 pl-4 text-left transition-colors hover:bg-muted focus-visible:outline-offset-[-2px]",
      )}
    >
      <TagSpot
        color={appointment.professional_color ?? "gray"}
        className="absolute inset-y-0 left-0 w-[3px] rounded-none"
      />
      <span className="tabular w-12 shrink-0">
        {day && <span className="block text-muted-foreground text-xs">{day}</span>}
        <span className="block font-medium">{appointment.time}</span>
        {!day && <span className="block text-muted-foreground text-xs">{appointment.end_time}</span>}
      </span>
      <span className="min-w-0 flex-1">
        <span
          className={classes(
            "block truncate",
            state === "cancelled" ? "text-muted-foreground line-through" : "font-medium",
          )}
        >
          {day ? services : whoIs(appointment.customer, t)}
        </span>
        <span className="block truncate text-muted-foreground text-sm">{what.join(" · ")}</span>
      </span>
      <span className={classes("inline-flex shrink-0 items-center gap-1 text-xs", STATE_INK[state])}>
        <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
        <span className={day ? "sr-only" : "max-pane:sr-only"}>{t(`agenda.states.${state}`)}</span>
      </span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
    </button>
  );
}
