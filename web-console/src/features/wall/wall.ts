import type { Wall, WallAttendant, WallWaiting } from "../../shared/api/types";

/** Of two walls, the one that was read later: an answer may come after the event that is newer. */
export function newerOf(known: Wall | undefined, said: Wall): Wall {
  return known && known.at > said.at ? known : said;
}

/** Of those who wait, only some: of a department (null: of none), of a person, or at risk. */
export type Only = { name: string; department?: string | null; user?: string; atRisk?: boolean };

export function fits(one: WallWaiting, only: Only | undefined): boolean {
  return (
    only === undefined ||
    ((only.department === undefined || one.department_id === only.department) &&
      (only.user === undefined || one.assigned_user_id === only.user) &&
      (!only.atRisk || one.is_at_risk))
  );
}

export type Tone = "calm" | "warm" | "late";

/** How bad a wait is, against the limit from which on it is at risk. */
export function toneOf(waitedMs: number, limitSeconds: number): Tone {
  const limit = limitSeconds * 1000;
  return waitedMs >= 3 * limit ? "late" : waitedMs >= limit ? "warm" : "calm";
}

/** How much of what somebody takes on they have; above 1 when it is more. Without a capacity, any load is too much. */
export function shareOf(load: number, capacity: number): number {
  return capacity > 0 ? load / capacity : load > 0 ? Number.POSITIVE_INFINITY : 0;
}

const ORDER = { online: 0, away: 1, offline: 2 } as const;

/** Who is there first, then by name: an order that does not change with each message, so that no row jumps away. */
export function inOrder(attendants: readonly WallAttendant[]): readonly WallAttendant[] {
  return [...attendants].sort(
    (a, b) =>
      ORDER[a.status] - ORDER[b.status] ||
      Number(b.conversations > 0) - Number(a.conversations > 0) ||
      a.full_name.localeCompare(b.full_name),
  );
}

/** What fits on a television at a time, and the rest on the next pages. Pages are as full as each other. */
export function pagesOf<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(all.length / most));
  const each = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, page) => all.slice(page * each, (page + 1) * each));
}

/** How today compares with the same weekday before; undefined when there is nothing to compare with. */
export function changeOf(now: number | null, before: number | null): number | undefined {
  return now === null || before === null || before === 0 ? undefined : now / before - 1;
}
