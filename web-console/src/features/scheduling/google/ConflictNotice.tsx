import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Appointment } from "../../../shared/api/types";

/** In the appointment's card: Google says something else of it. */
export function ConflictNotice({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation();
  return (
    <div className="mt-2 flex gap-2 rounded-lg bg-warning-soft px-3 py-2 text-sm text-warning">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      <p>
        {t("clinic.google.inAppointment")}{" "}
        <Link
          to="/agenda/setup/$part"
          params={{ part: "google" }}
          search={{ clinic: appointment.clinic_id }}
          className="font-medium underline"
        >
          {t("clinic.google.see")}
        </Link>
      </p>
    </div>
  );
}
