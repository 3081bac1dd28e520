import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { FlowDefinition } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";

const keyOf = (flow: string) => ["bot", "flows", flow, "tests"] as const;

/** The recorded tests of a flow. */
export function useFlowTests(flow: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: keyOf(flow),
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/flows/{id}/tests", { path: { id: flow }, signal })).data,
  });
}

/** Plays them all against what is on the screen: again when it changed and somebody looks. */
export function useTestResults(flow: string, draft: FlowDefinition, count: number) {
  const { api } = useServices();
  return useQuery({
    queryKey: [...keyOf(flow), "results", draft],
    enabled: count > 0,
    retry: false,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await api.post("/api/v1/bot/flows/{id}/tests/run", { draft }, { path: { id: flow }, signal })).data,
  });
}

/** What changes the tests. */
export function useTestActs(flow: string) {
  const { api, cache } = useServices();
  const read = () => cache.invalidateQueries({ queryKey: keyOf(flow) });
  const path = (test: string) => ({ path: { id: flow, test_id: test } });
  return {
    async rename(test: string, name: string) {
      await api.patch("/api/v1/bot/flows/{id}/tests/{test_id}", { name }, path(test));
      await read();
    },
    async accept(test: string, draft: FlowDefinition) {
      await api.post("/api/v1/bot/flows/{id}/tests/{test_id}/accept", { draft }, path(test));
      await read();
    },
    async remove(test: string) {
      await api.delete("/api/v1/bot/flows/{id}/tests/{test_id}", path(test));
      await read();
    },
    read,
  };
}
