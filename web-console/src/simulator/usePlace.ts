import { useCallback, useSyncExternalStore } from "react";

export const TABS = ["people", "faults", "webhooks", "requests"] as const;
export type Tab = (typeof TABS)[number];

/** Where one is, all of it in the address: reload and share give the same screen, and Back goes back. */
export type Place = { person?: string; number?: string; tab?: Tab };

const MOVED = "simulator:moved";

export function usePlace(): [Place, (change: Place, how?: "push" | "replace") => void] {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  const go = useCallback((change: Place, how: "push" | "replace" = "push") => {
    const params = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) {
        params.delete(key);
      } else {
        params.set(key, value);
      }
    }
    const address = `${window.location.pathname}?${params}`;
    if (how === "push") {
      window.history.pushState(null, "", address);
    } else {
      window.history.replaceState(null, "", address);
    }
    window.dispatchEvent(new Event(MOVED));
  }, []);
  return [placeOf(search), go];
}

export function placeOf(search: string): Place {
  const params = new URLSearchParams(search);
  return {
    person: params.get("person") ?? undefined,
    number: params.get("number") ?? undefined,
    tab: TABS.find((tab) => tab === params.get("tab")),
  };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(MOVED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(MOVED, listener);
  };
}
