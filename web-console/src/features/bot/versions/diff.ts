import type { FlowBlock, FlowDefinition } from "../../../shared/api/types";
import { isRecord } from "../editor/graph";

/** One text or number of a block that is not what it was. */
export type ChangedText = { field: string; before: string; after: string };
/** A way out that leads elsewhere; undefined leads nowhere. */
export type ChangedEdge = { way: string; before: string | undefined; after: string | undefined };
export type ChangedBlock = { block: FlowBlock; texts: readonly ChangedText[]; edges: readonly ChangedEdge[] };

/** What makes two flows different, for who has to decide between them. Where blocks are drawn makes no difference. */
export type Difference = {
  added: readonly FlowBlock[];
  removed: readonly FlowBlock[];
  changed: readonly ChangedBlock[];
  /** Of what concerns the whole flow: where it begins, the words that work everywhere, where failures lead. */
  whole: readonly ChangedText[];
};

export function difference(before: FlowDefinition, after: FlowDefinition): Difference {
  const old = new Map(before.blocks.map((block) => [block.id, block]));
  const now = new Set(after.blocks.map((block) => block.id));
  return {
    added: after.blocks.filter((block) => !old.has(block.id)),
    removed: before.blocks.filter((block) => !now.has(block.id)),
    changed: after.blocks.flatMap((block): ChangedBlock[] => {
      const was = old.get(block.id);
      if (!was) {
        return [];
      }
      const texts = [
        ...(was.type === block.type ? [] : [{ field: "type", before: was.type, after: block.type }]),
        ...changedTexts(was.settings, block.settings),
      ];
      const edges = changedEdges(was, block);
      return texts.length > 0 || edges.length > 0 ? [{ block, texts, edges }] : [];
    }),
    whole: changedTexts(wholeOf(before), wholeOf(after)),
  };
}

export function isEmpty({ added, removed, changed, whole }: Difference): boolean {
  return added.length + removed.length + changed.length + whole.length === 0;
}

function wholeOf({ start, words, exits, variables }: FlowDefinition) {
  return { start, words, exits, variables: variables.map(({ name, kind }) => `${name}: ${kind}`).sort() };
}

function changedEdges(was: FlowBlock, block: FlowBlock): ChangedEdge[] {
  return [...new Set([...Object.keys(was.edges), ...Object.keys(block.edges)])]
    .filter((way) => was.edges[way] !== block.edges[way])
    .map((way) => ({ way, before: was.edges[way], after: block.edges[way] }));
}

function changedTexts(before: object, after: object): ChangedText[] {
  const old = leaves(before);
  const now = leaves(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? "", after: now.get(field) ?? "" }))
    .filter((one) => one.before !== one.after);
}

/** Every value with the way to it: `options.2.label`. Items of a list that have ids go by them, not by their places. */
function leaves(value: object): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (path: string, at: unknown) => {
    if (Array.isArray(at)) {
      if (at.every((item) => typeof item === "string")) {
        found.set(path, at.join(", "));
        return;
      }
      const ids = at.map((item, index) =>
        isRecord(item) && typeof item.id === "string" ? item.id : String(index + 1),
      );
      at.forEach((item, index) => {
        walk(`${path}.${ids[index]}`, item);
      });
      // That they change places is a change too.
      found.set(`${path}.order`, ids.join(" "));
    } else if (isRecord(at)) {
      for (const [key, inner] of Object.entries(at)) {
        if (key !== "id") {
          walk(path ? `${path}.${key}` : key, inner);
        }
      }
    } else if (at !== null && at !== undefined && at !== "") {
      found.set(path, String(at));
    }
  };
  walk("", value);
  return found;
}
