import type { QueryClient } from "@tanstack/react-query";
import { createContext, use } from "react";
import type { Client } from "./api/client";
import type { Session } from "./api/session";
import type { CurrentUser } from "./api/types";
import type { Realtime } from "./realtime/realtime";

/** What the console is built on, made once in `app` and handed down, so that a test can hand down its own. */
export type Services = { session: Session; api: Client; realtime: Realtime; cache: QueryClient };

export const ServicesContext = createContext<Services | undefined>(undefined);
export const MeContext = createContext<CurrentUser | undefined>(undefined);

export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) {
    throw new Error("No services above this component");
  }
  return services;
}

/** Whoever is logged in. Only below the console's layout. */
export function useMe(): CurrentUser {
  const me = use(MeContext);
  if (!me) {
    throw new Error("Nobody is logged in above this component");
  }
  return me;
}
