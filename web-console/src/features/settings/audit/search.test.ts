import { describe, expect, it } from "vitest";
import { auditQuery, readAuditSearch } from "./search";

describe("what the address says of the audit trail", () => {
  it("is kept when it can be meant", () => {
    const search = { user: "01a200e6-06f9-7000-86e2-3390a121a5ea", kind: "user", from: "2026-11-01", q: "ana" };

    expect(readAuditSearch(search)).toEqual({ ...search, to: undefined });
  });

  it("is left out when it cannot", () => {
    const nothing = { user: undefined, kind: undefined, from: undefined, to: undefined, q: undefined };

    expect(readAuditSearch({ user: "1", kind: "DROP TABLE", from: "ontem", to: 7, q: "  " })).toEqual(nothing);
  });

  it("means whole days of the reader's clock, the last one too", () => {
    const { from, to } = auditQuery({ from: "2026-11-30", to: "2026-11-30" });

    expect(new Date(to ?? "").getTime() - new Date(from ?? "").getTime()).toBe(24 * 60 * 60_000);
    expect(new Date(from ?? "").getHours()).toBe(0);
    expect(new Date(from ?? "").getDate()).toBe(30);
  });
});
