import { describe, expect, it } from "vitest";
import { at, conversation as made } from "../../../test/fake/data";
import type { Conversation, CurrentUser } from "../../shared/api/types";
import { append, EMPTY_LIST, type List, latest, merge, orderOf, recount } from "./conversations";
import type { Scope } from "./scope";

const START = Date.UTC(2026, 10, 21, 12);
const mine: Scope = { tab: "mine" };

const ana: CurrentUser = {
  id: "ana",
  email: "ana@example.org",
  full_name: "Ana",
  role: "attendant",
  avatar_url: null,
  locale: null,
  organization: { id: "o", name: "O", accent: null, logo_url: null, deletion_due_at: null },
  department_ids: ["sales"],
  has_second_factor: false,
  recovery_codes_left: null,
  must_set_up_second_factor: false,
  session: { idle_minutes: null, ends_at: null },
  permissions: { sees: "queue", permissions: ["send", "transfer", "see_phone_numbers"] },
};

/** Ana in an organization that lets her see this much. */
const sees = (sight: CurrentUser["permissions"]["sees"]): CurrentUser => ({
  ...ana,
  permissions: { ...ana.permissions, sees: sight },
});

function conversation(id: string, minutes: number, values: Partial<Conversation> = {}): Conversation {
  return made({
    id,
    customer: { id: `c-${id}`, name: id, phone_number: null, marketing_stopped: false },
    channel_id: "ch",
    assigned_user_id: "ana",
    last_message_at: at(START + minutes * 60_000),
    ...values,
  });
}

function list(...rows: Conversation[]): List {
  return { ...EMPTY_LIST, rows };
}

function heard(...conversations: Conversation[]) {
  return latest(conversations);
}

const ids = (result: List) => result.rows.map((row) => row.id);

