import { describe, expect, it } from "vitest";
import type { Faults } from "./api";
import { activeFaults, nameOf, runs, SEND_FAULT_NAMES, SEND_FAULTS } from "./faults";

const none: Faults = {
  latency_ms: 0,
  webhook_delay_ms: 0,
  window_closed: false,
  statuses: [],
  webhooks: [],
  every_send: null,
  every_media: null,
  next_sends: [],
  next_media: [],
  next_statuses: [],
  account: {
    token_expired: false,
    access_token: "EAAG-demo",
    missing_scopes: [],
    not_subscribed: false,
    without_messages: false,
    low_quality: false,
  },
};

describe("faults", () => {
  it("are none until one is armed, and a run of equal ones is one", () => {
    expect(activeFaults(none)).toBe(0);
    const refusal = { do: "answer", code: 190 };
    expect(activeFaults({ ...none, next_sends: [refusal, refusal, { do: "none" }], statuses: ["off", "twice"] })).toBe(
      4,
    );
    expect(runs([refusal, { ...refusal }, { do: "none" }])).toEqual([
      { fault: refusal, count: 2 },
      { fault: { do: "none" }, count: 1 },
    ]);
  });

  it("are known again by what the simulator says of them", () => {
    for (const name of SEND_FAULT_NAMES) {
      expect(nameOf({ ...SEND_FAULTS[name] })).toBe(name);
    }
    expect(nameOf({ do: "answer", code: 1 })).toBeUndefined();
  });
});
