import { createContext, type ReactNode, use } from "react";
import type { BlockTypes, Flow, FlowDefinition } from "../../../shared/api/types";

/** What the panels beside the canvas know of the flow that is open, and may do with it. */
export interface EditorSession {
  /** As the server last answered: id, name, revision, published version, findings. */
  flow: Flow;
  /** What is on the screen now. */
  draft: FlowDefinition;
  /** The catalogue. */
  types: BlockTypes;
  /** Ids of the selected blocks. */
  selection: readonly string[];
  /** Selects, and brings the first into view. */
  select(ids: readonly string[]): void;
  /** Another flow in place of this one, as one step that can be taken back. */
  replace(draft: FlowDefinition): void;
  /** Saves what is not saved yet. Rejects when somebody else saved meanwhile, which the editor shows by itself. */
  save(): Promise<Flow>;
  /** Takes in what the server says of the flow now, such as another version that runs. */
  know(flow: Flow): void;
  /** Goes on with what somebody else saved; what was on the screen can be taken back as a step. */
  adopt(flow: Flow): void;
  /** Lights blocks: the first as where a conversation is, the others as where it was. */
  light(ids: readonly string[]): void;
  /** Draws something on blocks, by their ids, and on edges, by `block#way`. Each call replaces what was drawn before. */
  badge(blocks: ReadonlyMap<string, ReactNode>, edges: ReadonlyMap<string, ReactNode>): void;
}

export const EditorContext = createContext<EditorSession | undefined>(undefined);

/** The flow that is open. Only below the editor's page. */
export function useEditor(): EditorSession {
  const session = use(EditorContext);
  if (!session) {
    throw new Error("No editor above this component");
  }
  return session;
}
