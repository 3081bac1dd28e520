import { describe, expect, it } from "vitest";
import type { Customer, Delivery, Message, Summary } from "./api";
import { EMPTY, keyOf, learn, learnAll, type News, threadToOpen, type World } from "./world";

const RITA = "c1";
const SHOP = "800";

function message(id: string, changes: Partial<Message> = {}): Message {
  return {
    id,
    from_customer: true,
    type: "text",
    content: { body: id },
    at: "2026-11-21T12:00:00Z",
    status: "sent",
    reply_to: null,
    customer_reaction: null,
    business_reaction: null,
    chosen: null,
    failure: null,
    deleted: false,
    ...changes,
  };
}

function summary(changes: Partial<Summary> = {}): Summary {
  return {
    phone_number_id: SHOP,
    customer_id: RITA,
    unread: 0,
    last_message: null,
    window_expires_at: null,
    ...changes,
  };
}

const customer: Customer = {
  id: RITA,
  name: "Rita",
  wa_id: "5511999990000",
  user_id: null,
  hides_number: false,
  read_receipts: true,
  online: true,
  blocks: false,
  on_whatsapp: true,
};

const opened: World = learnAll(EMPTY, [
  { kind: "state", state: { webhook_url: "http://x/", numbers: [], customers: [customer], threads: [summary()] } },
  { kind: "thread", thread: { ...summary(), messages: [message("a")], typing_until: null } },
]);

const ids = (world: World) => world.threads.get(keyOf(SHOP, RITA))?.messages?.map((each) => each.id);

function heard(id: string, changes: Partial<Message> = {}, thread: Partial<Summary> = {}): News {
  return { kind: "message", message: message(id, changes), thread: summary(thread) };
}

describe("what the page knows", () => {
  it("keeps each message once, in its place, whatever happens to it", () => {
    const world = learnAll(opened, [heard("b"), heard("a", { status: "read" }), heard("b", { status: "delivered" })]);

    expect(ids(world)).toEqual(["a", "b"]);
    expect(world.threads.get(keyOf(SHOP, RITA))?.messages?.[0]?.status).toBe("read");
  });

  it("shows a message of the business when it reaches the phone, not while it is on its way", () => {
    const sent = learn(opened, heard("b", { from_customer: false, status: "sent" }));
    const later = learnAll(sent, [
      heard("c"),
      heard("b", { from_customer: false, status: "delivered" }, { unread: 1 }),
    ]);

    expect(ids(sent)).toEqual(["a"]);
    expect(ids(later)).toEqual(["a", "c", "b"]);
    expect(later.threads.get(keyOf(SHOP, RITA))?.summary.unread).toBe(1);
  });

  it("counts in threads that were never opened, without pretending to know their messages", () => {
    const news: News = { kind: "message", message: message("x"), thread: summary({ customer_id: "c2", unread: 3 }) };
    const world = learn(opened, news);

    expect(world.threads.get(keyOf(SHOP, "c2"))).toEqual({ summary: news.thread, typingUntil: null });
  });

  it("keeps opened threads when the list is loaded again", () => {
    const again = learn(opened, {
      kind: "state",
      state: { webhook_url: null, numbers: [], customers: [customer], threads: [summary({ unread: 2 })] },
    });

    expect(ids(again)).toEqual(["a"]);
    expect(again.threads.get(keyOf(SHOP, RITA))?.summary.unread).toBe(2);
  });

  it("hears of typing, of changed people, and of nobody's typing in a thread it does not know", () => {
    const world = learnAll(opened, [
      { kind: "typing", phone_number_id: SHOP, customer_id: RITA, until: "2026-11-21T12:00:25Z" },
      { kind: "typing", phone_number_id: SHOP, customer_id: "nobody", until: "2026-11-21T12:00:25Z" },
      { kind: "customer", customer: { ...customer, online: false } },
    ]);

    expect(world.threads.get(keyOf(SHOP, RITA))?.typingUntil).toBe("2026-11-21T12:00:25Z");
    expect(world.threads.size).toBe(1);
    expect(world.customers).toEqual([{ ...customer, online: false }]);
  });

  it("keeps the newest webhooks, each with its latest outcome", () => {
    const delivery = (id: number, outcome: Delivery["outcome"] = "waiting"): News => ({
      kind: "delivery",
      delivery: { id, phone_number_id: SHOP, what: "text", about: "a", created_at: "", outcome, attempts: [] },
    });
    const world = learnAll(
      EMPTY,
      Array.from({ length: 250 }, (_, index) => delivery(index)),
    );

    const settled = learn(world, delivery(249, "delivered"));
    expect(settled.deliveries).toHaveLength(200);
    expect(settled.deliveries[0]?.id).toBe(50);
    expect(settled.deliveries.at(-1)?.outcome).toBe("delivered");
  });
});

describe("a phone", () => {
  const at = (number: string, minute: number, unread = 0) =>
    summary({
      phone_number_id: number,
      unread,
      last_message: message(`m${number}`, { at: `2026-11-21T12:${minute}:00Z` }),
    });
  const opensWith = (threads: Summary[], current?: string) =>
    threadToOpen(
      learn(EMPTY, { kind: "state", state: { webhook_url: null, numbers: [], customers: [customer], threads } }),
      RITA,
      current,
    )?.summary.phone_number_id;

  it("opens with what its owner has not read, whoever else wrote later", () => {
    const others = { ...at("900", 50, 3), customer_id: "c2" };
    expect(opensWith([at("800", 10, 1), at("700", 40), others], "900")).toBe("800");
  });

  it("stays with the number that is open when all was read, and opens with the newest otherwise", () => {
    const threads = [at("800", 10), at("700", 40)];
    expect(opensWith(threads, "800")).toBe("800");
    expect(opensWith(threads, "900")).toBe("700");
    expect(opensWith([], "900")).toBeUndefined();
  });
});
