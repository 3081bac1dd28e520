import type { TFunction } from "i18next";
import { type Names, summaryOf } from "./describe";
import { type Draft, headlineOf, move, type Point, type Types, walk, waysOf } from "./graph";
import { rowAt, sizeOf, WIDTH } from "./shape";

const COLUMN = WIDTH + 104;
const BETWEEN = 44;
/** How often the order of a column follows its neighbours: after a few nothing moves. */
const PASSES = 6;

/** @property below how far below the first way out a way is: a chain stays level, what forks spreads downwards */
type Placed = { id: string; height: number; column: number; y: number; ways: { target: string; below: number }[] };

/**
 * A tidy place for every block: columns from left to right as a conversation goes, each block as level with what leads to
 * it as there is room for. Of a selection only its blocks move, to where the first of them is. Takes time that grows with
 * the blocks, not with their square.
 */
export function arranged(
  draft: Draft,
  types: Types,
  names: Names,
  t: TFunction,
  only?: ReadonlySet<string>,
): ReadonlyMap<string, Point> {
  const blocks = walk(draft, types).filter((block) => !only || only.has(block.id));
  const all = new Map(
    blocks.map((block): [string, Placed] => {
      const type = types.get(block.type);
      const ways = waysOf(type, block);
      const { height, body } = sizeOf(type, block, ways, headlineOf(type) ? [] : summaryOf(type, block, names, t));
      const leads = ways.flatMap((way, index) => {
        const target = block.edges[way.name];
        return target === undefined || target === block.id
          ? []
          : [{ target, below: rowAt(body, index) - rowAt(body, 0) }];
      });
      return [block.id, { id: block.id, height, column: 0, y: 0, ways: leads }];
    }),
  );
  for (const placed of all.values()) {
    placed.ways = placed.ways.filter((way) => all.has(way.target));
  }
  const forward = ahead(all);
  const columns = columnsOf(all, forward);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const column of pass % 2 === 0 ? columns : [...columns].reverse()) {
      level(column, pass % 2 === 0 ? forward.before : forward.after, all);
    }
  }
  const [first] = blocks;
  const origin = first && all.get(first.id);
  if (!first || !origin) {
    return new Map();
  }
  const at = only ? first.position : { x: 0, y: 0 };
  return new Map(
    [...all.values()].map((placed) => [
      placed.id,
      {
        x: Math.round(at.x + (placed.column - origin.column) * COLUMN),
        y: Math.round(at.y + placed.y - origin.y),
      },
    ]),
  );
}

const AROUND = { side: 24, top: 48, bottom: 24 };

/** The same flow, tidy: frames stay around what was in them, and a note stays beside the block that it is next to. */
export function tidied(draft: Draft, types: Types, names: Names, t: TFunction, only?: ReadonlySet<string>): Draft {
  const places = arranged(draft, types, names, t, only);
  const moved = move(draft, places);
  const boxes = new Map(
    draft.blocks.map((block) => {
      const type = types.get(block.type);
      const summary = headlineOf(type) ? [] : summaryOf(type, block, names, t);
      return [block.id, sizeOf(type, block, waysOf(type, block), summary)] as const;
    }),
  );
  const now = new Map(moved.blocks.map((block) => [block.id, block]));
  const groups = draft.groups.map((group) => {
    const members = draft.blocks.filter((block) => {
      const { width = 0, height = 0 } = boxes.get(block.id) ?? {};
      const x = block.position.x - group.position.x;
      const y = block.position.y - group.position.y;
      return x >= 0 && y >= 0 && x + width <= group.size.width && y + height <= group.size.height;
    });
    if (members.length === 0 || !members.some((block) => places.has(block.id))) {
      return group;
    }
    const framed = members.flatMap((block) => now.get(block.id) ?? []);
    const left = Math.min(...framed.map((block) => block.position.x)) - AROUND.side;
    const top = Math.min(...framed.map((block) => block.position.y)) - AROUND.top;
    const right = Math.max(...framed.map((block) => block.position.x + WIDTH)) + AROUND.side;
    const bottom =
      Math.max(...framed.map((block) => block.position.y + (boxes.get(block.id)?.height ?? 0))) + AROUND.bottom;
    return { ...group, position: { x: left, y: top }, size: { width: right - left, height: bottom - top } };
  });
  const notes = draft.notes.map((note) => {
    const far = (block: { position: Point }) =>
      Math.hypot(block.position.x - note.position.x, block.position.y - note.position.y);
    const [first, ...others] = draft.blocks;
    const beside = first && others.reduce((best, block) => (far(block) < far(best) ? block : best), first);
    const to = beside && places.get(beside.id);
    return beside && to
      ? {
          ...note,
          position: {
            x: note.position.x + to.x - beside.position.x,
            y: note.position.y + to.y - beside.position.y,
          },
        }
      : note;
  });
  return { ...moved, groups, notes };
}

