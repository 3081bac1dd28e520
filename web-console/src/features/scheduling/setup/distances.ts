import type { ReminderDistance } from "../../../shared/api/types";

export const UNITS = ["minutes", "hours", "days"] as const;

/** How many minutes before an appointment one can be reminded; of hours and days any number up to the most. */
export const MINUTES = [15, 30, 45, 60] as const;
export const MOST_OF = { minutes: 60, hours: 48, days: 60 } as const;

/** Whether it is a distance that reminders can have. */
export function isSaid({ amount, unit }: ReminderDistance): boolean {
  return unit === "minutes"
    ? MINUTES.some((one) => one === amount)
    : Number.isInteger(amount) && 1 <= amount && amount <= MOST_OF[unit];
}

const USUAL: readonly ReminderDistance[] = [
  { amount: 24, unit: "hours" },
  { amount: 2, unit: "hours" },
  { amount: 30, unit: "minutes" },
  { amount: 3, unit: "days" },
  { amount: 7, unit: "days" },
];

/** The next one that somebody would want: the first usual one that is not there. */
export function next(known: readonly ReminderDistance[]): ReminderDistance {
  const free = USUAL.find((one) => !known.some(({ amount, unit }) => amount === one.amount && unit === one.unit));
  return free ?? { amount: 15, unit: "minutes" };
}
