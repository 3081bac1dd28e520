import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Flow, FlowDefinition } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";
import { type Draft, whole } from "./graph";
import { begin, redo, step, undo } from "./history";
import { type SaveState, Saving } from "./saving";

export const flowKey = (id: string) => ["bot", "flows", id] as const;

/** As long as one reads why a name was refused. */
const READ_MS = 10_000;

/** A change of what is drawn, from what is drawn then. */
export type Change = (draft: Draft) => Draft;

/** A flow while it is drawn: its steps, and how they are saved. */
export function useEditing(opened: Flow) {
  const { api, cache } = useServices();
  const { id } = opened;
  const [flow, setFlow] = useState(opened);
  const [name, setName] = useState(opened.name);
  const [history, setHistory] = useState(() => begin(whole(opened.draft)));
  const [taken, setTaken] = useState<string>();
  const saved = useRef(opened.name);
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const draft = history.present;

  const [saving] = useState(
    () =>
      new Saving(
        opened,
        { name: opened.name, draft },
        {
          put: (kept, revision) =>
            api.put("/api/v1/bot/flows/{id}", { name: kept.name, draft: kept.draft, revision }, { path: { id } }),
          said: (answer) => {
            saved.current = answer.name;
            setFlow(answer);
            cache.setQueryData(flowKey(id), answer);
          },
          state: setState,
          taken: (refused) => {
            // What was called otherwise meanwhile keeps that.
            setName((known) => (known === refused ? saved.current : known));
            setTaken(refused);
          },
        },
      ),
  );

  useEffect(() => saving.want({ name, draft }), [saving, name, draft]);
  useEffect(() => {
    if (taken === undefined) {
      return;
    }
    const read = setTimeout(() => setTaken(undefined), READ_MS);
    return () => clearTimeout(read);
  }, [taken]);
  useEffect(
    () => () => {
      void saving.flush().catch(() => undefined);
    },
    [saving],
  );

  // Changes are made from what is drawn then, also when several follow each other before the screen is drawn anew.
  const change = useCallback((make: Change, key?: string) => {
    setHistory((known) => step(known, make(known.present), Date.now(), key));
  }, []);
  const save = useCallback(async () => {
    saving.want(latest.current);
    return saving.flush();
  }, [saving]);
  const latest = useRef({ name, draft });
  useEffect(() => {
    latest.current = { name, draft };
  });

  const steps = useMemo(
    () => ({ undo: () => setHistory((known) => undo(known)), redo: () => setHistory((known) => redo(known)) }),
    [],
  );

  return {
    flow,
    name,
    setName: useCallback((next: string) => {
      setTaken(undefined);
      setName(next);
    }, []),
    draft,
    change,
    ...steps,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    state,
    /** The last name that was refused because another flow has it. */
    taken,
    save,
    isDirty: () => saving.isDirty,
    /** Another flow in place of this one, to be taken back as any step. */
    replace: useCallback((next: FlowDefinition) => change(() => whole(next)), [change]),
    /** What the server holds now, when somebody published or rolled back. */
    know: useCallback(
      (answer: Flow) => {
        saving.know(answer);
        setFlow(answer);
        cache.setQueryData(flowKey(answer.id), answer);
      },
      [saving, cache],
    ),
    /** After a conflict: goes on with theirs, or with ours upon theirs. Theirs can be taken back as a step. */
    resolve: useCallback(
      (theirs: Flow, keep: "theirs" | "ours") => {
        setFlow(theirs);
        cache.setQueryData(flowKey(theirs.id), theirs);
        if (keep === "ours") {
          saving.resolve(theirs, latest.current);
          return;
        }
        const drawn = whole(theirs.draft);
        saving.resolve({ ...theirs, draft: drawn }, { name: theirs.name, draft: drawn });
        setName(theirs.name);
        setHistory((known) => step(known, drawn, Date.now()));
      },
      [saving, cache],
    ),
  };
}

export type Editing = ReturnType<typeof useEditing>;
