import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, GoogleConnection } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { shortTime } from "../../../shared/format/time";
import { may } from "../../../shared/permissions";
import { useMe, useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { FormError } from "../../../shared/ui/FormError";
import { FailedLine, Skeleton } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { useProfessionals } from "../useScheduling";
import { CalendarChoice } from "./CalendarChoice";
import { reasonText } from "./reasonText";
import { googleKeys, useGoogleChoices } from "./useGoogle";

type Props = { clinic: Clinic; google: GoogleConnection };

/** Of the clinic itself, which has no id among the professionals. */
const CLINIC = "";

/** Whose agenda is in which calendar. */
export function CalendarsForm({ clinic, google }: Props) {
  const { t, i18n } = useTranslation();
  const { api, cache } = useServices();
  const professionals = useProfessionals(clinic.clinic_id);
  const mayChange = may(useMe(), "change_settings");
  const choices = useGoogleChoices(clinic.clinic_id, mayChange && google.state === "active");
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const subjects = [
    { id: CLINIC, name: t("clinic.google.clinicOwn") },
    ...(professionals.data ?? []).map((one) => ({ id: one.id, name: one.name })),
  ];
  const held = (id: string) => google.calendars.find((one) => (one.professional_id ?? CLINIC) === id);
  const written = (id: string) => changed[id] ?? held(id)?.calendar_id ?? "";
  const saving = useSave(async () => {
    const calendars = subjects
      .filter((one) => written(one.id).trim() !== "")
      .map((one) => ({ professional_id: one.id || null, calendar_id: written(one.id).trim() }));
    await api.put(
      "/api/v1/clinics/{clinic_id}/google/calendars",
      { calendars },
      { path: { clinic_id: clinic.clinic_id } },
    );
    setChanged({});
    await cache.invalidateQueries({ queryKey: googleKeys.connection(clinic.clinic_id) });
    toasts.add({ title: t("clinic.google.savedCalendars") });
  });
  if (professionals.isError) {
    return <FailedLine error={professionals.error} onRetry={() => void professionals.refetch()} />;
  }
  if (!professionals.data || choices.isLoading) {
    return <Skeleton className="h-24" />;
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      <p className="text-muted-foreground text-sm">{t("clinic.google.calendarsText")}</p>
      {choices.data && choices.data.data.length === 0 && (
        <p className="text-muted-foreground text-sm">
          {choices.data.reason === null
            ? t("clinic.google.choicesEmpty")
            : t("clinic.google.choicesFailed", { reason: reasonText(choices.data.reason, t) })}
        </p>
      )}
      {subjects.map((one) => {
        const calendar = held(one.id);
        return (
          <div key={one.id} className="flex flex-col gap-1">
            <CalendarChoice
              name={one.name}
              value={written(one.id)}
              choices={choices.data?.data ?? []}
              onChange={(value) => setChanged({ ...changed, [one.id]: value })}
            />
            {calendar && (
              <p className="text-muted-foreground text-sm">
                {calendar.synced_at
                  ? t("clinic.google.synced", { time: shortTime(calendar.synced_at, i18n.language) })
                  : t("clinic.google.never")}
              </p>
            )}
            {calendar?.is_unknown && <p className="text-sm text-warning">{t("clinic.google.unknown")}</p>}
            {calendar?.trouble && (
              <p className="text-sm text-warning">
                {reasonText(calendar.trouble === "notFound" ? "not_shared" : calendar.trouble, t)}
              </p>
            )}
          </div>
        );
      })}
      <FormError failure={saving.failure} fields={saving.fields} />
      <div>
        <Button type="submit" look="primary" busy={saving.busy} disabled={Object.keys(changed).length === 0}>
          {t("clinic.google.saveCalendars")}
        </Button>
      </div>
    </form>
  );
}
