import { Graph, layout } from "@dagrejs/dagre";
import type { TFunction } from "i18next";
import { type Names, summaryOf } from "./describe";
import { type Draft, headlineOf, type Point, type Types, walk, waysOf } from "./graph";
import { sizeOf } from "./shape";

const BETWEEN_COLUMNS = 96;
const BETWEEN_ROWS = 40;

/**
 * A tidy place for every block: from left to right as a conversation goes, ways in their order. Of a selection only its
 * blocks move, to where the first of them is.
 */
export function arranged(
  draft: Draft,
  types: Types,
  names: Names,
  t: TFunction,
  only?: ReadonlySet<string>,
): ReadonlyMap<string, Point> {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", ranksep: BETWEEN_COLUMNS, nodesep: BETWEEN_ROWS, ranker: "longest-path" });
  graph.setDefaultEdgeLabel(() => ({}));
  const blocks = walk(draft, types).filter((block) => !only || only.has(block.id));
  const there = new Set(blocks.map((block) => block.id));
  for (const block of blocks) {
    const type = types.get(block.type);
    const ways = waysOf(type, block);
    const summary = headlineOf(type) ? [] : summaryOf(type, block, names, t);
    const { width, height } = sizeOf(type, block, ways, summary);
    graph.setNode(block.id, { width, height });
  }
  for (const block of blocks) {
    for (const way of waysOf(types.get(block.type), block)) {
      const target = block.edges[way.name];
      if (target !== undefined && target !== block.id && there.has(target)) {
        graph.setEdge(block.id, target);
      }
    }
  }
  layout(graph);
  const places = new Map<string, Point>();
  for (const block of blocks) {
    const { x, y, width, height } = graph.node(block.id);
    places.set(block.id, { x: Number(x) - Number(width) / 2, y: Number(y) - Number(height) / 2 });
  }
  const [first] = blocks;
  const place = first && places.get(first.id);
  if (!first || !place) {
    return places;
  }
  const origin = only ? first.position : { x: 0, y: 0 };
  return new Map(
    [...places].map(([id, { x, y }]) => [
      id,
      { x: Math.round(origin.x + x - place.x), y: Math.round(origin.y + y - place.y) },
    ]),
  );
}
