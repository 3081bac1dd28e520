/** Where a card stands when it shares its time with others: which lane, of how many. */
export type Lane = { lane: number; lanes: number };

type Timed = { id: string; from: number; to: number };

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
