import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoogleCalendarChoice } from "../../../shared/api/types";
import { SelectField, TextField } from "../../../shared/ui/Field";

/** No calendar has this as its id. */
const BY_HAND = " ";

type Props = {
  /** Whose calendar it is. */
  name: string;
  value: string;
  choices: readonly GoogleCalendarChoice[];
  onChange(value: string): void;
};

/** A calendar by its name, or by its id where Google does not list it. */
export function CalendarChoice({ name, value, choices, onChange }: Props) {
  const { t } = useTranslation();
  const isListed = value === "" || choices.some((one) => one.calendar_id === value);
  const [byHand, setByHand] = useState(false);
  const isByHand = byHand || !isListed;
  const byId = (label: string) => (
    <TextField
      label={label}
      hint={value === "" ? t("clinic.google.calendarHint") : undefined}
      value={value}
      maxLength={320}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
  if (choices.length === 0) {
    return byId(name);
  }
  const twice = (one: GoogleCalendarChoice) =>
    choices.some((other) => other !== one && other.name === one.name) && one.name !== one.calendar_id;
  return (
    <>
      <SelectField
        label={name}
        value={isByHand ? BY_HAND : value}
        onChange={(chosen) => {
          setByHand(chosen === BY_HAND);
          onChange(chosen === BY_HAND ? "" : chosen);
        }}
      >
        <option value="">{t("clinic.google.noCalendar")}</option>
        {choices.map((one) => (
          <option key={one.calendar_id} value={one.calendar_id}>
            {one.is_primary
              ? t("clinic.google.primary", { name: one.name })
              : twice(one)
                ? `${one.name} · ${one.calendar_id}`
                : one.name}
          </option>
        ))}
        <option value={BY_HAND}>{t("clinic.google.otherCalendar")}</option>
      </SelectField>
      {isByHand && byId(t("clinic.google.calendarByHand", { name }))}
    </>
  );
}
