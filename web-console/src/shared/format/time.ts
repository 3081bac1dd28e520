/** Times as people say them. Each function takes the clock, so that a test can set it. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs far more than using one, and a list makes thousands of times.
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat(language, options);
  formats.set(key, made);
  return made;
}

export function clockTime(iso: string, language: string): string {
  return format(language, { timeStyle: "short" }).format(new Date(iso));
}

export function fullTime(iso: string, language: string): string {
  return format(language, { dateStyle: "long", timeStyle: "medium" }).format(new Date(iso));
}

export function shortDate(iso: string, language: string): string {
  return format(language, { dateStyle: "short" }).format(new Date(iso));
}

/** With the month in words, for a day that matters. */
export function longDate(iso: string, language: string): string {
  return format(language, { dateStyle: "long" }).format(new Date(iso));
}

export function shortTime(iso: string, language: string): string {
  return format(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}

/** For a row: today the hour, this week the weekday, then the date. */
export function rowTime(iso: string, language: string, words: { yesterday: string }, now: number): string {
  const date = new Date(iso);
  const days = daysBetween(date, new Date(now));
  if (days <= 0) {
    return clockTime(iso, language);
  }
  if (days === 1) {
    return words.yesterday;
  }
  if (days < 7) {
    return format(language, { weekday: "short" }).format(date).replace(".", "");
  }
  return format(language, { day: "2-digit", month: "2-digit", year: "2-digit" }).format(date);
}

/** For a divider between the days of a thread. */
export function dayName(
  iso: string,
  language: string,
  words: { today: string; yesterday: string },
  now: number,
): string {
  const date = new Date(iso);
  const days = daysBetween(date, new Date(now));
  if (days === 0) {
    return words.today;
  }
  if (days === 1) {
    return words.yesterday;
  }
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  const options: Intl.DateTimeFormatOptions =
    days > 1 && days < 7
      ? { weekday: "long", day: "numeric", month: "long" }
      : { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) };
  return format(language, options).format(date);
}

export function dayOf(iso: string): string {
  const date = new Date(iso);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** How long, in the two largest units that matter: `45s`, `12min`, `3h 05min`, `2d 4h`. */
export function duration(milliseconds: number): string {
  const left = Math.max(0, milliseconds);
  if (left < MINUTE) {
    return `${Math.floor(left / 1000)}s`;
  }
  if (left < HOUR) {
    return `${Math.floor(left / MINUTE)}min`;
  }
  if (left < DAY) {
    const minutes = Math.floor((left % HOUR) / MINUTE);
    return `${Math.floor(left / HOUR)}h${minutes > 0 ? ` ${String(minutes).padStart(2, "0")}min` : ""}`;
  }
  const hours = Math.floor((left % DAY) / HOUR);
  return `${Math.floor(left / DAY)}d${hours > 0 ? ` ${hours}h` : ""}`;
}

/** Minutes and seconds of a recording. */
export function playTime(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function daysBetween(earlier: Date, later: Date): number {
  const start = new Date(earlier.getFullYear(), earlier.getMonth(), earlier.getDate()).getTime();
  const end = new Date(later.getFullYear(), later.getMonth(), later.getDate()).getTime();
  return Math.round((end - start) / DAY);
}
