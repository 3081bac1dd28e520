import type { BusinessWeek, WorkingWeek } from "../../shared/api/types";
import { WEEK } from "./hours";

/** A clinic's week as the editor of weeks has it, Monday as day 1. */
export function toBusinessWeek(week: WorkingWeek): BusinessWeek {
  return WEEK.flatMap((name, index) => week[name].map(({ start, end }) => ({ day: index + 1, from: start, to: end })));
}

/** And back, each day named, so that one without hours is closed. */
export function toWorkingWeek(days: BusinessWeek): WorkingWeek {
  const spans = (day: number) =>
    days.filter((span) => span.day === day).map(({ from, to }) => ({ start: from, end: to }));
  return {
    monday: spans(1),
    tuesday: spans(2),
    wednesday: spans(3),
    thursday: spans(4),
    friday: spans(5),
    saturday: spans(6),
    sunday: spans(7),
  };
}
