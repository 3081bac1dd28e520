// Drives official Socket.IO clients for the server's tests. One JSON object a line: orders come in on stdin, answers and
// everything that happens to a client go out on stdout.
import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const clients = new Map();

const tell = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const orders = {
  open({ client: name, url, auth, options, resumes }) {
    const client = { auth, resumes, lastEventId: undefined };
    const socket = io(url, {
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 500,
      ...options,
      // Asked at each try, as a console would: with the newest token and the last event it has.
      auth: (give) =>
        give({
          ...client.auth,
          ...(client.resumes && client.lastEventId ? { last_event_id: client.lastEventId } : {}),
        }),
    });
    client.socket = socket;
    clients.set(name, client);
    socket.on("connect", () => tell({ client: name, happened: "connect", transport: socket.io.engine.transport.name }));
    socket.on("disconnect", (reason) => tell({ client: name, happened: "disconnect", reason }));
    socket.on("connect_error", (error) =>
      tell({ client: name, happened: "connect_error", message: error.message, data: error.data ?? null }),
    );
    socket.onAny((event, data) => {
      if (data?.event_id) {
        client.lastEventId = data.event_id;
      }
      tell({ client: name, happened: "event", event, data: data ?? null });
    });
  },
  emit({ client, event, args, ack }, answer) {
    const { socket } = clients.get(client);
    if (ack) {
      socket.timeout(5000).emit(event, ...args, (error, value) => answer(error ? { error: "timeout" } : { value }));
      return true;
    }
    socket.emit(event, ...args);
  },
  auth({ client, auth }) {
    clients.get(client).auth = auth;
  },
  // As when the network goes: no goodbye, and the client tries again by itself.
  cut({ client }) {
    const { engine } = clients.get(client).socket.io;
    const raw = engine.transport.ws?._socket;
    if (raw) {
      raw.destroy();
    } else {
      engine.close();
    }
  },
  transport({ client }, answer) {
    answer({ value: clients.get(client).socket.io.engine?.transport?.name ?? null });
    return true;
  },
  disconnect({ client }) {
    clients.get(client).socket.disconnect();
  },
  connect({ client }) {
    clients.get(client).socket.connect();
  },
  forget({ client }) {
    clients.get(client)?.socket.disconnect();
    clients.delete(client);
  },
};

createInterface({ input: process.stdin }).on("line", (line) => {
  const order = JSON.parse(line);
  const answer = (result) => tell({ reply: order.id, ...result });
  try {
    if (!orders[order.do](order, answer)) {
      answer({ value: null });
    }
  } catch (error) {
    answer({ error: String(error) });
  }
});
process.stdin.on("end", () => process.exit(0));
