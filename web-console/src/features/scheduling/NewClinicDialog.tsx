import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../shared/api/useSave";
import { useMe, useServices } from "../../shared/services";
import { RecordForm } from "../../shared/ui/Records";
import { TimezoneField } from "../../shared/ui/TimezoneField";
import { OFFICE_DAYS, WeekEditor } from "../../shared/ui/WeekEditor";
import { NameField } from "./setup/NameField";
import { keys } from "./useScheduling";
import { toWorkingWeek } from "./week";

/** As little as a clinic needs to be booked; the rest is on its own page. */
export function NewClinicDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const me = useMe();
  const navigate = useNavigate();
  const [name, setName] = useState(me.organization.name);
  const [zone, setZone] = useState("America/Sao_Paulo");
  const [week, setWeek] = useState(OFFICE_DAYS);
  const saving = useSave(async () => {
    const created = await api.post("/api/v1/clinics", {
      name: name.trim(),
      timezone: zone,
      working_hours: toWorkingWeek(week),
    });
    await cache.invalidateQueries({ queryKey: keys.clinics, exact: true });
    onClose();
    await navigate({ to: "/agenda/setup/$part", params: { part: "services" }, search: { clinic: created.clinic_id } });
  });
  return (
    <RecordForm
      title={t("clinic.create")}
      description={t("clinic.createText")}
      action={t("clinic.create")}
      saving={saving}
      incomplete={!name.trim()}
      onClose={onClose}
    >
      <NameField value={name} error={saving.fields.name} onChange={setName} />
      <TimezoneField value={zone} error={saving.fields.timezone} onChange={setZone} />
      <WeekEditor days={week} onChange={(days) => setWeek(days)} />
    </RecordForm>
  );
}
