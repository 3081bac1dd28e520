import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { keepFile } from "../../shared/api/keepFile";
import type { MetricName } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import { type ReportsSearch, shifted } from "./reports";

const FRESH_MS = 60_000;

function queryOf({ from, to, department, user, tag, counts }: ReportsSearch) {
  return { from, to, department_id: department, user_id: user, tag, counts };
}

export function useOverview(search: ReportsSearch) {
  const { api } = useServices();
  const query = queryOf(search);
  return useQuery({
    queryKey: ["metrics", "overview", query],
    queryFn: ({ signal }) => api.get("/api/v1/metrics/overview", { query, signal }),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useAttendance(search: ReportsSearch) {
  const { api } = useServices();
  const query = queryOf(search);
  return useQuery({
    queryKey: ["metrics", "attendance", query],
    queryFn: ({ signal }) => api.get("/api/v1/metrics/attendance", { query, signal }),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

/** Asked for only when somebody looks: it is not summed up beforehand. */
export function useTagMetrics(search: ReportsSearch, enabled: boolean) {
  const { api } = useServices();
  const query = queryOf(search);
  return useQuery({
    queryKey: ["metrics", "tags", query],
    queryFn: ({ signal }) => api.get("/api/v1/metrics/tags", { query, signal }),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** What a number is made of: of the whole report, or of a line of the table (`u:`, `d:`, `g:` of a tag) or a day (`t:`) of it. */
export function useBehind(search: ReportsSearch, metric: MetricName) {
  const { api } = useServices();
  const [kind, id] = [search.of?.slice(0, 2), search.of?.slice(2)];
  const query = {
    ...queryOf(search),
    ...(kind === "u:" ? { user_id: id } : {}),
    ...(kind === "d:" ? { department_id: id } : {}),
    ...(kind === "g:" ? { tag: id } : {}),
    ...(kind === "t:" ? { from: id, to: id } : {}),
    metric,
    limit: 50,
  };
  return useInfiniteQuery({
    queryKey: ["metrics", "behind", query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      api.get("/api/v1/metrics/conversations", { query: { ...query, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: FRESH_MS,
  });
}

/** Saves the report's events as a file. */
export function useExport(search: ReportsSearch) {
  const { api } = useServices();
  return async (format: "csv" | "xlsx" | "pdf") => {
    const { blob, name } = await api.download("/api/v1/metrics/export", { ...queryOf(search), format });
    keepFile(blob, name ?? `balcao-${shifted(new Date().toISOString().slice(0, 10), 0)}.${format}`);
  };
}
