/**
 * Days and minutes as the clinic's own calendar counts them. An agenda is in the clinic's time wherever it is looked at
 * from, so nothing here asks the browser for its zone.
 */

/** A day of the calendar, `2026-11-23`: it has no zone, and so no hour at which it could turn into another one. */
export type Day = string;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
export const DAY_MINUTES = 24 * 60;

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs far more than using one, and an agenda makes thousands of times.
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

/** What the clinic's calendar and clock show at an instant. */
export function wallOf(instant: number | string, zone: string): { day: Day; minute: number } {
  const parts = format("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    minute: Number(part("hour")) * 60 + Number(part("minute")),
  };
}

/**
 * When the clinic's clock shows that. A time that its clock skips is as much later as the clock jumps; of one that it
 * shows twice, the first. As the server does it.
 */
export function instantOf(day: Day, minute: number, zone: string): number {
  const wanted = utcOf(day) + minute * MINUTE_MS;
  const offsetAt = (instant: number) => {
    const shown = wallOf(instant, zone);
    return utcOf(shown.day) + shown.minute * MINUTE_MS - instant;
  };
  const before = offsetAt(wanted - DAY_MS);
  const after = offsetAt(wanted + DAY_MS);
  const early = wanted - before;
  return offsetAt(early) === before ? early : offsetAt(wanted - after) === after ? wanted - after : early;
}

function utcOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function isDay(value: unknown): value is Day {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && addDays(value, 0) === value;
}

export function addDays(day: Day, count: number): Day {
  const time = utcOf(day) + count * DAY_MS;
  return Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10);
}

/** The same day of another month, or its last one. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: Day): number {
  return new Date(utcOf(day)).getUTCDay() || 7;
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

export function daysFrom(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

/** The whole weeks that a month touches. */
export function weeksOfMonth(day: Day): Day[] {
  const first = `${day.slice(0, 7)}-01`;
  const start = mondayOf(first);
  const end = addDays(mondayOf(addDays(addMonths(first, 1), -1)), 6);
  return daysFrom(start, (utcOf(end) - utcOf(start)) / DAY_MS + 1);
}

/** A day in words. */
export function dayText(day: Day, language: string, options: Intl.DateTimeFormatOptions): string {
  return format(language, { ...options, timeZone: "UTC" }).format(utcOf(day));
}

/** From one day to another, in as few words as it takes. */
export function rangeText(from: Day, to: Day, language: string, short = false): string {
  return format(language, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    ...(short ? {} : { year: "numeric" }),
  }).formatRange(utcOf(from), utcOf(to));
}

/** What people call a zone: `Horário de Brasília`. */
export function zoneName(zone: string, language: string): string {
  const parts = format(language, { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts(0);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** `09:05` of minutes since midnight. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** Minutes since midnight of `09:05`, also with seconds. */
export function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
