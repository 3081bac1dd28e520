import { Link } from "@tanstack/react-router";
import { BellRing } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isLoud, useOpenAlerts } from "../shared/alerts/useAlerts";

/**
 * A thin bar for administrators while something is badly wrong that nobody has said to know of. Of a number that cannot send
 * everybody is told by the bar above.
 */
export function AlertBar() {
  const { t } = useTranslation();
  const loud = (useOpenAlerts().data ?? []).filter(
    (alert) => alert.severity === "critical" && alert.kind !== "number_down" && isLoud(alert),
  );
  const first = loud[0];
  if (!first) {
    return null;
  }
  return (
    <div
      role="alert"
      className="flex shrink-0 items-center justify-center gap-2 bg-destructive-soft px-4 py-1 text-destructive text-sm"
    >
      <BellRing aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="min-w-0 truncate">
        <strong className="font-semibold">
          {loud.length > 1 ? t("alerts.bar", { count: loud.length }) : t(`alerts.kinds.${first.kind}`)}
        </strong>
        {loud.length === 1 && first.subject_name && ` · ${first.subject_name}`}
      </span>
      <Link to="/settings/alerts" className="shrink-0 font-medium underline">
        {t("alerts.see")}
      </Link>
    </div>
  );
}
