import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic } from "../../../shared/api/types";
import { NumberField } from "./NumberField";
import { SetupForm } from "./SetupForm";
import { useClinicSave } from "./useClinicSave";

/** By which rules customers book. */
export function RulesPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const save = useClinicSave(clinic.clinic_id);
  const [buffer, setBuffer] = useState<number | null>(clinic.buffer_minutes);
  const [notice, setNotice] = useState<number | null>(clinic.scheduling_policies.min_advance_hours);
  const [furthest, setFurthest] = useState<number | null>(clinic.scheduling_policies.max_advance_days);
  const [slot, setSlot] = useState(clinic.scheduling_policies.slot_duration_minutes);
  const [daily, setDaily] = useState(clinic.scheduling_policies.max_daily_appointments);
  return (
    <SetupForm
      title={t("clinic.rules")}
      description={t("clinic.rulesText")}
      incomplete={notice === null || furthest === null || buffer === null}
      save={() =>
        save({
          buffer_minutes: buffer ?? 0,
          scheduling_policies: {
            min_advance_hours: notice ?? 0,
            max_advance_days: furthest ?? 60,
            slot_duration_minutes: slot,
            max_daily_appointments: daily,
          },
        })
      }
    >
      {(errors) => (
        <div className="grid items-start gap-4 pane:grid-cols-2">
          <NumberField
            label={t("clinic.notice")}
            hint={t("clinic.noticeHint")}
            value={notice}
            required
            min={0}
            max={720}
            error={errors["scheduling_policies.min_advance_hours"]}
            onChange={setNotice}
          />
          <NumberField
            label={t("clinic.furthest")}
            hint={t("clinic.furthestHint")}
            value={furthest}
            required
            min={1}
            max={366}
            error={errors["scheduling_policies.max_advance_days"]}
            onChange={setFurthest}
          />
          <NumberField
            label={t("clinic.slot")}
            hint={t("clinic.slotHint")}
            value={slot}
            min={5}
            max={480}
            error={errors["scheduling_policies.slot_duration_minutes"]}
            onChange={setSlot}
          />
          <NumberField
            label={t("clinic.daily")}
            hint={t("clinic.dailyHint")}
            value={daily}
            min={1}
            max={1000}
            error={errors["scheduling_policies.max_daily_appointments"]}
            onChange={setDaily}
          />
          <NumberField
            label={t("clinic.buffer")}
            hint={t("clinic.bufferHint")}
            value={buffer}
            required
            min={0}
            max={240}
            error={errors.buffer_minutes}
            onChange={setBuffer}
          />
        </div>
      )}
    </SetupForm>
  );
}
