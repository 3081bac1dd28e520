/** When somebody last did something, in any tab of this browser; and the server, told so. */
export type Activity = {
  /** Somebody did something. Told at most twice a minute, and never later than that. */
  note(): void;
  /** The same, told at once. */
  tell(): Promise<void>;
  /** When the server last heard of it, in milliseconds; 0 for never. */
  last(): number;
  stop(): void;
};

const STORED = "balcao.active";
const EVERY_MS = 30_000;

/**
 * What is kept is when the server had heard, not when somebody did something: it counts from then, and all tabs with it.
 */
export function createActivity(
  tellServer: () => Promise<unknown>,
  storage: Storage = localStorage,
  now: () => number = () => Date.now(),
): Activity {
  let later: ReturnType<typeof setTimeout> | undefined;
  const last = () => Number(storage.getItem(STORED)) || 0;

  async function tell() {
    clearTimeout(later);
    later = undefined;
    await tellServer();
    storage.setItem(STORED, String(now()));
  }

  return {
    last,
    tell,
    note() {
      later ??= setTimeout(
        // Out of reach, it is told with the next thing done.
        () => void tell().catch(() => undefined),
        Math.min(EVERY_MS, Math.max(0, last() + EVERY_MS - now())),
      );
    },
    stop: () => clearTimeout(later),
  };
}

/** What a login's end looks like from here. */
export type Ending = { kind: "idle" | "longest"; seconds: number } | undefined;

const WARNED_MS = 60_000;

/** Whether a login is about to end, why, and in how many seconds; 0 when it is over. */
export function endingAt(
  now: number,
  lastActive: number,
  limits: { idle_minutes: number | null; ends_at: string | null },
): Ending {
  const idle = limits.idle_minutes === null ? Number.POSITIVE_INFINITY : lastActive + limits.idle_minutes * 60_000;
  const longest = limits.ends_at === null ? Number.POSITIVE_INFINITY : Date.parse(limits.ends_at);
  const left = Math.min(idle, longest) - now;
  return left > WARNED_MS
    ? undefined
    : { kind: longest <= idle ? "longest" : "idle", seconds: Math.max(0, Math.ceil(left / 1000)) };
}
