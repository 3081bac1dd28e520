import { describe, expect, it } from "vitest";
import { accentTokens, contrast } from "./accent";

const HUES = Array.from({ length: 24 }, (_, index) => index * 15);
/** Every hue, bright and pale and dark, and what has no hue. */
const COLOURS = [
  "#ffff00",
  "#ffffff",
  "#000000",
  "#808080",
  "#00ff66",
  "#000033",
  ...HUES.flatMap((hue) => [hsl(hue, 100, 50), hsl(hue, 40, 85), hsl(hue, 60, 12)]),
];

function hsl(h: number, s: number, l: number): string {
  const chroma = (s / 100) * Math.min(l / 100, 1 - l / 100);
  const part = (n: number) => {
    const k = (n + h / 30) % 12;
    const value = Math.round(255 * (l / 100 - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
    return value.toString(16).padStart(2, "0");
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}

describe("an organization's colour", () => {
  it.each(COLOURS)("%s can be read in light and dark, however little contrast it has by itself", (colour) => {
    const { light, dark } = accentTokens(colour);

    for (const tokens of [light, dark]) {
      expect(contrast(tokens["--primary"] ?? "", "#ffffff")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(tokens["--primary-hover"] ?? "", "#ffffff")).toBeGreaterThanOrEqual(4.5);
      for (const ground of ["--accent", "--accent-strong"]) {
        expect(contrast(tokens["--primary-ink"] ?? "", tokens[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(light["--primary-ink"] ?? "", "#ffffff")).toBeGreaterThanOrEqual(4.5);
    // The page and the cards of the dark theme.
    expect(contrast(dark["--primary-ink"] ?? "", "#1f1e25")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark["--primary"] ?? "", "#16151b")).toBeGreaterThanOrEqual(3);
  });

  it("stays as it was chosen when it can be read", () => {
    expect(accentTokens("#7c3aed").light["--primary"]).toBe("#7c3aed");
  });

  it("is made darker when white letters would drown in it", () => {
    const painted = accentTokens("#ffcc00").light["--primary"] ?? "";
    expect(painted).not.toBe("#ffcc00");
    expect(contrast(painted, "#ffffff")).toBeLessThan(5);
  });
});
