import type { Message } from "../../shared/api/types";

/** What one can do about a message that did not go out, or may not have. */
export type Remedy = "retry" | "template" | "rewrite" | "channels";

// Always the same lists, so that a bubble is drawn again only when its remedies change.
const NONE: readonly Remedy[] = [];
const RETRY: readonly Remedy[] = ["retry"];
const TEMPLATE: readonly Remedy[] = ["template"];
const REWRITE: readonly Remedy[] = ["rewrite"];
const CHANNELS: readonly Remedy[] = ["channels", "retry"];

/** The same words to the same person will never do. */
const HOPELESS = new Set([
  "recipient_is_sender",
  "recipient_in_experiment",
  "country_not_allowed",
  "phone_number_needed",
  "marketing_capped",
  "marketing_opt_out",
  "no_address",
  "account_deleted",
  "taken_over",
]);

/** It must be said differently. */
const MALFORMED = new Set(["invalid_parameter", "type_unsupported", "media_rejected"]);

/** An administrator puts it right; then it can be sent again. */
const OF_THE_CHANNEL = new Set([
  "token_invalid",
  "permission_missing",
  "channel_misconfigured",
  "channel_not_registered",
  "channel_without_token",
  "account_restricted",
  "account_disabled",
  "display_name_not_approved",
  "payment_problem",
]);

const WINDOW_MS = 24 * 60 * 60_000;

export type Situation = {
  /** Whether the conversation is one's own. */
  owned: boolean;
  windowOpen: boolean;
  windowExpiresAt: string | null;
  isAdmin: boolean;
};

export function remediesFor(message: Message, situation: Situation): readonly Remedy[] {
  if (message.status === "uncertain") {
    return remediesForRefused(message.message_type === "template", situation);
  }
  const code = message.error?.code ?? "";
  if (message.status !== "failed" || !situation.owned || HOPELESS.has(code)) {
    return NONE;
  }
  if (code.startsWith("template_") && code !== "template_syncing") {
    return TEMPLATE;
  }
  if (message.message_type !== "template" && !mayGoFreely(message, situation)) {
    return TEMPLATE;
  }
  if (MALFORMED.has(code) || code.startsWith("limit_")) {
    return REWRITE;
  }
  return OF_THE_CHANNEL.has(code) && situation.isAdmin ? CHANNELS : RETRY;
}

/** The same for what the server did not take, or WhatsApp may not have taken. */
export function remediesForRefused(isTemplate: boolean, { owned, windowOpen }: Situation): readonly Remedy[] {
  if (!owned) {
    return NONE;
  }
  return windowOpen || isTemplate ? RETRY : TEMPLATE;
}

/** Whether the window is open; where WhatsApp said that it was not, the customer must have written since. */
function mayGoFreely(message: Message, { windowOpen, windowExpiresAt }: Situation): boolean {
  if (!windowOpen || message.error?.code !== "window_closed") {
    return windowOpen;
  }
  return windowExpiresAt !== null && Date.parse(windowExpiresAt) - WINDOW_MS > Date.parse(message.created_at);
}
