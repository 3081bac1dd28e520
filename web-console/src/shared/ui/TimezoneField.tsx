import { useTranslation } from "react-i18next";
import { SelectField } from "./Field";

/** Most who open this list live in one of these. */
const FIRST = ["America/Sao_Paulo", "America/Manaus", "America/Rio_Branco", "America/Noronha"] as const;

type TimezoneFieldProps = { value: string; error?: string | undefined; onChange(value: string): void };

/** The zones of the world, the ones of Brazil first. */
export function TimezoneField({ value, error, onChange }: TimezoneFieldProps) {
  const { t } = useTranslation();
  return (
    <SelectField label={t("appearance.timezone")} value={value} error={error} onChange={onChange}>
      {[...new Set([...FIRST, value, ...Intl.supportedValuesOf("timeZone")])].map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll("_", " ")}
        </option>
      ))}
    </SelectField>
  );
}
