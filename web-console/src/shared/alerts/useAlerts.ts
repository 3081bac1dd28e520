import { useQuery } from "@tanstack/react-query";
import type { Alert } from "../api/types";
import { useRealtime } from "../realtime/useRealtime";
import { useMe, useServices } from "../services";

export const alertKeys = { all: ["alerts"], open: ["alerts", "open"], history: ["alerts", "closed"] } as const;

/** What is wrong now, for administrators; the server says when that changes. */
export function useOpenAlerts() {
  const { api, cache } = useServices();
  useRealtime({
    notification: (batch) => {
      if (batch.some((notice) => notice.kind === "alert")) {
        void cache.invalidateQueries({ queryKey: alertKeys.all });
      }
    },
    resync: () => void cache.invalidateQueries({ queryKey: alertKeys.all }),
  });
  return useQuery({
    queryKey: alertKeys.open,
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/alerts", { query: { state: "open", limit: 100 }, signal })).data,
    select: worstFirst,
    enabled: useMe().role === "admin",
    staleTime: 60_000,
    refetchInterval: 60_000,
  });
}

/** What is critical before what is not; otherwise as the server lists them, the newest first. */
function worstFirst(alerts: readonly Alert[]): readonly Alert[] {
  const isCritical = (alert: Alert) => alert.severity === "critical";
  return [...alerts.filter(isCritical), ...alerts.filter((alert) => !isCritical(alert))];
}

/** Whether it is to be put before somebody: nobody knows of it yet, and it is not kept quiet. */
export function isLoud(alert: Alert): boolean {
  return alert.acknowledged_at === null && alert.snoozed_until === null && alert.cleared_at === null;
}
