import { useTranslation } from "react-i18next";
import type { AvailabilityRule, BusinessWeek, Clinic, Professional, TagColor } from "../../../shared/api/types";
import { useUsers } from "../../../shared/api/useDirectory";
import { useServices } from "../../../shared/services";
import { initials } from "../../../shared/ui/Avatar";
import { ColorField } from "../../../shared/ui/ColorField";
import { classes } from "../../../shared/ui/classes";
import { SelectField, TextField } from "../../../shared/ui/Field";
import { Switch } from "../../../shared/ui/Switch";
import { TAG_COLORS, tagLook, tagStyle } from "../../../shared/ui/Tag";
import { WeekEditor } from "../../../shared/ui/WeekEditor";
import { useClinicServices, useProfessionals, useRules } from "../useScheduling";
import { toBusinessWeek } from "../week";
import { Choices } from "./Choices";
import { NameField } from "./NameField";
import { NumberField } from "./NumberField";
import { PartList } from "./PartList";
import { saveRules, weekOf } from "./weekRules";

/** With whom appointments are: what they give, when, and in which colour. */
export function ProfessionalsPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useProfessionals(clinic.clinic_id, true);
  const services = useClinicServices(clinic.clinic_id).data ?? [];
  const rules = useRules(clinic.clinic_id).data;
  const logins = (useUsers().data ?? []).filter((user) => user.is_active);
  // The first colour that nobody has.
  const free =
    TAG_COLORS.find((color) => color !== "gray" && !query.data?.some((other) => other.color === color)) ?? "purple";
  const given = (one: Professional) =>
    one.service_ids.length === 0
      ? t("clinic.professionals.everything")
      : services
          .filter((service) => one.service_ids.includes(service.id))
          .map((service) => service.name)
          .join(", ");
  return (
    <PartList
      part="professionals"
      query={query}
      sign={({ name, color }) => (
        <span
          aria-hidden="true"
          style={tagStyle(color)}
          className={classes(
            tagLook(color),
            "inline-flex size-10 shrink-0 items-center justify-center rounded-full font-semibold text-sm",
          )}
        >
          {initials(name)}
        </span>
      )}
      name={({ name }) => name}
      about={(one) => [one.role, given(one)].filter(Boolean).join(" · ")}
      aside={(one) =>
        one.has_own_hours && (
          <span className="shrink-0 text-muted-foreground text-sm max-pane:hidden">
            {t("clinic.professionals.ownHoursMark")}
          </span>
        )
      }
      draft={(professional) => draftOf(professional, free)}
      isComplete={({ name }) => name.trim() !== "" && rules !== undefined}
      fields={(draft, change, errors) => (
        <>
          <NameField value={draft.name} error={errors.name} onChange={(name) => change({ name })} />
          <div className="grid gap-3 pane:grid-cols-2">
            <TextField
              label={t("clinic.professionals.role")}
              value={draft.role}
              maxLength={200}
              error={errors.role}
              onChange={(event) => change({ role: event.target.value })}
            />
            <TextField
              label={t("clinic.professionals.crm")}
              hint={t("clinic.professionals.crmHint")}
              value={draft.crm}
              maxLength={200}
              error={errors.crm}
              onChange={(event) => change({ crm: event.target.value })}
            />
            <TextField
              label={t("clinic.professionals.phone")}
              hint={t("clinic.professionals.phoneHint")}
              type="tel"
              value={draft.phone}
              maxLength={32}
              error={errors.phone}
              onChange={(event) => change({ phone: event.target.value })}
            />
            <TextField
              label={t("clinic.professionals.email")}
              type="email"
              value={draft.email}
              maxLength={254}
              error={errors.email}
              onChange={(event) => change({ email: event.target.value })}
            />
          </div>
          <TextField
            label={t("clinic.professionals.specialties")}
            hint={t("clinic.professionals.specialtiesHint")}
            value={draft.specialties}
            maxLength={500}
            error={errors.specialties}
            onChange={(event) => change({ specialties: event.target.value })}
          />
          <fieldset>
            <legend className="mb-1.5 font-medium text-sm">{t("clinic.professionals.color")}</legend>
            <ColorField value={draft.color} onChange={(color) => change({ color })} />
          </fieldset>
          {services.length > 0 && (
            <Choices
              label={t("clinic.professionals.services")}
              hint={t("clinic.professionals.servicesHint")}
              options={services}
              chosen={draft.gives}
              onChange={(gives) => change({ gives })}
            />
          )}
          <div className="grid items-start gap-3 pane:grid-cols-2">
            <NumberField
              label={t("clinic.professionals.minutes")}
              hint={t("clinic.professionals.minutesHint")}
              value={draft.minutes}
              min={1}
              max={1440}
              error={errors.default_duration_minutes}
              onChange={(minutes) => change({ minutes })}
            />
            {logins.length > 0 && (
              <SelectField
                label={t("clinic.professionals.login")}
                hint={t("clinic.professionals.loginHint")}
                value={draft.login}
                error={errors.user_id}
                onChange={(login) => change({ login })}
              >
                <option value="">{t("clinic.professionals.noLogin")}</option>
                {logins.map((user) => (
                  <option key={user.id} value={user.id}>
                    {user.full_name}
                  </option>
                ))}
              </SelectField>
            )}
          </div>
          <Switch
            checked={draft.takesNew}
            onChange={(takesNew) => change({ takesNew })}
            label={t("clinic.professionals.takesNew")}
            hint={t("clinic.professionals.takesNewHint")}
          />
          <OwnHours
            clinic={clinic}
            rules={(rules ?? []).filter((rule) => draft.id !== undefined && rule.professional_id === draft.id)}
            week={draft.week}
            onChange={(week) => change({ week })}
          />
        </>
      )}
      save={async (draft, professional, active) => {
        const body = {
          name: draft.name.trim(),
          role: draft.role.trim() || null,
          crm: draft.crm.trim() || null,
          specialties: draft.specialties
            .split(",")
            .map((one) => one.trim())
            .filter(Boolean),
          email: draft.email.trim() || null,
          phone: draft.phone.trim() || null,
          color: draft.color,
          service_ids: [...draft.gives],
          default_duration_minutes: draft.minutes,
          accepts_new_patients: draft.takesNew,
          user_id: draft.login || null,
        };
        const { id } = await (professional
          ? api.put(
              "/api/v1/professionals/{professional_id}",
              { ...body, active },
              { path: { professional_id: professional.id } },
            )
          : api.post("/api/v1/clinics/{clinic_id}/professionals", body, { path: { clinic_id: clinic.clinic_id } }));
        if (draft.week !== undefined) {
          const own = (rules ?? []).filter((rule) => rule.professional_id === id);
          await saveRules(api, clinic.clinic_id, id, own, draft.week ?? []);
        }
      }}
    />
  );
}

