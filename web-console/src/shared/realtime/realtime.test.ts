import { createServer, type Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { conversation, message } from "../../../test/fake/data";
import { createRealtime, type Realtime } from "./realtime";

/** One person's tokens, by hand. */
function identity() {
  const listeners = new Set<(token: string | undefined) => void>();
  let token: string | undefined = "first-token";
  return {
    token: async () => token ?? "",
    renewAfter: vi.fn(async (_refused: string) => {
      token = "renewed-token";
      return token;
    }),
    current: () => token,
    onChange(listener: (token: string | undefined) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    becomes(next: string | undefined) {
      token = next;
      for (const listener of listeners) {
        listener(next);
      }
    },
  };
}

describe("the live connection", () => {
  let http: HttpServer;
  let io: Server;
  let url: string;
  let me: ReturnType<typeof identity>;
  let realtime: Realtime;
  let heard: { event: string; argument: unknown }[];
  let handshakes: Record<string, unknown>[];
  let sockets: Socket[];

  beforeEach(async () => {
    http = createServer();
    io = new Server(http, { path: "/socket.io/" });
    heard = [];
    handshakes = [];
    sockets = [];
    io.use((socket, next) => {
      handshakes.push(socket.handshake.auth);
      next(socket.handshake.auth.token === "bad-token" ? new Error("unauthorized") : undefined);
    });
    io.on("connection", (socket) => {
      sockets.push(socket);
      socket.onAny((event: string, argument: unknown, ack?: (answer: object) => void) => {
        heard.push({ event, argument });
        ack?.({ ok: true });
      });
    });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const address = http.address();
    url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    me = identity();
    realtime = createRealtime(me, url);
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    realtime.pause();
    await io.close();
  });

  const connected = (times = 1) => vi.waitFor(() => expect(sockets).toHaveLength(times), 5_000);
  const latest = () => {
    const socket = sockets.at(-1);
    if (!socket) {
      throw new Error("Nobody is connected");
    }
    return socket;
  };

  it("says who it is, and after a cut which event it heard last", async () => {
    const seen: string[] = [];
    realtime.on("new_message", (batch) => seen.push(...batch.map((entry) => entry.id)));
    realtime.start();
    await connected();
    expect(handshakes[0]).toEqual({ token: "first-token", conversations: [] });

    const one = message({ conversation_id: "c", sender_type: "customer", created_at: "2026-11-21T12:00:00.000000Z" });
    latest().emit("new_message", { ...one, event_id: "e-1000-10-0" });
    latest().emit("conversation_update", {
      ...conversation({
        customer: { id: "k", name: "K", phone_number: null, marketing_stopped: false },
        channel_id: "ch",
      }),
      event_id: "e-1000-9-0",
    });
    await vi.waitFor(() => expect(seen).toEqual([one.id]));

    latest().conn.close();
    await connected(2);
    expect(handshakes[1]).toEqual({ token: "first-token", last_event_id: "e-1000-10-0", conversations: [] });
  });

  it("asks again for the conversations that it follows", async () => {
    realtime.start();
    await connected();
    realtime.subscribe("c1");
    const second = realtime.subscribe("c2");
    expect(await second.joined).toBe(true);
    second.leave();
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ event: "unsubscribe:conversation", argument: "c2" }));

    heard.length = 0;
    latest().conn.close();
    await connected(2);
    await vi.waitFor(() => expect(heard).toEqual([{ event: "subscribe:conversation", argument: "c1" }]));
    expect(handshakes[1]).toMatchObject({ conversations: ["c1"] });
  });

  it("subscribes once, however many parts of the screen look at one conversation", async () => {
    realtime.start();
    await connected();
    const first = realtime.subscribe("c");
    const second = realtime.subscribe("c");
    await Promise.all([first.joined, second.joined]);
    first.leave();
    first.leave();
    expect(heard.filter((entry) => entry.event === "subscribe:conversation")).toHaveLength(1);
    expect(heard.some((entry) => entry.event === "unsubscribe:conversation")).toBe(false);
  });

  it("tells the server its new token before the old one ends", async () => {
    realtime.start();
    await connected();
    await vi.waitFor(() => expect(realtime.state()).toBe("connected"));
    me.becomes("next-token");
    await vi.waitFor(() => expect(heard).toContainEqual({ event: "auth:refresh", argument: "next-token" }));
  });

  it("comes back with another token when the server hangs up", async () => {
    realtime.start();
    await connected();
    latest().disconnect(true);
    await connected(2);
    expect(me.renewAfter).toHaveBeenCalledWith("first-token");
    expect(handshakes.at(-1)).toMatchObject({ token: "renewed-token" });
  });

  it("gets another token when it is refused at the door", async () => {
    me.becomes("bad-token");
    realtime.start();
    await connected();
    expect(me.renewAfter).toHaveBeenCalledWith("bad-token");
    await vi.waitFor(() => expect(realtime.state()).toBe("connected"));
  });

  it("stays away once the session is over", async () => {
    realtime.start();
    await connected();
    me.becomes(undefined);
    await vi.waitFor(() => expect(realtime.state()).toBe("refused"));
    await vi.waitFor(() => expect(latest().connected).toBe(false));
  });

  it("has everything read again when it connects without knowing what it missed", async () => {
    const resync = vi.fn();
    realtime.on("resync", resync);
    realtime.start();
    await vi.waitFor(() => expect(resync).toHaveBeenCalledTimes(1));
  });

  it("waits a moment of its own before it has everything read again because the server says so", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.02);
    const resync = vi.fn();
    realtime.on("resync", resync);
    const update = vi.fn();
    realtime.on("conversation_update", update);
    realtime.start();
    // The one that it gives itself, because it does not know what it has missed.
    await vi.waitFor(() => expect(resync).toHaveBeenCalledTimes(1));
    resync.mockClear();
    const row = conversation({
      customer: { id: "k", name: "K", phone_number: null, marketing_stopped: false },
      channel_id: "ch",
    });
    const begun = performance.now();
    latest().emit("resync", { event_id: "e-1-0-0" });
    latest().emit("resync", { event_id: "e-2-0-0" });
    latest().emit("conversation_update", { ...row, event_id: "e-3-0-0" });

    await vi.waitFor(() => expect(update).toHaveBeenCalledTimes(1));
    await vi.waitFor(() => expect(resync.mock.calls.length).toBeGreaterThan(0));
    // A hidden console takes up to ten seconds, and chance says a fiftieth of that.
    expect(performance.now() - begun).toBeGreaterThan(190);
    expect(resync).toHaveBeenCalledTimes(1);
    expect(update.mock.invocationCallOrder[0]).toBeLessThan(resync.mock.invocationCallOrder[0] ?? 0);
  });

  it("hands on what comes together in one batch, messages before their ticks", async () => {
    const order: string[] = [];
    realtime.on("new_message", (batch) => order.push(`${batch.length} messages`));
    realtime.on("message_status", (batch) => order.push(`${batch.length} ticks`));
    realtime.start();
    await connected();
    const base = { conversation_id: "c", sender_type: "attendant" as const, created_at: "2026-11-21T12:00:00.000000Z" };
    const burst = Array.from({ length: 300 }, () => message(base));
    burst.forEach((entry, index) => {
      const at = `e-1-${index}`;
      latest().emit("message_status", {
        id: entry.id,
        conversation_id: "c",
        status: "sent",
        error: null,
        event_id: `${at}-1`,
      });
      latest().emit("new_message", { ...entry, event_id: `${at}-0` });
    });
    await vi.waitFor(() => expect(order.reduce((sum, text) => sum + Number.parseInt(text, 10), 0)).toBe(600));
    expect(order.length).toBeLessThan(40);
    expect(order[0]).toContain("messages");
  });
});
