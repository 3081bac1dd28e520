import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, ClinicContext, ReminderDistance } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { may } from "../../../shared/permissions";
import { useMe, useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { AreaField, Select, TextField } from "../../../shared/ui/Field";
import { FormError } from "../../../shared/ui/FormError";
import { IconButton } from "../../../shared/ui/IconButton";
import { Page } from "../../../shared/ui/Page";
import { Appearing, Failed, Skeleton } from "../../../shared/ui/States";
import { Switch } from "../../../shared/ui/Switch";
import { TimezoneField } from "../../../shared/ui/TimezoneField";
import { toasts } from "../../../shared/ui/Toasts";
import { keys } from "../useScheduling";
import { NumberField } from "./NumberField";

/** What the clinic is, by which rules customers book, who is reminded, and how the assistant speaks. */
export function ClinicPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const context = useQuery({
    queryKey: keys.of(clinic.clinic_id, "context"),
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/context", { path: { clinic_id: clinic.clinic_id }, signal }),
  });
  if (context.isError) {
    return <Failed error={context.error} title={t("clinic.failed")} onRetry={() => void context.refetch()} />;
  }
  if (!context.data) {
    return (
      <Appearing className="flex flex-col gap-3">
        <Skeleton className="h-10" />
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </Appearing>
    );
  }
  return <ClinicForm clinic={clinic} context={context.data} />;
}

