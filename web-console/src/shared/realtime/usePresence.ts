import { useSyncExternalStore } from "react";
import { useServices } from "../services";

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
      localStorage.setItem(STORED, next);
      realtime.presence(next);
      for (const listener of listeners) {
        listener();
      }
    },
  ];
}
