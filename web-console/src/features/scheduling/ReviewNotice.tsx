import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appointment, Clinic } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { FormError } from "../../shared/ui/FormError";
import { dayText } from "./clinicTime";
import { useActs } from "./useActs";
import { keys } from "./useScheduling";
import { whoIs } from "./who";

/** Says that the clinic's clock changed under what is booked, for as long as somebody has not looked at all of it. */
export function ReviewNotice({ clinic, onOpen }: { clinic: Clinic; onOpen(appointment: Appointment): void }) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: keys.toReview(clinic.clinic_id),
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/appointments-to-review", { path: { clinic_id: clinic.clinic_id }, signal }),
    staleTime: 5 * 60_000,
  });
  const acts = useActs();
  const found = query.data ?? [];
  const saving = useSave(async () => {
    await acts.reviewAll(clinic.clinic_id, found);
    setOpen(false);
  });
  if (found.length === 0) {
    return null;
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-warning-soft px-4 py-2 text-sm text-warning">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
        <p className="min-w-0 flex-1">{t("agenda.review.notice", { count: found.length })}</p>
        <Button size="sm" onClick={() => setOpen(true)}>
          {t("agenda.review.see")}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={t("agenda.review.title")}>
        <p className="mb-3 text-muted-foreground text-sm">{t("agenda.review.text")}</p>
        <ul className="divide-y overflow-hidden rounded-xl border">
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="flex w-full items-center justify-between gap-3 px-4 py-2.5 text-left hover:bg-muted"
                onClick={() => {
                  setOpen(false);
                  onOpen(one);
                }}
              >
                <span className="min-w-0">
                  <span className="block truncate font-medium">{whoIs(one.customer, t)}</span>
                  <span className="block truncate text-muted-foreground text-sm">{one.service_name}</span>
                </span>
                <span className="tabular shrink-0 text-sm">
                  {dayText(one.date, i18n.language, { weekday: "short", day: "2-digit", month: "2-digit" })} {one.time}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <FormError failure={saving.failure} fields={saving.fields} />
        <div className="mt-4">
          <DialogActions>
            <Button busy={saving.busy} onClick={() => void saving.save()}>
              {t("agenda.review.all", { count: found.length })}
            </Button>
          </DialogActions>
        </div>
      </Dialog>
    </>
  );
}
