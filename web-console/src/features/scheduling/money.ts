import type { TFunction } from "i18next";

/** Prices are in cents of the local currency, which is Brazil's. */
export function money(cents: number, language: string): string {
  return new Intl.NumberFormat(language, { style: "currency", currency: "BRL" }).format(cents / 100);
}

/** What a price is called; of what costs nothing, that. */
export function priceText(cents: number, language: string, t: TFunction): string {
  return cents === 0 ? t("appointment.free") : money(cents, language);
}

/** Cents of what somebody typed: `1.250,00`, `150`, `99.9`; null of nothing, undefined of what is no amount. */
export function centsOf(text: string): number | null | undefined {
  const bare = text.replace(/[R$\s]/g, "");
  if (bare === "") {
    return null;
  }
  // The last separator with one or two digits behind it is the decimal one; all others part thousands.
  const match = /^(\d+(?:[.,]\d{3})*)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) {
    return undefined;
  }
  return Number((match[1] ?? "").replace(/[.,]/g, "")) * 100 + Number((match[2] ?? "").padEnd(2, "0") || 0);
}
