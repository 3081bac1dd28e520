import { describe, expect, it } from "vitest";
import { pull } from "./drag";

describe("what is carried near an edge", () => {
  it("brings the rest into sight, faster the nearer it is, and stands still in between", () => {
    expect(pull(300, 0, 600)).toBe(0);
    expect(pull(20, 0, 600)).toBeLessThan(0);
    expect(pull(2, 0, 600)).toBeLessThan(pull(20, 0, 600));
    expect(pull(590, 0, 600)).toBeGreaterThan(pull(570, 0, 600));
    expect(pull(5_000, 0, 600)).toBe(pull(601, 0, 600));
  });
});
