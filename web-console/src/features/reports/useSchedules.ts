import { useQuery } from "@tanstack/react-query";
import type { ReportPlan, ReportSchedule } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";

const KEY = ["report-schedules"] as const;
const AGAIN_MS = 3_000;

/** The reports that are mailed by themselves; looked at again while one is on its way. */
export function useSchedules(enabled: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get("/api/v1/report-schedules", { signal })).data,
    enabled,
    refetchInterval: ({ state }) => (state.data?.some((one) => one.last?.state === "sending") ? AGAIN_MS : false),
  });
}

export type ScheduleChange =
  | { do: "save"; id: string | undefined; plan: ReportPlan; state: "active" | "paused" }
  | { do: "send" | "remove"; id: string };

/** Whatever can be done with one. */
export function useScheduleChange(onDone: () => void) {
  const { api, cache } = useServices();
  return useSave(async (change: ScheduleChange) => {
    switch (change.do) {
      case "save":
        await (change.id
          ? api.put(
              "/api/v1/report-schedules/{id}",
              { ...change.plan, state: change.state },
              { path: { id: change.id } },
            )
          : api.post("/api/v1/report-schedules", change.plan));
        break;
      case "send":
        await api.post("/api/v1/report-schedules/{id}/send", undefined, { path: { id: change.id } });
        break;
      case "remove":
        await api.delete("/api/v1/report-schedules/{id}", { path: { id: change.id } });
    }
    await cache.invalidateQueries({ queryKey: KEY });
    onDone();
  });
}

/** What of a schedule its reader decides. */
export function planOf({
  id: _,
  owner: __,
  state: ___,
  next_at: ____,
  last: _____,
  ...plan
}: ReportSchedule): ReportPlan {
  return plan;
}
