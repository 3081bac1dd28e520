import i18next from "i18next";
import { describe, expect, it } from "vitest";
import { blockTypes, pedidos } from "../../../../test/fake/blocks";
import { arranged, tidied } from "./arrange";
import { connect, type Draft, whole } from "./graph";

const types = new Map(blockTypes.data.map((type) => [type.name, type]));
const flow = whole(pedidos);
const { t } = i18next;
const heap = (draft: Draft): Draft => ({
  ...draft,
  blocks: draft.blocks.map((block) => ({ ...block, position: { x: 0, y: 0 } })),
});

const edges = (ways: Record<string, string>) => ways;

function chain(length: number): Draft {
  const [hello] = flow.blocks;
  const blocks = hello
    ? Array.from({ length }, (_, index) => ({
        ...hello,
        id: `b${index}`,
        edges: edges(index + 1 < length ? { next: `b${index + 1}` } : {}),
      }))
    : [];
  return { ...flow, start: "b0", blocks };
}

describe("a tidy flow", () => {
  it("goes from left to right, and has no block upon another", () => {
    const forked = connect(connect(heap(flow), "menu", "option.buy", "hello"), "menu", "no_match", "order");
    const places = arranged(forked, types, new Map(), t);
    const [hello, menu, order] = ["hello", "menu", "order"].map((id) => places.get(id) ?? { x: 0, y: 0 });
    expect(hello).toEqual({ x: 0, y: 0 });
    expect(menu?.x).toBeGreaterThan(264);
    expect(order?.x).toBeGreaterThan((menu?.x ?? 0) + 264);
  });

  it("keeps a chain level, however long it is", () => {
    const places = arranged(heap(chain(2000)), types, new Map(), t);
    expect(new Set([...places.values()].map((place) => place.y))).toEqual(new Set([0]));
    expect(new Set([...places.values()].map((place) => place.x)).size).toBe(2000);
  });

  it("spreads what forks without overlaps", () => {
    const wide = chain(60);
    const fan = {
      ...wide,
      blocks: wide.blocks.map((block, index) => ({
        ...block,
        edges: edges(index < 20 ? { next: `b${index * 2 + 1}`, error: `b${index * 2 + 2}` } : {}),
      })),
    };
    const places = [...arranged(heap(fan), types, new Map(), t).values()];
    for (const one of places) {
      for (const other of places) {
        expect(one === other || one.x !== other.x || Math.abs(one.y - other.y) >= 90).toBe(true);
      }
    }
  });

  it("moves only what is selected, and keeps frames around what was in them", () => {
    const only = arranged(flow, types, new Map(), t, new Set(["menu", "order"]));
    expect([...only.keys()]).toEqual(["menu", "order"]);
    expect(only.get("menu")).toEqual({ x: 360, y: 0 });
    const framed = {
      ...flow,
      blocks: flow.blocks.map((block) => (block.id === "order" ? { ...block, position: { x: 2000, y: 900 } } : block)),
      groups: [{ id: "g", title: "", position: { x: 1980, y: 860 }, size: { width: 400, height: 400 } }],
    };
    const [group] = tidied(framed, types, new Map(), t).groups;
    const order = tidied(framed, types, new Map(), t).blocks.find((block) => block.id === "order");
    expect(group?.position.x).toBe((order?.position.x ?? 0) - 24);
  });
});
