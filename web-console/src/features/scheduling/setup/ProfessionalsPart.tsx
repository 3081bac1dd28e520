import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BusinessWeek, Clinic, Professional, TagColor } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { initials } from "../../../shared/ui/Avatar";
import { ColorField } from "../../../shared/ui/ColorField";
import { classes } from "../../../shared/ui/classes";
import { EmptyAgenda } from "../../../shared/ui/drawings";
import { TextField } from "../../../shared/ui/Field";
import { RecordForm, RecordName, RecordRow, Records } from "../../../shared/ui/Records";
import { Switch } from "../../../shared/ui/Switch";
import { TAG_COLORS, tagLook, tagStyle } from "../../../shared/ui/Tag";
import { WeekEditor } from "../../../shared/ui/WeekEditor";
import { keys, useClinicServices, useProfessionals, useRules } from "../useScheduling";
import { toBusinessWeek } from "../week";
import { Choices } from "./Choices";
import { NumberField } from "./NumberField";
import { saveRules, weekOf } from "./weekRules";

/** With whom appointments are: what they give, when, and in which colour. */
export function ProfessionalsPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const query = useProfessionals(clinic.clinic_id, true);
  const services = useClinicServices(clinic.clinic_id).data ?? [];
  return (
    <Records
      access="settings"
      title={t("clinic.parts.professionals")}
      description={t("clinic.professionals.description")}
      add={t("clinic.professionals.add")}
      query={query}
      failed={t("clinic.professionals.failed")}
      none={{ drawing: <EmptyAgenda />, title: t("clinic.professionals.none") }}
      row={(one, edit) => (
        <RecordRow active={one.active} onEdit={edit}>
          <span
            aria-hidden="true"
            style={tagStyle(one.color)}
            className={classes(
              tagLook(one.color),
              "inline-flex size-10 shrink-0 items-center justify-center rounded-full font-semibold text-sm",
            )}
          >
            {initials(one.name)}
          </span>
          <span className="min-w-0 flex-1">
            <RecordName active={one.active}>{one.name}</RecordName>
            <span className="block truncate text-muted-foreground text-sm">
              {[
                one.role,
                one.service_ids.length === 0
                  ? t("clinic.professionals.everything")
                  : services
                      .filter((service) => one.service_ids.includes(service.id))
                      .map((service) => service.name)
                      .join(", "),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
          {one.has_own_hours && (
            <span className="shrink-0 text-muted-foreground text-sm max-pane:hidden">
              {t("clinic.professionals.ownHoursMark")}
            </span>
          )}
        </RecordRow>
      )}
      form={(one, close) => (
        <ProfessionalForm
          clinic={clinic}
          professional={one}
          // The first colour that nobody has.
          color={
            TAG_COLORS.find((color) => color !== "gray" && !query.data?.some((other) => other.color === color)) ??
            "purple"
          }
          onClose={close}
        />
      )}
    />
  );
}

type ProfessionalFormProps = {
  clinic: Clinic;
  professional: Professional | undefined;
  color: TagColor;
  onClose(): void;
};

function ProfessionalForm({ clinic, professional, color: free, onClose }: ProfessionalFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const services = useClinicServices(clinic.clinic_id).data ?? [];
  const all = useRules(clinic.clinic_id).data;
  const rules = (all ?? []).filter((rule) => professional !== undefined && rule.professional_id === professional.id);
  const [name, setName] = useState(professional?.name ?? "");
  const [role, setRole] = useState(professional?.role ?? "");
  const [specialties, setSpecialties] = useState(professional?.specialties.join(", ") ?? "");
  const [phone, setPhone] = useState(professional?.phone ?? "");
  const [color, setColor] = useState<TagColor>(professional?.color ?? free);
  const [gives, setGives] = useState<readonly string[]>(professional?.service_ids ?? []);
  const [minutes, setMinutes] = useState(professional?.default_duration_minutes ?? null);
  const [active, setActive] = useState(professional?.active ?? true);
  // What one sees is what is there, until one changes it.
  const [week, setWeek] = useState<BusinessWeek | null>();
  const shown = week === undefined ? (rules.length > 0 ? weekOf(rules) : null) : week;
  const saving = useSave(async () => {
    const body = {
      name: name.trim(),
      role: role.trim() || null,
      specialties: specialties
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean),
      phone: phone.trim() || null,
      color,
      service_ids: [...gives],
      default_duration_minutes: minutes,
    };
    const saved = await (professional
      ? api.put(
          "/api/v1/professionals/{professional_id}",
          { ...body, active },
          { path: { professional_id: professional.id } },
        )
      : api.post("/api/v1/clinics/{clinic_id}/professionals", body, { path: { clinic_id: clinic.clinic_id } }));
    if (week !== undefined) {
      await saveRules(api, clinic.clinic_id, saved.id, rules, week ?? []);
      await cache.invalidateQueries({ queryKey: keys.of(clinic.clinic_id, "rules") });
    }
    await cache.invalidateQueries({ queryKey: keys.of(clinic.clinic_id, "professionals") });
    onClose();
  });
  return (
    <RecordForm
      title={professional ? professional.name : t("clinic.professionals.add")}
      saving={saving}
      incomplete={!name.trim() || all === undefined}
      onClose={onClose}
    >
      <TextField
        label={t("clinic.name")}
        value={name}
        required
        maxLength={200}
        error={saving.fields.name}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="grid gap-3 pane:grid-cols-2">
        <TextField
          label={t("clinic.professionals.role")}
          value={role}
          maxLength={100}
          error={saving.fields.role}
          onChange={(event) => setRole(event.target.value)}
        />
        <TextField
          label={t("clinic.professionals.phone")}
          hint={t("clinic.professionals.phoneHint")}
          value={phone}
          maxLength={40}
          error={saving.fields.phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      </div>
      <TextField
        label={t("clinic.professionals.specialties")}
        hint={t("clinic.professionals.specialtiesHint")}
        value={specialties}
        maxLength={500}
        error={saving.fields.specialties}
        onChange={(event) => setSpecialties(event.target.value)}
      />
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">{t("clinic.professionals.color")}</legend>
        <ColorField value={color} onChange={setColor} />
      </fieldset>
      {services.length > 0 && (
        <Choices
          label={t("clinic.professionals.services")}
          hint={t("clinic.professionals.servicesHint")}
          options={services}
          chosen={gives}
          onChange={setGives}
        />
      )}
      <NumberField
        label={t("clinic.professionals.minutes")}
        hint={t("clinic.professionals.minutesHint")}
        value={minutes}
        min={1}
        max={1440}
        error={saving.fields.default_duration_minutes}
        onChange={setMinutes}
      />
      <Switch
        checked={shown !== null}
        onChange={(own) => setWeek(own ? toBusinessWeek(clinic.working_hours) : null)}
        label={t("clinic.professionals.ownHours")}
        hint={t("clinic.professionals.ownHoursHint")}
      />
      {shown && <WeekEditor days={shown} onChange={setWeek} />}
      {professional && <Switch checked={active} onChange={setActive} label={t("clinic.professionals.active")} />}
    </RecordForm>
  );
}
