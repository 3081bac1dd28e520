import { QueryClient } from "@tanstack/react-query";
import { askWithoutSession, createClient } from "../shared/api/client";
import { Offline, Problem } from "../shared/api/problem";
import { createSession } from "../shared/api/session";
import { createRealtime } from "../shared/realtime/realtime";
import type { Services } from "../shared/services";

const MOST_TRIES = 3;

export function createServices(): Services {
  const session = createSession((refreshToken) => askWithoutSession("/api/v1/auth/refresh-token", { refreshToken }));
  const cache = new QueryClient({
    defaultOptions: {
      queries: {
        // The socket keeps what is shown true and says when it cannot; asking again at every focus would only cost.
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        retry: (tries, error) =>
          tries < MOST_TRIES && (error instanceof Offline || (error instanceof Problem && error.status >= 500)),
        retryDelay: (tries) => Math.min(500 * 2 ** tries, 5_000),
      },
    },
  });
  return { session, api: createClient(session), realtime: createRealtime(session), cache };
}
