import { useTranslation } from "react-i18next";
import { TextField } from "../../../shared/ui/Field";

type NameFieldProps = { value: string; error: string | undefined; onChange(value: string): void };

/** What a clinic, or a part of it, is called. */
export function NameField({ value, error, onChange }: NameFieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t("clinic.name")}
      value={value}
      required
      maxLength={120}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
