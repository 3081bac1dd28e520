import { useSyncExternalStore } from "react";
import { useServices } from "../services";
import { useRealtime } from "./useRealtime";

const STORED = "balcao.presence";
const listeners = new Set<() => void>();

type OwnPresence = "online" | "away";

export function storedPresence(): OwnPresence {
  return localStorage.getItem(STORED) === "away" ? "away" : "online";
}

/** What one says of oneself. Kept over reloads: whoever is away stays away until they say otherwise. */
export function useOwnPresence(): [OwnPresence, (presence: OwnPresence) => void] {
  const { realtime } = useServices();
  const presence = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, storedPresence);
  return [
    presence,
    (next) => {
      realtime.presence(next);
      store(next);
    },
  ];
}

/** What one says in another window, or on the phone, holds here as well. */
export function useAdoptedPresence(me: string): void {
  const { realtime } = useServices();
  useRealtime({
    presence_update: (batch) => {
      const said = batch.findLast((event) => event.user_id === me && event.status !== "offline")?.status;
      if (said === "online" || said === "away") {
        realtime.adoptPresence(said);
        store(said);
      }
    },
  });
}

function store(presence: OwnPresence): void {
  localStorage.setItem(STORED, presence);
  for (const listener of listeners) {
    listener();
  }
}
