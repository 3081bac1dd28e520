import { useTranslation } from "react-i18next";
import { SelectField } from "../../../shared/ui/Field";
import { SHARES } from "./versions";

export const ALL = 100;

type ShareFieldProps = { value: number; all?: boolean; disabled?: boolean; onChange(share: number): void };

/** How many of the new conversations a version gets. */
export function ShareField({ value, all = false, disabled, onChange }: ShareFieldProps) {
  const { t } = useTranslation();
  const shares = [...new Set([...SHARES, value])].filter((share) => share < ALL).sort((a, b) => a - b);
  return (
    <SelectField
      label={t("flows.versions.share")}
      hint={value < ALL ? t("flows.versions.shareHint") : undefined}
      value={String(value)}
      disabled={disabled}
      onChange={(share) => onChange(Number(share))}
    >
      {all && <option value={ALL}>{t("flows.versions.everybody")}</option>}
      {shares.map((share) => (
        <option key={share} value={share}>
          {t("flows.versions.percent", { share })}
        </option>
      ))}
    </SelectField>
  );
}
