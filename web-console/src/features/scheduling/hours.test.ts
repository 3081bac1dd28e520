import { describe, expect, it } from "vitest";
import type { AvailabilityException, AvailabilityRule } from "../../shared/api/types";
import { closedDay, closedOn, complement, type Hours, shownHours } from "./hours";
import { toWorkingWeek } from "./week";

const MONDAY = "2026-11-23";
const SUNDAY = "2026-11-29";
const week = toWorkingWeek([{ day: 1, from: "09:00", to: "18:00" }]);

const rule = (day_of_week: number, start_time: string, end_time: string, professional_id: string | null = null) =>
  ({
    id: `${day_of_week}${start_time}`,
    clinic_id: "c",
    day_of_week,
    start_time,
    end_time,
    professional_id,
    active: true,
  }) as AvailabilityRule;
const exception = (of: Partial<AvailabilityException>) =>
  ({
    id: "e",
    clinic_id: "c",
    professional_id: null,
    exception_date: MONDAY,
    exception_type: "BLOCKED",
    start_time: null,
    end_time: null,
    reason: null,
    ...of,
  }) as AvailabilityException;

const open = (day: string, who: string | null, hours: Partial<Hours>) =>
  complement(closedOn(day, who, { week, rules: [], exceptions: [], ...hours })).map(({ from, to }) => [
    from / 60,
    to / 60,
  ]);

describe("the hours that are shaded", () => {
  it("are the week's while the clinic has no rules", () => {
    expect(open(MONDAY, null, {})).toEqual([[9, 18]]);
    expect(open(SUNDAY, null, {})).toEqual([]);
    expect(closedDay(SUNDAY, null, { week, rules: [], exceptions: [] })).toBeNull();
    expect(closedDay(MONDAY, null, { week, rules: [], exceptions: [] })).toBeUndefined();
  });

  it("are the rules', whose Sunday is 0, and a professional's own instead of the clinic's", () => {
    const rules = [
      rule(1, "08:00", "12:00"),
      rule(1, "13:00", "17:00"),
      rule(0, "10:00", "11:00"),
      rule(1, "14:00", "20:00", "ana"),
    ];
    expect(open(MONDAY, null, { rules })).toEqual([
      [8, 12],
      [13, 17],
    ]);
    expect(open(SUNDAY, null, { rules })).toEqual([[10, 11]]);
    expect(open(MONDAY, "bia", { rules })).toEqual([
      [8, 12],
      [13, 17],
    ]);
    expect(open(MONDAY, "ana", { rules })).toEqual([[14, 20]]);
    expect(open(SUNDAY, "ana", { rules })).toEqual([]);
  });

  it("are closed by a block, whole or in part, of the clinic or of one professional", () => {
    const lunch = exception({ start_time: "12:00", end_time: "14:00", professional_id: "ana", reason: "Almoço" });
    expect(open(MONDAY, "ana", { exceptions: [lunch] })).toEqual([
      [9, 12],
      [14, 18],
    ]);
    expect(open(MONDAY, "bia", { exceptions: [lunch] })).toEqual([[9, 18]]);
    const holiday = exception({ reason: "Feriado" });
    expect(closedDay(MONDAY, "bia", { week, rules: [], exceptions: [holiday] })).toBe("Feriado");
  });

  it("are replaced by special hours, a professional's before the clinic's", () => {
    const special = exception({ exception_type: "SPECIAL_HOURS", start_time: "10:00", end_time: "15:00" });
    const hers = { ...special, professional_id: "ana", start_time: "11:00" };
    expect(open(MONDAY, null, { exceptions: [special] })).toEqual([[10, 15]]);
    expect(open(MONDAY, "ana", { exceptions: [special, hers] })).toEqual([[11, 15]]);
  });

  it("leave room for what is booked outside of them", () => {
    expect(shownHours([{ from: 540, to: 1080 }], [{ from: 1100, to: 1160 }])).toEqual({ from: 480, to: 1200 });
    expect(shownHours([], [])).toEqual({ from: 480, to: 1080 });
    expect(shownHours([{ from: 0, to: 1440 }], [])).toEqual({ from: 0, to: 1440 });
  });
});
