import type { Message, MessageStatus } from "../../shared/api/types";
import { compare } from "./conversations";

/** The loaded part of one conversation's messages: oldest first, each once, without gaps up to the newest. */
export type Thread = {
  messages: readonly Message[];
  /** Where the page before begins; null when this is the beginning. */
  older: string | null;
};

export type StatusChange = Pick<Message, "id" | "status" | "error">;

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
  if (!changed) {
    return thread;
  }
  const reactions = incoming.filter((message) => message.metadata.reaction);
  for (const reaction of reactions) {
    applyReaction(byKey, reaction);
  }
  return { messages: [...byKey.values()].sort(inOrder), older: thread.older };
}

/** Moves ticks on. What is said of a message that is not here yet is in the message when it comes. */
export function applyStatuses(thread: Thread, changes: readonly StatusChange[]): Thread {
  const last = new Map<string, StatusChange[]>();
  for (const change of changes) {
    last.set(change.id, [...(last.get(change.id) ?? []), change]);
  }
  let changed = false;
  const messages = thread.messages.map((message) => {
    let next = message;
    for (const change of last.get(message.id) ?? []) {
      next = later(next, { ...next, status: change.status, error: change.error });
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
  if (known.status === heard.status && known.error?.code === heard.error?.code && sameBody(known, heard)) {
    return known;
  }
  const from = STEPS[known.status];
  const to = STEPS[heard.status];
  const backwards = from !== undefined && (to === undefined ? from >= 2 && heard.status !== "received" : to < from);
  return backwards
    ? { ...heard, status: known.status, error: known.error, sent_at: known.sent_at ?? heard.sent_at }
    : heard;
}

function sameBody(a: Message, b: Message): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.content === b.content &&
      a.is_read === b.is_read &&
      a.created_at === b.created_at &&
      a.sent_at === b.sent_at &&
      a.media?.status === b.media?.status &&
      a.media_url === b.media_url &&
      JSON.stringify(a.reactions) === JSON.stringify(b.reactions) &&
      JSON.stringify(a.metadata) === JSON.stringify(b.metadata))
  );
}

/** A reaction is drawn on what it is about: one for each side, the last one counts, an empty one takes it back. */
function applyReaction(byKey: Map<string, Message>, reaction: Message): void {
  const { message_id, emoji } = reaction.metadata.reaction ?? {};
  for (const [key, message] of byKey) {
    if (message_id && (message.whatsapp_message_id === message_id || message.id === message_id)) {
      const others = message.reactions.filter((entry) => entry.sender_type !== reaction.sender_type);
      byKey.set(key, {
        ...message,
        reactions: emoji ? [...others, { emoji, sender_type: reaction.sender_type }] : others,
      });
      return;
    }
  }
}

export function inOrder(a: Message, b: Message): number {
  return compare(a.created_at, b.created_at) || compare(a.id, b.id);
}
