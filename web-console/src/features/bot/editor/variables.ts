import type { BlockType, FlowBlock, FlowDefinition } from "../../../shared/api/types";
import type { Draft } from "./graph";

export type Kind = FlowDefinition["variables"][number]["kind"];
export const KINDS = ["text", "number", "date", "boolean", "json"] as const satisfies readonly Kind[];

export const isVariableName = (name: string) => /^[a-z][a-z0-9_]{0,39}$/.test(name);

/** A name for a variable that is new, from what somebody called it. */
export function variableName(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, "_")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40);
}

/** Makes a variable known, of the kind that the block which fills it gives. */
export function declare(draft: Draft, name: string, block?: FlowBlock, type?: BlockType): Draft {
  if (draft.variables.some((variable) => variable.name === name)) {
    return draft;
  }
  const asked = block?.settings.kind;
  const kind = KINDS.find((one) => one === asked) ?? (type?.name === "http" ? "json" : "text");
  return { ...draft, variables: [...draft.variables, { name, kind }] };
}
