import { describe, expect, it } from "vitest";
import { isSaid, next } from "./distances";

describe("how long before somebody is reminded", () => {
  it("is what the server takes", () => {
    expect([15, 30, 45, 60].every((amount) => isSaid({ amount, unit: "minutes" }))).toBe(true);
    expect(isSaid({ amount: 20, unit: "minutes" })).toBe(false);
    expect(isSaid({ amount: 48, unit: "hours" })).toBe(true);
    expect(isSaid({ amount: 49, unit: "hours" })).toBe(false);
    expect(isSaid({ amount: 0, unit: "days" })).toBe(false);
    expect(isSaid({ amount: 1.5, unit: "days" })).toBe(false);
  });

  it("begins with what is usual, and is never the same twice", () => {
    const all = [next([])];
    expect(all).toEqual([{ amount: 24, unit: "hours" }]);
    while (all.length < 5) {
      all.push(next(all));
    }
    expect(new Set(all.map(({ amount, unit }) => `${amount} ${unit}`)).size).toBe(5);
  });
});
