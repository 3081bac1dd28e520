import { describe, expect, it } from "vitest";
import { at, message as made } from "../../../test/fake/data";
import type { Message, MessageStatus } from "../../shared/api/types";
import { layOut } from "./layout";
import type { Pending } from "./outbox";
import { applyStatuses, merge, prepend, refreshed, type StatusChange, type Thread } from "./thread";

const START = Date.UTC(2026, 10, 21, 12);
const EMPTY: Thread = { messages: [], older: null };

function message(id: string, seconds: number, values: Partial<Message> = {}): Message {
  return made({
    id,
    conversation_id: "c",
    sender_type: "customer",
    created_at: at(START + seconds * 1000),
    content: id,
    ...values,
  });
}

const told = (id: string, status: MessageStatus, values: Partial<StatusChange> = {}): StatusChange => ({
  id,
  status,
  error: null,
  is_read: status === "read",
  whatsapp_message_id: null,
  sent_at: null,
  version: 2,
  ...values,
});

const sent = (id: string, status: MessageStatus, values: Partial<Message> = {}) =>
  message(id, 0, { sender_type: "attendant", status, ...values });

const ids = (thread: Thread) => thread.messages.map((entry) => entry.id).join("");
const statusOf = (thread: Thread) => thread.messages[0]?.status;
const heard = (thread: Thread, news: readonly (Message | StatusChange)[]) =>
  news.reduce((state, one) => ("content" in one ? merge(state, [one]) : applyStatuses(state, [one])), thread);

/** All orders of a few things. */
function orders<T>(things: readonly T[]): T[][] {
  return things.length <= 1
    ? [[...things]]
    : things.flatMap((thing, index) => orders(things.toSpliced(index, 1)).map((rest) => [thing, ...rest]));
}

describe("a thread", () => {
  it("is the same whatever the order and number of times its messages arrive", () => {
    const messages = [message("a", 1), message("b", 2), message("c", 3), message("d", 3)];
    for (const order of orders(messages)) {
      expect(ids([...order, ...order].reduce((thread, entry) => merge(thread, [entry]), EMPTY))).toBe("abcd");
    }
  });

  it("puts a late message where it was written", () => {
    const thread = merge(EMPTY, [message("a", 10), message("c", 30)]);
    expect(ids(merge(thread, [message("b", 20, { metadata: { late: true } })]))).toBe("abc");
  });

  it("lets a bubble turn real in place when the server gives it an id", () => {
    const thread = merge(EMPTY, [sent("real", "queued", { client_id: "mine" })]);
    expect(ids(merge(thread, [sent("real", "sent", { client_id: "mine" })]))).toBe("real");
  });

  it("stays the same object when it hears nothing new", () => {
    const thread = merge(EMPTY, [message("a", 1), sent("b", "read")]);
    expect(merge(thread, [message("a", 1)])).toBe(thread);
    expect(applyStatuses(thread, [told("b", "read", { sent_at: at(START), version: 1 })])).toBe(thread);
  });

  it("shows a message that is told again as it is now", () => {
    const thread = merge(EMPTY, [message("a", 1), message("b", 2)]);
    const liked = merge(thread, [message("a", 1, { reactions: [{ emoji: "👍", sender_type: "attendant" }] })]);
    expect(liked.messages[0]?.reactions).toHaveLength(1);
    expect(merge(liked, [message("a", 1)]).messages[0]?.reactions).toEqual([]);
    expect(merge(thread, [message("a", 1, { content: "new" })]).messages[0]?.content).toBe("new");
  });

  it("ends with the newest of what is told of a message, in whatever order that is heard", () => {
    const like = [{ emoji: "👍", sender_type: "customer" } as const];
    const said = (version: number, values: Partial<Message>) => sent("a", "queued", { version, ...values });
    const news = [
      said(2, { content: "edited" }),
      told("a", "sent", { version: 3, whatsapp_message_id: "wamid.A" }),
      said(4, { content: "edited again", status: "sent", whatsapp_message_id: "wamid.A" }),
      told("a", "read", { version: 5, whatsapp_message_id: "wamid.A" }),
    ];
    const later = said(6, { content: "edited again", status: "read", is_read: true, reactions: like });
    for (const order of orders(news)) {
      const done = heard(merge(EMPTY, [said(1, {})]), order);
      expect(done.messages[0]).toMatchObject({ content: "edited again", status: "read", version: 5 });
      expect(heard(done, [later, ...order]).messages[0]).toEqual(later);
    }
  });

  it("knows as read what the customer said up to the message that was read, and nothing after it", () => {
    const unread = { is_read: false };
    const ours = sent("b", "sent", { ...unread, created_at: at(START + 2000) });
    const thread = merge(EMPTY, [message("a", 1, unread), ours, message("c", 3, unread)]);
    const until = (id: string) => applyStatuses(thread, [told(id, "received", { is_read: true })]);
    expect(until("a").messages.map((entry) => entry.is_read)).toEqual([true, false, false]);
    expect(until("c").messages.map((entry) => entry.is_read)).toEqual([true, false, true]);
    // Told again by who read it a moment earlier.
    expect(merge(until("c"), [message("c", 3, unread)]).messages[2]?.is_read).toBe(true);
  });
});

