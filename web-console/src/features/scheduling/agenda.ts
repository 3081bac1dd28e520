import type { Appointment } from "../../shared/api/types";
import { type Day, daysFrom, isDay, minuteOf, mondayOf, weeksOfMonth } from "./clinicTime";

export const VIEWS = ["day", "week", "month", "list"] as const;
export type View = (typeof VIEWS)[number];

/** How an appointment stands: booked, and beyond that whether the customer said that they come. */
export const STATES = ["booked", "confirmed", "done", "no_show", "cancelled"] as const;
export type State = (typeof STATES)[number];

export function stateOf({ status, confirmed_at }: Pick<Appointment, "status" | "confirmed_at">): State {
  switch (status) {
    case "CONFIRMED":
      return confirmed_at === null ? "booked" : "confirmed";
    case "DONE":
      return "done";
    case "NO_SHOW":
      return "no_show";
    case "CANCELLED":
      return "cancelled";
    default:
      return status satisfies never;
  }
}

/** How many days a list goes ahead. */
const LIST_DAYS = 14;

/** What the URL says of the agenda. What is usual is not in it. */
export type AgendaSearch = {
  clinic?: string;
  view?: View;
  day?: Day;
  professionals?: readonly string[];
  room?: string;
  states?: readonly State[];
  /** Of which service free times are shown. */
  free?: string;
  /** The appointment that is open. */
  appointment?: string;
};

export function readAgenda(search: Record<string, unknown>): AgendaSearch {
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
  const professionals = texts(search.professionals);
  const states = STATES.filter((state) => texts(search.states).includes(state));
  return {
    clinic: text(search.clinic),
    view: VIEWS.find((view) => view === search.view),
    day: isDay(search.day) ? search.day : undefined,
    professionals: professionals.length > 0 ? professionals : undefined,
    room: text(search.room),
    states: states.length > 0 ? states : undefined,
    free: text(search.free),
    appointment: text(search.appointment),
  };
}

/** The days that a view shows around one. */
export function daysOf(view: View, day: Day): Day[] {
  switch (view) {
    case "day":
      return [day];
    case "week":
      return daysFrom(mondayOf(day), 7);
    case "month":
      return weeksOfMonth(day);
    case "list":
      return daysFrom(day, LIST_DAYS);
    default:
      return view satisfies never;
  }
}

type Filters = Pick<AgendaSearch, "professionals" | "room" | "states">;

/** What is shown. Cancelled ones only to who asks for them: their time is free. */
export function shown(appointments: readonly Appointment[], { professionals, room, states }: Filters): Appointment[] {
  return appointments.filter(
    (one) =>
      (professionals === undefined || (one.professional_id !== null && professionals.includes(one.professional_id))) &&
      (room === undefined || one.resources.some((resource) => resource.id === room)) &&
      (states === undefined ? one.status !== "CANCELLED" : states.includes(stateOf(one))),
  );
}

/** Whether it keeps its time from others. */
export function holds(appointment: Pick<Appointment, "status">): boolean {
  return appointment.status !== "CANCELLED" && appointment.status !== "NO_SHOW";
}

/** Whether it can still be moved, confirmed and cancelled. */
export function isOpen(appointment: Pick<Appointment, "status">): boolean {
  return appointment.status === "CONFIRMED";
}

/**
 * What was known and what was heard of the appointments of some days, in the order of their time. Events come late and
 * twice: an older version never undoes a newer one, and what moved away from these days leaves them.
 */
export function merge(known: readonly Appointment[], heard: readonly Appointment[], from: Day, to: Day): Appointment[] {
  const byId = new Map(known.map((one) => [one.id, one]));
  for (const one of heard) {
    const before = byId.get(one.id);
    if (!before || one.version >= before.version) {
      byId.set(one.id, one);
    }
  }
  return [...byId.values()].filter((one) => from <= one.date && one.date <= to).sort(byTime);
}

export function byTime(a: Appointment, b: Appointment): number {
  return a.starts_at.localeCompare(b.starts_at) || a.id.localeCompare(b.id);
}

/** Where an appointment is to go, as long as nobody has said that it may. */
export type Place = { day: Day; from: number; to: number; professionalId: string | null };

export function placeOf(appointment: Appointment): Place {
  return {
    day: appointment.date,
    from: minuteOf(appointment.time),
    // How long it really is, also on a day on which the clock jumps.
    to: minuteOf(appointment.time) + appointment.duration_minutes,
    professionalId: appointment.professional_id,
  };
}

export function samePlace(a: Place, b: Place): boolean {
  return a.day === b.day && a.from === b.from && a.to === b.to && a.professionalId === b.professionalId;
}

/**
 * Who is there already, of those that are known here: the server knows better, but only afterwards. As there, each keeps
 * its time to tidy up, and those without a professional take the clinic itself.
 */
export function inTheWay(
  appointments: readonly Appointment[],
  moved: Pick<Appointment, "id" | "resources" | "buffer_minutes">,
  place: Place,
): Appointment | undefined {
  return appointments.find((one) => {
    if (one.id === moved.id || one.date !== place.day || !holds(one)) {
      return false;
    }
    const other = placeOf(one);
    const shares =
      one.professional_id === place.professionalId ||
      one.resources.some((resource) => moved.resources.some(({ id }) => id === resource.id));
    return shares && other.from < place.to + moved.buffer_minutes && place.from < other.to + one.buffer_minutes;
  });
}
