import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { fullTime } from "../../../shared/format/time";
import { Button } from "../../../shared/ui/Button";
import { classes } from "../../../shared/ui/classes";
import { useReason } from "../../../shared/ui/States";
import { useAuditSeals } from "./useAudit";

/** Whether the trail is as it was written, said before anything of it is read. */
export function AuditSeal() {
  const { t, i18n } = useTranslation();
  const query = useAuditSeals();
  const reason = useReason(query.error);
  const check = query.data;
  const isBroken = Boolean(check && (check.broken_number !== null || check.stray_rows > 0));
  const Icon = isBroken ? ShieldAlert : ShieldCheck;
  return (
    <section
      aria-live="polite"
      className={classes(
        "mb-4 flex min-h-18 flex-col gap-3 rounded-xl border bg-card p-4 pane:flex-row pane:items-center",
        isBroken && "border-destructive",
      )}
    >
      <Icon
        aria-hidden="true"
        className={classes("size-6 shrink-0", isBroken ? "text-destructive" : "text-success")}
        strokeWidth={1.75}
      />
      <div className="min-w-0 flex-1">
        {query.isError && <p className="text-destructive text-sm">{reason}</p>}
        {check && (
          <>
            <p className="font-medium">{t(isBroken ? "audit.broken" : "audit.whole")}</p>
            <p className="text-muted-foreground text-sm">
              {check.broken_number !== null && t("audit.brokenAt", { number: check.broken_number })}{" "}
              {check.stray_rows > 0 && t("audit.stray", { count: check.stray_rows })}{" "}
              {!isBroken &&
                (check.last_sealed_at
                  ? t("audit.sealed", {
                      count: check.sealed_rows,
                      time: fullTime(check.last_sealed_at, i18n.language),
                    })
                  : t("audit.notYet"))}
            </p>
            {check.last_hash && (
              <p className="mt-1 truncate font-mono text-muted-foreground text-xs" title={check.last_hash}>
                {t("audit.seal", { number: check.last_number })} · {check.last_hash}
              </p>
            )}
          </>
        )}
      </div>
      <Button look="secondary" busy={query.isFetching} onClick={() => void query.refetch()}>
        {t("audit.check")}
      </Button>
    </section>
  );
}
