import { describe, expect, it } from "vitest";
import { definition } from "../../../../test/fake/flows";
import { difference, isEmpty } from "./diff";

const before = definition();
const changed = (change: (flow: ReturnType<typeof definition>) => void) => {
  const after = definition();
  change(after);
  return difference(before, after);
};
const block = (flow: ReturnType<typeof definition>, id: string) => {
  const found = flow.blocks.find((one) => one.id === id);
  if (!found) {
    throw new Error(`No block ${id}`);
  }
  return found;
};

describe("what is different between two versions", () => {
  it("is nothing when only places and the order of blocks are", () => {
    expect(
      isEmpty(
        changed((flow) => {
          flow.blocks.reverse();
          block(flow, "hello").position = { x: 99, y: 99 };
        }),
      ),
    ).toBe(true);
  });

  it("is a text, with what it was and is", () => {
    const found = changed((flow) => {
      block(flow, "hello").settings.text = "Bom dia.";
    });
    expect(found.changed.map(({ block, texts }) => [block.id, texts])).toEqual([
      ["hello", [{ field: "text", before: "Olá, {{customer_name}}.", after: "Bom dia." }]],
    ]);
  });

  it("names an option by its id, wherever it stands, and says when they change places", () => {
    const found = changed((flow) => {
      const { settings } = block(flow, "what");
      settings.options = [...(settings.options as { id: string; label: string }[])].reverse();
    });
    expect(found.changed[0]?.texts).toEqual([{ field: "options.order", before: "order hours", after: "hours order" }]);
  });

  it("is an edge that leads elsewhere, came, or went", () => {
    const found = changed((flow) => {
      block(flow, "what").edges = { "option.order": "bye", no_match: "person", error: "bye" };
    });
    expect(found.changed[0]?.edges).toEqual([
      { way: "option.order", before: "name", after: "bye" },
      { way: "option.hours", before: "bye", after: undefined },
      { way: "error", before: undefined, after: "bye" },
    ]);
  });

  it("is a block that came or went, and what concerns the whole flow", () => {
    const found = changed((flow) => {
      flow.blocks = flow.blocks.filter((one) => one.id !== "bye");
      flow.blocks.push({ ...block(flow, "hello"), id: "again" });
      flow.start = "again";
      flow.words.human.push("gente");
    });
    expect(found.removed.map((one) => one.id)).toEqual(["bye"]);
    expect(found.added.map((one) => one.id)).toEqual(["again"]);
    expect(found.whole).toEqual([
      { field: "start", before: "hello", after: "again" },
      { field: "words.human", before: "atendente", after: "atendente, gente" },
    ]);
  });
});
