import { createContext, use } from "react";
import type { Change } from "./editing";
import type { Point } from "./graph";

/** Where a new block is to come, and which way is to lead to it. */
export type Placing = {
  /** Of the block's upper left corner on the canvas; none puts it where there is room. */
  at?: Point;
  /** Where the palette opens on the screen. */
  screen?: Point;
  from?: { block: string; way: string };
};

/** What can be done to a flow from anywhere in the editor. The same for the life of the page, so nothing is drawn anew. */
export type Acts = {
  change(make: Change, key?: string): void;
  select(ids: readonly string[]): void;
  /** Opens the palette. */
  choose(placing: Placing): void;
  /** Begins or ends writing on a block, note or frame itself. */
  write(id: string | undefined): void;
  /** Opens the panel of a block. */
  open(id: string): void;
};

export const ActsContext = createContext<Acts | undefined>(undefined);

export function useActs(): Acts {
  const acts = use(ActsContext);
  if (!acts) {
    throw new Error("No editor above this component");
  }
  return acts;
}
