import { useCallback, useEffect, useMemo, useState } from "react";
import { useRealtime } from "../../../shared/realtime/useRealtime";
import { useMe, useServices } from "../../../shared/services";

/** Somebody else who has the flow open. */
export type Here = { id: string; name: string; block: string | null };
/** A draft that somebody else saved, and that is not on the screen yet. */
export type Newer = { revision: number; by: string | undefined };

/** Who is at which block. */
export type People = ReadonlyMap<string, readonly Here[]>;

const AGAIN_MS = 20_000;
/** Who goes through a flow with the keys does not tell of each block. */
const PAUSE_MS = 1_000;

/** Says that one has the flow open, and hears who else has. */
export function useFlowPresence(flow: string, revision: number, block: string | null) {
  const { api } = useServices();
  const me = useMe();
  const [others, setOthers] = useState<readonly Here[]>([]);
  const [newer, setNewer] = useState<Newer>();

  const say = useCallback(async () => {
    try {
      const now = await api.put("/api/v1/bot/flows/{id}/presence", { block }, { path: { id: flow } });
      setOthers(now.others.map(({ user_id, user_name, block }) => ({ id: user_id, name: user_name, block })));
      if (now.changed_by !== me.id) {
        setNewer({ revision: now.revision, by: now.changed_by_name ?? undefined });
      }
    } catch {
      // It is said again; who is there is no reason to disturb anybody.
    }
  }, [api, flow, block, me.id]);

  useEffect(() => {
    const first = setTimeout(() => void say(), PAUSE_MS);
    const again = setInterval(() => void say(), AGAIN_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [say]);

  useEffect(
    () => () => void api.delete("/api/v1/bot/flows/{id}/presence", { path: { id: flow } }).catch(() => undefined),
    [api, flow],
  );

  useRealtime({
    flow_presence: (batch) => {
      for (const event of batch.filter((one) => one.flow_id === flow)) {
        setOthers((before) => {
          const rest = before.filter((one) => one.id !== event.user_id);
          return event.is_here
            ? [...rest, { id: event.user_id, name: event.user_name, block: event.block ?? null }]
            : rest;
        });
      }
    },
    flow_saved: (batch) => {
      const last = batch.filter((one) => one.flow_id === flow).at(-1);
      if (last) {
        setNewer({ revision: last.revision, by: last.user_name });
      }
    },
  });
  const people = useMemo(() => byBlock(others), [others]);
  return { others, people, newer: newer && newer.revision > revision ? newer : undefined };
}

function byBlock(others: readonly Here[]): People {
  const people = new Map<string, Here[]>();
  for (const one of others) {
    if (one.block !== null) {
      people.set(one.block, [...(people.get(one.block) ?? []), one]);
    }
  }
  return people;
}
