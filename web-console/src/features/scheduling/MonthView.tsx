import { useTranslation } from "react-i18next";
import type { Appointment } from "../../shared/api/types";
import { classes } from "../../shared/ui/classes";
import { tagLook, tagStyle } from "../../shared/ui/Tag";
import { weekdayName } from "../../shared/ui/WeekEditor";
import { stateOf } from "./agenda";
import { type Day, dayText } from "./clinicTime";
import { STATE_ICON } from "./looks";
import { whoIs } from "./who";

type MonthViewProps = {
  days: readonly Day[];
  /** A day of the month that is meant; days of its neighbours are paler. */
  month: Day;
  today: Day;
  appointments: readonly Appointment[];
  /** Why nobody is there on a day, if nobody is. */
  closed: ReadonlyMap<Day, string | null>;
  onDay(day: Day): void;
  onOpen(appointment: Appointment): void;
};

/** As many as fit into a day before the rest is counted. */
const MOST = 3;

/** A month in weeks: how full each day is, and who comes first. */
export function MonthView({ days, month, today, appointments, closed, onDay, onOpen }: MonthViewProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-auto">
      <div aria-hidden="true" className="sticky top-0 z-10 grid grid-cols-7 border-b bg-background">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <span key={day} className="truncate px-2 py-1.5 text-muted-foreground text-xs first-letter:uppercase">
            {weekdayName(day, i18n.language, "short").replace(".", "")}
          </span>
        ))}
      </div>
      <ul className="grid min-h-0 flex-1 auto-rows-[minmax(96px,1fr)] grid-cols-7 max-pane:auto-rows-[minmax(64px,1fr)]">
        {days.map((day) => {
          const own = appointments.filter((one) => one.date === day);
          const reason = closed.get(day);
          return (
            <li
              key={day}
              className={classes(
                "flex min-w-0 flex-col gap-0.5 border-r border-b p-1 nth-[7n]:border-r-0",
                closed.has(day) && (reason ? "agenda-blocked" : "bg-muted/70"),
              )}
            >
              <button
                type="button"
                onClick={() => onDay(day)}
                aria-current={day === today ? "date" : undefined}
                className="flex min-w-0 items-center gap-1.5 rounded-sm px-0.5 text-left hover:bg-muted max-pane:h-full max-pane:flex-col max-pane:items-start"
              >
                <span className="sr-only">
                  {`${dayText(day, i18n.language, { weekday: "long", day: "numeric", month: "long" })}: ${t("agenda.count", { count: own.length })}${reason ? `, ${reason}` : ""}`}
                </span>
                <span
                  aria-hidden="true"
                  className={classes(
                    "tabular inline-flex size-6 shrink-0 items-center justify-center rounded-full text-sm",
                    day === today
                      ? "bg-primary font-semibold text-primary-foreground"
                      : day.slice(0, 7) !== month.slice(0, 7) && "text-muted-foreground",
                  )}
                >
                  {Number(day.slice(8))}
                </span>
                {reason && (
                  <span aria-hidden="true" className="min-w-0 truncate text-muted-foreground text-xs max-pane:hidden">
                    {reason}
                  </span>
                )}
                {own.length > 0 && (
                  <span
                    aria-hidden="true"
                    className="tabular rounded-full bg-accent px-1.5 text-primary-ink text-xs pane:hidden"
                  >
                    {own.length}
                  </span>
                )}
              </button>
              {own.slice(0, own.length > MOST ? MOST - 1 : MOST).map((one) => (
                <MonthLine key={one.id} appointment={one} onOpen={() => onOpen(one)} />
              ))}
              {own.length > MOST && (
                <button
                  type="button"
                  onClick={() => onDay(day)}
                  className="rounded-sm px-1.5 text-left text-muted-foreground text-xs hover:bg-muted max-pane:hidden"
                >
                  {t("agenda.more", { count: own.length - MOST + 1 })}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type MonthLineProps = { appointment: Appointment; onOpen(): void };

function MonthLine({ appointment, onOpen }: MonthLineProps) {
  const { t } = useTranslation();
  const state = stateOf(appointment);
  const color = appointment.professional_color ?? "gray";
  const Icon = STATE_ICON[state];
  const name = whoIs(appointment.customer, t);
  return (
    <button
      type="button"
      onClick={onOpen}
      style={tagStyle(color)}
      className={classes(
        tagLook(color),
        "flex min-w-0 items-center gap-1 rounded-sm px-1.5 text-left text-xs hover:shadow-float max-pane:hidden",
      )}
    >
      <Icon aria-hidden="true" className="size-3 shrink-0" strokeWidth={2} />
      <span className="tabular shrink-0">{appointment.time}</span>
      <span className={classes("truncate", state === "cancelled" && "line-through")}>{name}</span>
      <span className="sr-only">, {t(`agenda.states.${state}`)}</span>
    </button>
  );
}
