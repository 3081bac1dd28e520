import { useQuery } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { OpenSession, User } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { shortTime } from "../../shared/format/time";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Card } from "../../shared/ui/Card";
import { FormError } from "../../shared/ui/FormError";
import { RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Failed } from "../../shared/ui/States";

/** Where one is logged in, and the way out of each place. */
export function SessionsCard() {
  const { t } = useTranslation();
  const { api } = useServices();
  return (
    <Card title={t("sessions.title")}>
      <p className="mb-3 text-muted-foreground text-sm">{t("sessions.description")}</p>
      <Sessions
        ofWhom="me"
        list={async (signal) => (await api.get("/api/v1/auth/sessions", { signal })).data}
        end={(id) => api.delete("/api/v1/auth/sessions/{id}", { path: { id } })}
        endAll={() => api.delete("/api/v1/auth/sessions")}
        fewest={2}
        all={t("sessions.endOthers")}
      />
    </Card>
  );
}

/** Where a colleague is logged in, for an admin who logs them out of what they lost. */
export function UserSessions({ user: { id: userId } }: { user: User }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const path = { id: userId };
  return (
    <section aria-label={t("sessions.titleOf")} className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{t("sessions.titleOf")}</h3>
      <Sessions
        ofWhom={userId}
        list={async (signal) => (await api.get("/api/v1/users/{id}/sessions", { path, signal })).data}
        end={(id) => api.delete("/api/v1/users/{id}/sessions/{session_id}", { path: { ...path, session_id: id } })}
        endAll={() => api.delete("/api/v1/users/{id}/sessions", { path })}
        fewest={1}
        all={t("sessions.endAll")}
      />
    </section>
  );
}

type SessionsProps = {
  ofWhom: string;
  list(signal: AbortSignal): Promise<readonly OpenSession[]>;
  end(id: string): Promise<unknown>;
  endAll(): Promise<unknown>;
  /** From how many on they can be ended together. */
  fewest: number;
  /** What the button says that does. */
  all: string;
};

function Sessions({ ofWhom, list, end, endAll, fewest, all }: SessionsProps) {
  const { t } = useTranslation();
  const { cache } = useServices();
  const key = ["sessions", ofWhom];
  const sessions = useQuery({ queryKey: key, queryFn: ({ signal }) => list(signal) });
  const again = () => cache.invalidateQueries({ queryKey: key });
  const ending = useSave(async () => {
    await endAll();
    await again();
  });
  return (
    <>
      {sessions.isPending && (
        <Appearing>
          <RowsSkeleton />
        </Appearing>
      )}
      {sessions.isError && (
        <Failed error={sessions.error} title={t("sessions.failed")} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data?.length === 0 && <p className="text-muted-foreground text-sm">{t("sessions.none")}</p>}
      {sessions.data && sessions.data.length > 0 && (
        <ul className="divide-y rounded-lg border">
          {sessions.data.map((each) => (
            <li key={each.id}>
              <SessionRow
                session={each}
                onEnd={async () => {
                  await end(each.id);
                  await again();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <FormError failure={ending.failure} fields={{}} />
      {(sessions.data?.length ?? 0) >= fewest && (
        <Button busy={ending.busy} onClick={() => void ending.save()} className="mt-3 self-start">
          {all}
        </Button>
      )}
    </>
  );
}

function SessionRow({ session: each, onEnd }: { session: OpenSession; onEnd(): Promise<void> }) {
  const { t, i18n } = useTranslation();
  const ending = useSave(onEnd);
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
