import { describe, expect, it } from "vitest";
import { message } from "../../../test/fake/data";
import { remediesFor, type Situation } from "./remedy";

const HOUR = 3_600_000;
const now = Date.parse("2026-03-02T12:00:00Z");
const at = (time: number) => new Date(time).toISOString();
const mine: Situation = { owned: true, windowOpen: true, windowExpiresAt: at(now + HOUR), isAdmin: false };

const failed = (code: string, change: Parameters<typeof message>[0] | object = {}) =>
  message({
    conversation_id: "c",
    sender_type: "attendant",
    content: "Bom dia",
    created_at: at(now),
    status: "failed",
    error: { code, message: "…" },
    ...change,
  });

describe("what one can do about a failed message", () => {
  it("is a template once the window is closed, whatever the reason was", () => {
    expect(remediesFor(failed("whatsapp_131026"), { ...mine, windowOpen: false })).toEqual(["template"]);
  });

  it("is a template where WhatsApp said that the window is closed, until the customer writes again", () => {
    expect(remediesFor(failed("window_closed"), mine)).toEqual(["template"]);
    const written = { ...mine, windowExpiresAt: at(now + 25 * HOUR) };
    expect(remediesFor(failed("window_closed"), written)).toEqual(["retry"]);
  });

  it("is another template for a template that is no longer taken, and the same again for one that may pass", () => {
    const template = { message_type: "template" as const };
    expect(remediesFor(failed("template_paused", template), mine)).toEqual(["template"]);
    expect(remediesFor(failed("provider_error", template), { ...mine, windowOpen: false })).toEqual(["retry"]);
  });

  it("is other words where these are not accepted", () => {
    expect(remediesFor(failed("limit_too_long"), mine)).toEqual(["rewrite"]);
  });

  it("is the channel's page for an administrator, when the channel is what is broken", () => {
    expect(remediesFor(failed("token_invalid"), { ...mine, isAdmin: true })).toEqual(["channels", "retry"]);
    expect(remediesFor(failed("token_invalid"), mine)).toEqual(["retry"]);
  });

  it("is the same for one that may have arrived: again while WhatsApp takes it, a template when it does not any more", () => {
    const doubtful = { status: "uncertain" as const, error: null };
    const closed = { ...mine, windowOpen: false };
    expect(remediesFor(failed("", doubtful), mine)).toEqual(["retry"]);
    expect(remediesFor(failed("", doubtful), closed)).toEqual(["template"]);
    expect(remediesFor(failed("", { ...doubtful, message_type: "template" }), closed)).toEqual(["retry"]);
    expect(remediesFor(failed("", doubtful), { ...mine, owned: false })).toEqual([]);
  });

  it("is nothing where nothing helps, or where it is not one's own", () => {
    expect(remediesFor(failed("marketing_opt_out"), mine)).toEqual([]);
    expect(remediesFor(failed("whatsapp_131026"), { ...mine, owned: false })).toEqual([]);
  });
});
