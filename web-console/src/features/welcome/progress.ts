import { useQuery } from "@tanstack/react-query";
import { useDepartments } from "../../shared/api/useDirectory";
import { useMe, useServices } from "../../shared/services";

export const STEPS = ["organization", "departments", "hours", "people", "channel", "bot"] as const;
export type Step = (typeof STEPS)[number];

export const isStep = (text: unknown): text is Step => STEPS.some((step) => step === text);

export const organizationKey = ["organization"] as const;

/** What whoever may set up is asked for; nothing for the others. */
export function useOrganization() {
  const { api } = useServices();
  return useQuery({
    queryKey: organizationKey,
    queryFn: ({ signal }) => api.get("/api/v1/organization", { signal }),
    enabled: useMe().role === "admin",
    staleTime: 60_000,
  });
}

/** How far the set-up went, and what is there already: asked of the data, never of a note that could be wrong. */
export function useSetupProgress({ evenIfDismissed = false } = {}) {
  const { api } = useServices();
  const organization = useOrganization();
  const looks = organization.data !== undefined && (evenIfDismissed || organization.data.setup_state !== "dismissed");
  const departments = useDepartments();
  const hours = useQuery({
    queryKey: ["business-hours"],
    queryFn: ({ signal }) => api.get("/api/v1/business-hours", { signal }),
    enabled: looks,
  });
  const users = useQuery({
    queryKey: ["welcome", "users"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/users", { query: { limit: 2 }, signal })).data,
    enabled: looks,
  });
  const channels = useQuery({
    queryKey: ["welcome", "channels"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/channels", { query: { limit: 1 }, signal })).data,
    enabled: looks,
  });
  const bot = useQuery({
    queryKey: ["bot", "config"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/config", { signal })).data,
    enabled: looks,
  });
  const isKnown = [departments, hours, users, channels, bot].every((query) => query.data !== undefined);
  const done: Readonly<Record<Step, boolean>> = {
    organization: true,
    departments: (departments.data?.length ?? 0) > 0,
    hours: [hours.data, ...(hours.data?.departments ?? [])].some((week) => week?.days),
    people: (users.data?.length ?? 0) > 1,
    channel: (channels.data?.length ?? 0) > 0,
    bot: (bot.data?.length ?? 0) > 0,
  };
  return { organization: organization.data, departments: departments.data ?? [], done, isKnown: looks && isKnown };
}
