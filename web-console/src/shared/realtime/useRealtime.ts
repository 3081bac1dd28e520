import { useEffect, useRef, useSyncExternalStore } from "react";
import { useServices } from "../services";
import type { ConnectionState, Events } from "./realtime";

type Handlers = { [E in keyof Events]?: (batch: readonly Events[E][]) => void };

/** Hears events for as long as the component is there. Handlers may be new functions at every render. */
export function useRealtime(handlers: Handlers): void {
  const { realtime } = useServices();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const leave = [
      realtime.on("new_message", (batch) => latest.current.new_message?.(batch)),
      realtime.on("message_status", (batch) => latest.current.message_status?.(batch)),
      realtime.on("conversation_update", (batch) => latest.current.conversation_update?.(batch)),
      realtime.on("appointment_update", (batch) => latest.current.appointment_update?.(batch)),
      realtime.on("waiting_update", (batch) => latest.current.waiting_update?.(batch)),
      realtime.on("user_typing", (batch) => latest.current.user_typing?.(batch)),
      realtime.on("presence_update", (batch) => latest.current.presence_update?.(batch)),
      realtime.on("notification", (batch) => latest.current.notification?.(batch)),
      realtime.on("wall_update", (batch) => latest.current.wall_update?.(batch)),
      realtime.on("flow_presence", (batch) => latest.current.flow_presence?.(batch)),
      realtime.on("flow_saved", (batch) => latest.current.flow_saved?.(batch)),
      realtime.on("resync", (batch) => latest.current.resync?.(batch)),
    ];
    return () => {
      for (const stop of leave) {
        stop();
      }
    };
  }, [realtime]);
}

export function useConnection(): ConnectionState {
  const { realtime } = useServices();
  return useSyncExternalStore(realtime.onState, realtime.state);
}
