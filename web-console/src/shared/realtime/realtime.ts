import { io } from "socket.io-client";
import type { Appointment, Conversation, Message, SlaTarget, Wall } from "../api/types";
import { laterOf } from "./eventId";

/** What the server says over the socket, by event name. */
export type Events = {
  new_message: Message;
  message_status: Pick<
    Message,
    "id" | "conversation_id" | "status" | "error" | "is_read" | "whatsapp_message_id" | "sent_at" | "version"
  >;
  conversation_update: Conversation;
  /** Something was booked, moved, confirmed, cancelled or changed. */
  appointment_update: Appointment;
  /** The waiting list of a clinic changed: somebody was offered a time, answered, or came or went. */
  waiting_update: { clinic_id: string };
  user_typing: { user_id: string; user_name: string; conversation_id: string };
  presence_update: { user_id: string; status: PresenceStatus };
  notification: {
    kind?: string;
    title?: string;
    body?: string;
    conversation_id?: string;
    channel_id?: string;
    department_name?: string | null;
    target?: SlaTarget | null;
    customer_name?: string | null;
    by_user_name?: string;
    user_name?: string | null;
    minutes?: number | null;
  };
  wall_update: Wall;
  /** Somebody else has a flow open that is open here too, or has closed it. */
  flow_presence: { flow_id: string; user_id: string; user_name: string; block?: string | null; is_here: boolean };
  /** Somebody else saved the draft of a flow that is open here. */
  flow_saved: { flow_id: string; user_id: string; user_name: string; revision: number };
  resync: Record<string, never>;
};

export type PresenceStatus = "online" | "away" | "offline";
export type Ack = { ok: boolean; error?: string };

/**
 * `connecting` until the first success, `lost` while a connection that was there is away, `refused` when the session
 * no longer opens the door.
 */
export type ConnectionState = "connecting" | "connected" | "lost" | "refused";

type Handlers = { [E in keyof Events]: Set<(batch: readonly Events[E][]) => void> };

export type Realtime = {
  start(): void;
  /** Hangs up, until it is started again. */
  pause(): void;
  /** Hears one kind of event, all those of a frame at once and in order. */
  on<E extends keyof Events>(event: E, handler: (batch: readonly Events[E][]) => void): () => void;
  /** Hears a conversation's messages from the server's consent on; resolves with it, or after a while without. */
  subscribe(conversationId: string): { joined: Promise<boolean>; leave(): void };
  /** Hears what is on the wall, also after a cut, until the answer is called. Only supervisors and admins are told. */
  watchWall(): () => void;
  typing(conversationId: string): void;
  presence(status: "online" | "away"): void;
  /** The same, as the server has it already: another window said so. */
  adoptPresence(status: "online" | "away"): void;
  state(): ConnectionState;
  onState(listener: () => void): () => void;
};

type Waiting = { [E in keyof Events]: Events[E][] };

function nothingWaiting(): Waiting {
  return {
    new_message: [],
    message_status: [],
    conversation_update: [],
    appointment_update: [],
    waiting_update: [],
    user_typing: [],
    presence_update: [],
    notification: [],
    wall_update: [],
    flow_presence: [],
    flow_saved: [],
    resync: [],
  };
}

type Identity = {
  token(): Promise<string>;
  renewAfter(refused: string): Promise<string>;
  current(): string | undefined;
  onChange(listener: (token: string | undefined) => void): () => void;
};

const JOIN_PATIENCE_MS = 800;
const ACK_PATIENCE_MS = 5_000;
/** The server reads no more than that from a handshake. */
const MOST_FOLLOWED = 200;
/**
 * A server that starts tells all consoles to load afresh, and they must not do it all at once. Whoever looks at the
 * screen waits less.
 */
const RESYNC_SPREAD_MS = { visible: 1_500, hidden: 10_000 } as const;

/**
 * One socket for the whole console. Says at each connection which event it heard last and which conversations it
 * follows, so that the server sends what was missed or tells it to reload (`resync`); hands events on in one batch a frame.
 */
