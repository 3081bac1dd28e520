import type { AvailabilityException, OpenDay } from "../../shared/api/types";
import { DAY_MINUTES, type Day, minuteOf } from "./clinicTime";

export type Span = { from: number; to: number };
export type Closed = Span & { reason: string | null; isException: boolean };

/** When somebody is there, as the server says it, and what was said of days that are not as usual. */
export type Hours = {
  days: ReadonlyMap<Day, OpenDay>;
  exceptions: readonly AvailabilityException[];
};

/** As the week of a clinic names its days, Monday first. */
export const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/**
 * When nobody is there on a day, of the clinic or of one professional: what the agenda shades, and why. Of a day that is
 * not known yet, nothing.
 */
export function closedOn(day: Day, professionalId: string | null, { days, exceptions }: Hours): Closed[] {
  const known = days.get(day);
  if (!known) {
    return [];
  }
  const open =
    professionalId === null
      ? known.open
      : (known.professionals.find((one) => one.professional_id === professionalId)?.open ?? known.open);
  const closed: Closed[] = complement(open.map(({ start, end }) => spanOf(start, end))).map((span) => ({
    ...span,
    reason: null,
    isException: false,
  }));
  const said = exceptions.filter(
    (one) => one.exception_date === day && (one.professional_id === null || one.professional_id === professionalId),
  );
  const special = said.find((one) => one.exception_type === "SPECIAL_HOURS");
  const first = closed[0];
  if (special && first) {
    closed[0] = { ...first, reason: special.reason };
  }
  for (const one of said) {
    if (one.exception_type === "BLOCKED") {
      const span = one.start_time && one.end_time ? spanOf(one.start_time, one.end_time) : { from: 0, to: DAY_MINUTES };
      closed.push({ ...span, reason: one.reason, isException: true });
    }
  }
  return closed;
}

/** Whether a whole day is closed, and why if somebody said so; undefined on a day that has hours, or is not known yet. */
export function closedDay(day: Day, professionalId: string | null, hours: Hours): string | null | undefined {
  const closed = closedOn(day, professionalId, hours);
  return !hours.days.has(day) || complement(closed).length > 0
    ? undefined
    : (closed.find((span) => span.isException)?.reason ?? null);
}

function spanOf(from: string, to: string): Span {
  return { from: minuteOf(from), to: minuteOf(to) || DAY_MINUTES };
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
