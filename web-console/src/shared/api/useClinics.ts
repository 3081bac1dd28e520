import { useQuery } from "@tanstack/react-query";
import { useServices } from "../services";

export const clinicsKey = ["clinics"] as const;

/** What is set up changes rarely. */
const FRESH_MS = 5 * 60_000;

/** The clinics of the organization; none in most. */
export function useClinics() {
  const { api } = useServices();
  return useQuery({
    queryKey: clinicsKey,
    queryFn: ({ signal }) => api.get("/api/v1/clinics", { signal }),
    staleTime: FRESH_MS,
  });
}
