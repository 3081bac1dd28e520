import { useTranslation } from "react-i18next";
import type { BusinessHours } from "../../shared/api/types";
import { SelectField } from "../../shared/ui/Field";
import { Switch } from "../../shared/ui/Switch";
import { OFFICE_DAYS, WeekEditor } from "../../shared/ui/WeekEditor";

type HoursEditorProps = { hours: BusinessHours | null; onChange(hours: BusinessHours | null): void };

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function HoursEditor({ hours, onChange }: HoursEditorProps) {
  const { t } = useTranslation();
  return (
    <>
      <Switch
        checked={hours !== null}
        onChange={(limited) => onChange(limited ? { timezone: HERE, days: OFFICE_DAYS } : null)}
        label={t("bot.hours.limited")}
        hint={t("bot.hours.limitedHint")}
      />
      {hours && (
        <>
          <SelectField
            label={t("bot.hours.timezone")}
            value={hours.timezone}
            onChange={(timezone) => onChange({ ...hours, timezone })}
            className="max-w-xs"
          >
            {[...new Set([hours.timezone, HERE, ...Intl.supportedValuesOf("timeZone")])].map((zone) => (
              <option key={zone} value={zone}>
                {zone.replace(/_/g, " ")}
              </option>
            ))}
          </SelectField>
          <WeekEditor days={hours.days} onChange={(days) => onChange({ ...hours, days })} />
        </>
      )}
    </>
  );
}
