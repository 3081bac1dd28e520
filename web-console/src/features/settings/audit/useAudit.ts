import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useServices } from "../../../shared/services";
import { type AuditSearch, affectedQuery, auditQuery } from "./search";

const PAGE = 50;

export function useAuditLogs(search: AuditSearch) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: ["audit", "logs", search] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/v1/audit-logs", { query: { ...auditQuery(search), limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}

export function useAffectedCustomers(search: AuditSearch) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: ["audit", "customers", search] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/v1/audit-logs/customers", {
        query: { ...affectedQuery(search), limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}

export function useAuditSeals() {
  const { api } = useServices();
  return useQuery({
    queryKey: ["audit", "seals"] as const,
    queryFn: ({ signal }) => api.get("/api/v1/audit-logs/seals", { signal }),
  });
}
