import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, ReminderDistance, ReminderSettings } from "../../../shared/api/types";
import { Button } from "../../../shared/ui/Button";
import { Select, SelectField, TextField } from "../../../shared/ui/Field";
import { IconButton } from "../../../shared/ui/IconButton";
import { Switch } from "../../../shared/ui/Switch";
import { clockOf, dayText, wallOf } from "../clinicTime";
import { isReason } from "../unsent";
import { isSaid, MINUTES, MOST_OF, next, UNITS } from "./distances";
import { Notice } from "./Notice";
import { NumberField } from "./NumberField";
import { Group, SetupForm } from "./SetupForm";
import { useClinicSave } from "./useClinicSave";

/** The languages in which WhatsApp approves templates, as far as customers of a clinic here read them. */
const TEMPLATE_LANGUAGES = ["pt_BR", "en", "en_US", "es", "es_AR", "es_ES", "es_MX"] as const;

/** Who is reminded, when, and when not; and when the clinic is sent its agenda. */
export function RemindersPart({ clinic }: { clinic: Clinic }) {
  const { t, i18n } = useTranslation();
  const save = useClinicSave(clinic.clinic_id);
  const [reminders, setReminders] = useState(clinic.reminders);
  const change = (some: Partial<ReminderSettings>) => setReminders({ ...reminders, ...some });
  const language = reminders.template_language ?? "";
  const names = new Intl.DisplayNames(i18n.language, { type: "language" });
  return (
    <SetupForm
      title={t("clinic.reminders")}
      description={t("clinic.remindersText")}
      incomplete={
        ![...reminders.customer, ...reminders.professional].every(isSaid) ||
        (reminders.quiet_from === null) !== (reminders.quiet_to === null)
      }
      save={() => save({ reminders })}
    >
      {(errors) => (
        <>
          <div className="grid items-start gap-6 pane:grid-cols-2">
            <Distances
              label={t("clinic.remindCustomer")}
              none={t("clinic.remindsNobody")}
              value={reminders.customer}
              error={errors["reminders.customer"]}
              onChange={(customer) => change({ customer })}
            />
            <Distances
              label={t("clinic.remindProfessional")}
              none={t("clinic.remindsNobody")}
              value={reminders.professional}
              error={errors["reminders.professional"]}
              onChange={(professional) => change({ professional })}
            />
          </div>
          <Group title={t("clinic.quiet")} text={t("clinic.quietHint")}>
            <div className="grid grid-cols-2 items-start gap-4">
              <TextField
                label={t("clinic.quietFrom")}
                type="time"
                value={reminders.quiet_from ?? ""}
                error={errors["reminders.quiet_from"]}
                onChange={(event) => change({ quiet_from: event.target.value || null })}
              />
              <TextField
                label={t("clinic.quietTo")}
                type="time"
                value={reminders.quiet_to ?? ""}
                error={
                  (reminders.quiet_from === null) === (reminders.quiet_to === null)
                    ? errors["reminders.quiet_to"]
                    : t("clinic.quietBoth")
                }
                onChange={(event) => change({ quiet_to: event.target.value || null })}
              />
            </div>
          </Group>
          <Group title={t("clinic.closedWindow")} text={t("clinic.templateHint")}>
            <div className="grid items-start gap-4 pane:grid-cols-2">
              <TextField
                label={t("clinic.template")}
                value={reminders.template_name ?? ""}
                maxLength={512}
                error={errors["reminders.template_name"]}
                onChange={(event) => change({ template_name: event.target.value.trim() || null })}
              />
              <SelectField
                label={t("clinic.templateLanguage")}
                value={language}
                error={errors["reminders.template_language"]}
                onChange={(code) => change({ template_language: code || null })}
              >
                <option value="">{t("clinic.templateUsualLanguage")}</option>
                {[...new Set([...TEMPLATE_LANGUAGES, ...(language ? [language] : [])])].map((code) => (
                  <option key={code} value={code}>
                    {names.of(code.replace("_", "-")) ?? code}
                  </option>
                ))}
              </SelectField>
              <TextField
                label={t("clinic.professionalTemplate")}
                hint={t("clinic.professionalTemplateHint")}
                value={reminders.professional_template_name ?? ""}
                maxLength={512}
                error={errors["reminders.professional_template_name"]}
                onChange={(event) => change({ professional_template_name: event.target.value.trim() || null })}
              />
              <TextField
                label={t("clinic.professionalGoneTemplate")}
                hint={t("clinic.professionalGoneTemplateHint")}
                value={reminders.professional_gone_template_name ?? ""}
                maxLength={512}
                error={errors["reminders.professional_gone_template_name"]}
                onChange={(event) => change({ professional_gone_template_name: event.target.value.trim() || null })}
              />
            </div>
            <Switch
              checked={reminders.template_has_buttons}
              onChange={(template_has_buttons) => change({ template_has_buttons })}
              label={t("clinic.templateButtons")}
              hint={t("clinic.templateButtonsHint")}
            />
          </Group>
          <Group title={t("clinic.dailyTitle")} text={t("clinic.dailyReportHint")}>
            <div className="grid items-start gap-4 pane:grid-cols-2">
              <TextField
                label={t("clinic.dailyReport")}
                type="time"
                value={reminders.daily_report_at ?? ""}
                error={errors["reminders.daily_report_at"]}
                onChange={(event) => change({ daily_report_at: event.target.value || null })}
              />
              <TextField
                label={t("clinic.reportTemplate")}
                hint={t("clinic.reportTemplateHint")}
                value={reminders.report_template_name ?? ""}
                maxLength={512}
                error={errors["reminders.report_template_name"]}
                onChange={(event) => change({ report_template_name: event.target.value.trim() || null })}
              />
            </div>
            <LastReport clinic={clinic} />
          </Group>
          <Group title={t("clinic.offers")} text={t("clinic.offersText")}>
            <div className="grid items-start gap-4 pane:grid-cols-2">
              <NumberField
                label={t("clinic.offersAtOnce")}
                hint={t("clinic.offersAtOnceHint")}
                value={reminders.offers_at_once}
                min={0}
                max={20}
                error={errors["reminders.offers_at_once"]}
                onChange={(value) => change({ offers_at_once: value ?? 0 })}
              />
              <NumberField
                label={t("clinic.offerMinutes")}
                hint={t("clinic.offerMinutesHint")}
                value={reminders.offer_minutes}
                min={5}
                max={1440}
                error={errors["reminders.offer_minutes"]}
                onChange={(value) => change({ offer_minutes: value ?? 60 })}
              />
              <TextField
                label={t("clinic.template")}
                hint={t("clinic.templateHint")}
                value={reminders.offer_template_name ?? ""}
                maxLength={512}
                error={errors["reminders.offer_template_name"]}
                onChange={(event) => change({ offer_template_name: event.target.value.trim() || null })}
              />
            </div>
            <Switch
              checked={reminders.offer_template_has_buttons}
              onChange={(offer_template_has_buttons) => change({ offer_template_has_buttons })}
              label={t("clinic.offerButtons")}
            />
          </Group>
        </>
      )}
    </SetupForm>
  );
}

