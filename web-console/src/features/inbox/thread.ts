import type { Message, MessageStatus } from "../../shared/api/types";
import { compare } from "./conversations";

/** The loaded part of one conversation's messages: oldest first, each once, without gaps up to the newest. */
export type Thread = {
  messages: readonly Message[];
  /** Where the page before begins; null when this is the beginning. */
  older: string | null;
};

/** All of a message that changes after it was said, but for what is told with the whole message again. */
export type StatusChange = Pick<Message, "id" | "status" | "error" | "is_read" | "whatsapp_message_id" | "sent_at">;

/** The way of a message of ours. Failed and uncertain stand beside it: from there it may still be sent again. */
const STEPS: Readonly<Partial<Record<MessageStatus, number>>> = { queued: 0, sent: 1, delivered: 2, read: 3 };

/** What we wrote is known by client_id before the server gives it an id: the bubble turns real in place. */
export function keyOf(message: Pick<Message, "id" | "client_id">): string {
  return message.client_id ?? message.id;
}

/** Adds messages, whatever the order and however often they arrive. A late tick never undoes a newer one. */
export function merge(thread: Thread, incoming: readonly Message[]): Thread {
  const byKey = new Map(thread.messages.map((message) => [keyOf(message), message]));
  let changed = false;
  for (const message of incoming) {
    const known = byKey.get(keyOf(message));
    const next = known ? later(known, message) : message;
    if (next !== known) {
      byKey.set(keyOf(message), next);
      changed = true;
    }
  }
  return changed ? { messages: [...byKey.values()].sort(inOrder), older: thread.older } : thread;
}

/**
 * Moves ticks on. What is said of a message that is not here yet is in the message when it comes. Of a customer's message
 * that was read: so were those of the customer before it.
 */
export function applyStatuses(thread: Thread, changes: readonly StatusChange[]): Thread {
  const byId = new Map<string, StatusChange[]>();
  for (const change of changes) {
    byId.set(change.id, [...(byId.get(change.id) ?? []), change]);
  }
  const read = thread.messages.findLast(
    (message) => message.sender_type === "customer" && byId.get(message.id)?.some((change) => change.is_read),
  );
  let changed = false;
  const messages = thread.messages.map((message) => {
    let next = message;
    for (const change of byId.get(message.id) ?? []) {
      const { status, error, is_read, whatsapp_message_id, sent_at } = change;
      next = later(next, { ...next, status, error, is_read, whatsapp_message_id, sent_at });
    }
    if (read && message.sender_type === "customer" && !message.is_read && inOrder(message, read) <= 0) {
      next = { ...next, is_read: true };
    }
    changed ||= next !== message;
    return next;
  });
  return changed ? { ...thread, messages } : thread;
}

/** Puts the page before in front. */
export function prepend(thread: Thread, page: readonly Message[], older: string | null): Thread {
  return { ...merge(thread, page), older };
}

/**
 * What is on the screen, after the newest page was read again. Where the page reaches back to what is there, that stays;
 * where it does not, messages are missing in between, and the old part is let go of rather than shown with a hole.
 */
export function refreshed(known: Thread | undefined, page: Thread): Thread {
  const first = page.messages[0];
  const last = known?.messages[known.messages.length - 1];
  if (!known || !first || !last || (page.older !== null && inOrder(last, first) < 0)) {
    return page;
  }
  const before = known.messages.filter((message) => inOrder(message, first) < 0);
  return before.length === 0 ? page : { messages: [...before, ...page.messages], older: known.older };
}

function later(known: Message, heard: Message): Message {
  const from = STEPS[known.status];
  const to = STEPS[heard.status];
  const backwards = from !== undefined && (to === undefined ? from >= 2 && heard.status !== "received" : to < from);
  const next = backwards
    ? {
        ...heard,
        status: known.status,
        error: known.error,
        whatsapp_message_id: known.whatsapp_message_id ?? heard.whatsapp_message_id,
        sent_at: known.sent_at ?? heard.sent_at,
      }
    : heard;
  const read = known.is_read && !next.is_read ? { ...next, is_read: true } : next;
  // Whatever the server says is made in one way, so equal messages are written alike.
  return JSON.stringify(read) === JSON.stringify(known) ? known : read;
}

export function inOrder(a: Message, b: Message): number {
  return compare(a.created_at, b.created_at) || compare(a.id, b.id);
}
