import type {
  Conversation,
  ConversationPage,
  ConversationSort,
  ConversationStats,
  CurrentUser,
  Passage,
} from "../../shared/api/types";
import { belongs, isOnHold, maySee, type Scope, sortOf } from "./scope";

/** The loaded part of one list: in order, without gaps, where the next page begins, and where a search found its words. */
export type List = {
  rows: readonly Conversation[];
  cursor: string | null;
  passages: ReadonlyMap<string, Passage>;
};

export const EMPTY_LIST: List = { rows: [], cursor: null, passages: new Map() };

/** Of two copies of one conversation the newer one; the same object when nothing changed. */
export function newerOf(known: Conversation | undefined, heard: Conversation): Conversation {
  return known && known.version >= heard.version ? known : heard;
}

/** The last word on each conversation of a batch. */
export function latest(batch: readonly Conversation[]): Map<string, Conversation> {
  const byId = new Map<string, Conversation>();
  for (const conversation of batch) {
    byId.set(conversation.id, newerOf(byId.get(conversation.id), conversation));
  }
  return byId;
}

/**
 * Puts what the server said into a list: replaces, moves, adds and removes rows. Rows that did not change stay the same
 * objects, so that only what changed is drawn again; and when nothing changed the list itself stays the same.
 */
export function merge(list: List, heard: ReadonlyMap<string, Conversation>, scope: Scope, viewer: CurrentUser): List {
  const order = orderOf(sortOf(scope));
  const kept: Conversation[] = [];
  const arriving: Conversation[] = [];
  const seen = new Set<string>();
  let changed = false;

  for (const row of list.rows) {
    const update = heard.get(row.id);
    seen.add(row.id);
    if (!update || update.version <= row.version) {
      kept.push(row);
      continue;
    }
    changed = true;
    if (belongs(update, scope, viewer)) {
      arriving.push(update);
    }
  }
  for (const update of heard.values()) {
    // What a search finds only the server knows: rows are kept current there, never added.
    if (!seen.has(update.id) && !scope.q && belongs(update, scope, viewer)) {
      changed = true;
      arriving.push(update);
    }
  }
  if (!changed) {
    return list;
  }

  arriving.sort(order);
  const last = list.rows[list.rows.length - 1];
  const rows: Conversation[] = [];
  let next = 0;
  for (const row of kept) {
    for (let candidate = arriving[next]; candidate && order(candidate, row) < 0; candidate = arriving[next]) {
      rows.push(candidate);
      next++;
    }
    rows.push(row);
  }
  for (const candidate of arriving.slice(next)) {
    // Beyond the loaded part there may be rows before it that are not here: it comes with its page.
    if (list.cursor === null || !last || order(candidate, last) <= 0) {
      rows.push(candidate);
    }
  }
  return { ...list, rows };
}

/** Adds the next page. A row that moved up meanwhile is there already. */
export function append(list: List, page: ConversationPage): List {
  const known = new Set(list.rows.map((row) => row.id));
  return {
    rows: [...list.rows, ...page.data.filter((row) => !known.has(row.id))],
    cursor: page.next_cursor,
    passages: page.passages
      ? new Map([...list.passages, ...page.passages.map((passage) => [passage.conversation_id, passage] as const)])
      : list.passages,
  };
}

/** The order of a list; ids break ties, as on the server. */
export function orderOf(sort: ConversationSort): (a: Conversation, b: Conversation) => number {
  const descending = sort.startsWith("-");
  const key = keyOf(sort);
  return (a, b) => {
    const order = compare(key(a), key(b)) || compare(a.id, b.id);
    return descending ? -order : order;
  };
}

// Times and ids are plain ASCII of one length: code units order them, and many times faster than a locale does.
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf(sort: ConversationSort): (conversation: Conversation) => string {
  switch (sort) {
    case "-last_message_at":
    case "last_message_at":
      return (conversation) => conversation.last_message_at;
    case "waiting_since":
      return (conversation) => conversation.queue_place ?? "";
    case "sla_due_at":
      return (conversation) => conversation.sla_due_at ?? "";
  }
}

/** Moves the counts of the tabs when a conversation changes, so that they need not be asked for each time. */
export function recount(
  stats: ConversationStats,
  before: Conversation | undefined,
  after: Conversation,
  viewer: CurrentUser,
): ConversationStats {
  const was = before ? countsIn(before, viewer) : undefined;
  if (!was) {
    return stats;
  }
  const is = countsIn(after, viewer);
  if (was.mine === is.mine && was.onHold === is.onHold && was.waiting === is.waiting && was.open === is.open) {
    return stats;
  }
  return {
    ...stats,
    mine: Math.max(0, stats.mine + is.mine - was.mine),
    on_hold: Math.max(0, stats.on_hold + is.onHold - was.onHold),
    waiting: Math.max(0, stats.waiting + is.waiting - was.waiting),
    all_open: Math.max(0, stats.all_open + is.open - was.open),
  };
}

function countsIn(conversation: Conversation, viewer: CurrentUser) {
  const visible = maySee(conversation, viewer) && conversation.status !== "closed";
  const mine = visible && conversation.assigned_user_id === viewer.id;
  return {
    mine: mine && !isOnHold(conversation) ? 1 : 0,
    onHold: mine && isOnHold(conversation) ? 1 : 0,
    waiting: visible && conversation.status === "waiting" ? 1 : 0,
    open: visible ? 1 : 0,
  };
}
