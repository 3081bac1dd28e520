import { useQuery } from "@tanstack/react-query";
import { useRealtime } from "../realtime/useRealtime";
import { useMe, useServices } from "../services";
import type { OnlineUser } from "./types";

export const directoryKeys = {
  departments: ["departments"] as const,
  online: ["users", "online"] as const,
  users: ["users", "all"] as const,
};

const FRESH_MS = 5 * 60_000;

export function useDepartments() {
  const { api } = useServices();
  return useQuery({
    queryKey: directoryKeys.departments,
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/departments", { query: { is_active: true, limit: 100 }, signal })).data,
    staleTime: FRESH_MS,
  });
}

/** Who is here. The server says it once; the socket keeps it true. */
export function useOnlineUsers() {
  const { api } = useServices();
  return useQuery({
    queryKey: directoryKeys.online,
    queryFn: async ({ signal }) => (await api.get("/api/v1/users/online", { signal })).data,
    staleTime: FRESH_MS,
  });
}

/** All people of the organization; only supervisors and admins may ask. */
export function useUsers() {
  const { api } = useServices();
  const me = useMe();
  return useQuery({
    queryKey: directoryKeys.users,
    enabled: me.role !== "attendant",
    queryFn: async ({ signal }) => {
      const users = [];
      let cursor: string | undefined;
      do {
        const page = await api.get("/api/v1/users", { query: { limit: 100, cursor }, signal });
        users.push(...page.data);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      return users;
    },
    staleTime: FRESH_MS,
  });
}

/** Mounted once. */
export function usePresenceEvents(): void {
  const { cache } = useServices();
  useRealtime({
    presence_update: (batch) => {
      const statuses = new Map(batch.map((event) => [event.user_id, event.status]));
      const known = cache.getQueryData<OnlineUser[]>(directoryKeys.online);
      cache.setQueryData<OnlineUser[]>(directoryKeys.online, (users) =>
        users
          ?.map((user) => ({ ...user, presence: statuses.get(user.id) ?? user.presence }))
          .filter((user) => user.presence !== "offline"),
      );
      // Of somebody who has just arrived only the id is told.
      const arrived = [...statuses].some(
        ([id, status]) => status !== "offline" && !known?.some((user) => user.id === id),
      );
      if (known && arrived) {
        void cache.invalidateQueries({ queryKey: directoryKeys.online });
      }
    },
  });
}
