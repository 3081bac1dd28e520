import { Link } from "@tanstack/react-router";
import { CalendarOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Clinic } from "../../../shared/api/types";
import { may } from "../../../shared/permissions";
import { useMe } from "../../../shared/services";
import { useGoogle } from "./useGoogle";

/** Over the agenda, for as long as nobody knows what stands in the calendars of Google. */
export function StoppedNotice({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const mayChange = may(useMe(), "change_settings");
  const google = useGoogle(clinic.clinic_id).data;
  if (google?.state !== "stopped" || google.calendars.length === 0) {
    return null;
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-warning-soft px-4 py-2 text-sm text-warning">
      <CalendarOff aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      <p className="min-w-0 flex-1">{t("clinic.google.stoppedNotice")}</p>
      {mayChange && (
        <Link
          to="/agenda/setup/$part"
          params={{ part: "google" }}
          search={{ clinic: clinic.clinic_id }}
          className="font-medium underline"
        >
          {t("clinic.google.connectAgain")}
        </Link>
      )}
    </div>
  );
}
