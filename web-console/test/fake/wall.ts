import type { Wall, WallAttendant } from "../../src/shared/api/types";
import { at, type State } from "./data";

/** A quiet wall, but for what is said. */
export function wall(said: Partial<Wall> = {}): Wall {
  return {
    at: at(Date.now()),
    time_zone: "America/Sao_Paulo",
    date: "2026-11-22",
    unanswered_limit_seconds: 300,
    totals: {
      waiting: 0,
      longest_waiting_since: null,
      attended: 0,
      at_risk: 0,
      breached: 0,
      online: 0,
      away: 0,
      load: 0,
      capacity: 0,
    },
    departments: [],
    attendants: [],
    longest_waiting: [],
    today: {
      now: { date: "2026-11-22", opened: 41, received: 30, closed: 27, first_response_ms: 128_000 },
      previous: { date: "2026-11-15", opened: 36, received: 29, closed: 30, first_response_ms: 164_000 },
      hours: Array.from({ length: 24 }, (_, hour) => ({
        hour,
        opened: hour < 15 ? (HOURS[hour] ?? 0) : null,
        previous_opened: HOURS[(hour + 23) % 24] ?? 0,
      })),
    },
    ...said,
  };
}

const HOURS = [0, 0, 0, 0, 0, 0, 1, 2, 5, 8, 9, 7, 4, 3, 2, 6, 7, 5, 3, 2, 1, 0, 0, 0];

export function attendant(said: Partial<WallAttendant> = {}): WallAttendant {
  return {
    id: crypto.randomUUID(),
    full_name: "Ana Lima",
    role: "attendant",
    status: "online",
    since: null,
    load: 0,
    capacity: 8,
    conversations: 0,
    at_risk: 0,
    unanswered_since: null,
    department_ids: [],
    closed: 0,
    first_response_ms: null,
    ...said,
  };
}

/** What a shop's wall shows: roughly as the real one counts. */
export function wallOf(state: State): Wall {
  const queue = state.conversations.filter((one) => one.status === "waiting");
  const held = state.conversations.filter((one) => one.status === "open" && one.assigned_user_id);
  const unanswered = held.filter((one) => one.last_message?.sender_type === "customer");
  const isLate = (since: string) => Date.now() - new Date(since).getTime() > 300_000;
  const waiting = [
    ...queue.map((one) => ({ one, since: one.waiting_since ?? one.last_message_at })),
    ...unanswered.map((one) => ({ one, since: one.last_message_at })),
  ].sort((a, b) => a.since.localeCompare(b.since));
  const earliest = (all: readonly { since: string }[]) => all.map((entry) => entry.since).sort()[0] ?? null;
  const attendants = state.users.map((user) => {
    const own = held.filter((one) => one.assigned_user_id === user.id);
    return attendant({
      id: user.id,
      full_name: user.full_name,
      role: user.role,
      status: user.presence,
      since: at(Date.now() - 4_000_000),
      load: own.length,
      conversations: own.length,
      unanswered_since: earliest(waiting.filter(({ one }) => one.assigned_user_id === user.id)),
      department_ids: user.department_ids,
      closed: own.length * 2,
    });
  });
  const online = attendants.filter((one) => one.status === "online");
  return wall({
    totals: {
      waiting: queue.length,
      longest_waiting_since: earliest(waiting.filter(({ one }) => one.status === "waiting")),
      attended: held.length,
      at_risk: waiting.filter(({ since }) => isLate(since)).length,
      breached: waiting.filter(({ one }) => one.sla_state === "breached").length,
      online: online.length,
      away: attendants.filter((one) => one.status === "away").length,
      load: online.reduce((sum, one) => sum + one.load, 0),
      capacity: online.reduce((sum, one) => sum + one.capacity, 0),
    },
    departments: state.departments.map((department) => {
      const here = waiting.filter(({ one }) => one.department_id === department.id);
      const inQueue = here.filter(({ one }) => one.status === "waiting");
      const there = online.filter((one) => one.department_ids.includes(department.id));
      return {
        id: department.id,
        name: department.name,
        waiting: inQueue.length,
        longest_waiting_since: earliest(inQueue),
        attended: held.filter((one) => one.department_id === department.id).length,
        at_risk: here.filter(({ since }) => isLate(since)).length,
        online: there.length,
        load: there.reduce((sum, one) => sum + one.load, 0),
        capacity: there.reduce((sum, one) => sum + one.capacity, 0),
        received: 12,
        closed: 9,
      };
    }),
    attendants,
    longest_waiting: waiting.map(({ one, since }) => ({
      conversation_id: one.id,
      customer_name: one.customer.name ?? "",
      department_id: one.department_id,
      department_name: one.department_name,
      assigned_user_id: one.assigned_user_id,
      assigned_user_name: one.assigned_user_name,
      since,
      is_at_risk: isLate(since),
      sla_state: one.sla_state,
      sla_target: one.sla_target,
      sla_due_at: one.sla_due_at,
    })),
  });
}