/** What became of the last agenda that was due. */
function LastReport({ clinic }: { clinic: Clinic }) {
  const { t, i18n } = useTranslation();
  const { last_report_at: at, last_report_error: error } = clinic;
  if (at === null) {
    return null;
  }
  const { day, minute } = wallOf(at, clinic.timezone);
  const when = `${dayText(day, i18n.language, { dateStyle: "short" })} ${clockOf(minute)}`;
  return error === null ? (
    <p className="text-muted-foreground text-sm">{t("clinic.reportSent", { when })}</p>
  ) : (
    <Notice>
      {t("clinic.reportUnsent", { when, reason: isReason(error) ? within(t(`reminders.reasons.${error}`)) : error })}
    </Notice>
  );
}

/** A sentence as the rest of another. */
const within = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

type DistancesProps = {
  label: string;
  /** What is said when there is none. */
  none: string;
  value: readonly ReminderDistance[];
  error: string | undefined;
  onChange(value: ReminderDistance[]): void;
};

/** How long before, up to five times. */
function Distances({ label, none, value, error, onChange }: DistancesProps) {
  const { t } = useTranslation();
  const replace = (index: number, change: ReminderDistance) =>
    onChange(value.map((one, at) => (at === index ? change : one)));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold text-lg">{label}</legend>
      <div className="flex flex-col items-start gap-2">
        {value.length === 0 && <p className="text-muted-foreground text-sm">{none}</p>}
        {value.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reminder is its place among the others
          <span key={index} className="flex items-center gap-1.5">
            {one.unit === "minutes" ? (
              <Select
                value={one.amount}
                aria-label={t("clinic.amount")}
                onChange={(event) => replace(index, { ...one, amount: Number(event.target.value) })}
                className="field tabular h-9 w-20 pr-8 pl-2.5 coarse:h-11"
              >
                {MINUTES.map((amount) => (
                  <option key={amount} value={amount}>
                    {amount}
                  </option>
                ))}
              </Select>
            ) : (
              <input
                type="number"
                inputMode="numeric"
                required
                min={1}
                max={MOST_OF[one.unit]}
                value={one.amount || ""}
                aria-label={t("clinic.amount")}
                aria-invalid={!isSaid(one)}
                onChange={(event) => replace(index, { ...one, amount: Math.trunc(Number(event.target.value)) })}
                className="field tabular h-9 w-20 px-2.5 coarse:h-11"
              />
            )}
            <Select
              value={one.unit}
              aria-label={t("clinic.unit")}
              onChange={(event) => {
                const unit = UNITS.find((known) => known === event.target.value) ?? "hours";
                replace(index, { unit, amount: unit === "minutes" ? 30 : unit === "hours" ? 24 : 1 });
              }}
              className="field h-9 pr-9 pl-3 coarse:h-11"
            >
              {UNITS.map((unit) => (
                <option key={unit} value={unit}>
                  {t(`clinic.units.${unit}`)}
                </option>
              ))}
            </Select>
            <IconButton
              icon={X}
              size="sm"
              label={t("clinic.removeReminder")}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            />
          </span>
        ))}
        {value.length < 5 && (
          <Button size="sm" onClick={() => onChange([...value, next(value)])}>
            <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
            {t("clinic.addReminder")}
          </Button>
        )}
        {error && <p className="text-destructive text-xs">{error}</p>}
      </div>
    </fieldset>
  );
}
