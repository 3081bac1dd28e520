/** Why something was not sent, as the server says it. */
const REASONS = [
  "no_conversation",
  "window_closed",
  "number_missing",
  "phone_missing",
  "changed",
  "late",
  "quiet",
] as const;

type Reason = (typeof REASONS)[number];

/** Whether there are words for it. */
export const isReason = (value: string): value is Reason => REASONS.some((one) => one === value);
