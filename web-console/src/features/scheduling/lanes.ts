/** Where a card stands when it shares its time with others: which lane, of how many. */
export type Lane = { lane: number; lanes: number };

type Timed = { id: string; from: number; to: number };

/** Those who have no lane of their own where there is room for some only, and when they are. */
export type Crowd = { from: number; to: number; ids: readonly string[] };

/**
 * Puts what overlaps side by side, each in the first lane that is free. Lanes are counted for those that touch one
 * another, also over others, so that a busy morning does not make the afternoon narrow.
 */
export function lanesOf(entries: readonly Timed[]): Map<string, Lane> {
  const found = new Map<string, Lane>();
  const ordered = [...entries].sort((a, b) => a.from - b.from || b.to - a.to || a.id.localeCompare(b.id));
  let group: Timed[] = [];
  let ends: number[] = [];
  let groupEnd = Number.NEGATIVE_INFINITY;

  const close = () => {
    for (const { id } of group) {
      const known = found.get(id);
      if (known) {
        known.lanes = ends.length;
      }
    }
    group = [];
    ends = [];
  };

  for (const entry of ordered) {
    if (entry.from >= groupEnd) {
      close();
    }
    const free = ends.findIndex((end) => end <= entry.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = entry.to;
    group.push(entry);
    found.set(entry.id, { lane, lanes: 1 });
    groupEnd = Math.max(group.length === 1 ? entry.to : groupEnd, entry.to);
  }
  close();
  return found;
}

/**
 * The same where no more than so many lanes can be read: who comes first keeps a lane, and the last lane counts the rest.
 * Whoever has no lane is in a crowd.
 */
export function lanesWithin(most: number, entries: readonly Timed[]): { lanes: Map<string, Lane>; crowds: Crowd[] } {
  const lanes = lanesOf(entries);
  const crowds: (Crowd & { ids: string[] })[] = [];
  for (const entry of [...entries].sort((a, b) => a.from - b.from)) {
    const own = lanes.get(entry.id);
    if (!own || own.lanes <= most) {
      continue;
    }
    if (own.lane < most - 1) {
      own.lanes = most;
      continue;
    }
    lanes.delete(entry.id);
    const last = crowds.at(-1);
    if (last && entry.from < last.to) {
      last.ids.push(entry.id);
      last.to = Math.max(last.to, entry.to);
    } else {
      crowds.push({ from: entry.from, to: entry.to, ids: [entry.id] });
    }
  }
  return { lanes, crowds };
}
