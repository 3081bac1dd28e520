const UNITS = ["B", "kB", "MB", "GB"] as const;

export function bytes(size: number, language: string): string {
  let value = Math.max(0, size);
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = value < 10 && unit > 0 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${UNITS[unit]}`;
}
