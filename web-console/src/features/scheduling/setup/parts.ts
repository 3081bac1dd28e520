/** What there is to set up of a clinic, as the address names it. */
export const PARTS = ["clinic", "services", "professionals", "rooms", "hours", "texts", "faq", "google"] as const;
export type Part = (typeof PARTS)[number];