function ClinicForm({ clinic, context }: { clinic: Clinic; context: ClinicContext }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const mayChange = may(useMe(), "change_settings");
  const [name, setName] = useState(clinic.name);
  const [phone, setPhone] = useState(clinic.phone ?? "");
  const [address, setAddress] = useState(clinic.address ?? "");
  const [zone, setZone] = useState(clinic.timezone);
  const [welcome, setWelcome] = useState(clinic.welcome_message ?? "");
  const [before, setBefore] = useState(clinic.pre_session_instructions ?? "");
  const [buffer, setBuffer] = useState<number | null>(clinic.buffer_minutes);
  const [policies, setPolicies] = useState(clinic.scheduling_policies);
  const [reminders, setReminders] = useState(clinic.reminders);
  const [personality, setPersonality] = useState(context.ai_personality);
  const [behavior, setBehavior] = useState(context.ai_behavior);
  const saving = useSave(async () => {
    const path = { clinic_id: clinic.clinic_id };
    await api.put(
      "/api/v1/clinics/{clinic_id}",
      {
        name: name.trim(),
        phone: phone.trim() || null,
        address: address.trim() || null,
        timezone: zone,
        welcome_message: welcome.trim() || null,
        pre_session_instructions: before.trim() || null,
        buffer_minutes: buffer ?? 0,
        scheduling_policies: policies,
        reminders,
      },
      { path },
    );
    await api.put(
      "/api/v1/clinics/{clinic_id}/context",
      { ai_personality: personality, ai_behavior: behavior },
      { path },
    );
    await cache.invalidateQueries({ queryKey: keys.clinics });
    await cache.invalidateQueries({ queryKey: ["slots"] });
    toasts.add({ title: t("clinic.saved") });
  });
  const { fields } = saving;
  return (
    <Page title={t("clinic.parts.clinic")} description={t("clinic.description")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <fieldset disabled={!mayChange} className="flex flex-col gap-8">
          <Group title={t("clinic.who")}>
            <TextField
              label={t("clinic.name")}
              value={name}
              required
              maxLength={200}
              error={fields.name}
              onChange={(event) => setName(event.target.value)}
            />
            <div className="grid gap-4 pane:grid-cols-2">
              <TextField
                label={t("clinic.phone")}
                hint={t("clinic.phoneHint")}
                value={phone}
                maxLength={40}
                error={fields.phone}
                onChange={(event) => setPhone(event.target.value)}
              />
              <TimezoneField value={zone} error={fields.timezone} onChange={setZone} />
            </div>
            <TextField
              label={t("clinic.address")}
              value={address}
              maxLength={500}
              error={fields.address}
              onChange={(event) => setAddress(event.target.value)}
            />
          </Group>
          <Group title={t("clinic.rules")} text={t("clinic.rulesText")}>
            <div className="grid gap-4 pane:grid-cols-2">
              <NumberField
                label={t("clinic.notice")}
                hint={t("clinic.noticeHint")}
                value={policies.min_advance_hours}
                min={0}
                max={720}
                error={fields["scheduling_policies.min_advance_hours"]}
                onChange={(value) => setPolicies({ ...policies, min_advance_hours: value ?? 0 })}
              />
              <NumberField
                label={t("clinic.furthest")}
                hint={t("clinic.furthestHint")}
                value={policies.max_advance_days}
                min={1}
                max={366}
                error={fields["scheduling_policies.max_advance_days"]}
                onChange={(value) => setPolicies({ ...policies, max_advance_days: value ?? 60 })}
              />
              <NumberField
                label={t("clinic.slot")}
                hint={t("clinic.slotHint")}
                value={policies.slot_duration_minutes}
                min={5}
                max={480}
                error={fields["scheduling_policies.slot_duration_minutes"]}
                onChange={(value) => setPolicies({ ...policies, slot_duration_minutes: value })}
              />
              <NumberField
                label={t("clinic.daily")}
                hint={t("clinic.dailyHint")}
                value={policies.max_daily_appointments}
                min={1}
                max={1000}
                error={fields["scheduling_policies.max_daily_appointments"]}
                onChange={(value) => setPolicies({ ...policies, max_daily_appointments: value })}
              />
              <NumberField
                label={t("clinic.buffer")}
                hint={t("clinic.bufferHint")}
                value={buffer}
                min={0}
                max={240}
                error={fields.buffer_minutes}
                onChange={setBuffer}
              />
            </div>
          </Group>
          <Group title={t("clinic.reminders")} text={t("clinic.remindersText")}>
            <div className="grid gap-4 pane:grid-cols-2">
              <Distances
                label={t("clinic.remindCustomer")}
                value={reminders.customer}
                error={fields["reminders.customer"]}
                onChange={(customer) => setReminders({ ...reminders, customer })}
              />
              <Distances
                label={t("clinic.remindProfessional")}
                value={reminders.professional}
                error={fields["reminders.professional"]}
                onChange={(professional) => setReminders({ ...reminders, professional })}
              />
              <TextField
                label={t("clinic.quietFrom")}
                hint={t("clinic.quietHint")}
                type="time"
                value={reminders.quiet_from ?? ""}
                error={fields["reminders.quiet_from"]}
                onChange={(event) => setReminders({ ...reminders, quiet_from: event.target.value || null })}
              />
              <TextField
                label={t("clinic.quietTo")}
                type="time"
                value={reminders.quiet_to ?? ""}
                error={fields["reminders.quiet_to"]}
                onChange={(event) => setReminders({ ...reminders, quiet_to: event.target.value || null })}
              />
              <TextField
                label={t("clinic.template")}
                hint={t("clinic.templateHint")}
                value={reminders.template_name ?? ""}
                maxLength={512}
                error={fields["reminders.template_name"]}
                onChange={(event) => setReminders({ ...reminders, template_name: event.target.value || null })}
              />
              <TextField
                label={t("clinic.professionalTemplate")}
                hint={t("clinic.professionalTemplateHint")}
                value={reminders.professional_template_name ?? ""}
                maxLength={512}
                error={fields["reminders.professional_template_name"]}
                onChange={(event) =>
                  setReminders({ ...reminders, professional_template_name: event.target.value || null })
                }
              />
              <div className="pane:col-span-2">
                <Switch
                  checked={reminders.template_has_buttons}
                  onChange={(template_has_buttons) => setReminders({ ...reminders, template_has_buttons })}
                  label={t("clinic.templateButtons")}
                  hint={t("clinic.templateButtonsHint")}
                />
              </div>
              <TextField
                label={t("clinic.dailyReport")}
                hint={t("clinic.dailyReportHint")}
                type="time"
                value={reminders.daily_report_at ?? ""}
                error={fields["reminders.daily_report_at"]}
                onChange={(event) => setReminders({ ...reminders, daily_report_at: event.target.value || null })}
              />
              <TextField
                label={t("clinic.reportTemplate")}
                hint={t("clinic.reportTemplateHint")}
                value={reminders.report_template_name ?? ""}
                maxLength={512}
                error={fields["reminders.report_template_name"]}
                onChange={(event) => setReminders({ ...reminders, report_template_name: event.target.value || null })}
              />
            </div>
          </Group>
          <Group title={t("clinic.offers")} text={t("clinic.offersText")}>
            <div className="grid gap-4 pane:grid-cols-2">
              <NumberField
                label={t("clinic.offersAtOnce")}
                hint={t("clinic.offersAtOnceHint")}
                value={reminders.offers_at_once}
                min={0}
                max={20}
                error={fields["reminders.offers_at_once"]}
                onChange={(value) => setReminders({ ...reminders, offers_at_once: value ?? 0 })}
              />
              <NumberField
                label={t("clinic.offerMinutes")}
                hint={t("clinic.offerMinutesHint")}
                value={reminders.offer_minutes}
                min={5}
                max={1440}
                error={fields["reminders.offer_minutes"]}
                onChange={(value) => setReminders({ ...reminders, offer_minutes: value ?? 60 })}
              />
              <TextField
                label={t("clinic.template")}
                hint={t("clinic.templateHint")}
                value={reminders.offer_template_name ?? ""}
                maxLength={512}
                error={fields["reminders.offer_template_name"]}
                onChange={(event) => setReminders({ ...reminders, offer_template_name: event.target.value || null })}
              />
              <div className="pane:col-span-2">
                <Switch
                  checked={reminders.offer_template_has_buttons}
                  onChange={(offer_template_has_buttons) => setReminders({ ...reminders, offer_template_has_buttons })}
                  label={t("clinic.offerButtons")}
                />
              </div>
            </div>
          </Group>
          <Group title={t("clinic.texts.title")}>
            <AreaField
              label={t("clinic.welcome")}
              hint={t("clinic.welcomeHint")}
              value={welcome}
              maxLength={4000}
              error={fields.welcome_message}
              onChange={(event) => setWelcome(event.target.value)}
            />
            <AreaField
              label={t("clinic.before")}
              hint={t("clinic.beforeHint")}
              value={before}
              maxLength={4000}
              error={fields.pre_session_instructions}
              onChange={(event) => setBefore(event.target.value)}
            />
          </Group>
          <Group title={t("clinic.personality")} text={t("clinic.personalityText")}>
            <div className="grid gap-4 pane:grid-cols-2">
              <TextField
                label={t("clinic.assistant")}
                value={personality.name}
                maxLength={200}
                onChange={(event) => setPersonality({ ...personality, name: event.target.value })}
              />
              <TextField
                label={t("clinic.tone")}
                hint={t("clinic.toneHint")}
                value={personality.tone}
                maxLength={200}
                onChange={(event) => setPersonality({ ...personality, tone: event.target.value })}
              />
            </div>
            <AreaField
              label={t("clinic.greeting")}
              value={personality.greeting}
              maxLength={2000}
              onChange={(event) => setPersonality({ ...personality, greeting: event.target.value })}
            />
            <AreaField
              label={t("clinic.farewell")}
              value={personality.farewell}
              maxLength={2000}
              onChange={(event) => setPersonality({ ...personality, farewell: event.target.value })}
            />
            <Switch
              checked={behavior.auto_escalation}
              onChange={(auto_escalation) => setBehavior({ ...behavior, auto_escalation })}
              label={t("clinic.escalates")}
              hint={t("clinic.escalatesHint")}
            />
            {behavior.auto_escalation && (
              <NumberField
                label={t("clinic.threshold")}
                value={behavior.escalation_threshold}
                min={1}
                max={20}
                onChange={(value) => setBehavior({ ...behavior, escalation_threshold: value ?? 3 })}
              />
            )}
          </Group>
        </fieldset>
        {mayChange && (
          <footer className="sticky bottom-0 -mx-4 mt-6 flex flex-col gap-2 border-t bg-background px-4 py-3 pane:-mx-8 pane:px-8">
            <FormError failure={saving.failure} fields={{}} />
            <Button type="submit" look="primary" busy={saving.busy} className="self-start">
              {t("common.save")}
            </Button>
          </footer>
        )}
      </form>
    </Page>
  );
}

function Group({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <div>
        <h3 className="font-semibold text-lg">{title}</h3>
        {text && <p className="text-muted-foreground text-sm">{text}</p>}
      </div>
      {children}
    </section>
  );
}

const UNITS = ["minutes", "hours", "days"] as const;
/** Less than a whole hour is one of these. */
const MINUTES: readonly number[] = [15, 30, 45, 60];
const MOST = 5;

type DistancesProps = {
  label: string;
  value: readonly ReminderDistance[];
  error?: string;
  onChange(value: ReminderDistance[]): void;
};

/** How long before, up to five times. */
function Distances({ label, value, error, onChange }: DistancesProps) {
  const { t } = useTranslation();
  const replace = (index: number, change: Partial<ReminderDistance>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <div className="flex flex-col items-start gap-2">
        {value.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reminder is its place among the others
          <span key={index} className="flex items-center gap-1.5">
            {one.unit === "minutes" ? (
              <Select
                value={String(one.amount)}
                aria-label={t("clinic.amount")}
                onChange={(event) => replace(index, { amount: Number(event.target.value) })}
                className="field tabular h-9 pr-9 pl-3"
              >
                {MINUTES.map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {minutes}
                  </option>
                ))}
              </Select>
            ) : (
              <input
                type="number"
                min={1}
                max={one.unit === "hours" ? 48 : 60}
                value={one.amount}
                aria-label={t("clinic.amount")}
                onChange={(event) => replace(index, { amount: Math.trunc(Number(event.target.value)) })}
                className="field tabular h-9 w-18 px-2.5"
              />
            )}
            <Select
              value={one.unit}
              aria-label={t("clinic.unit")}
              onChange={(event) => {
                const unit = UNITS.find((known) => known === event.target.value) ?? "hours";
                replace(index, unit === "minutes" && !MINUTES.includes(one.amount) ? { unit, amount: 30 } : { unit });
              }}
              className="field h-9 pr-9 pl-3"
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
        {value.length < MOST && (
          <Button
            size="sm"
            onClick={() => onChange([...value, { amount: value.length === 0 ? 24 : 2, unit: "hours" }])}
          >
            <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
            {t("clinic.addReminder")}
          </Button>
        )}
        {error && <p className="text-destructive text-sm">{error}</p>}
      </div>
    </fieldset>
  );
}
