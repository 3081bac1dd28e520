import { useSyncExternalStore } from "react";

/** One ticking clock for the whole page: a thousand waiting rows share one timer and re-render together. */
function ticking(everyMs: number) {
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();
  const tick = () => {
    now = Date.now();
    for (const listener of listeners) {
      listener();
    }
  };
  return {
    subscribe(listener: () => void) {
      if (listeners.size === 0) {
        now = Date.now();
        timer = setInterval(tick, everyMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          clearInterval(timer);
        }
      };
    },
    now: () => now,
  };
}

const minutes = ticking(30_000);
const seconds = ticking(1_000);

/** The time, for what changes by the minute. */
export function useMinutes(): number {
  return useSyncExternalStore(minutes.subscribe, minutes.now);
}

/** The time, for what counts down by the second. */
export function useSeconds(): number {
  return useSyncExternalStore(seconds.subscribe, seconds.now);
}
