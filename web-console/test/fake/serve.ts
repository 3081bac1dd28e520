import { readFile } from "node:fs/promises";
import { createServer, type Server as HttpServer, type IncomingMessage } from "node:http";
import { extname, join, normalize } from "node:path";
import { Server, type Socket } from "socket.io";
import { padaria } from "./padaria";
import { Shop } from "./shop";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

// As strict as the real server's, so that what it forbids is noticed here.
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
  "connect-src 'self' ws: wss:; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Serves the built console over the pretend server, with a real Socket.IO beside it. */
export async function serve(dist: string, port = 0) {
  const shop = new Shop(padaria());
  const http = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://fake");
    if (url.pathname.startsWith("/api/")) {
      const answer = await shop.handle(await asRequest(incoming, url));
      if (answer.type === "error") {
        incoming.socket.destroy();
        return;
      }
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
      return;
    }
    const path = normalize(url.pathname);
    const file = extname(path) ? path : "/index.html";
    try {
      const bytes = await readFile(join(dist, file));
      outgoing.writeHead(200, {
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Content-Security-Policy": POLICY,
      });
      outgoing.end(bytes);
    } catch {
      outgoing.writeHead(404).end();
    }
  });

  const io = speak(http, shop);

  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  const address = http.address();
  const boundPort = typeof address === "object" && address ? address.port : port;
  return {
    shop,
    io,
    url: `http://127.0.0.1:${boundPort}`,
    close: () => new Promise<void>((resolve) => void io.close(() => resolve())),
  };
}

/** The live side of the pretend server: who may come in, who follows which conversation, and what they are told. */
export function speak(http: HttpServer, shop: Shop): Server {
  const io = new Server(http, { path: "/socket.io/" });
  io.use((socket, next) => {
    const user = shop.userOf(String(socket.handshake.auth.token ?? ""));
    socket.data.userId = user?.id;
    next(user ? undefined : new Error("unauthorized"));
  });
  io.on("connection", (socket: Socket) => {
    socket.on("subscribe:conversation", (conversation: string, ack: (answer: object) => void) => {
      void socket.join(conversation);
      ack({ ok: true });
    });
    socket.on("unsubscribe:conversation", (conversation: string, ack: (answer: object) => void) => {
      void socket.leave(conversation);
      ack({ ok: true });
    });
    socket.on("subscribe:wall", (ack: (answer: object) => void) => {
      const user = shop.state.users.find((candidate) => candidate.id === socket.data.userId);
      const may = user !== undefined && user.role !== "attendant";
      if (may) {
        void socket.join("wall");
        shop.showWall();
      }
      ack({ ok: may });
    });
    socket.on("unsubscribe:wall", (ack: (answer: object) => void) => {
      void socket.leave("wall");
      ack({ ok: true });
    });
    socket.on("typing", (conversation: string, ack: (answer: object) => void) => {
      const user = shop.state.users.find((candidate) => candidate.id === socket.data.userId);
      socket.to(conversation).emit("user_typing", {
        user_id: user?.id,
        user_name: user?.full_name,
        conversation_id: conversation,
        event_id: shop.eventId(),
      });
      ack({ ok: true });
    });
    socket.on("presence", (_status: string, ack: (answer: object) => void) => ack({ ok: true }));
    socket.on("auth:refresh", (_token: string, ack: (answer: object) => void) => ack({ ok: true }));
  });
  shop.emit = ({ event, payload, room }) => {
    (room ? io.to(room) : io).emit(event, payload);
  };
  return io;
}

async function asRequest(incoming: IncomingMessage, url: URL): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === "string") {
      headers.set(name, value);
    }
  }
  return new Request(url, { method, headers, body: method === "GET" ? undefined : Buffer.concat(chunks) });
}
