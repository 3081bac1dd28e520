import { keepPreviousData, type QueryClient, useQueries, useQuery } from "@tanstack/react-query";
import type { Appointment, OpenDay } from "../../shared/api/types";
import { clinicsKey, useClinics } from "../../shared/api/useClinics";
import { may } from "../../shared/permissions";
import { useRealtime } from "../../shared/realtime/useRealtime";
import { useMe, useServices } from "../../shared/services";
import { merge } from "./agenda";
import type { Day } from "./clinicTime";

/** What is set up changes rarely; what is booked is told by the socket. */
const FRESH_MS = 5 * 60_000;

export const keys = {
  clinics: clinicsKey,
  of: (clinic: string, what: string) => ["clinics", clinic, what] as const,
  appointments: ["appointments"] as const,
  days: (clinic: string, from: Day, to: Day) => ["appointments", clinic, { from, to }] as const,
  waiting: (clinic: string) => ["appointments", "waiting", clinic] as const,
  toReview: (clinic: string) => ["appointments", "review", clinic] as const,
  ofCustomer: (customer: string) => ["appointments", "customer", customer] as const,
};

/** Whether there is an agenda to go to: that of a clinic, or the place where one opens one. */
export function useHasAgenda(): boolean {
  const clinics = useClinics().data;
  const mayOpen = may(useMe(), "change_settings");
  return mayOpen || (clinics?.length ?? 0) > 0;
}

export function useClinicServices(clinic: string, all = false) {
  const { api } = useServices();
  return useQuery({
    queryKey: [...keys.of(clinic, "services"), { all }],
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/services", { path: { clinic_id: clinic }, query: { all }, signal }),
    staleTime: FRESH_MS,
  });
}

export function useProfessionals(clinic: string, all = false) {
  const { api } = useServices();
  return useQuery({
    queryKey: [...keys.of(clinic, "professionals"), { all }],
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/professionals", { path: { clinic_id: clinic }, query: { all }, signal }),
    staleTime: FRESH_MS,
  });
}

export function useRooms(clinic: string, all = false) {
  const { api } = useServices();
  return useQuery({
    queryKey: [...keys.of(clinic, "resources"), { all }],
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/resources", { path: { clinic_id: clinic }, query: { all }, signal }),
    staleTime: FRESH_MS,
  });
}

export function useRules(clinic: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: keys.of(clinic, "rules"),
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/availability-rules", { path: { clinic_id: clinic }, signal }),
    staleTime: FRESH_MS,
  });
}

export function useExceptions(clinic: string, from: Day, to: Day) {
  const { api } = useServices();
  return useQuery({
    queryKey: [...keys.of(clinic, "exceptions"), { from, to }],
    queryFn: ({ signal }) =>
      api.get("/api/v1/clinics/{clinic_id}/availability-exceptions", {
        path: { clinic_id: clinic },
        query: { from, to },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

/** When somebody is there on some days, by all the rules that the server has for it. */
export function useOpenHours(clinic: string, from: Day, to: Day) {
  const { api } = useServices();
  return useQuery({
    queryKey: [...keys.of(clinic, "open-hours"), { from, to }],
    queryFn: async ({ signal }) =>
      (
        await api.get("/api/v1/clinics/{clinic_id}/open-hours", {
          path: { clinic_id: clinic },
          query: { from, to },
          signal,
        })
      ).days,
    select: byDate,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

const byDate = (days: readonly OpenDay[]): ReadonlyMap<Day, OpenDay> => new Map(days.map((day) => [day.date, day]));

/** What is booked on some days, whatever its state. The server says it once; the socket keeps it true. */
export function useAppointments(clinic: string, from: Day, to: Day) {
  const { api, cache } = useServices();
  return useQuery({
    queryKey: keys.days(clinic, from, to),
    queryFn: async ({ signal }) => {
      const loaded = await api.get("/api/v1/clinics/{clinic_id}/appointments", {
        path: { clinic_id: clinic },
        query: { from, to },
        signal,
      });
      // Told while the answer was on its way, and so perhaps newer than it.
      const heard = cache.getQueryData<Appointment[]>(keys.days(clinic, from, to)) ?? [];
      return merge(
        loaded,
        heard.filter((one) => loaded.some((same) => same.id === one.id)),
        from,
        to,
      );
    },
  });
}

/** Hears what happens to appointments, wherever it was done. Mounted once. */
export function useAppointmentEvents(): void {
  const { cache } = useServices();
  useRealtime({
    appointment_update: (batch) => {
      hear(cache, batch);
    },
    waiting_update: (batch) => {
      for (const clinic of new Set(batch.map((one) => one.clinic_id))) {
        void cache.invalidateQueries({ queryKey: keys.waiting(clinic) });
      }
      // That a time was offered stands in the history of whose it was.
      void cache.invalidateQueries({ queryKey: ["appointment"] });
    },
    resync: () => void cache.invalidateQueries({ queryKey: keys.appointments }),
  });
}

/** Puts what was said of appointments wherever they are shown. */
export function hear(cache: QueryClient, heard: readonly Appointment[]): void {
  for (const [key] of cache.getQueriesData<Appointment[]>({ queryKey: keys.appointments })) {
    const [, clinic, range] = key;
    if (clinic !== "customer" && isRange(range)) {
      const own = heard.filter((one) => one.clinic_id === clinic);
      cache.setQueryData<Appointment[]>(key, (known) => known && merge(known, own, range.from, range.to));
    }
  }
  for (const clinic of new Set(heard.map((one) => one.clinic_id))) {
    // Who booked what they waited for waits no more, and what was looked at is off the list.
    void cache.invalidateQueries({ queryKey: keys.waiting(clinic) });
    void cache.invalidateQueries({ queryKey: keys.toReview(clinic) });
  }
  for (const customer of new Set(heard.map((one) => one.customer.id))) {
    void cache.invalidateQueries({ queryKey: keys.ofCustomer(customer) });
  }
  for (const { id } of heard) {
    void cache.invalidateQueries({ queryKey: ["appointment", id] });
  }
  // What was free may be taken now, and the other way round.
  void cache.invalidateQueries({ queryKey: ["slots"] });
}

function isRange(value: unknown): value is { from: Day; to: Day } {
  return typeof value === "object" && value !== null && "from" in value && "to" in value;
}

/** What somebody has booked, newest first, and whether they come when they are to. */
export function useOfCustomer(customer: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: keys.ofCustomer(customer),
    queryFn: ({ signal }) =>
      api.get("/api/v1/customers/{id}/appointments", { path: { id: customer }, query: { limit: 30 }, signal }),
  });
}

/** The free times of some days, for services one after the other; asked for only while there is one. */
export function useSlots(clinic: string, days: readonly Day[], services: readonly string[], professional?: string) {
  const { api } = useServices();
  return useQueries({
    queries: (services.length > 0 ? days : []).map((date) => ({
      queryKey: ["slots", clinic, date, services, professional],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get("/api/v1/clinics/{clinic_id}/available-slots", {
          path: { clinic_id: clinic },
          query: { date, service_ids: [...services], professional_id: professional },
          signal,
        }),
      staleTime: 30_000,
    })),
    combine: (results) => ({
      byDay: new Map(results.flatMap(({ data }) => (data ? [[data.date, data.slots] as const] : []))),
      isUnverified: results.some(({ data }) => data?.is_unverified),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.error)?.error,
    }),
  });
}
