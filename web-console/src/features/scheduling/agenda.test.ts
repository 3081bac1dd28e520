import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { FakeScheduling } from "../../../test/fake/scheduling";
import type { Appointment } from "../../shared/api/types";
import { daysOf, inTheWay, merge, placeOf, readAgenda, shown, stateOf } from "./agenda";
import { put, stretched } from "./drag";
import { hear, keys } from "./useScheduling";

const MONDAY = "2026-11-23";
const clinic = new FakeScheduling(() => undefined).open();
const [ana, camila] = clinic.professionals;
const book = (date: string, time: string, change: Partial<Appointment> = {}): Appointment => {
  const [service] = clinic.services;
  if (!service) {
    throw new Error("There is no service");
  }
  const customer = { id: "rita", name: "Rita", phone_number: "5511988887777" };
  return { ...clinic.book({ customer, service, professional: ana, date, time }), ...change };
};

describe("what is known of some days", () => {
  it("is in the order of time, each appointment once", () => {
    const late = book(MONDAY, "15:00");
    const early = book(MONDAY, "09:00");
    expect(merge([late], [early, late], MONDAY, MONDAY).map((one) => one.time)).toEqual(["09:00", "15:00"]);
  });

  it("is not undone by what comes late", () => {
    const before = book(MONDAY, "09:00");
    const after = { ...before, notes: "Alergia", version: 2 };
    expect(merge([after], [before], MONDAY, MONDAY)).toEqual([after]);
    expect(merge([before], [after], MONDAY, MONDAY)).toEqual([after]);
  });

  it("loses what moved to another day, and finds what came from one", () => {
    const here = book(MONDAY, "09:00");
    const gone = { ...here, date: "2026-11-24", version: 2 };
    expect(merge([here], [gone], MONDAY, MONDAY)).toEqual([]);
    expect(merge([], [gone], "2026-11-24", "2026-11-24")).toEqual([gone]);
  });
});

describe("an event", () => {
  it("changes each range of days of its clinic that was loaded, and no other", () => {
    const cache = new QueryClient();
    const one = book(MONDAY, "09:00");
    const day = keys.days(one.clinic_id, MONDAY, MONDAY);
    const week = keys.days(one.clinic_id, MONDAY, "2026-11-29");
    const other = keys.days("another-clinic", MONDAY, MONDAY);
    cache.setQueryData(day, [one]);
    cache.setQueryData(week, [one]);
    cache.setQueryData(other, []);

    hear(cache, [{ ...one, date: "2026-11-25", version: 2 }]);

    expect(cache.getQueryData(day)).toEqual([]);
    expect(cache.getQueryData<Appointment[]>(week)?.map(({ date }) => date)).toEqual(["2026-11-25"]);
    expect(cache.getQueryData(other)).toEqual([]);
  });
});

describe("what is shown", () => {
  it("leaves cancelled ones out until they are asked for", () => {
    const cancelled = book(MONDAY, "09:00", { status: "CANCELLED" });
    const booked = book(MONDAY, "10:00");
    expect(shown([cancelled, booked], {})).toEqual([booked]);
    expect(shown([cancelled, booked], { states: ["cancelled"] })).toEqual([cancelled]);
  });

  it("tells who said that they come from who is only booked", () => {
    expect(stateOf(book(MONDAY, "09:00"))).toBe("booked");
    expect(stateOf(book(MONDAY, "09:00", { confirmed_at: "2026-11-22T12:00:00Z" }))).toBe("confirmed");
  });

  it("is narrowed to professionals and to a room", () => {
    const room = { id: "r1", name: "Sala 1", kind: "ROOM" as const };
    const inRoom = book(MONDAY, "09:00", { resources: [room] });
    const elsewhere = book(MONDAY, "10:00", { professional_id: camila?.id ?? null });
    expect(shown([inRoom, elsewhere], { room: "r1" })).toEqual([inRoom]);
    expect(shown([inRoom, elsewhere], { professionals: [camila?.id ?? ""] })).toEqual([elsewhere]);
  });
});

