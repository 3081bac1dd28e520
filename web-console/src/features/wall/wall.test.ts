import { describe, expect, it } from "vitest";
import { attendant, wall } from "../../../test/fake/wall";
import { changeOf, inOrder, newerOf, pagesOf, shareOf, toneOf } from "./wall";

describe("the wall", () => {
  it("does not go back to what an answer said that was read before the event", () => {
    const early = wall({ at: "2026-11-22T10:00:00.000000Z" });
    const late = wall({ at: "2026-11-22T10:00:01.000000Z" });
    expect(newerOf(late, early)).toBe(late);
    expect(newerOf(early, late)).toBe(late);
    expect(newerOf(undefined, early)).toBe(early);
  });

  it("puts who is there first, and moves nobody because of a message", () => {
    const people = [
      attendant({ full_name: "Zeca", status: "offline" }),
      attendant({ full_name: "Bia", status: "away" }),
      attendant({ full_name: "Caio", status: "online", load: 7, at_risk: 3 }),
      attendant({ full_name: "Ana", status: "online" }),
      attendant({ full_name: "Yara", status: "offline", conversations: 2 }),
    ];
    expect(inOrder(people).map((one) => one.full_name)).toEqual(["Ana", "Caio", "Bia", "Yara", "Zeca"]);
  });

  it("grows warmer with the wait", () => {
    expect(toneOf(299_000, 300)).toBe("calm");
    expect(toneOf(300_000, 300)).toBe("warm");
    expect(toneOf(900_000, 300)).toBe("late");
  });

  it("calls any load of somebody without a capacity too much", () => {
    expect(shareOf(4, 8)).toBe(0.5);
    expect(shareOf(1, 0)).toBeGreaterThan(1);
    expect(shareOf(0, 0)).toBe(0);
  });

  it("fills the pages of a television evenly", () => {
    expect(pagesOf([1, 2, 3, 4, 5, 6, 7], 6)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7],
    ]);
    expect(pagesOf([], 6)).toEqual([[]]);
  });

  it("compares with nothing when there was nothing", () => {
    expect(changeOf(5, 0)).toBeUndefined();
    expect(changeOf(null, 3)).toBeUndefined();
    expect(changeOf(6, 4)).toBe(0.5);
  });
});
