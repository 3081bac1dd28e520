/** `+55 11 98888-7777` for Brazilian numbers, `+351 912345678` and the like as they are. */
export function phone(number: string | null | undefined): string {
  const digits = (number ?? "").replace(/\D/g, "");
  if (!digits) {
    return "";
  }
  const brazilian = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  return brazilian ? `+55 ${brazilian[1]} ${brazilian[2]}-${brazilian[3]}` : `+${digits}`;
}
