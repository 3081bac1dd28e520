/** How somebody comes back from Google, as the address says. */
const CONSENTED = ["connected", "refused", "failed", "expired"] as const;
export type Consented = (typeof CONSENTED)[number];

export function isConsented(value: unknown): value is Consented {
  return CONSENTED.some((one) => one === value);
}
