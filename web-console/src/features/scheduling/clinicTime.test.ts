import { describe, expect, it } from "vitest";
import { addDays, addMonths, clockOf, instantOf, isDay, minuteOf, mondayOf, wallOf, weeksOfMonth } from "./clinicTime";

const iso = (instant: number) => new Date(instant).toISOString();

describe("the clinic's time", () => {
  it("is the clinic's, wherever one looks from", () => {
    expect(wallOf("2026-11-23T02:30:00Z", "America/Sao_Paulo")).toEqual({ day: "2026-11-22", minute: 23 * 60 + 30 });
    expect(wallOf("2026-11-23T02:30:00Z", "America/Manaus")).toEqual({ day: "2026-11-22", minute: 22 * 60 + 30 });
    expect(iso(instantOf("2026-11-23", 9 * 60, "America/Manaus"))).toBe("2026-11-23T13:00:00.000Z");
  });

  it("finds a time that its clock skips as much later as the clock jumps", () => {
    // In 2018 the summer of São Paulo began at midnight: the day began at one.
    expect(iso(instantOf("2018-11-04", 30, "America/Sao_Paulo"))).toBe("2018-11-04T03:30:00.000Z");
    expect(wallOf("2018-11-04T03:30:00Z", "America/Sao_Paulo")).toEqual({ day: "2018-11-04", minute: 90 });
    expect(iso(instantOf("2026-03-08", 150, "America/New_York"))).toBe("2026-03-08T07:30:00.000Z");
  });

  it("takes the first of a time that its clock shows twice", () => {
    expect(iso(instantOf("2026-11-01", 90, "America/New_York"))).toBe("2026-11-01T05:30:00.000Z");
    expect(iso(instantOf("2018-02-17", 23 * 60 + 30, "America/Sao_Paulo"))).toBe("2018-02-18T01:30:00.000Z");
  });

  it("says the same forth and back at every hour of days that are short and long", () => {
    for (const day of ["2026-03-08", "2026-11-01", "2026-11-23"]) {
      for (let minute = 3 * 60; minute < 24 * 60; minute += 15) {
        expect(wallOf(instantOf(day, minute, "America/New_York"), "America/New_York")).toEqual({ day, minute });
      }
    }
  });

  it("counts days over months, years and changes of the clock", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2018-11-03", 1)).toBe("2018-11-04");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-03-15", -3)).toBe("2025-12-15");
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
  });

  it("shows a month in whole weeks", () => {
    const days = weeksOfMonth("2026-11-22");
    expect([days[0], days.at(-1), days.length]).toEqual(["2026-10-26", "2026-12-06", 42]);
    expect(weeksOfMonth("2027-02-10")).toHaveLength(28);
  });

  it("knows a day when it sees one", () => {
    expect(isDay("2026-02-28")).toBe(true);
    expect(isDay("2026-02-31")).toBe(false);
    expect(isDay("2026-2-3")).toBe(false);
    expect(isDay(undefined)).toBe(false);
  });

  it("reads and writes a clock", () => {
    expect([clockOf(5), clockOf(9 * 60 + 5), minuteOf("09:05"), minuteOf("18:30:00")]).toEqual([
      "00:05",
      "09:05",
      545,
      1110,
    ]);
  });
});
