import { useQuery } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { OpenSession } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { shortTime } from "../../shared/format/time";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Card } from "../../shared/ui/Card";
import { Appearing, Failed } from "../../shared/ui/States";
import { FormError } from "./FormError";
import { RowsSkeleton } from "./Page";

const KEY = ["sessions"];

/** Where one is logged in, and the way out of each place. */
export function SessionsCard() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const sessions = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get("/api/v1/auth/sessions", { signal })).data,
  });
  const ending = useSave(async () => {
    await api.delete("/api/v1/auth/sessions");
    await cache.invalidateQueries({ queryKey: KEY });
  });
  return (
    <Card title={t("sessions.title")}>
      <p className="mb-3 text-muted-foreground text-sm">{t("sessions.description")}</p>
      {sessions.isPending && (
        <Appearing>
          <RowsSkeleton />
        </Appearing>
      )}
      {sessions.isError && (
        <Failed error={sessions.error} title={t("sessions.failed")} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data && (
        <ul className="divide-y rounded-lg border">
          {sessions.data.map((each) => (
            <li key={each.id}>
              <SessionRow session={each} />
            </li>
          ))}
        </ul>
      )}
      <FormError failure={ending.failure} fields={{}} />
      {(sessions.data?.length ?? 0) > 1 && (
        <Button busy={ending.busy} onClick={() => void ending.save()} className="mt-3">
          {t("sessions.endOthers")}
        </Button>
      )}
    </Card>
  );
}

function SessionRow({ session: each }: { session: OpenSession }) {
  const { t, i18n } = useTranslation();
  const { api, cache } = useServices();
  const ending = useSave(async () => {
    await api.delete("/api/v1/auth/sessions/{id}", { path: { id: each.id } });
    await cache.invalidateQueries({ queryKey: KEY });
  });
  const Icon = ["iPhone", "iPad", "Android"].includes(each.system ?? "") ? Smartphone : Monitor;
  const device = [each.browser, each.system].filter(Boolean).join(" · ") || t("sessions.unknown");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{device}</span>
          {each.is_current && (
            <span className="rounded-full bg-success-soft px-2 text-success text-xs">{t("sessions.current")}</span>
          )}
        </p>
        <p className="tabular text-muted-foreground text-sm">
          {[each.address, t("sessions.lastSeen", { time: shortTime(each.last_seen_at, i18n.language) })]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <FormError failure={ending.failure} fields={{}} />
      </div>
      {!each.is_current && (
        <Button size="sm" busy={ending.busy} onClick={() => void ending.save()}>
          {t("sessions.end")}
        </Button>
      )}
    </div>
  );
}
