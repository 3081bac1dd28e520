// The calling codes of one and two digits (ITU E.164); every other one has three.
const SHORT_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** `+55 11 98888-7777` for Brazilian numbers; of others the country and then groups, as in `+351 912 345 678`. */
export function phone(number: string | null | undefined): string {
  // The server masks it for whoever may not see it, and then it is written as it comes.
  if (number?.includes("•")) {
    return number;
  }
  const digits = (number ?? "").replace(/\D/g, "");
  if (!digits) {
    return "";
  }
  const brazilian = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  if (brazilian) {
    return `+55 ${brazilian[1]} ${brazilian[2]}-${brazilian[3]}`;
  }
  const country = SHORT_CODE.exec(digits)?.[0] ?? digits.slice(0, 3);
  // In threes, and what is left over joins the last: a digit does not stand alone.
  const rest = digits.slice(country.length).match(/\d{3}(?=\d{3}|$)|\d{4,5}$|\d{1,2}$/g) ?? [];
  return `+${[country, ...rest].join(" ")}`;
}
