import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import type { FlowDefinition, FlowRunTrace } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";
import { type Behind, bounds, type Span } from "./insight";

const FRESH_MS = 30_000;

export function useCounts(flow: string, span: Span, version: string | undefined) {
  const { api } = useServices();
  return useQuery({
    queryKey: ["bot", "flows", flow, "counts", span.from, span.to, version],
    queryFn: ({ signal }) =>
      api.get("/api/v1/bot/flows/{id}/counts", {
        path: { id: flow },
        query: { ...bounds(span), version_id: version },
        signal,
      }),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useVersions(flow: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: ["bot", "flows", flow, "version-numbers"],
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/bot/flows/{id}/versions", { path: { id: flow }, signal })).data,
    staleTime: FRESH_MS,
  });
}

/** The runs behind a number, the newest first. */
export function useRuns(flow: string, span: Span, version: string | undefined, behind: Behind) {
  const { api } = useServices();
  const { block, port, resting, ending } = behind;
  return useInfiniteQuery({
    queryKey: ["bot", "flows", flow, "runs", span.from, span.to, version, block, port, resting, ending],
    queryFn: ({ signal, pageParam }) =>
      api.get("/api/v1/bot/flows/{id}/runs", {
        path: { id: flow },
        query: { ...bounds(span), version_id: version, block, port, resting, ending, cursor: pageParam, limit: 30 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function useTrace(flow: string, run: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: ["bot", "flows", flow, "runs", run],
    queryFn: ({ signal }) =>
      api.get("/api/v1/bot/flows/{id}/runs/{run_id}", { path: { id: flow, run_id: run }, signal }),
  });
}

/** What was drawn in the versions of other flows that a run passed through, by their ids. */
export function useDefinitions(steps: FlowRunTrace["steps"]): ReadonlyMap<string, FlowDefinition> {
  const { api } = useServices();
  const called = new Map(
    steps.flatMap(({ flow_id, version_id }) => (flow_id && version_id ? [[version_id, flow_id] as const] : [])),
  );
  return useQueries({
    queries: [...called].map(([version, flow]) => ({
      queryKey: ["bot", "flows", flow, "definitions", version],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get("/api/v1/bot/flows/{id}/versions/{version_id}", { path: { id: flow, version_id: version }, signal }),
      // A version never changes.
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => (data ? [[data.id, data.definition] as const] : []))),
  });
}
