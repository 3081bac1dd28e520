import { describe, expect, it } from "vitest";
import { blockTypes, pedidos } from "../../../../test/fake/blocks";
import type { FlowBlock } from "../../../shared/api/types";
import {
  add,
  changeSettings,
  connect,
  copied,
  type Draft,
  holds,
  namesIn,
  paste,
  pieceOf,
  remove,
  rename,
  startOf,
  usesOf,
  walk,
  waysOf,
  whole,
} from "./graph";

const types = new Map(blockTypes.data.map((type) => [type.name, type]));
const flow = whole(pedidos);
const block = (id: string, draft: Draft = flow): FlowBlock => {
  const found = draft.blocks.find((one) => one.id === id);
  if (!found) {
    throw new Error(`No block ${id}`);
  }
  return found;
};
const names = (id: string, draft: Draft = flow) =>
  waysOf(types.get(block(id, draft).type), block(id, draft)).map((way) => way.name);

describe("the ways out of a block", () => {
  it("are one for each option, and those that a setting brings", () => {
    expect(names("menu")).toEqual(["option.buy", "option.ask", "no_match"]);
    expect(names("order")).toEqual(["next", "no_match"]);
    const patient = changeSettings(flow, types, "order", { ...block("order").settings, timeout_minutes: 5 });
    expect(names("order", patient)).toEqual(["next", "no_match", "timeout"]);
  });

  it("take their edges with them when they go, and keep those of others", () => {
    const led = connect(flow, "menu", "option.buy", "order");
    const { options } = block("menu", led).settings;
    const shorter = changeSettings(led, types, "menu", {
      ...block("menu", led).settings,
      options: Array.isArray(options) ? options.slice(1) : [],
    });
    expect(block("menu", shorter).edges).toEqual({ "option.ask": "order" });
  });

  it("stay in sight when an edge leads by one that the type does not have", () => {
    const stray = connect(flow, "hello", "error", "order");
    expect(names("hello", stray)).toEqual(["next", "error"]);
  });

  it("follow conditions as the server's do", () => {
    expect(holds({ setting: "a", values: [] }, { a: null })).toBe(false);
    expect(holds({ setting: "a", values: [] }, { a: "" })).toBe(false);
    expect(holds({ setting: "a", values: [] }, { a: false })).toBe(false);
    expect(holds({ setting: "a", values: [] }, { a: [] })).toBe(false);
    expect(holds({ setting: "a", values: [] }, { a: 0 })).toBe(true);
    expect(holds({ setting: "a", values: ["days", "weeks"] }, { a: "days" })).toBe(true);
  });
});

describe("a change of a flow", () => {
  it("places a block after the way that asked for it; the first is where the flow begins", () => {
    const made = { id: "new", type: "message", settings: { text: "Oi" }, edges: {}, position: { x: 0, y: 0 } };
    expect(block("menu", add(flow, made, { block: "menu", way: "no_match" })).edges.no_match).toBe("new");
    expect(add({ ...flow, blocks: [] }, made).start).toBe("new");
  });

  it("takes a block away with all that led to it", () => {
    const left = remove({ ...flow, exits: { human: "menu", failure: null } }, new Set(["menu"]));
    expect(left.blocks.map((one) => one.id)).toEqual(["hello", "order"]);
    expect(block("hello", left).edges).toEqual({});
    expect(left.exits.human).toBeNull();
    expect(remove(flow, new Set(["hello"])).start).toBe("menu");
  });

  it("gives a new block what its type begins with, one option among it, and words where there are some", () => {
    const choice = types.get("choice");
    const settings = choice && startOf(choice, (field) => (field === "retry_text" ? "Como?" : undefined));
    expect(settings).toMatchObject({ text: "", retry_text: "Como?", tries: 3, options: [{ label: "" }] });
  });
});

describe("a copy", () => {
  it("has new ids, the edges among what was copied, and the variables it needs elsewhere", () => {
    const piece = pieceOf(JSON.stringify(copied(flow, types, new Set(["menu", "order"]))));
    const empty = { ...flow, blocks: [], variables: [], start: "none" };
    const { draft, ids } = piece ? paste(empty, piece, { x: 100, y: 50 }) : { draft: empty, ids: [] };
    expect(ids).toHaveLength(2);
    const [menu, order] = draft.blocks;
    expect(menu?.id).not.toBe("menu");
    expect(menu?.edges).toEqual({ "option.ask": order?.id });
    expect(menu?.position).toEqual({ x: 100, y: 50 });
    expect(order?.position).toEqual({ x: 460, y: 50 });
    expect(draft.variables).toEqual([{ name: "order", kind: "number" }]);
    expect(draft.start).toBe(menu?.id);
  });

  it("leaves what it was made of as it is", () => {
    const piece = copied(flow, types, new Set(["hello"]));
    const { draft } = paste(flow, piece, { x: 0, y: 300 });
    expect(draft.blocks.slice(0, 3)).toEqual(flow.blocks);
    expect(draft.blocks[3]?.edges).toEqual({});
  });

  it("is nothing else that a clipboard may hold", () => {
    expect(pieceOf("Olá")).toBeUndefined();
    expect(pieceOf('{"kind":"balcao.flow"}')).toBeUndefined();
    expect(pieceOf('{"kind":"balcao.flow","blocks":[{"id":1}],"notes":[],"groups":[],"variables":[]}')).toBeUndefined();
  });
});

describe("a variable", () => {
  it("is found wherever it stands, and renamed there", () => {
    const said = changeSettings(flow, types, "hello", { text: "{{ order }} e {{orders}}", offers_way_back: false });
    expect(usesOf(said, types, "order").map((one) => one.id)).toEqual(["hello", "order"]);
    const renamed = rename(said, types, "order", "number");
    expect(renamed.variables).toEqual([{ name: "number", kind: "number" }]);
    expect(block("hello", renamed).settings.text).toBe("{{number}} e {{orders}}");
    expect(block("order", renamed).settings.variable).toBe("number");
    expect(block("menu", renamed)).toBe(block("menu", said));
  });

  it("is named in the items of lists, too", () => {
    const condition: FlowBlock = {
      id: "c",
      type: "condition",
      settings: { cases: [{ id: "a", tests: [{ left: "{{age}}", operator: "greater", right: "17" }] }] },
      edges: {},
      position: { x: 0, y: 0 },
    };
    expect(namesIn(condition, types.get("condition"))).toEqual(["age"]);
  });
});

describe("the order of blocks", () => {
  it("is the way that a conversation goes, and what nothing leads to comes last", () => {
    const reversed = { ...flow, blocks: [...flow.blocks].reverse() };
    expect(walk(reversed, types).map((one) => one.id)).toEqual(["hello", "menu", "order"]);
    const cut = connect(flow, "hello", "next", undefined);
    expect(walk(cut, types).map((one) => one.id)).toEqual(["hello", "menu", "order"]);
    const loop = connect(flow, "order", "next", "hello");
    expect(walk(loop, types)).toHaveLength(3);
  });
});
