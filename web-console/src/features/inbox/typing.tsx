import { useSyncExternalStore } from "react";
import { useRealtime } from "../../shared/realtime/useRealtime";
import { useMe } from "../../shared/services";

const LASTS_MS = 6_000;

/** Who is typing where. Not the server's data but a flicker of it: gone by itself, so not in the query cache. */
const typists = new Map<string, { userId: string; name: string; timer: ReturnType<typeof setTimeout> }>();
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) {
    listener();
  }
}

export function stopTyping(conversationId: string): void {
  const known = typists.get(conversationId);
  if (known) {
    clearTimeout(known.timer);
    typists.delete(conversationId);
    tell();
  }
}

/** Mounted once. */
export function useTypingEvents(): void {
  const me = useMe();
  useRealtime({
    user_typing: (batch) => {
      for (const { conversation_id, user_id, user_name } of batch) {
        if (user_id !== me.id) {
          clearTimeout(typists.get(conversation_id)?.timer);
          typists.set(conversation_id, {
            userId: user_id,
            name: user_name,
            timer: setTimeout(() => stopTyping(conversation_id), LASTS_MS),
          });
        }
      }
      tell();
    },
    // Whoever wrote has stopped typing.
    new_message: (batch) => {
      for (const message of batch) {
        if (message.sender_user_id === typists.get(message.conversation_id)?.userId) {
          stopTyping(message.conversation_id);
        }
      }
    },
  });
}

/** The name of the colleague who is typing in a conversation. */
export function useTypist(conversationId: string): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => typists.get(conversationId)?.name,
  );
}

export function TypingDots() {
  return (
    <span aria-hidden="true" className="inline-flex items-center gap-[3px]">
      <span className="size-1 animate-dot rounded-full bg-current" />
      <span className="size-1 animate-dot rounded-full bg-current [animation-delay:150ms]" />
      <span className="size-1 animate-dot rounded-full bg-current [animation-delay:300ms]" />
    </span>
  );
}
