import { describe, expect, it } from "vitest";
import { isOnlyEmoji, pieces, plain } from "./richText";

describe("the marks of WhatsApp", () => {
  it("are bold, italic, struck and code, one inside the other", () => {
    expect(pieces("oi *Ana _e_ Bia* ~não~ ```a*b*```")).toEqual([
      { kind: "text", text: "oi " },
      {
        kind: "bold",
        pieces: [
          { kind: "text", text: "Ana " },
          { kind: "italic", pieces: [{ kind: "text", text: "e" }] },
          { kind: "text", text: " Bia" },
        ],
      },
      { kind: "text", text: " " },
      { kind: "struck", pieces: [{ kind: "text", text: "não" }] },
      { kind: "text", text: " " },
      { kind: "code", text: "a*b*" },
    ]);
  });

  it.each(["2 * 3 * 4", "a_b_c", "* não *", "*uma linha\noutra*", "**", ""])("leave %j as it is", (text) => {
    expect(pieces(text)).toEqual(text === "" ? [] : [{ kind: "text", text }]);
  });

  it("leave the full stop out of a link", () => {
    expect(pieces("veja https://example.org/a_b_c?x=1.")).toEqual([
      { kind: "text", text: "veja " },
      { kind: "link", text: "https://example.org/a_b_c?x=1", url: "https://example.org/a_b_c?x=1" },
      { kind: "text", text: "." },
    ]);
  });

  it("are gone in one line somewhere else", () => {
    expect(plain("oi *Ana _e_ Bia*, 2*3")).toBe("oi Ana e Bia, 2*3");
  });

  it.each([
    ["👍", true],
    ["👩‍👧‍👦 🎉", false],
    ["👩‍👧‍👦🎉", true],
    ["oi 👍", false],
    ["", false],
    ["12", false],
  ])("tell whether %j is only emoji", (text, only) => {
    expect(isOnlyEmoji(text)).toBe(only);
  });
});
