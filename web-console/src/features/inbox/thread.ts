import type { Message } from "../../shared/api/types";
import { compare } from "./conversations";

/** The loaded part of one conversation's messages: oldest first, each once, without gaps up to the newest. */
export type Thread = {
  messages: readonly Message[];
  /** Where the page before begins; null when this is the beginning. */
  older: string | null;
};

/** All of a message that changes after it was said, but for what is told with the whole message again. */
export type StatusChange = Pick<
  Message,
  "id" | "status" | "error" | "is_read" | "whatsapp_message_id" | "sent_at" | "version"
>;

/** Of which version the rest of a message is, when since then only its status was told. */
const REST = Symbol();
type Known = Message & { readonly [REST]?: number };

/** What we wrote is known by client_id before the server gives it an id: the bubble turns real in place. */
export function keyOf(message: Pick<Message, "id" | "client_id">): string {
  return message.client_id ?? message.id;
}

/** Adds messages, whatever the order and however often they arrive. Older news never undoes newer. */
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
      next = moved(next, change);
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

/** The newer of two copies. A status that was told since a copy was made stays. */
function later(known: Known, heard: Message): Message {
  if (heard.version < (known[REST] ?? known.version)) {
    return known;
  }
  const next: Known = heard.version < known.version ? { ...heard, ...statusOf(known), [REST]: heard.version } : heard;
  return unlessEqual(known, readOnce(known, next));
}

function moved(known: Known, change: StatusChange): Message {
  const next: Known =
    change.version > known.version
      ? { ...known, ...statusOf(change), [REST]: known[REST] ?? known.version }
      : readOnce(change, known);
  return unlessEqual(known, next);
}

function statusOf({ status, error, is_read, whatsapp_message_id, sent_at, version }: StatusChange) {
  return { status, error, is_read, whatsapp_message_id, sent_at, version };
}

/** What was read is not unread again: that, no version tells. */
function readOnce(before: Pick<Message, "is_read">, next: Message): Message {
  return before.is_read && !next.is_read ? { ...next, is_read: true } : next;
}

/** Whatever the server says is made in one way, so equal messages are written alike. */
function unlessEqual(known: Message, next: Message): Message {
  return JSON.stringify(next) === JSON.stringify(known) ? known : next;
}

export function inOrder(a: Message, b: Message): number {
  return compare(a.created_at, b.created_at) || compare(a.id, b.id);
}
