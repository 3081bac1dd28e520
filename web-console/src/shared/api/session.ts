import { Offline, Problem } from "./problem";

/** The tokens of one person in one tab, and their renewal. */
export type Session = {
  /** An access token that is still good for a while; renewed first if need be. */
  token(): Promise<string>;
  /** The token at hand turned out to be refused: gets another one. */
  renewAfter(refused: string): Promise<string>;
  /** The token at hand, good or not. */
  current(): string | undefined;
  begin(tokens: Tokens): void;
  end(): void;
  isOpen(): boolean;
  /** Why the last one was over, in the server's words, where one would wonder: for its time, or because nobody may work. */
  endedBecause(): string | undefined;
  /** Calls back when there is a new token, and with `undefined` when the session is over, in this tab or another. */
  onChange(listener: (token: string | undefined) => void): () => void;
};

export type Tokens = { accessToken: string; refreshToken: string };

type SharedMessage = { accessToken: string } | { ended: true; because?: string };

const STORED = "balcao.session";
const LOCK = "balcao.session.refresh";
const EARLY_MS = 60_000;
/** The refusals of a renewal that say more than that one has to log in. */
const TOLD = ["about:blank#session-over", "about:blank#organization-suspended"];

/**
 * The refresh token is used once and then replaced, and all tabs share it through localStorage. So only one tab renews
 * at a time (a lock over all tabs) and hands the access token to the others; a tab that waited for the lock looks first
 * whether the work was done meanwhile.
 */
export function createSession(
  refresh: (refreshToken: string) => Promise<Tokens>,
  storage: Storage = localStorage,
  now: () => number = Date.now,
): Session {
  let accessToken: string | undefined;
  let renewing: Promise<string> | undefined;
  let early: ReturnType<typeof setTimeout> | undefined;
  let because: string | undefined;
  const listeners = new Set<(token: string | undefined) => void>();
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(STORED);

  const tell = () => {
    for (const listener of listeners) {
      listener(accessToken);
    }
  };

  const adopt = (token: string) => {
    accessToken = token;
    clearTimeout(early);
    const left = expiry(token) - now() - EARLY_MS;
    if (Number.isFinite(left)) {
      early = setTimeout(() => void renew().catch(() => undefined), Math.max(left, 5_000));
    }
    tell();
  };

  const forget = (why?: string) => {
    accessToken = undefined;
    because = why;
    clearTimeout(early);
    storage.removeItem(STORED);
    tell();
  };

  channel?.addEventListener("message", ({ data }: MessageEvent<SharedMessage>) => {
    if ("ended" in data) {
      accessToken = undefined;
      because = data.because;
      clearTimeout(early);
      tell();
    } else if (data.accessToken !== accessToken) {
      adopt(data.accessToken);
    }
  });

  const isFresh = (token: string | undefined): token is string =>
    token !== undefined && expiry(token) - now() > EARLY_MS / 2;

  async function renewAlone(): Promise<string> {
    const before = accessToken;
    return exclusively(LOCK, async () => {
      if (accessToken !== before && isFresh(accessToken)) {
        return accessToken;
      }
      const refreshToken = storage.getItem(STORED);
      if (!refreshToken) {
        forget();
        throw new Problem(401, { title: "Signed out" });
      }
      try {
        const tokens = await refresh(refreshToken);
        storage.setItem(STORED, tokens.refreshToken);
        adopt(tokens.accessToken);
        channel?.postMessage({ accessToken: tokens.accessToken });
        return tokens.accessToken;
      } catch (error) {
        // Only a refusal ends the session. A network that is down, or a server that is starting, does not.
        if (error instanceof Problem && (error.status === 401 || error.status === 403)) {
          const why = TOLD.includes(String(error.extras.type)) ? error.detail : undefined;
          forget(why);
          channel?.postMessage({ ended: true, because: why });
        }
        throw error;
      }
    });
  }

  function renew(): Promise<string> {
    renewing ??= renewAlone().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  return {
    async token() {
      return isFresh(accessToken) ? accessToken : renew();
    },
    async renewAfter(refused) {
      return accessToken !== refused && isFresh(accessToken) ? accessToken : renew();
    },
    current: () => accessToken,
    begin(tokens) {
      because = undefined;
      storage.setItem(STORED, tokens.refreshToken);
      adopt(tokens.accessToken);
    },
    end() {
      forget();
      channel?.postMessage({ ended: true });
    },
    isOpen: () => storage.getItem(STORED) !== null,
    endedBecause: () => because,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** When a token ends, in milliseconds; 0 when it does not say. The signature is the server's business. */
export function expiry(token: string): number {
  try {
    const payload: unknown = JSON.parse(atob((token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/")));
    if (typeof payload === "object" && payload !== null && "exp" in payload && typeof payload.exp === "number") {
      return payload.exp * 1000;
    }
  } catch {
    // Not a JWT: treated as ended, so that it is replaced.
  }
  return 0;
}

// Locks exist only on secure origins. Without them two tabs may renew at once, which the server forgives for seconds.
function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? locks.request(name, work) : work();
}

/** Tells a lost network from an answer, for whoever calls `fetch`. */
export async function reach(request: () => Promise<Response>): Promise<Response> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }
    throw new Offline(error);
  }
}
