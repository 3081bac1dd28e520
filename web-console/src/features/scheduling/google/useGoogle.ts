import { useQuery } from "@tanstack/react-query";
import { useServices } from "../../../shared/services";
import { keys } from "../useScheduling";

/** What goes on at Google goes on by itself: it is asked again now and then. */
const EVERY_MS = 15_000;

export const googleKeys = {
  connection: (clinic: string) => keys.of(clinic, "google"),
  choices: (clinic: string) => [...keys.of(clinic, "google"), "choices"] as const,
  conflicts: (clinic: string) => [...keys.of(clinic, "google"), "conflicts"] as const,
};

export function useGoogle(clinic: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: googleKeys.connection(clinic),
    queryFn: ({ signal }) => api.get("/api/v1/clinics/{clinic_id}/google", { path: { clinic_id: clinic }, signal }),
    refetchInterval: EVERY_MS,
  });
}

export function useGoogleConflicts(clinic: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: googleKeys.conflicts(clinic),
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/google/conflicts", { path: { clinic_id: clinic }, signal }),
    refetchInterval: EVERY_MS,
  });
}

/** Which calendars there are to choose from. Google is asked for it, so once. */
export function useGoogleChoices(clinic: string, isAsked: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: googleKeys.choices(clinic),
    enabled: isAsked,
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/google/calendars", { path: { clinic_id: clinic }, signal }),
    staleTime: 5 * 60_000,
  });
}
