import type { TFunction } from "i18next";

const KNOWN = [
  "not_shared",
  "read_only",
  "forbidden",
  "invalid_grant",
  "invalid_client",
  "no_consent",
  "bad_key",
  "unauthorized",
  "unreachable",
  "no_answer",
  "quota",
] as const;

/** What to do about something that Google does not do; in its own word where that is all there is. */
export function reasonText(reason: string, t: TFunction): string {
  const known = KNOWN.find((one) => one === reason);
  return known ? t(`clinic.google.reasons.${known}`) : t("clinic.google.reasons.other", { reason });
}