type Neighbours = ReadonlyMap<string, readonly { id: string; below: number }[]>;

/** Edges that go on, without those that lead back to a block on the way here: a loop has a first block, too. */
function ahead(all: ReadonlyMap<string, Placed>): { before: Neighbours; after: Neighbours } {
  const before = new Map<string, { id: string; below: number }[]>([...all.keys()].map((id) => [id, []]));
  const after = new Map<string, { id: string; below: number }[]>([...all.keys()].map((id) => [id, []]));
  const state = new Map<string, "open" | "done">();
  for (const root of all.values()) {
    const stack = state.has(root.id) ? [] : [{ placed: root, next: 0 }];
    state.set(root.id, state.get(root.id) ?? "open");
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const way = top.placed.ways[top.next++];
      const target = way && all.get(way.target);
      if (!way || !target) {
        state.set(top.placed.id, "done");
        stack.pop();
      } else if (state.get(target.id) !== "open") {
        before.get(target.id)?.push({ id: top.placed.id, below: way.below });
        after.get(top.placed.id)?.push({ id: target.id, below: -way.below });
        if (!state.has(target.id)) {
          state.set(target.id, "open");
          stack.push({ placed: target, next: 0 });
        }
      }
    }
  }
  return { before, after };
}

/** Every block right of all that lead to it; in a column in the order of the walk. */
function columnsOf(all: ReadonlyMap<string, Placed>, { before, after }: { before: Neighbours; after: Neighbours }) {
  const open = new Map([...before].map(([id, leads]) => [id, leads.length]));
  const ready = [...all.values()].filter((placed) => open.get(placed.id) === 0);
  for (let placed = ready.shift(); placed; placed = ready.shift()) {
    for (const { id } of after.get(placed.id) ?? []) {
      const next = all.get(id);
      const left = (open.get(id) ?? 0) - 1;
      open.set(id, left);
      if (next) {
        next.column = Math.max(next.column, placed.column + 1);
        if (left === 0) {
          ready.push(next);
        }
      }
    }
  }
  const columns: Placed[][] = [];
  for (const placed of all.values()) {
    const column = columns[placed.column] ?? [];
    columns[placed.column] = column;
    placed.y = column.reduce((sum, one) => sum + one.height + BETWEEN, 0);
    column.push(placed);
  }
  return columns.filter(Boolean);
}

/** Brings the blocks of a column level with their neighbours, none upon another. */
function level(column: Placed[], neighbours: Neighbours, all: ReadonlyMap<string, Placed>) {
  const wanted = new Map(
    column.map((placed) => {
      const near = (neighbours.get(placed.id) ?? []).flatMap(({ id, below }) => {
        const other = all.get(id);
        return other ? [other.y + below] : [];
      });
      const mean = near.reduce((sum, y) => sum + y, 0) / near.length;
      return [placed.id, near.length > 0 ? mean : placed.y] as const;
    }),
  );
  const want = (placed: Placed) => wanted.get(placed.id) ?? placed.y;
  column.sort((a, b) => want(a) - want(b));
  // Those that would lie upon each other become a heap, which lies where its blocks wish to be on average.
  const heaps: { from: number; to: number; height: number; top: number; wishes: number }[] = [];
  column.forEach((placed, index) => {
    let heap = {
      from: index,
      to: index,
      height: placed.height + BETWEEN,
      top: want(placed),
      wishes: want(placed),
    };
    for (let last = heaps.at(-1); last && last.top + last.height > heap.top; last = heaps.at(-1)) {
      heaps.pop();
      const count = heap.to - last.from + 1;
      const wishes = last.wishes + heap.wishes - (heap.to - heap.from + 1) * last.height;
      heap = { from: last.from, to: heap.to, height: last.height + heap.height, top: wishes / count, wishes };
    }
    heaps.push(heap);
  });
  for (const heap of heaps) {
    let y = heap.top;
    for (const placed of column.slice(heap.from, heap.to + 1)) {
      placed.y = y;
      y += placed.height + BETWEEN;
    }
  }
}
