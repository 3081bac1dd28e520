import { Sparkles } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, ClinicService } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { EmptyAgenda } from "../../../shared/ui/drawings";
import { AreaField, TextField } from "../../../shared/ui/Field";
import { RecordForm, RecordName, RecordRow, Records } from "../../../shared/ui/Records";
import { Switch } from "../../../shared/ui/Switch";
import { centsOf, money } from "../money";
import { keys, useClinicServices, useRooms } from "../useScheduling";
import { Choices } from "./Choices";
import { NumberField } from "./NumberField";

/** What can be booked, how long it takes, and what it costs. */
export function ServicesPart({ clinic }: { clinic: Clinic }) {
  const { t, i18n } = useTranslation();
  const query = useClinicServices(clinic.clinic_id, true);
  return (
    <Records
      access="settings"
      title={t("clinic.parts.services")}
      description={t("clinic.services.description")}
      add={t("clinic.services.add")}
      query={query}
      failed={t("clinic.services.failed")}
      none={{ drawing: <EmptyAgenda />, title: t("clinic.services.none") }}
      row={(service, edit) => (
        <RecordRow active={service.active} onEdit={edit}>
          <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
            <Sparkles aria-hidden="true" className="size-5" strokeWidth={1.75} />
          </span>
          <span className="min-w-0 flex-1">
            <RecordName active={service.active}>{service.name}</RecordName>
            <span className="block truncate text-muted-foreground text-sm">
              {[service.category, service.description].filter(Boolean).join(" · ")}
            </span>
          </span>
          <span className="tabular shrink-0 text-right text-muted-foreground text-sm">
            {t("appointment.minutes", { count: service.duration_minutes })}
            {service.price_cents !== null && <span className="block">{money(service.price_cents, i18n.language)}</span>}
          </span>
        </RecordRow>
      )}
      form={(service, close) => <ServiceForm clinic={clinic} service={service} onClose={close} />}
    />
  );
}

type ServiceFormProps = { clinic: Clinic; service: ClinicService | undefined; onClose(): void };

function ServiceForm({ clinic, service, onClose }: ServiceFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const rooms = useRooms(clinic.clinic_id).data ?? [];
  const [name, setName] = useState(service?.name ?? "");
  const [minutes, setMinutes] = useState<number | null>(service?.duration_minutes ?? 30);
  const [price, setPrice] = useState(
    service?.price_cents != null ? (service.price_cents / 100).toFixed(2).replace(".", ",") : "",
  );
  const [category, setCategory] = useState(service?.category ?? "");
  const [description, setDescription] = useState(service?.description ?? "");
  const [resources, setResources] = useState<readonly string[]>(service?.resource_ids ?? []);
  const [active, setActive] = useState(service?.active ?? true);
  const cents = centsOf(price);
  const saving = useSave(async () => {
    const body = {
      name: name.trim(),
      duration_minutes: minutes ?? 30,
      price_cents: cents ?? null,
      category: category.trim() || null,
      description: description.trim() || null,
      resource_ids: [...resources],
    };
    await (service
      ? api.put("/api/v1/services/{service_id}", { ...body, active }, { path: { service_id: service.id } })
      : api.post("/api/v1/clinics/{clinic_id}/services", body, { path: { clinic_id: clinic.clinic_id } }));
    await cache.invalidateQueries({ queryKey: keys.of(clinic.clinic_id, "services") });
    onClose();
  });
  return (
    <RecordForm
      title={service ? service.name : t("clinic.services.add")}
      saving={saving}
      incomplete={!name.trim() || !minutes || cents === undefined}
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
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label={t("clinic.services.minutes")}
          value={minutes}
          min={1}
          max={1440}
          required
          error={saving.fields.duration_minutes}
          onChange={setMinutes}
        />
        <TextField
          label={t("clinic.services.price")}
          hint={t("clinic.services.priceHint")}
          value={price}
          inputMode="decimal"
          maxLength={20}
          error={cents === undefined ? t("clinic.services.noPrice") : saving.fields.price_cents}
          onChange={(event) => setPrice(event.target.value)}
        />
      </div>
      <TextField
        label={t("clinic.services.category")}
        value={category}
        maxLength={100}
        error={saving.fields.category}
        onChange={(event) => setCategory(event.target.value)}
      />
      <AreaField
        label={t("clinic.services.text")}
        value={description}
        maxLength={2000}
        error={saving.fields.description}
        onChange={(event) => setDescription(event.target.value)}
      />
      {rooms.length > 0 && (
        <Choices
          label={t("clinic.services.rooms")}
          hint={t("clinic.services.roomsHint")}
          options={rooms}
          chosen={resources}
          onChange={setResources}
        />
      )}
      {service && <Switch checked={active} onChange={setActive} label={t("clinic.services.active")} />}
    </RecordForm>
  );
}
