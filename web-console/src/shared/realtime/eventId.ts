/** An event id is `epoch-milliseconds-sequence-index`: within an epoch its three numbers grow. */
type Position = { epoch: string; numbers: readonly [number, number, number] };

/** The later of two event ids. Of different epochs the one that was heard last counts: the older stream is gone. */
export function laterOf(known: string | undefined, heard: string): string {
  const before = known === undefined ? undefined : positionOf(known);
  const after = positionOf(heard);
  if (!after) {
    return known ?? heard;
  }
  if (!before || before.epoch !== after.epoch) {
    return heard;
  }
  return compare(before.numbers, after.numbers) > 0 ? (known ?? heard) : heard;
}

function positionOf(id: string): Position | undefined {
  // What follows the numbers is the server's own mark of what may still be missing; the id goes back as it came.
  const match = /^(.+?)-(\d+)-(\d+)-(\d+)(?:-[a-z]\..*)?$/.exec(id);
  if (!match) {
    return undefined;
  }
  const [, epoch = "", milliseconds, sequence, index] = match;
  return { epoch, numbers: [Number(milliseconds), Number(sequence), Number(index)] };
}

function compare(a: Position["numbers"], b: Position["numbers"]): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