describe("a list of conversations", () => {
  it("moves a conversation up when somebody writes in it, and leaves the other rows as they are", () => {
    const [a, b, c] = [conversation("a", 30), conversation("b", 20), conversation("c", 10)];
    const moved = { ...c, version: 2, last_message_at: at(START + 40 * 60_000) };

    const after = merge(list(a, b, c), heard(moved), mine, ana);

    expect(ids(after)).toEqual(["c", "a", "b"]);
    expect(after.rows[1]).toBe(a);
    expect(after.rows[2]).toBe(b);
  });

  it("is the same object when what it hears is old news", () => {
    const before = list(conversation("a", 30, { version: 7 }));
    expect(merge(before, heard(conversation("a", 50, { version: 7 })), mine, ana)).toBe(before);
    expect(merge(before, heard(conversation("a", 50, { version: 3 })), mine, ana)).toBe(before);
  });

  it("lets go of a conversation that now belongs to somebody else", () => {
    const before = list(conversation("a", 30), conversation("b", 20));
    const taken = conversation("a", 30, { version: 2, assigned_user_id: "bia" });
    expect(ids(merge(before, heard(taken), mine, ana))).toEqual(["b"]);
  });

  it("takes in a conversation that has just become one's own, at its place", () => {
    const before = list(conversation("a", 30), conversation("c", 10));
    expect(ids(merge(before, heard(conversation("b", 20)), mine, ana))).toEqual(["a", "b", "c"]);
  });

  it("does not take in what lies beyond the loaded part, so that no gap is hidden", () => {
    const before: List = { ...list(conversation("a", 30), conversation("b", 20)), cursor: "more" };
    expect(ids(merge(before, heard(conversation("z", 5)), mine, ana))).toEqual(["a", "b"]);
    expect(ids(merge({ ...before, cursor: null }, heard(conversation("z", 5)), mine, ana))).toEqual(["a", "b", "z"]);
  });

  it("keeps what a search found current, but adds nothing of its own", () => {
    const before = list(conversation("a", 30));
    const scope: Scope = { tab: "mine", q: "bolo" };
    const renamed = conversation("a", 30, { version: 2, unread_count: 4 });
    const after = merge(before, heard(renamed, conversation("b", 40)), scope, ana);
    expect(ids(after)).toEqual(["a"]);
    expect(after.rows[0]?.unread_count).toBe(4);
  });

  it("puts them in the order of the queue: those who wait longest first, moved by how urgent they are", () => {
    const waiting = (id: string, since: number, place = since) =>
      conversation(id, 0, {
        status: "waiting",
        assigned_user_id: null,
        department_id: "sales",
        waiting_since: at(START + since),
        queue_place: at(START + place),
      });
    const after = merge(
      list(waiting("b", 2000)),
      heard(waiting("c", 3000), waiting("a", 1000), waiting("urgent", 4000, 500)),
      { tab: "waiting" },
      ana,
    );
    expect(ids(after)).toEqual(["urgent", "a", "b", "c"]);
  });

  it("shows an attendant nothing of another department, and a supervisor everything", () => {
    const elsewhere = conversation("x", 50, { status: "waiting", assigned_user_id: null, department_id: "billing" });
    expect(ids(merge(list(), heard(elsewhere), { tab: "all" }, ana))).toEqual([]);
    expect(ids(merge(list(), heard(elsewhere), { tab: "all" }, sees("all")))).toEqual(["x"]);
    const colleagues = conversation("y", 50, { status: "open", assigned_user_id: "bia", department_id: "sales" });
    expect(ids(merge(list(), heard(colleagues), { tab: "all" }, ana))).toEqual([]);
    expect(ids(merge(list(), heard(colleagues), { tab: "all" }, sees("departments")))).toEqual(["y"]);
    const waiting = conversation("z", 50, { status: "waiting", assigned_user_id: null, department_id: "sales" });
    expect(ids(merge(list(), heard(waiting), { tab: "all" }, ana))).toEqual(["z"]);
    expect(ids(merge(list(), heard(waiting), { tab: "all" }, sees("own")))).toEqual([]);
  });

  it("ends the same whatever the order in which updates arrive", () => {
    const rows = Array.from({ length: 12 }, (_, index) => conversation(`r${index}`, index));
    const before = list(...rows.toSorted(orderOf("-last_message_at")));
    const updates = Array.from({ length: 40 }, (_, index) =>
      conversation(`r${(index * 7) % 15}`, (index * 13) % 50, {
        version: 2 + index,
        assigned_user_id: index % 5 === 0 ? "bia" : "ana",
      }),
    );
    const oneByOne = updates.reduce((state, update) => merge(state, heard(update), mine, ana), before);
    const backwards = updates.toReversed().reduce((state, update) => merge(state, heard(update), mine, ana), before);
    const atOnce = merge(before, heard(...updates), mine, ana);
    expect(oneByOne.rows).toEqual(atOnce.rows);
    // Without the rows that were let go of: of those only the server's versions could tell that they are old.
    const last = latest(updates);
    expect(
      backwards.rows
        .filter((row) => last.get(row.id)?.version === row.version || !last.has(row.id))
        .map((row) => row.id),
    ).toEqual(ids(atOnce));
  });

  it("does not repeat a row that moved up while the next page was on its way", () => {
    const before: List = { ...list(conversation("c", 60), conversation("a", 30)), cursor: "x" };
    expect(
      ids(append(before, { data: [conversation("b", 20), conversation("c", 10)], next_cursor: null, passages: null })),
    ).toEqual(["c", "a", "b"]);
  });

  it("stays quick with thousands of rows and hundreds of updates a frame", () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => conversation(`r${index}`, 5_000 - index));
    const updates = Array.from({ length: 300 }, (_, index) =>
      conversation(`r${index * 16}`, 6_000 + index, { version: 2 }),
    );
    const before = list(...rows);
    const begun = performance.now();
    const after = merge(before, heard(...updates), mine, ana);
    const took = performance.now() - begun;
    expect(after.rows).toHaveLength(5_000);
    expect(after.rows[0]?.id).toBe("r4784");
    // A frame has 16 ms; this takes about one on the slowest machine it ran on.
    expect(took).toBeLessThan(50);
  });
});

describe("the counts of the tabs", () => {
  const stats = { mine: 2, on_hold: 0, waiting: 3, all_open: 9, by_department: [] };

  it("follow a conversation from the queue into one's own hands", () => {
    const before = conversation("a", 0, { status: "waiting", assigned_user_id: null, department_id: "sales" });
    const after = conversation("a", 0, { status: "open", version: 2 });
    expect(recount(stats, before, after, ana)).toMatchObject({ mine: 3, waiting: 2, all_open: 9 });
  });

  it("stay the same object when nothing moved", () => {
    expect(recount(stats, conversation("a", 0), conversation("a", 5, { version: 2 }), ana)).toBe(stats);
    expect(recount(stats, undefined, conversation("a", 5), ana)).toBe(stats);
  });

  it("follow what is put on hold, which leaves one's own list for that of what is on hold", () => {
    const before = conversation("a", 0, { status: "open", assigned_user_id: ana.id, snoozed_until: null });
    const until = new Date(Date.now() + 60_000).toISOString();
    const after = { ...before, snoozed_until: until, version: 2 };
    expect(recount(stats, before, after, ana)).toMatchObject({ mine: 1, on_hold: 1, all_open: 9 });
    expect(ids(merge(list(before), heard(after), mine, ana))).toEqual([]);
    expect(ids(merge(list(), heard(after), { tab: "mine", hold: true }, ana))).toEqual(["a"]);
  });
});
