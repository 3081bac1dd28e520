import { describe, expect, it } from "vitest";
import type { MetricCard } from "../../shared/api/types";
import { changeOf, comparedOf, daysOf, periodNamed, readReports, todayIn, valueText } from "./reports";

const card = (over: Partial<MetricCard>): MetricCard => ({
  metric: "first_response",
  unit: "milliseconds",
  value: 60_000,
  amount: 1,
  total: 60_000,
  median: 60_000,
  p90: 60_000,
  scores: null,
  previous_value: 120_000,
  previous_median: 120_000,
  ...over,
});

describe("a report's address", () => {
  it("keeps what makes sense and nothing else", () => {
    expect(readReports({ from: "2026-03-02", to: "ontem", behind: "closed", user: 7, x: "y" })).toEqual({
      from: "2026-03-02",
      behind: "closed",
      user: "7",
    });
  });

  it("names periods by their days, over the end of a month too", () => {
    expect(daysOf("lastMonth", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(daysOf("week", "2026-03-02")).toEqual({ from: "2026-02-24", to: "2026-03-02" });
    expect(periodNamed("2026-03-01", "2026-03-01", "2026-03-02")).toBe("yesterday");
    expect(periodNamed("2026-02-01", "2026-03-01", "2026-03-02")).toBeUndefined();
  });

  it("takes today from where the organization is", () => {
    expect(todayIn("America/Sao_Paulo", Date.parse("2026-03-03T02:00:00Z"))).toBe("2026-03-02");
  });
});

const moved = (one: MetricCard) => changeOf(one, comparedOf(one));

describe("a card", () => {
  it("says its value in its unit", () => {
    expect(valueText(card({}), "pt-BR")).toBe("1min");
    expect(valueText(card({ unit: "share", value: 0.625 }), "pt-BR")).toBe("62,5%");
    expect(valueText(card({ unit: "count", value: 1234 }), "pt-BR")).toBe("1.234");
    expect(valueText(card({ unit: "score", value: 4.25 }), "pt-BR")).toBe("4,3");
    expect(valueText(card({ value: null }), "pt-BR")).toBe("–");
  });

  it("knows that waiting less is better, and of volume nothing", () => {
    expect(moved(card({}))).toEqual({ direction: "down", share: -0.5, is: "better" });
    expect(moved(card({ metric: "opened", unit: "count", value: 3, previous_value: 2 }))?.is).toBe("other");
    expect(moved(card({ metric: "resolution_rate", unit: "share", value: 0.5, previous_value: 0.75 }))).toEqual({
      direction: "down",
      share: -0.25,
      is: "worse",
    });
    expect(moved(card({ metric: "csat", unit: "score", value: 4.5, previous_value: 4 }))).toEqual({
      direction: "up",
      share: 0.5,
      is: "better",
    });
    expect(moved(card({ previous_median: null }))).toBeUndefined();
    expect(moved(card({ value: 900_000 }))?.direction).toBe("down");
    expect(moved(card({ metric: "opened", unit: "count", previous_value: 0 }))?.share).toBeUndefined();
  });
});
