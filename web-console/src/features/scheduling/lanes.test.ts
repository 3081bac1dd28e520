import { describe, expect, it } from "vitest";
import { lanesOf, lanesWithin } from "./lanes";

const entry = (id: string, from: number, to: number) => ({ id, from, to });

describe("cards of one column", () => {
  it("have the whole width when nothing else is at their time", () => {
    const lanes = lanesOf([entry("a", 540, 600), entry("b", 600, 630)]);
    expect([...lanes.values()]).toEqual([
      { lane: 0, lanes: 1 },
      { lane: 0, lanes: 1 },
    ]);
  });

  it("stand side by side when they overlap, and take a lane that is free again", () => {
    const lanes = lanesOf([entry("long", 540, 720), entry("early", 540, 570), entry("late", 600, 660)]);
    expect(lanes.get("long")).toEqual({ lane: 0, lanes: 2 });
    expect(lanes.get("early")).toEqual({ lane: 1, lanes: 2 });
    expect(lanes.get("late")).toEqual({ lane: 1, lanes: 2 });
  });

  it("do not make others narrow that only come later", () => {
    const lanes = lanesOf([entry("a", 540, 600), entry("b", 550, 610), entry("c", 560, 620), entry("later", 620, 650)]);
    expect(lanes.get("a")?.lanes).toBe(3);
    expect(lanes.get("later")).toEqual({ lane: 0, lanes: 1 });
  });

  it("are the same whatever order they come in", () => {
    const entries = [entry("a", 540, 600), entry("b", 540, 600), entry("c", 570, 630)];
    expect([...lanesOf([...entries].reverse()).entries()].sort()).toEqual([...lanesOf(entries).entries()].sort());
  });

  it("never cover each other", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 16807) % 2147483647;
      return seed % below;
    };
    const entries = Array.from({ length: 200 }, (_, index) => {
      const from = 480 + random(600);
      return entry(String(index), from, from + 15 + random(90));
    });
    const lanes = lanesOf(entries);
    for (const a of entries) {
      for (const b of entries) {
        if (a !== b && a.from < b.to && b.from < a.to) {
          expect(lanes.get(a.id)?.lane).not.toBe(lanes.get(b.id)?.lane);
        }
      }
      expect(lanes.get(a.id)?.lane).toBeLessThan(lanes.get(a.id)?.lanes ?? 0);
    }
  });
});

describe("cards of a column in which only some can be read beside each other", () => {
  it("are as they were while there is room for all", () => {
    const entries = [entry("a", 540, 600), entry("b", 540, 600), entry("c", 540, 600)];
    expect(lanesWithin(3, entries)).toEqual({ lanes: lanesOf(entries), crowds: [] });
  });

  it("leave the last lane to those who are counted, each of them once", () => {
    const entries = ["a", "b", "c", "d", "e"].map((id) => entry(id, 540, 600));
    const { lanes, crowds } = lanesWithin(3, entries);
    expect([...lanes]).toEqual([
      ["a", { lane: 0, lanes: 3 }],
      ["b", { lane: 1, lanes: 3 }],
    ]);
    expect(crowds).toEqual([{ from: 540, to: 600, ids: ["c", "d", "e"] }]);
  });

  it("are one crowd while their times touch one another, and another later in the day", () => {
    const four = (at: number) => ["a", "b", "c", "d"].map((id) => entry(`${id}${at}`, at, at + 60));
    const { crowds } = lanesWithin(2, [...four(540), entry("late", 585, 660), ...four(900)]);
    expect(crowds.map(({ from, to, ids }) => [from, to, ids.length])).toEqual([
      [540, 660, 4],
      [900, 960, 3],
    ]);
  });
});
