import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Clinic, GoogleConflict } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { FormError } from "../../../shared/ui/FormError";
import { FailedLine, Skeleton } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { clockOf, dayText, wallOf } from "../clinicTime";
import { keys } from "../useScheduling";
import { whoIs } from "../who";
import { googleKeys, useGoogleConflicts } from "./useGoogle";

/** Where Google says something else than the agenda, each with what can be decided. */
export function Conflicts({ clinic, isWell }: { clinic: Clinic; isWell: boolean }) {
  const { t } = useTranslation();
  const query = useGoogleConflicts(clinic.clinic_id);
  if (query.isError) {
    return <FailedLine error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return <Skeleton className="h-16" />;
  }
  const found = query.data.data;
  return found.length === 0 ? (
    <p className="text-muted-foreground text-sm">
      {t(isWell ? "clinic.google.noConflicts" : "clinic.google.noConflictsKnown")}
    </p>
  ) : (
    <ul className="divide-y">
      {found.map((one) => (
        <Row key={one.id} clinic={clinic} conflict={one} />
      ))}
    </ul>
  );
}

function Row({ clinic, conflict }: { clinic: Clinic; conflict: GoogleConflict }) {
  const { t, i18n } = useTranslation();
  const { api, cache } = useServices();
  const { appointment } = conflict;
  const deciding = useSave(async (keep: "ours" | "google") => {
    await api.post("/api/v1/google-conflicts/{conflict_id}/resolve", { keep }, { path: { conflict_id: conflict.id } });
    await cache.invalidateQueries({ queryKey: googleKeys.connection(clinic.clinic_id) });
    await cache.invalidateQueries({ queryKey: keys.appointments });
    toasts.add({ title: t("clinic.google.decided") });
  });
  const when = (day: string, time: string) =>
    t("clinic.google.at", {
      day: dayText(day, i18n.language, { weekday: "short", day: "2-digit", month: "2-digit" }),
      time,
    });
  const there = conflict.starts_at && wallOf(conflict.starts_at, clinic.timezone);
  return (
    <li className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
      <div className="flex gap-3">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-warning" strokeWidth={1.75} />
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            {whoIs(appointment.customer, t)} · {when(appointment.date, appointment.time)}
          </p>
          <p className="text-muted-foreground text-sm">
            {[appointment.service_name, appointment.professional_name].filter(Boolean).join(" · ")}
          </p>
          <p className="mt-1 text-sm">
            {conflict.kind === "moved" && !there
              ? t("clinic.google.movedNowhere")
              : t(`clinic.google.kinds.${conflict.kind}`, {
                  to: there ? when(there.day, clockOf(there.minute)) : "",
                })}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2 pl-8">
        <Button size="sm" busy={deciding.busy} onClick={() => void deciding.save("ours")}>
          {t(conflict.kind === "overlap" ? "clinic.google.seen" : "clinic.google.keepOurs")}
        </Button>
        {conflict.kind === "deleted" && (
          <Button size="sm" look="danger" busy={deciding.busy} onClick={() => void deciding.save("google")}>
            {t("clinic.google.cancelIt")}
          </Button>
        )}
        {conflict.kind === "moved" && there && (
          <Button size="sm" busy={deciding.busy} onClick={() => void deciding.save("google")}>
            {t("clinic.google.moveIt")}
          </Button>
        )}
      </div>
      <FormError failure={deciding.failure} fields={deciding.fields} />
    </li>
  );
}
