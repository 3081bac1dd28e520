import type { AvailabilityException, AvailabilityRule, WorkingWeek } from "../../shared/api/types";
import { DAY_MINUTES, type Day, minuteOf, weekdayOf } from "./clinicTime";

export type Span = { from: number; to: number };
export type Closed = Span & { reason: string | null; isException: boolean };

export type Hours = {
  week: WorkingWeek;
  rules: readonly AvailabilityRule[];
  exceptions: readonly AvailabilityException[];
};

/** As the week of a clinic names its days, Monday first. */
export const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/**
 * When nobody is there on a day, of the clinic or of one professional: what the agenda shades. Whether a time can be
 * booked is the server's to say; this only explains the picture, by the same rules.
 */
export function closedOn(day: Day, professionalId: string | null, hours: Hours): Closed[] {
  const exceptions = hours.exceptions.filter(
    (one) => one.exception_date === day && (one.professional_id === null || one.professional_id === professionalId),
  );
  const special = exceptions.filter((one) => one.exception_type === "SPECIAL_HOURS");
  // What is said of the professional is nearer than what is said of the whole clinic.
  const own = special.filter((one) => one.professional_id !== null);
  const replaced = own.length > 0 ? own : special;
  const open =
    replaced.length > 0
      ? replaced.flatMap((one) => spanOf(one.start_time, one.end_time))
      : usual(day, professionalId, hours);

  const closed: Closed[] = complement(open).map((span) => ({ ...span, reason: null, isException: false }));
  const [reason] = replaced.map((one) => one.reason);
  const first = closed[0];
  if (replaced.length > 0 && first) {
    closed[0] = { ...first, reason: reason ?? null, isException: false };
  }
  for (const one of exceptions) {
    if (one.exception_type === "BLOCKED") {
      const [span = { from: 0, to: DAY_MINUTES }] = spanOf(one.start_time, one.end_time);
      closed.push({ ...span, reason: one.reason ?? null, isException: true });
    }
  }
  return closed;
}

/** Whether a whole day is closed, and why if somebody said so; undefined on a day that has hours. */
export function closedDay(day: Day, professionalId: string | null, hours: Hours): string | null | undefined {
  const closed = closedOn(day, professionalId, hours);
  const open = complement(closed);
  return open.length > 0 ? undefined : (closed.find((span) => span.isException)?.reason ?? null);
}

/** The hours of the week on a day: the professional's own, or else the clinic's. */
function usual(day: Day, professionalId: string | null, { rules, week }: Hours): Span[] {
  const active = rules.filter((rule) => rule.active);
  const own = active.filter((rule) => rule.professional_id !== null && rule.professional_id === professionalId);
  const clinics = active.filter((rule) => rule.professional_id === null);
  const holding = own.length > 0 ? own : clinics;
  if (holding.length > 0) {
    return holding
      .filter((rule) => rule.day_of_week === weekdayOf(day) % 7)
      .flatMap((rule) => spanOf(rule.start_time, rule.end_time));
  }
  return week[WEEK[weekdayOf(day) - 1] ?? "monday"].flatMap((span) => spanOf(span.start, span.end));
}

function spanOf(from: string | null | undefined, to: string | null | undefined): Span[] {
  return from && to ? [{ from: minuteOf(from), to: minuteOf(to) || DAY_MINUTES }] : [];
}

/** What a day has beside these. */
export function complement(spans: readonly Span[]): Span[] {
  const free: Span[] = [];
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from > at) {
      free.push({ from: at, to: from });
    }
    at = Math.max(at, to);
  }
  return at < DAY_MINUTES ? [...free, { from: at, to: DAY_MINUTES }] : free;
}

/** The whole hours around all that is open or booked, so that an agenda does not begin at midnight. */
export function shownHours(open: readonly Span[], booked: readonly Span[]): Span {
  const all = [...open, ...booked];
  if (all.length === 0) {
    return { from: 8 * 60, to: 18 * 60 };
  }
  const from = Math.min(...all.map((span) => span.from));
  const to = Math.max(...all.map((span) => span.to));
  return {
    from: Math.max(0, Math.floor((from - 30) / 60) * 60),
    to: Math.min(DAY_MINUTES, Math.ceil((to + 30) / 60) * 60),
  };
}
