import type { BlockType, FlowBlock } from "../../../shared/api/types";
import { headlineOf, textOf, type Way } from "./graph";

/**
 * How large a block is drawn, known without drawing it: so the canvas draws only what is in sight, and the layout and the
 * small map are right for what is not.
 */
export const WIDTH = 264;
export const HEADER = 40;
export const LINE = 18;
export const ROW = 28;
const PADDING = 16;
const FOOT = 6;
const SIGNS = 33;
const MOST_LINES = 5;

/** How many lines a text takes on a block. */
export function linesOf(text: string): number {
  // A variable is drawn without its braces, in a frame that is about as wide as two letters.
  const shown = text.replaceAll("{{", "").replaceAll("}}", "  ");
  const lines = shown.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / SIGNS)), 0);
  return Math.min(MOST_LINES, lines);
}

export function bodyOf(lines: number): number {
  return lines > 0 ? lines * LINE + PADDING : 0;
}

/** @param summary lines that stand for a block without a text */
export function sizeOf(
  type: BlockType | undefined,
  block: FlowBlock,
  ways: readonly Way[],
  summary: readonly string[],
): { width: number; height: number; body: number; lines: number } {
  const field = headlineOf(type);
  const text = field ? textOf(block.settings[field.name]) : "";
  const lines = field ? Math.max(1, linesOf(text)) : summary.length;
  const body = bodyOf(lines);
  return { width: WIDTH, height: HEADER + body + ways.length * ROW + (ways.length > 0 ? FOOT : 0) + 2, body, lines };
}

/** The middle of a way's row, from the top of its block. */
export function rowAt(body: number, index: number): number {
  return HEADER + body + index * ROW + ROW / 2 + 1;
}
