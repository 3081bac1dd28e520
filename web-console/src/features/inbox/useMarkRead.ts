import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Conversation } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import type { Thread } from "./thread";
import { threadKey } from "./useThread";

const LOOK_MS = 1_000;

function useLooking(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener("visibilitychange", listener);
      addEventListener("focus", listener);
      addEventListener("blur", listener);
      return () => {
        document.removeEventListener("visibilitychange", listener);
        removeEventListener("focus", listener);
        removeEventListener("blur", listener);
      };
    },
    () => document.visibilityState === "visible" && document.hasFocus(),
  );
}

/**
 * Tells the server what its owner has seen: the conversation is open, the window has the focus, a moment has passed.
 * Whoever only looks in on a colleague's conversation leaves no trace.
 */
export function useMarkRead(conversation: Conversation, owned: boolean): void {
  const { api, cache } = useServices();
  const looking = useLooking();
  const { id } = conversation;
  const unread = conversation.unread_count > 0;
  const told = useRef<string>(undefined);

  useEffect(() => {
    if (!owned || !looking || !unread) {
      return;
    }
    // An interval, because under a stream of messages a pause would never come.
    const timer = setInterval(() => {
      const messages = cache.getQueryData<Thread>(threadKey(id))?.messages ?? [];
      const last = messages.findLast((message) => message.sender_type === "customer");
      if (last && last.id !== told.current) {
        told.current = last.id;
        // Best effort: what was not told now is told with the next message or the next look.
        void api.patch("/api/v1/messages/{id}/read", undefined, { path: { id: last.id } }).catch(() => {
          told.current = undefined;
        });
      }
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [api, cache, id, owned, looking, unread]);
}
