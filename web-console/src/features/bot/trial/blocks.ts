import type { FlowDefinition } from "../../../shared/api/types";
import { plain } from "../../../shared/phone/richText";
import { titleOf } from "../editor/describe";

const MOST = 60;

/** What a block is called on lists: the beginning of what it says, or else its type. */
export function nameOf(draft: FlowDefinition, id: string): string {
  const block = draft.blocks.find((each) => each.id === id);
  const text = block?.settings.text;
  const said = typeof text === "string" ? plain(text).trim().split("\n")[0] : undefined;
  if (said) {
    return said.length > MOST ? `${said.slice(0, MOST).trimEnd()}…` : said;
  }
  return block ? titleOf(block.type) : id;
}
