import { describe, expect, it } from "vitest";
import type { AvailabilityException, OpenDay } from "../../shared/api/types";
import { closedDay, closedOn, complement, type Hours, shownHours } from "./hours";

const MONDAY = "2026-11-23";
const SUNDAY = "2026-11-29";
const span = (start: string, end: string) => ({ start, end });

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

const hours = (days: readonly OpenDay[], ...exceptions: AvailabilityException[]): Hours => ({
  days: new Map(days.map((day) => [day.date, day])),
  exceptions,
});
const monday = {
  date: MONDAY,
  open: [span("08:00", "12:00"), span("13:00", "24:00")],
  professionals: [
    { professional_id: "ana", open: [span("10:00", "12:00")] },
    { professional_id: "bia", open: [] },
  ],
};
const sunday = { date: SUNDAY, open: [], professionals: [] };

const open = (day: string, who: string | null, of: Hours) =>
  complement(closedOn(day, who, of)).map(({ from, to }) => [from / 60, to / 60]);

describe("the hours that are shaded", () => {
  it("are what the server leaves of the clinic's day, or of one professional's", () => {
    const week = hours([monday, sunday]);
    expect(open(MONDAY, null, week)).toEqual([
      [8, 12],
      [13, 24],
    ]);
    expect(open(MONDAY, "ana", week)).toEqual([[10, 12]]);
    expect(open(MONDAY, "bia", week)).toEqual([]);
    expect(closedDay(SUNDAY, null, week)).toBeNull();
    expect(closedDay(MONDAY, null, week)).toBeUndefined();
  });

  it("are not made up of a day of which nothing is known yet", () => {
    expect(closedOn("2026-12-24", null, hours([monday]))).toEqual([]);
    expect(closedDay("2026-12-24", null, hours([monday]))).toBeUndefined();
  });

  it("say why: a block of the clinic or of one professional, or special hours", () => {
    const congress = exception({ start_time: "12:00", end_time: "14:00", professional_id: "ana", reason: "Congresso" });
    expect(closedOn(MONDAY, "ana", hours([monday], congress))).toContainEqual({
      from: 720,
      to: 840,
      reason: "Congresso",
      isException: true,
    });
    expect(closedOn(MONDAY, "bia", hours([monday], congress)).some((one) => one.isException)).toBe(false);

    const holiday = exception({ exception_date: SUNDAY, reason: "Feriado" });
    expect(closedDay(SUNDAY, null, hours([sunday], holiday))).toBe("Feriado");

    const special = exception({ exception_type: "SPECIAL_HOURS", reason: "Mutirão" });
    expect(closedOn(MONDAY, null, hours([monday], special))[0]).toMatchObject({ from: 0, to: 480, reason: "Mutirão" });
  });

  it("leave room for what is booked outside of them", () => {
    expect(shownHours([{ from: 540, to: 1080 }], [{ from: 1100, to: 1160 }])).toEqual({ from: 480, to: 1200 });
    expect(shownHours([], [])).toEqual({ from: 480, to: 1080 });
    expect(shownHours([{ from: 0, to: 1440 }], [])).toEqual({ from: 0, to: 1440 });
  });
});
