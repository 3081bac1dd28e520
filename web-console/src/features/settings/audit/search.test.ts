import { describe, expect, it } from "vitest";
import { affectedQuery, auditQuery, readAuditSearch } from "./search";

describe("what the address says of the audit trail", () => {
  it("is kept when it can be meant", () => {
    const search = { user: "01a200e6-06f9-7000-86e2-3390a121a5ea", kind: "user", from: "2026-11-01", q: "ana" };

    expect(readAuditSearch(search)).toEqual(search);
  });

  it("is left out when it cannot", () => {
    const typed = { user: "1", kind: "DROP TABLE", action: "user.eaten", customer: "x", from: "ontem", to: 7, q: "  " };

    expect(readAuditSearch({ ...typed, view: "all", address: "'; --" })).toEqual({});
  });

  it("means whole days of the reader's clock, the last one too", () => {
    const { from, to } = auditQuery({ from: "2026-11-30", to: "2026-11-30" });

    expect(new Date(to ?? "").getTime() - new Date(from ?? "").getTime()).toBe(24 * 60 * 60_000);
    expect(new Date(from ?? "").getHours()).toBe(0);
    expect(new Date(from ?? "").getDate()).toBe(30);
  });

  it("asks of the last week whose data was concerned, when no day is said", () => {
    const from = new Date(affectedQuery({}).from);

    expect(Math.round((Date.now() - from.getTime()) / (24 * 60 * 60_000) - 0.5)).toBe(7);
    expect(affectedQuery({ from: "2026-11-01" }).from).toBe(auditQuery({ from: "2026-11-01" }).from);
  });
});