type Draft = {
  id: string | undefined;
  name: string;
  role: string;
  crm: string;
  phone: string;
  email: string;
  /** Separated by commas. */
  specialties: string;
  color: TagColor;
  gives: readonly string[];
  minutes: number | null;
  login: string;
  takesNew: boolean;
  /** Null for the clinic's hours; what is there is shown until one changes it. */
  week: BusinessWeek | null | undefined;
};

function draftOf(professional: Professional | undefined, free: TagColor): Draft {
  return {
    id: professional?.id,
    name: professional?.name ?? "",
    role: professional?.role ?? "",
    crm: professional?.crm ?? "",
    phone: professional?.phone ?? "",
    email: professional?.email ?? "",
    specialties: professional?.specialties.join(", ") ?? "",
    color: professional?.color ?? free,
    gives: professional?.service_ids ?? [],
    minutes: professional?.default_duration_minutes ?? null,
    login: professional?.user_id ?? "",
    takesNew: professional?.accepts_new_patients ?? true,
    week: undefined,
  };
}

type OwnHoursProps = {
  clinic: Clinic;
  rules: readonly AvailabilityRule[];
  week: BusinessWeek | null | undefined;
  onChange(week: BusinessWeek | null): void;
};

function OwnHours({ clinic, rules, week, onChange }: OwnHoursProps) {
  const { t } = useTranslation();
  const shown = week === undefined ? (rules.length > 0 ? weekOf(rules) : null) : week;
  return (
    <>
      <Switch
        checked={shown !== null}
        onChange={(own) => onChange(own ? toBusinessWeek(clinic.working_hours) : null)}
        label={t("clinic.professionals.ownHours")}
        hint={t("clinic.professionals.ownHoursHint")}
      />
      {shown && <WeekEditor days={shown} onChange={onChange} />}
    </>
  );
}
