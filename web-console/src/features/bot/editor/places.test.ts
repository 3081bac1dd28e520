import { describe, expect, it } from "vitest";
import { fromBelow } from "./places";

describe("what a panel would cover", () => {
  it("goes aside until it is seen whole, and not when it is", () => {
    expect(fromBelow(700, 960, 800)).toBe(160);
    expect(fromBelow(100, 360, 800)).toBe(0);
  });

  it("never begins out of sight, however wide it is", () => {
    expect(fromBelow(200, 1400, 800)).toBe(184);
    expect(fromBelow(-300, 1400, 800)).toBe(0);
  });
});
