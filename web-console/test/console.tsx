import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient } from "@tanstack/react-query";
import { createMemoryHistory } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { App } from "../src/app/App";
import { askWithoutSession, createClient } from "../src/shared/api/client";
import { createSession } from "../src/shared/api/session";
import type { CurrentUser } from "../src/shared/api/types";
import { createRealtime } from "../src/shared/realtime/realtime";
import { padaria } from "./fake/padaria";
import { speak } from "./fake/serve";
import { Shop } from "./fake/shop";

type Opened = { path?: string; as?: string | null; session?: CurrentUser["session"]; prepare?(shop: Shop): void };

/** The whole console over a pretend server: REST through msw, and a real Socket.IO for what is live. */
export async function openConsole({ path = "/inbox", as = "Ana", session: limits, prepare }: Opened = {}) {
  const shop = new Shop(padaria());
  shop.sessionEnd = limits ?? shop.sessionEnd;
  prepare?.(shop);
  const rest = setupServer(
    http.all("*/api/*", async ({ request }) => {
      const answer = await shop.handle(request);
      return answer.type === "error"
        ? HttpResponse.error()
        : new HttpResponse(await answer.arrayBuffer(), { status: answer.status, headers: answer.headers });
    }),
  );
  rest.listen({
    onUnhandledRequest(request, print) {
      if (!new URL(request.url).pathname.startsWith("/socket.io")) {
        print.error();
      }
    },
  });

  const live = createServer();
  const io = speak(live, shop);
  await new Promise<void>((resolve) => live.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = live.address();
  const port = typeof address === "object" && address ? address.port : 0;

  const me = shop.state.users.find((user) => as !== null && user.full_name.startsWith(as));
  if (me) {
    localStorage.setItem("balcao.session", `refresh-token-1.${me.id}`);
  }
  const session = createSession((refreshToken) => askWithoutSession("/api/v1/auth/refresh-token", { refreshToken }));
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  const realtime = createRealtime(session, `http://127.0.0.1:${port}`);
  const history = createMemoryHistory({ initialEntries: [path] });
  const view = render(<App services={{ session, api: createClient(session), realtime, cache }} history={history} />);

  return {
    shop,
    io,
    history,
    user: userEvent.setup(),
    conversation: (name: string) => {
      const found = shop.state.conversations.find((candidate) => candidate.customer.name?.startsWith(name));
      if (!found) {
        throw new Error(`Nobody is called ${name}`);
      }
      return found;
    },
    person: (name: string) => {
      const found = shop.state.users.find((candidate) => candidate.full_name.startsWith(name));
      if (!found) {
        throw new Error(`Nobody is called ${name}`);
      }
      return found;
    },
    async close() {
      view.unmount();
      realtime.pause();
      rest.close();
      await io.close();
    },
  };
}

export type Console = Awaited<ReturnType<typeof openConsole>>;
