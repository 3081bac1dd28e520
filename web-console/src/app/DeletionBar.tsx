import { Link } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { longDate } from "../shared/format/time";
import { useMe } from "../shared/services";

/** Says to everybody that the organization will be deleted, and leads administrators to where it is called off. */
export function DeletionBar() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const due = me.organization.deletion_due_at;
  if (!due) {
    return null;
  }
  return (
    <div
      role="alert"
      className="flex shrink-0 items-center justify-center gap-2 bg-destructive-soft px-4 py-1 text-destructive text-sm"
    >
      <Trash2 aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      <strong className="min-w-0 font-semibold">{t("deletion.bar", { day: longDate(due, i18n.language) })}</strong>
      {me.role === "admin" && (
        <Link to="/settings/appearance" className="shrink-0 font-medium underline">
          {t("deletion.undo")}
        </Link>
      )}
    </div>
  );
}
