import type { FlowBlock, FlowDefinition } from "../../../shared/api/types";

/** What stands on the customer's phone after some presses, without any server: for looking at a flow before it is one. */
export type Line =
  | { kind: "bot"; block: string; text: string; options: readonly { id: string; label: string }[] }
  | { kind: "customer"; text: string }
  | { kind: "end"; how: "person" | "closed" | "over" };

/** What can be done next: one of the options of the last line, or an answer in words. */
export type Preview = { lines: readonly Line[]; wants: "option" | "answer" | undefined };

const MOST_STEPS = 200;
const SCORES = [5, 4, 3, 2, 1];
const UNKNOWN = "…";

/** What a clinic would say and offer; its agenda is not asked here. */
export type BookingWords = {
  asked: string;
  options: readonly { id: string; label: string }[];
  done: string;
};

/** @param answers option ids, or texts that answer questions, in order */
export function preview(
  definition: FlowDefinition,
  answers: readonly string[],
  known: Record<string, string>,
  booking?: BookingWords,
): Preview {
  const blocks = new Map(definition.blocks.map((block) => [block.id, block]));
  const values: Record<string, string> = { ...known };
  const fill = (text: string) =>
    text.replace(/\{\{\s*([a-z0-9_.]+)\s*\}\}/g, (_, name: string) => values[name] ?? UNKNOWN);
  const lines: Line[] = [];
  const left = [...answers];
  let asked: FlowBlock | undefined;
  let at = blocks.get(definition.start);

  for (let step = 0; at && step < MOST_STEPS; step++) {
    const { settings, edges } = at;
    let way = "next";
    switch (at.type) {
      case "message":
        lines.push({ kind: "bot", block: at.id, text: fill(text(settings.text)), options: [] });
        break;
      case "choice": {
        asked = at;
        const options = list(settings.options).map((option) => ({
          id: text(option.id),
          label: fill(text(option.label)),
        }));
        lines.push({ kind: "bot", block: at.id, text: fill(text(settings.text)), options });
        const chosen = options.find((option) => option.id === left[0]);
        left.shift();
        if (!chosen) {
          return { lines, wants: "option" };
        }
        lines.push({ kind: "customer", text: chosen.label });
        way = `option.${chosen.id}`;
        break;
      }
      case "csat": {
        asked = at;
        const options = SCORES.map((score) => ({ id: `${score}`, label: "★".repeat(score) }));
        lines.push({ kind: "bot", block: at.id, text: fill(text(settings.text)), options });
        const chosen = options.find((option) => option.id === left[0]);
        left.shift();
        if (!chosen) {
          return { lines, wants: "option" };
        }
        lines.push({ kind: "customer", text: chosen.label });
        values[text(settings.variable)] = chosen.id;
        way = Number(chosen.id) > 3 ? "good" : chosen.id === "3" ? "fair" : "bad";
        break;
      }
      case "question": {
        asked = at;
        lines.push({ kind: "bot", block: at.id, text: fill(text(settings.text)), options: [] });
        const answer = left.shift();
        if (answer === undefined) {
          return { lines, wants: "answer" };
        }
        values[text(settings.variable)] = answer;
        lines.push({ kind: "customer", text: answer });
        break;
      }
      case "booking": {
        if (!booking) {
          break;
        }
        asked = at;
        lines.push({ kind: "bot", block: at.id, text: booking.asked, options: booking.options });
        const chosen = booking.options.find((option) => option.id === left[0]);
        left.shift();
        if (!chosen) {
          return { lines, wants: "option" };
        }
        lines.push({ kind: "customer", text: chosen.label });
        lines.push({ kind: "bot", block: at.id, text: booking.done, options: [] });
        break;
      }
      case "set":
        for (const { variable, value } of list(settings.assignments)) {
          values[text(variable)] = fill(text(value));
        }
        break;
      case "http":
        for (const { variable } of list(settings.results)) {
          values[text(variable)] = UNKNOWN;
        }
        break;
      // Whoever looks at a flow for closed hours wants to see what it says then.
      case "hours":
        way = "closed";
        break;
      case "condition": {
        const met = list(settings.cases).find((one) => list(one.tests).every((test) => holds(test, fill)));
        way = met ? `case.${text(met.id)}` : "else";
        break;
      }
      case "back":
        // A menu that stands there still takes another press.
        if (left.length === 0 || !asked) {
          return { lines, wants: asked ? "option" : undefined };
        }
        way = `option.${left.shift()}`;
        at = asked;
        lines.push({ kind: "customer", text: labelOf(asked, way, fill) });
        at = blocks.get(asked.edges[way] ?? "");
        continue;
      case "handover":
      case "close": {
        const said = fill(text(settings.text));
        if (said) {
          lines.push({ kind: "bot", block: at.id, text: said, options: [] });
        }
        lines.push({ kind: "end", how: at.type === "close" ? "closed" : "person" });
        return { lines, wants: undefined };
      }
    }
    at = blocks.get(edges[way] ?? "");
  }
  lines.push({ kind: "end", how: "over" });
  return { lines, wants: undefined };
}

function labelOf(block: FlowBlock, way: string, fill: (text: string) => string): string {
  const option = list(block.settings.options).find((one) => `option.${text(one.id)}` === way);
  return fill(text(option?.label));
}

function holds(test: Record<string, unknown>, fill: (text: string) => string): boolean {
  const left = fill(text(test.left));
  const right = fill(text(test.right));
  switch (test.operator) {
    case "equals":
      return left === right;
    case "is_empty":
      return left === "";
    case "is_not_empty":
      return left !== "";
    default:
      return false;
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

function list(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item): item is Record<string, unknown> => typeof item === "object") : [];
}
