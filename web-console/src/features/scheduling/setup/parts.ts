/** What there is to set up of a clinic, as the address names it. */
export const PARTS = [
  "clinic",
  "rules",
  "services",
  "professionals",
  "rooms",
  "hours",
  "reminders",
  "texts",
  "faq",
  "assistant",
  "google",
] as const;
export type Part = (typeof PARTS)[number];
