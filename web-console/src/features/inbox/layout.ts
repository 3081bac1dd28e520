import type { Message } from "../../shared/api/types";
import { dayOf } from "../../shared/format/time";
import type { Pending } from "./outbox";
import { keyOf } from "./thread";

/** One line of the thread as it is drawn. */
export type Item =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  | { kind: "deleted"; key: string; until: string }
  | { kind: "system"; key: string; message: Message }
  | { kind: "message"; key: string; message: Message; first: boolean; last: boolean; chosen: string | undefined }
  | { kind: "pending"; key: string; pending: Pending; first: boolean; last: boolean };

const TOGETHER_MS = 60_000;

/**
 * Lines up messages: dividers between days, one before the first unread message, groups of what one person said within
 * a minute, and at the end what has not reached the server. First of all stands that older ones have had their time. Keys stay the same for the life of a message.
 */
export function layOut(
  messages: readonly Message[],
  pending: readonly Pending[],
  firstUnread: string | undefined,
  deletedUntil?: string,
): readonly Item[] {
  const known = new Set(messages.map((message) => message.client_id).filter((id) => id !== null));
  const reactedTo = new Set(messages.flatMap((message) => [message.whatsapp_message_id, message.id]));
  const chosen = chosenIn(messages);
  const shown = messages.filter(
    (message) => message.message_type !== "reaction" || !reactedTo.has(message.metadata.reaction?.message_id ?? ""),
  );
  const waiting = pending.filter((entry) => !known.has(entry.clientId));
  const items: Item[] = deletedUntil ? [{ kind: "deleted", key: "deleted", until: deletedUntil }] : [];
  let day = "";

  shown.forEach((message, index) => {
    const today = dayOf(message.created_at);
    const newDay = today !== day;
    if (newDay) {
      day = today;
      items.push({ kind: "day", key: `day-${today}`, at: message.created_at });
    }
    const newUnread = message.id === firstUnread;
    if (newUnread) {
      items.push({ kind: "unread", key: "unread" });
    }
    if (message.message_type === "system") {
      items.push({ kind: "system", key: keyOf(message), message });
      return;
    }
    const before = shown[index - 1];
    const after = shown[index + 1];
    const endsHere = !after || after.id === firstUnread || !together(message, after);
    items.push({
      kind: "message",
      key: keyOf(message),
      message,
      first: newDay || newUnread || !before || !together(before, message),
      last: endsHere,
      chosen: chosen.get(message.id),
    });
  });

  waiting.forEach((entry, index) => {
    const today = dayOf(entry.createdAt);
    if (today !== day) {
      day = today;
      items.push({ kind: "day", key: `day-${today}`, at: entry.createdAt });
    }
    items.push({
      kind: "pending",
      key: entry.clientId,
      pending: entry,
      first: index === 0,
      last: index === waiting.length - 1,
    });
  });
  return items;
}

function together(a: Message, b: Message): boolean {
  return (
    a.message_type !== "system" &&
    b.message_type !== "system" &&
    a.sender_type === b.sender_type &&
    a.sender_user_id === b.sender_user_id &&
    dayOf(a.created_at) === dayOf(b.created_at) &&
    new Date(b.created_at).getTime() - new Date(a.created_at).getTime() < TOGETHER_MS
  );
}

/** What the customer chose from each menu: the answer that quotes it, or else the first one after it. */
function chosenIn(messages: readonly Message[]): Map<string, string> {
  const chosen = new Map<string, string>();
  const offers: { message: Message; ids: readonly string[] }[] = [];
  for (const message of messages) {
    const { interactive, interactive_reply: reply } = message.metadata;
    if (interactive) {
      const choices = interactive.kind === "buttons" ? interactive.buttons : interactive.rows;
      offers.push({ message, ids: choices.map((choice) => choice.id) });
    }
    if (reply) {
      const quoted = offers.find((offer) => offer.message.id === message.reply_to?.id);
      const offer = quoted ?? offers.findLast((candidate) => candidate.ids.includes(reply.id));
      if (offer) {
        chosen.set(offer.message.id, reply.id);
      }
    }
  }
  return chosen;
}
