import { useSyncExternalStore } from "react";

const queries = new Map<string, MediaQueryList>();

function queryFor(query: string): MediaQueryList {
  const known = queries.get(query) ?? matchMedia(query);
  queries.set(query, known);
  return known;
}

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = queryFor(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => queryFor(query).matches,
  );
}

/** One pane at a time: a phone, or a window as narrow as one. */
export const usePhone = () => useMedia("(max-width: 719.98px)");

/** Room for the customer's panel beside the thread. */
export const useRoomForPanel = () => useMedia("(min-width: 1100px)");
