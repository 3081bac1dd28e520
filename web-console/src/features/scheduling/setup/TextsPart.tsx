import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, ClinicTemplate } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { AreaField, TextField } from "../../../shared/ui/Field";
import { RecordForm, RecordRow, Records } from "../../../shared/ui/Records";
import { Switch } from "../../../shared/ui/Switch";
import { addDays, dayText, wallOf } from "../clinicTime";
import { keys, useClinicServices } from "../useScheduling";
import { filled } from "./filled";
import { SaidBubble } from "./SaidBubble";

/** What the clinic writes on each occasion: its own words, or the usual ones. */
export function TextsPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    queryKey: keys.of(clinic.clinic_id, "templates"),
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/clinics/{clinic_id}/templates", { path: { clinic_id: clinic.clinic_id }, signal })).map(
        // The usual ones have no id of their own, and there is one text for each occasion.
        (template) => ({ template, id: template.template_key }),
      ),
  });
  return (
    <Records
      access="settings"
      title={t("clinic.parts.texts")}
      description={t("clinic.texts.description")}
      query={query}
      failed={t("clinic.texts.failed")}
      row={({ template }, edit) => (
        <RecordRow active={template.active} onEdit={edit}>
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2">
              <span className="truncate font-medium">{t(`clinic.texts.keys.${template.template_key}`)}</span>
              {!template.is_default && (
                <span className="shrink-0 rounded-full bg-accent px-2 text-primary-ink text-xs">
                  {t("clinic.texts.own")}
                </span>
              )}
            </span>
            <span className="block truncate text-muted-foreground text-sm">{template.content}</span>
          </span>
        </RecordRow>
      )}
      form={(record, close) => record && <TextForm clinic={clinic} template={record.template} onClose={close} />}
    />
  );
}

type TextFormProps = { clinic: Clinic; template: ClinicTemplate; onClose(): void };

function TextForm({ clinic, template, onClose }: TextFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [content, setContent] = useState(template.content);
  const [buttons, setButtons] = useState(template.buttons);
  const [active, setActive] = useState(template.active);
  const area = useRef<HTMLDivElement>(null);
  const samples = useSamples(clinic);
  const done = async () => {
    await cache.invalidateQueries({ queryKey: keys.of(clinic.clinic_id, "templates") });
    onClose();
  };
  const saving = useSave(async () => {
    const body = { content: content.trim(), buttons };
    await (template.id
      ? api.put("/api/v1/templates/{template_id}", { ...body, active }, { path: { template_id: template.id } })
      : api.post(
          "/api/v1/clinics/{clinic_id}/templates",
          { ...body, template_key: template.template_key },
          { path: { clinic_id: clinic.clinic_id } },
        ));
    await done();
  });
  const restoring = useSave(async () => {
    if (template.id) {
      await api.delete("/api/v1/templates/{template_id}", { path: { template_id: template.id } });
      await done();
    }
  });
  const insert = (variable: string) => {
    const field = area.current?.querySelector("textarea");
    const at = field?.selectionStart ?? content.length;
    setContent(`${content.slice(0, at)}{{${variable}}}${content.slice(field?.selectionEnd ?? at)}`);
    field?.focus();
  };
  return (
    <RecordForm
      title={t(`clinic.texts.keys.${template.template_key}`)}
      saving={saving}
      incomplete={!content.trim()}
      extra={
        template.id && (
          <Button look="quiet" busy={restoring.busy} onClick={() => void restoring.save()}>
            {t("clinic.texts.restore")}
          </Button>
        )
      }
      onClose={onClose}
    >
      <div ref={area}>
        <AreaField
          label={t("clinic.texts.content")}
          value={content}
          required
          maxLength={2000}
          error={saving.fields.content}
          onChange={(event) => setContent(event.target.value)}
        />
        {template.variables.length > 0 && (
          <fieldset className="mt-2 flex flex-wrap gap-1.5">
            <legend className="sr-only">{t("clinic.texts.insert")}</legend>
            {template.variables.map((variable) => (
              <button
                key={variable}
                type="button"
                onClick={() => insert(variable)}
                className="h-7 rounded-full border px-2.5 font-mono text-xs hover:bg-muted coarse:h-9"
              >
                {`{{${variable}}}`}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <SaidBubble text={filled(content, samples)} buttons={buttons} />
      {buttons.map((button, index) => (
        <TextField
          key={button.id}
          label={t("clinic.texts.button", { number: index + 1 })}
          value={button.label}
          required
          maxLength={20}
          error={saving.fields[`buttons[${index}].label`]}
          onChange={(event) =>
            setButtons(buttons.map((one) => (one.id === button.id ? { ...one, label: event.target.value } : one)))
          }
        />
      ))}
      {template.id && (
        <Switch
          checked={active}
          onChange={setActive}
          label={t("clinic.texts.active")}
          hint={t("clinic.texts.activeHint")}
        />
      )}
    </RecordForm>
  );
}

/** What could stand for the variables, from what the clinic says of itself. */
function useSamples(clinic: Clinic): Readonly<Record<string, string>> {
  const { t, i18n } = useTranslation();
  const services = useClinicServices(clinic.clinic_id).data ?? [];
  const tomorrow = addDays(wallOf(Date.now(), clinic.timezone).day, 1);
  const date = dayText(tomorrow, i18n.language, { weekday: "long", day: "2-digit", month: "2-digit" });
  const service = services[0]?.name ?? t("clinic.texts.sample.service");
  return {
    clinic_name: clinic.name,
    address: clinic.address ?? "",
    pre_session_instructions: clinic.pre_session_instructions ?? "",
    patient_name: t("clinic.texts.sample.patient"),
    professional_name: t("clinic.texts.sample.professional"),
    professional: t("clinic.texts.sample.professional"),
    service,
    areas: service,
    date,
    day: date,
    time: "09:30",
    times_list: "09:00\n09:30\n10:00",
    days_list: date,
    price_table: services.map((one) => one.name).join("\n"),
  };
}
