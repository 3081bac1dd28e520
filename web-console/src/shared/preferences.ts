import { useSyncExternalStore } from "react";

/** How this person likes to work, in this browser. */
const ENTER = "balcao.enterSends";
const listeners = new Set<() => void>();

export function useEnterSends(): [boolean, (sends: boolean) => void] {
  const sends = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(ENTER) !== "no",
  );
  return [
    sends,
    (next) => {
      localStorage.setItem(ENTER, next ? "yes" : "no");
      for (const listener of listeners) {
        listener();
      }
    },
  ];
}
