import { useQuery } from "@tanstack/react-query";
import { useServices } from "../services";

export const tagKeys = { all: ["tags"] as const, counted: ["tags", "counted"] as const };

const FRESH_MS = 60_000;

/** The organization's catalogue of tags, by name. */
export function useTags() {
  const { api } = useServices();
  return useQuery({
    queryKey: tagKeys.all,
    queryFn: async ({ signal }) => (await api.get("/api/v1/tags", { query: {}, signal })).data,
    staleTime: FRESH_MS,
  });
}
