import { useQuery } from "@tanstack/react-query";
import { useServices } from "../../../shared/services";
import { flowKey } from "../editor/editing";
import { useEditor } from "../editor/session";

export const versionsKey = (flow: string) => [...flowKey(flow), "versions"] as const;

/** The shares of new conversations that one can choose for a version that is tried out. */
export const SHARES = [5, 10, 20, 30, 50, 75] as const;

export function useVersions(flow: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: versionsKey(flow),
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/bot/flows/{id}/versions", { path: { id: flow }, signal })).data,
  });
}

/** What is in a version: never changes. */
export function useVersion(flow: string, version: string | undefined) {
  const { api } = useServices();
  return useQuery({
    queryKey: [...versionsKey(flow), version],
    enabled: version !== undefined,
    queryFn: async ({ signal }) =>
      (
        await api.get("/api/v1/bot/flows/{id}/versions/{version_id}", {
          path: { id: flow, version_id: version ?? "" },
          signal,
        })
      ).definition,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** To be called when something else runs: what the editor and the lists know of the flow is old then. */
export function useReleased(flow: string) {
  const { api, cache } = useServices();
  const { know } = useEditor();
  return async () => {
    const [now] = await Promise.all([
      api.get("/api/v1/bot/flows/{id}", { path: { id: flow } }),
      cache.invalidateQueries({ queryKey: versionsKey(flow) }),
    ]);
    know(now);
  };
}
