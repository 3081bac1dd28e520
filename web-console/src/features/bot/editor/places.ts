import type { FlowBlock, FlowGroup } from "../../../shared/api/types";
import { type Draft, type Point, type Types, waysOf } from "./graph";
import type { Part } from "./parts";

const AIR = 16;

/** What lies in a frame, by where it lies: it goes with the frame. */
export function inside(group: FlowGroup, parts: readonly Part[]): ReadonlyMap<string, Point> {
  const { x, y } = group.position;
  return new Map(
    parts
      .filter(
        ({ id, position, width = 0, height = 0 }) =>
          id !== group.id &&
          position.x >= x &&
          position.y >= y &&
          position.x + width <= x + group.size.width &&
          position.y + height <= y + group.size.height,
      )
      .map((part) => [part.id, part.position]),
  );
}

/** The block that an arrow key leads to: along edges to the sides, and up and down to the next one there. */
export function neighbour(draft: Draft, types: Types, from: FlowBlock, key: string): FlowBlock | undefined {
  if (key === "ArrowRight") {
    const way = waysOf(types.get(from.type), from).find(({ name }) => from.edges[name] !== undefined);
    const target = way && from.edges[way.name];
    return draft.blocks.find((block) => block.id === target) ?? nearest(draft, from, key);
  }
  if (key === "ArrowLeft") {
    const leads = draft.blocks.filter((block) => block !== from && Object.values(block.edges).includes(from.id));
    return leads[0] ?? nearest(draft, from, key);
  }
  return nearest(draft, from, key);
}

/** How far to the left something has to go to be seen beside what begins at an edge; never so far that it begins out of sight. */
export function fromBelow(left: number, right: number, edge: number): number {
  return Math.max(0, Math.min(right - edge, left - AIR));
}

/** The nearest in a direction; what lies askew counts as further away. */
function nearest(draft: Draft, from: FlowBlock, key: string): FlowBlock | undefined {
  let best: { block: FlowBlock; distance: number } | undefined;
  for (const block of draft.blocks) {
    const x = block.position.x - from.position.x;
    const y = block.position.y - from.position.y;
    const [ahead, aside] =
      key === "ArrowRight" ? [x, y] : key === "ArrowLeft" ? [-x, y] : key === "ArrowDown" ? [y, x] : [-y, x];
    const distance = ahead + 3 * Math.abs(aside);
    if (block !== from && ahead > 0 && (!best || distance < best.distance)) {
      best = { block, distance };
    }
  }
  return best?.block;
}
