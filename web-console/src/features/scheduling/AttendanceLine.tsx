import { UserX } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Attendance } from "../../shared/api/types";
import { classes } from "../../shared/ui/classes";
import { Definition } from "../../shared/ui/Definition";

/** How often somebody did not come, and what that counts. Nothing of who was never to come. */
export function AttendanceLine({ attendance, className }: { attendance: Attendance; className: string }) {
  const { t } = useTranslation();
  const { due, no_shows } = attendance;
  if (due === 0) {
    return null;
  }
  return (
    <p
      className={classes(
        "flex items-center gap-1.5 text-sm",
        no_shows > 0 ? "text-warning" : "text-muted-foreground",
        className,
      )}
    >
      <UserX aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="tabular">{t("appointment.noShows", { count: no_shows, due })}</span>
      <Definition name={t("appointment.noShowsName")} text={t("appointment.noShowsText")} />
    </p>
  );
}
