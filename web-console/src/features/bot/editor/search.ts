/** What the URL of the editor says beside the flow: the panel that is open, and a block to begin at, a run to follow. */
export const PANELS = ["block", "problems", "variables", "test", "versions", "insight"] as const;
export type PanelId = (typeof PANELS)[number];
export type EditorSearch = { panel?: PanelId; block?: string; run?: string };

export function readEditorSearch(search: Record<string, unknown>): EditorSearch {
  return {
    panel: PANELS.find((panel) => panel === search.panel),
    block: typeof search.block === "string" ? search.block : undefined,
    run: typeof search.run === "string" ? search.run : undefined,
  };
}
