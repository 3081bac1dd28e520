import { describe, expect, it } from "vitest";
import type { CannedResponse } from "../../shared/api/types";
import { askedAt, filled, firstWord, ranked } from "./canned";

describe("looking for a canned response", () => {
  it("begins with a slash at the start of a word, and ends with the word", () => {
    expect(askedAt("/", 1)).toEqual({ from: 0, to: 1, word: "" });
    expect(askedAt("Oi /PI", 6)).toEqual({ from: 3, to: 6, word: "pi" });
    expect(askedAt("Oi\n/pix depois", 7)).toEqual({ from: 3, to: 7, word: "pix" });
    expect(askedAt("/pix ", 5)).toBeUndefined();
    expect(askedAt("24/12", 5)).toBeUndefined();
    expect(askedAt("https://a", 9)).toBeUndefined();
    expect(askedAt("texto", 5)).toBeUndefined();
  });

  it("shows what begins so before what only speaks of it", () => {
    const response = (shortcut: string) => ({ shortcut }) as CannedResponse;
    expect(ranked(["agua", "boleto", "pix", "pixel"].map(response), "pix").map((one) => one.shortcut)).toEqual([
      "pix",
      "pixel",
      "agua",
      "boleto",
    ]);
  });
});

describe("filling in", () => {
  it("puts names where they belong", () => {
    expect(
      filled("{{greeting}}, {{ customer_name }}!\nSou {{attendant}}.", {
        greeting: "Bom dia",
        customer_name: "Rita",
        attendant: "Ana",
      }),
    ).toBe("Bom dia, Rita!\nSou Ana.");
  });

  it("leaves nothing of a name that is not known, nor the comma before it", () => {
    expect(filled("Bom dia, {{customer_name}}!", { customer_name: null })).toBe("Bom dia!");
    expect(filled("Olá {{customer_name}}", { customer_name: " " })).toBe("Olá ");
  });

  it("does not fill in what stands in a name", () => {
    expect(filled("{{customer_name}}", { customer_name: "{{attendant}} $&", attendant: "Ana" })).toBe(
      "{{attendant}} $&",
    );
  });

  it("knows first names", () => {
    expect(firstWord(" Rita de Cássia")).toBe("Rita");
    expect(firstWord(null)).toBeUndefined();
  });
});
