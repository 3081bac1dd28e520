import type { FlowTrigger } from "../../../shared/api/types";
import { plain } from "../../../shared/format/plain";

export type Kind = FlowTrigger["kind"];

/** What can be chosen, from the most particular to the most general. */
export const KINDS = [
  "keyword",
  "ad_referral",
  "first_contact",
  "returning_customer",
  "outside_hours",
  "always",
  "after_close",
  "api",
] as const satisfies readonly Kind[];

/** A trigger with something that says who it is while it is moved about. */
export type Listed = FlowTrigger & { readonly key: string };

let made = 0;

export function listed(trigger: FlowTrigger): Listed {
  made++;
  return { ...trigger, key: `trigger-${made}` };
}

export function unlisted({ key: _, ...trigger }: Listed): FlowTrigger {
  return trigger;
}

export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const moved = list.filter((_, index) => index !== from);
  const item = list[from];
  if (item !== undefined) {
    moved.splice(Math.max(0, Math.min(to, moved.length)), 0, item);
  }
  return moved;
}

export function wordsOf(text: string): string[] {
  return [...new Set(text.split(",").map((word) => word.trim()))].filter((word) => word !== "").slice(0, 20);
}

/** Why a trigger never begins its flow. */
export type Trouble =
  | { kind: "unpublished" }
  | { kind: "no_words" }
  /** Whatever it fits, one above fits too. */
  | { kind: "covered"; by: readonly number[] };

/** What is wrong with the triggers, by their places. @param published ids of the flows that can run */
export function troubles(triggers: readonly FlowTrigger[], published: ReadonlySet<string>): Map<number, Trouble> {
  const found = new Map<number, Trouble>();
  triggers.forEach((trigger, index) => {
    const above = triggers
      .slice(0, index)
      .map((other, at) => ({ other, at }))
      // What is passed over stands in nobody's way.
      .filter(({ other }) => published.has(other.flow_id) && isAsWide(other, trigger))
      // What begins the one never begins the other: a message, a request, a closing.
      .filter(({ other }) => occasion(other.kind) === occasion(trigger.kind));
    const alone = above.find(({ other }) => covers(other, trigger));
    const first = above.find(({ other }) => other.kind === "first_contact");
    const returning = above.find(({ other }) => other.kind === "returning_customer");
    if (!published.has(trigger.flow_id)) {
      found.set(index, { kind: "unpublished" });
    } else if (trigger.kind === "keyword" && trigger.words.length === 0) {
      found.set(index, { kind: "no_words" });
    } else if (alone) {
      found.set(index, { kind: "covered", by: [alone.at] });
    } else if (first && returning) {
      // Everybody is one or the other.
      found.set(index, { kind: "covered", by: [first.at, returning.at] });
    }
  });
  return found;
}

function occasion(kind: Kind): "message" | "api" | "after_close" {
  return kind === "api" || kind === "after_close" ? kind : "message";
}

/** Whether it counts for all numbers that the other counts for. */
function isAsWide(above: FlowTrigger, below: FlowTrigger): boolean {
  return above.channel_id === null || above.channel_id === below.channel_id;
}

function covers(above: FlowTrigger, below: FlowTrigger): boolean {
  if (above.kind === "always") {
    return true;
  }
  // Several flows may wait to be asked for.
  if (above.kind !== below.kind || above.kind === "api") {
    return false;
  }
  return above.kind !== "keyword" || below.words.every((word) => above.words.some((other) => holds(word, other)));
}

/** Whether who writes `word` has written `other` too: as whole words, without case and accents. */
function holds(word: string, other: string): boolean {
  const spaced = (text: string) =>
    ` ${plain(text)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `;
  return spaced(other).trim() !== "" && spaced(word).includes(spaced(other));
}