describe("ticks", () => {
  it("end at the newest, in whatever order they are heard", () => {
    const ways = [
      ["sent", "delivered", "read"],
      ["sent", "failed", "queued"],
      ["uncertain", "delivered"],
    ] as const;
    for (const way of ways) {
      const news = way.map((status, index) => told("a", status, { version: 2 + index }));
      for (const order of orders(news)) {
        expect(statusOf(heard(merge(EMPTY, [sent("a", "queued")]), order))).toBe(way[way.length - 1]);
      }
    }
  });

  it("bring WhatsApp's id and the time, and keep them", () => {
    const news = told("a", "sent", { whatsapp_message_id: "wamid.A", sent_at: at(START) });
    const done = applyStatuses(merge(EMPTY, [sent("a", "queued", { sent_at: null })]), [news]);
    expect(done.messages[0]).toMatchObject({ whatsapp_message_id: "wamid.A", sent_at: at(START) });
    const late = merge(done, [sent("a", "queued", { sent_at: null })]);
    expect(late.messages[0]).toMatchObject({ whatsapp_message_id: "wamid.A", sent_at: at(START), status: "sent" });
  });
});

describe("pages of a thread", () => {
  it("go in front, and repeat nothing", () => {
    const thread: Thread = { messages: [message("c", 3), message("d", 4)], older: "c" };
    const full = prepend(thread, [message("a", 1), message("b", 2), message("c", 3)], null);
    expect(ids(full)).toBe("abcd");
    expect(full.older).toBeNull();
  });

  it("stay when the newest page is read again and reaches back to them", () => {
    const known: Thread = { messages: [message("a", 1), message("b", 2), message("c", 3)], older: null };
    const page: Thread = { messages: [message("c", 3), message("d", 4)], older: "c" };
    expect(ids(refreshed(known, page))).toBe("abcd");
  });

  it("are let go of when messages are missing in between", () => {
    const known: Thread = { messages: [message("a", 1), message("b", 2)], older: null };
    const page: Thread = { messages: [message("y", 90), message("z", 91)], older: "y" };
    expect(refreshed(known, page)).toBe(page);
  });
});

describe("the lines of a thread", () => {
  const kinds = (messages: readonly Message[], pending: readonly Pending[] = [], unread?: string) =>
    layOut(messages, pending, unread).map((item) =>
      item.kind === "message" ? `${item.first ? "<" : ""}${item.message.id}${item.last ? ">" : ""}` : item.kind,
    );
  const pending = (clientId: string): Pending => ({
    clientId,
    conversationId: "c",
    createdAt: at(START + 90_000),
    content: clientId,
    kind: "text",
  });

  it("group what one person says within a minute", () => {
    expect(kinds([message("a", 0), message("b", 30), message("c", 120)])).toEqual(["day", "<a", "b>", "<c>"]);
  });

  it("part the days", () => {
    expect(kinds([message("a", 0), message("b", 86_400)])).toEqual(["day", "<a>", "day", "<b>"]);
  });

  it("show where one left off", () => {
    expect(kinds([message("a", 0), message("b", 10)], [], "b")).toEqual(["day", "<a>", "unread", "<b>"]);
  });

  it("show what is on its way, until it is there", () => {
    const arrived = sent("real", "queued", { client_id: "mine", created_at: at(START + 90_000) });
    expect(kinds([message("a", 0)], [pending("mine")])).toEqual(["day", "<a>", "pending"]);
    expect(kinds([message("a", 0), arrived], [pending("mine")])).toEqual(["day", "<a>", "<real>"]);
  });

  it("keep a bubble's key when it turns real", () => {
    const before = layOut([], [pending("mine")], undefined).at(-1)?.key;
    const after = layOut([sent("real", "queued", { client_id: "mine" })], [], undefined).at(-1)?.key;
    expect(after).toBe(before);
  });

  it("mark what the customer chose", () => {
    const menu = message("menu", 0, {
      sender_type: "bot",
      message_type: "interactive",
      metadata: {
        interactive: {
          kind: "buttons",
          buttons: [
            { id: "1", title: "Um" },
            { id: "2", title: "Dois" },
          ],
        },
      },
    });
    const choice = message("choice", 5, {
      message_type: "interactive",
      metadata: { interactive_reply: { id: "2", title: "Dois" } },
    });
    const lines = layOut([menu, choice], [], undefined);
    expect(lines.find((item) => item.key === "menu")).toMatchObject({ chosen: "2" });
  });
});
