import { useQuery } from "@tanstack/react-query";
import { useServices } from "../../../shared/services";
import { flowKeys } from "../flows/flows";

/** Flows come to name them in the editor, by whomever. */
const STALE_MS = 10_000;

export const secretKeys = [...flowKeys.all, "secrets"];

/** The names of what requests of flows need, and which flows use them. What they are is never told. */
export function useSecrets(enabled = true) {
  const { api } = useServices();
  return useQuery({
    queryKey: secretKeys,
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/secrets", { signal })).data,
    enabled,
    staleTime: STALE_MS,
  });
}