describe("who is in the way", () => {
  const there = book(MONDAY, "10:00");
  const moved = book(MONDAY, "14:00");
  const to = (from: number, who = ana?.id ?? null) => ({ day: MONDAY, from, to: from + 45, professionalId: who });

  it("is whoever has the professional at that time, also in part", () => {
    expect(inTheWay([there, moved], moved, to(10 * 60 + 30))).toBe(there);
    expect(inTheWay([there, moved], moved, to(9 * 60 + 30))).toBe(there);
    expect(inTheWay([there, moved], moved, to(10 * 60 + 45))).toBeUndefined();
    expect(inTheWay([there, moved], moved, to(10 * 60, camila?.id))).toBeUndefined();
    expect(inTheWay([there, moved], moved, placeOf(moved))).toBeUndefined();
  });

  it("is whoever has the same room, with whomever", () => {
    const room = { id: "r1", name: "Sala 1", kind: "ROOM" as const };
    expect(
      inTheWay([{ ...there, resources: [room] }], { ...moved, resources: [room] }, to(600, camila?.id)),
    ).toBeDefined();
  });

  it("needs its time to tidy up, as what is moved does", () => {
    const tidied = { ...there, buffer_minutes: 10 };
    expect(inTheWay([tidied], moved, to(10 * 60 + 45))).toBe(tidied);
    expect(inTheWay([tidied], moved, to(10 * 60 + 55))).toBeUndefined();
    expect(inTheWay([there], { ...moved, buffer_minutes: 10 }, to(9 * 60 + 15))).toBe(there);
    expect(inTheWay([there], { ...moved, buffer_minutes: 10 }, to(9 * 60 + 5))).toBeUndefined();
  });

  it("is whoever takes the clinic itself, where nobody is named", () => {
    const nobodys = { ...there, professional_id: null };
    expect(inTheWay([nobodys], moved, { ...to(600), professionalId: null })).toBe(nobodys);
    expect(inTheWay([nobodys], moved, to(600))).toBeUndefined();
  });

  it("is nobody who cancelled or did not come", () => {
    expect(inTheWay([{ ...there, status: "CANCELLED" }], moved, to(600))).toBeUndefined();
    expect(inTheWay([{ ...there, status: "NO_SHOW" }], moved, to(600))).toBeUndefined();
  });
});

describe("a card that is carried", () => {
  const place = { day: MONDAY, from: 600, to: 645, professionalId: "ana" };
  const column = (professionalId: string | null | undefined) => ({ key: "x", day: "2026-11-24", professionalId });

  it("keeps its length, snaps to the grid, and stays within the day", () => {
    expect(put(place, column("bia"), 611, 15).place).toEqual({
      day: "2026-11-24",
      from: 615,
      to: 660,
      professionalId: "bia",
    });
    expect(put(place, column("bia"), 1435, 15).place).toMatchObject({ from: 1395, to: 1440 });
    expect(put(place, column("bia"), -20, 15).place).toMatchObject({ from: 0, to: 45 });
  });

  it("stays with its professional where a column is everybody's", () => {
    expect(put(place, column(undefined), 600, 15).place.professionalId).toBe("ana");
    expect(put(place, column(null), 600, 15).place.professionalId).toBeNull();
  });

  it("can be stretched, but not to nothing", () => {
    expect([stretched(place, 682, 15), stretched(place, 500, 15), stretched(place, 2000, 15)]).toEqual([
      675, 615, 1440,
    ]);
  });
});

describe("the address of an agenda", () => {
  it("says what is shown, and nothing of what makes no sense", () => {
    expect(
      readAgenda({ view: "week", day: "2026-02-31", professionals: ["a", 1], states: ["done", "x"], room: "" }),
    ).toEqual({
      view: "week",
      professionals: ["a"],
      states: ["done"],
    });
  });

  it("stands for whole weeks and months", () => {
    expect(daysOf("week", "2026-11-22")[0]).toBe("2026-11-16");
    expect(daysOf("month", "2026-11-22")).toHaveLength(42);
    expect(daysOf("list", MONDAY)).toHaveLength(14);
  });
});