export function createRealtime(identity: Identity, url?: string): Realtime {
  const handlers: Handlers = {
    new_message: new Set(),
    message_status: new Set(),
    conversation_update: new Set(),
    appointment_update: new Set(),
    waiting_update: new Set(),
    user_typing: new Set(),
    presence_update: new Set(),
    notification: new Set(),
    wall_update: new Set(),
    flow_presence: new Set(),
    flow_saved: new Set(),
    resync: new Set(),
  };
  const stateListeners = new Set<() => void>();
  const subscriptions = new Map<string, { count: number; joined: Promise<boolean> }>();
  let wallWatchers = 0;

  let state: ConnectionState = "connecting";
  let lastEventId: string | undefined;
  let hasBeenConnected = false;
  let status: "online" | "away" = "online";
  let offeredToken: string | undefined;

  let waiting = nothingWaiting();
  let scheduled = false;

  const options = {
    path: "/socket.io/",
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
    auth: (give: (auth: object) => void) => {
      identity.token().then(
        (token) => {
          offeredToken = token;
          const followed = [...subscriptions.keys()];
          give({
            token,
            // With the token: who is away and loads the page again must not be given work meanwhile.
            ...(status === "away" ? { presence: status } : {}),
            ...(lastEventId ? { last_event_id: lastEventId } : {}),
            // Joined with the connection, so that what they missed comes first and at once.
            ...(followed.length <= MOST_FOLLOWED ? { conversations: followed } : {}),
          });
        },
        // Without a token there is nothing to say; the refusal that follows is handled like any other.
        () => give({ token: "" }),
      );
    },
  };
  const socket = url ? io(url, options) : io(options);

  function become(next: ConnectionState) {
    if (next !== state) {
      state = next;
      for (const listener of stateListeners) {
        listener();
      }
    }
  }

  function flush() {
    scheduled = false;
    const batch = waiting;
    waiting = nothingWaiting();
    // Messages before their ticks: whatever the order within a frame, a tick finds its message.
    deliver("new_message", batch.new_message);
    deliver("message_status", batch.message_status);
    deliver("conversation_update", batch.conversation_update);
    deliver("appointment_update", batch.appointment_update);
    deliver("waiting_update", batch.waiting_update);
    deliver("user_typing", batch.user_typing);
    deliver("presence_update", batch.presence_update);
    deliver("notification", batch.notification);
    deliver("wall_update", batch.wall_update.slice(-1));
    deliver("flow_presence", batch.flow_presence);
    deliver("flow_saved", batch.flow_saved);
    deliver("resync", batch.resync.slice(0, 1));
  }

  function deliver<E extends keyof Events>(event: E, batch: readonly Events[E][]) {
    if (batch.length > 0) {
      for (const handler of handlers[event]) {
        handler(batch);
      }
    }
  }

  function schedule() {
    if (scheduled) {
      return;
    }
    scheduled = true;
    // A hidden tab gets no frames, but its counts and its sounds must not stop.
    if (isVisible()) {
      requestAnimationFrame(flush);
    } else {
      setTimeout(flush, 50);
    }
  }

  /** The id is of the event, not of what it tells. */
  function takeId(payload: unknown) {
    if (typeof payload === "object" && payload !== null && "event_id" in payload) {
      const { event_id } = payload;
      if (typeof event_id === "string") {
        lastEventId = laterOf(lastEventId, event_id);
      }
      delete payload.event_id;
    }
  }

  function hear<E extends keyof Events>(event: E) {
    socket.on<string>(event, (payload: Events[E]) => {
      takeId(payload);
      const batch: Events[E][] = waiting[event];
      batch.push(payload);
      schedule();
    });
  }

  hear("new_message");
  hear("message_status");
  hear("conversation_update");
  hear("appointment_update");
  hear("waiting_update");
  hear("user_typing");
  hear("presence_update");
  hear("notification");
  hear("wall_update");
  hear("flow_presence");
  hear("flow_saved");

  let resyncing: ReturnType<typeof setTimeout> | undefined;
  socket.on<string>("resync", (payload: Events["resync"]) => {
    takeId(payload);
    const spread = RESYNC_SPREAD_MS[isVisible() ? "visible" : "hidden"];
    resyncing ??= setTimeout(() => {
      resyncing = undefined;
      waiting.resync.push(payload);
      schedule();
    }, Math.random() * spread);
  });

  async function ask(event: string, ...argument: string[]): Promise<boolean> {
    try {
      const ack: Ack = await socket.timeout(ACK_PATIENCE_MS).emitWithAck(event, ...argument);
      return ack.ok;
    } catch {
      return false;
    }
  }

  socket.on("connect", () => {
    become("connected");
    for (const [conversationId, subscription] of subscriptions) {
      subscription.joined = ask("subscribe:conversation", conversationId);
    }
    if (wallWatchers > 0) {
      void ask("subscribe:wall");
    }
    // Nothing was heard yet, so there is no id to catch up from: what was fetched before this moment may be stale.
    if (!lastEventId) {
      waiting.resync.push({});
      schedule();
    }
    hasBeenConnected = true;
  });

  socket.on("disconnect", (reason) => {
    become("lost");
    // The library does not come back by itself when the server hung up, as it does when a token ends.
    if (reason === "io server disconnect") {
      void comeBack();
    }
  });

  socket.on("connect_error", () => {
    become(hasBeenConnected ? "lost" : "connecting");
    // `active` says that the library tries again by itself, as it does when the server cannot be reached.
    if (!socket.active) {
      void comeBack();
    }
  });

  let comingBack = false;
  async function comeBack() {
    if (comingBack) {
      return;
    }
    comingBack = true;
    try {
      await identity.renewAfter(offeredToken ?? "");
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 700));
      socket.connect();
    } catch {
      if (identity.current() === undefined) {
        become("refused");
      } else {
        setTimeout(() => socket.connect(), 4_000);
      }
    } finally {
      comingBack = false;
    }
  }

  identity.onChange((token) => {
    if (token === undefined) {
      socket.disconnect();
      become("refused");
    } else if (socket.connected && token !== offeredToken) {
      offeredToken = token;
      void ask("auth:refresh", token);
    }
  });

  return {
    start() {
      socket.connect();
    },
    pause() {
      socket.disconnect();
      clearTimeout(resyncing);
      resyncing = undefined;
      lastEventId = undefined;
      hasBeenConnected = false;
      become("connecting");
    },
    on(event, handler) {
      handlers[event].add(handler);
      return () => handlers[event].delete(handler);
    },
    subscribe(conversationId) {
      const known = subscriptions.get(conversationId);
      const subscription = known ?? {
        count: 0,
        joined: socket.connected ? ask("subscribe:conversation", conversationId) : Promise.resolve(false),
      };
      subscription.count++;
      subscriptions.set(conversationId, subscription);
      let left = false;
      return {
        joined: Promise.race([
          subscription.joined,
          new Promise<boolean>((resolve) => setTimeout(() => resolve(false), JOIN_PATIENCE_MS)),
        ]),
        leave() {
          if (left) {
            return;
          }
          left = true;
          subscription.count--;
          if (subscription.count === 0) {
            subscriptions.delete(conversationId);
            if (socket.connected) {
              void ask("unsubscribe:conversation", conversationId);
            }
          }
        },
      };
    },
    watchWall() {
      wallWatchers++;
      if (wallWatchers === 1 && socket.connected) {
        void ask("subscribe:wall");
      }
      return () => {
        wallWatchers--;
        if (wallWatchers === 0 && socket.connected) {
          void ask("unsubscribe:wall");
        }
      };
    },
    typing(conversationId) {
      if (socket.connected) {
        void ask("typing", conversationId);
      }
    },
    adoptPresence(next) {
      status = next;
    },
    presence(next) {
      status = next;
      if (socket.connected) {
        void ask("presence", next);
      }
    },
    state: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
  };
}

function isVisible(): boolean {
  return typeof document !== "undefined" && document.visibilityState === "visible";
}
