import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createActivity, endingAt } from "./activity";

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what somebody does", () => {
  it("is told at once after a while, then twice a minute at most, and the last of it is never left out", async () => {
    const tell = vi.fn(async () => undefined);
    const activity = createActivity(tell);
    activity.note();
    await vi.advanceTimersByTimeAsync(0);
    expect(tell).toHaveBeenCalledTimes(1);
    for (let second = 0; second < 29; second++) {
      activity.note();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(tell).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tell).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it("counts in every tab from when the server had heard of it, and not when it had not", async () => {
    let heard = false;
    const activity = createActivity(async () => {
      if (!heard) {
        throw new Error("out of reach");
      }
    });
    const otherTab = createActivity(async () => undefined);
    activity.note();
    await vi.advanceTimersByTimeAsync(0);
    expect(otherTab.last()).toBe(0);
    heard = true;
    activity.note();
    await vi.advanceTimersByTimeAsync(0);
    expect(otherTab.last()).toBe(Date.now());
  });
});

describe("the end of a login", () => {
  const minute = 60_000;

  it("is said a minute before, whichever comes first", () => {
    const limits = { idle_minutes: 15, ends_at: new Date(100 * minute).toISOString() };
    expect(endingAt(13.9 * minute, 0, limits)).toBeUndefined();
    expect(endingAt(14.5 * minute, 0, limits)).toEqual({ kind: "idle", seconds: 30 });
    expect(endingAt(14.5 * minute, 10 * minute, limits)).toBeUndefined();
    expect(endingAt(20 * minute, 0, limits)).toEqual({ kind: "idle", seconds: 0 });
    expect(endingAt(99.5 * minute, 99 * minute, limits)).toEqual({ kind: "longest", seconds: 30 });
  });

  it("does not come where nobody asked for it", () => {
    expect(endingAt(10_000 * minute, 0, { idle_minutes: null, ends_at: null })).toBeUndefined();
  });
});
