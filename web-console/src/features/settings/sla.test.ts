import { describe, expect, it } from "vitest";
import type { SlaPolicy } from "../../shared/api/types";
import { firstFitting } from "./sla";

const policy = (name: string, conditions: Partial<SlaPolicy>): SlaPolicy => ({
  id: name,
  position: 1,
  name,
  is_active: true,
  department_id: null,
  department_name: null,
  priority: null,
  tag: null,
  first_response_minutes: 10,
  next_response_minutes: null,
  resolution_minutes: null,
  counts: "clock",
  warn_percent: 80,
  ...conditions,
});

describe("the policy that holds", () => {
  const policies = [
    policy("off", { is_active: false }),
    policy("urgent sales", { department_id: "sales", priority: "urgent" }),
    policy("vip", { tag: "vip" }),
    policy("sales", { department_id: "sales" }),
  ];

  it("is the first one that is active and fits", () => {
    const of = (department: string | null, priority: "normal" | "urgent", tag: string | null) =>
      firstFitting(policies, { department, priority, tag })?.name;
    expect(of("sales", "urgent", "vip")).toBe("urgent sales");
    expect(of("sales", "normal", "vip")).toBe("vip");
    expect(of("sales", "normal", null)).toBe("sales");
    expect(of("help", "urgent", null)).toBeUndefined();
  });
});
