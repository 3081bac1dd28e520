import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { keepFile } from "../../shared/api/keepFile";
import type { MetricName } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import { type ReportsSearch, shifted } from "./reports";

const FRESH_MS = 60_000;

function queryOf({ from, to, department, user, tag, channel, counts }: ReportsSearch) {
  return { from, to, department_id: department, user_id: user, tag, channel_id: channel, counts };
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

/**
 * What a number is made of: of the whole report, or of a line of a table (`u:`, `d:`, `none` for what is nobody's; `g:` of a tag, `c:` of a channel), a
 * day (`t:`, with its hour when there is one), an hour of all days (`h:`) or a score (`s:`) of it.
 */
export function useBehind(search: ReportsSearch, metric: MetricName) {
  const { api } = useServices();
  const [kind, id] = [search.of?.slice(0, 2), search.of?.slice(2)];
  const query = {
    ...queryOf(search),
    ...(kind === "u:" ? { user_id: id } : {}),
    ...(kind === "d:" ? { department_id: id } : {}),
    ...(kind === "g:" ? { tag: id } : {}),
    ...(kind === "c:" ? { channel_id: id } : {}),
    ...(kind === "s:" ? { score: Number(id) } : {}),
    ...(kind === "h:" ? { hour: Number(id) } : {}),
    ...(kind === "t:" ? timeOf(id ?? "") : {}),
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

/** A day, as `2026-03-02`, or an hour of one, as `2026-03-02T09`. */
function timeOf(id: string): { from: string; to: string; hour?: number } {
  const day = id.slice(0, 10);
  return { from: day, to: day, ...(id.length > 11 ? { hour: Number(id.slice(11, 13)) } : {}) };
}

/** Saves the report's events as a file. */
export function useExport(search: ReportsSearch) {
  const { api } = useServices();
  return async (format: "csv" | "xlsx" | "pdf") => {
    const { blob, name } = await api.download("/api/v1/metrics/export", { ...queryOf(search), format });
    keepFile(blob, name ?? `balcao-${shifted(new Date().toISOString().slice(0, 10), 0)}.${format}`);
  };
}
