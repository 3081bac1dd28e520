import { describe, expect, it } from "vitest";
import type { FlowTrigger } from "../../../shared/api/types";
import { type Kind, movedTo, troubles } from "./triggers";

const on = (kind: Kind, words: string[] = [], channel_id: string | null = null, flow_id = "f"): FlowTrigger => ({
  flow_id,
  kind,
  words,
  channel_id,
});
const never = (...triggers: FlowTrigger[]) =>
  [...troubles(triggers, new Set(["f"]))].map(([place, trouble]) => [place, trouble.kind]);

describe("a trigger never begins its flow", () => {
  it("below one that always does, for the same number or for all", () => {
    expect(never(on("always"), on("keyword", ["a"]))).toEqual([[1, "covered"]]);
    expect(never(on("always", [], "1"), on("keyword", ["a"], "1"))).toEqual([[1, "covered"]]);
    expect(never(on("always", [], "1"), on("keyword", ["a"], "2"), on("keyword", ["a"]))).toEqual([]);
  });

  it("when whoever says its words has said those of one above", () => {
    expect(never(on("keyword", ["preço"]), on("keyword", ["qual o preco", "PREÇO"]))).toEqual([[1, "covered"]]);
    expect(never(on("keyword", ["preço"]), on("keyword", ["preços"]))).toEqual([]);
    expect(never(on("keyword", ["preço"]), on("keyword", ["preço", "valor"]))).toEqual([]);
  });

  it("below one for the first contact and one for who returns together", () => {
    expect(never(on("first_contact"), on("returning_customer"), on("outside_hours"))).toEqual([[2, "covered"]]);
    expect(never(on("first_contact"), on("outside_hours"))).toEqual([]);
  });

  it("without words, or without a version; and such a flow stands in nobody's way", () => {
    expect(never(on("keyword"))).toEqual([[0, "no_words"]]);
    expect(never(on("always", [], null, "draft"), on("always"))).toEqual([[0, "unpublished"]]);
  });
});

describe("a place in the list", () => {
  it("is changed without losing any", () => {
    expect(movedTo(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(movedTo(["a", "b", "c"], 0, 9)).toEqual(["b", "c", "a"]);
  });
});
