import { type ReactNode, useEffect, useRef, useState } from "react";
import { Problem } from "../../../shared/api/problem";
import { useServices } from "../../../shared/services";
import { useEditor } from "../editor/session";
import { answered, asked, begun, isLost, lit, type Said, sent, type Trial, unsent, ways } from "./trial";

/** What keeps a draft from running, by block; the block is empty when it is about the whole flow. */
export type Hindrance = { block: string; reason: string };

const seedOf = () => Math.floor(Math.random() * 2_147_483_647);

/** Takes the draft that is on the screen through a conversation with nobody. Survives a look at another panel. */
export function useTrial(mark: (place: string) => ReactNode) {
  const { api, cache } = useServices();
  const editor = useEditor();
  const key = ["bot", "flows", editor.flow.id, "trial"];
  const [trial, setTrial] = useState<Trial>(() => cache.getQueryData(key) ?? begun(new Date(), seedOf()));
  const [makesCalls, setMakesCalls] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const round = useRef(0);
  const light = useRef(editor.light);
  const badge = useRef(editor.badge);
  light.current = editor.light;
  badge.current = editor.badge;

  const keep = (next: Trial) => {
    cache.setQueryData(key, next);
    setTrial(next);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: how a place is drawn does not change.
  useEffect(() => {
    light.current(lit(trial));
    badge.current(
      new Map(),
      new Map([...ways(trial)].map(([way, places]) => [way, mark(places.map(String).join(", "))])),
    );
  }, [trial]);

  useEffect(
    () => () => {
      light.current([]);
      badge.current(new Map(), new Map());
    },
    [],
  );

  async function go(messages: readonly Said[], at: string) {
    const before = messages.reduce(sent, trial);
    const mine = ++round.current;
    keep(before);
    setBusy(true);
    setFailure(undefined);
    try {
      const result = await api.post(
        "/api/v1/bot/flows/{id}/test",
        asked(trial, editor.draft, messages, at, makesCalls),
        { path: { id: editor.flow.id } },
      );
      if (mine === round.current) {
        keep(answered(before, result, messages, at));
      }
    } catch (error) {
      if (mine === round.current) {
        keep(unsent(before));
        setFailure(error);
      }
    } finally {
      if (mine === round.current) {
        setBusy(false);
      }
    }
  }

  return {
    trial,
    busy,
    failure,
    hindrances: hindrances(failure),
    makesCalls,
    setMakesCalls,
    isLost: isLost(trial, editor.draft),
    send: (said: Said) => go([said], trial.now),
    skipTo: (at: string) => go([], at),
    restart() {
      round.current++;
      setBusy(false);
      setFailure(undefined);
      keep(begun(new Date(), seedOf()));
    },
  };
}

/** What the server says of a draft that cannot run. */
function hindrances(failure: unknown): readonly Hindrance[] {
  if (!(failure instanceof Problem) || failure.status !== 422) {
    return [];
  }
  return Object.entries(failure.fields)
    .filter(([field]) => field.startsWith("draft"))
    .map(([field, reason]) => ({
      block: field.startsWith("draft.blocks.") ? field.slice("draft.blocks.".length) : "",
      reason,
    }));
}
