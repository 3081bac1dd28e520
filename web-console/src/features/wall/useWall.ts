import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Wall } from "../../shared/api/types";
import { useSeconds } from "../../shared/format/clock";
import { useConnection, useRealtime } from "../../shared/realtime/useRealtime";
import { useServices } from "../../shared/services";
import { newerOf } from "./wall";

const KEY = ["wall"];
/** The server says something every ten seconds at the least. */
const STALE_MS = 25_000;
const RETRY_MS = 5_000;

/** All of the work at a glance. The server says it once; the socket keeps it true, also after a cut. */
export function useWall() {
  const { api, cache, realtime } = useServices();
  useEffect(() => realtime.watchWall(), [realtime]);
  useRealtime({
    wall_update: (batch) => {
      for (const said of batch) {
        cache.setQueryData<Wall>(KEY, (known) => newerOf(known, said));
      }
    },
    resync: () => void cache.invalidateQueries({ queryKey: KEY }),
  });
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => newerOf(cache.getQueryData(KEY), await api.get("/api/v1/wall", { signal })),
    // What an earlier visit saw is shown, but never believed.
    staleTime: 0,
    // A television has nobody who presses "try again".
    refetchInterval: (query) => (query.state.status === "error" ? RETRY_MS : false),
  });
}

/** The server's clock, by which waits are counted, and for how long nothing was heard. */
export function useWallClock(wall: Wall, heardAt: number): { now: number; staleMs: number } {
  const here = useSeconds();
  const connection = useConnection();
  const silence = Math.max(0, here - heardAt);
  return {
    now: Math.max(here, heardAt) + new Date(wall.at).getTime() - heardAt,
    staleMs: silence >= STALE_MS || (connection !== "connected" && silence >= 3_000) ? silence : 0,
  };
}
