import { describe, expect, it } from "vitest";
import { begin, redo, step, undo } from "./history";

describe("the steps of a flow", () => {
  it("are taken back and made again, one by one", () => {
    const made = step(step(begin("a"), "b", 0), "c", 0);
    expect(undo(made).present).toBe("b");
    expect(undo(undo(made)).present).toBe("a");
    expect(undo(undo(undo(made))).present).toBe("a");
    expect(redo(undo(made)).present).toBe("c");
    expect(redo(made)).toBe(made);
  });

  it("are one while one types into the same place, and another after a pause or elsewhere", () => {
    const typed = step(step(step(begin(""), "o", 0, "text-1"), "ol", 200, "text-1"), "olá", 400, "text-1");
    expect(undo(typed).present).toBe("");
    expect(undo(step(typed, "olá.", 5_000, "text-1")).present).toBe("olá");
    expect(undo(step(typed, "x", 500, "text-2")).present).toBe("olá");
  });

  it("are one no longer when something was taken back between them", () => {
    const back = undo(step(begin("a"), "ab", 0, "text"));
    expect(undo(step(back, "ac", 100, "text")).present).toBe("a");
  });

  it("forget what was taken back as soon as something else is done", () => {
    const other = step(undo(step(begin("a"), "b", 0)), "c", 1);
    expect(redo(other).present).toBe("c");
  });

  it("that change nothing are none", () => {
    const begun = begin("a");
    expect(step(begun, "a", 0)).toBe(begun);
  });
});
