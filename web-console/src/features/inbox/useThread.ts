import { type QueryClient, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Message } from "../../shared/api/types";
import { useConnection, useRealtime } from "../../shared/realtime/useRealtime";
import { useServices } from "../../shared/services";
import { type Outbox, useOutbox } from "./outbox";
import { applyStatuses, merge, prepend, refreshed, type StatusChange, type Thread } from "./thread";

const PAGE = 50;

export const threadKey = (conversationId: string) => ["messages", conversationId] as const;

/** One conversation's messages: one cache entry, fed by the API and by the socket. */
export function useThread(conversationId: string) {
  const { api, cache, realtime } = useServices();
  const key = threadKey(conversationId);
  const joined = useRef<Promise<boolean>>(Promise.resolve(false));
  // What is heard while an answer is on its way is newer than the answer, and goes on top of it.
  const heard = useRef<{ at: number; messages: readonly Message[]; statuses: readonly StatusChange[] }[]>([]);

  useEffect(() => {
    const subscription = realtime.subscribe(conversationId);
    joined.current = subscription.joined;
    heard.current = [];
    // Nobody told this entry anything while it was not looked at.
    void cache.invalidateQueries({ queryKey: threadKey(conversationId) });
    return subscription.leave;
  }, [cache, realtime, conversationId]);

  useRealtime({
    new_message: (batch) => {
      const messages = batch.filter((message) => message.conversation_id === conversationId);
      if (messages.length > 0) {
        heard.current = [...heard.current.slice(-200), { at: performance.now(), messages, statuses: [] }];
        cache.setQueryData<Thread>(key, (thread) => thread && merge(thread, messages));
      }
    },
    message_status: (batch) => {
      const statuses = batch.filter((change) => change.conversation_id === conversationId);
      if (statuses.length > 0) {
        heard.current = [...heard.current.slice(-200), { at: performance.now(), messages: [], statuses }];
        cache.setQueryData<Thread>(key, (thread) => thread && applyStatuses(thread, statuses));
      }
    },
  });

  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      // Joined first and read then, so that nothing falls in between.
      await joined.current;
      const asked = performance.now();
      const answer = await api.get("/api/v1/messages", {
        query: { conversation_id: conversationId, limit: PAGE },
        signal,
      });
      const page: Thread = { messages: answer.data, older: answer.next_cursor };
      return heard.current
        .filter((entry) => entry.at >= asked)
        .reduce(
          (thread, entry) => applyStatuses(merge(thread, entry.messages), entry.statuses),
          refreshed(cache.getQueryData<Thread>(key), page),
        );
    },
    structuralSharing: false,
  });

  const [loadingOlder, setLoadingOlder] = useState(false);
  const [olderError, setOlderError] = useState<unknown>();
  const loading = useRef<Promise<boolean>>(undefined);
  /** Puts one more page in front; false when there is none, or it could not be read. */
  const loadOlder = useCallback(() => {
    const load = async () => {
      // From the cache, not from what was drawn: whoever asks again at once is not given the same page.
      const older = cache.getQueryData<Thread>(threadKey(conversationId))?.older;
      if (!older) {
        return false;
      }
      setLoadingOlder(true);
      setOlderError(undefined);
      try {
        const page = await api.get("/api/v1/messages", {
          query: { conversation_id: conversationId, before: older, limit: PAGE },
        });
        cache.setQueryData<Thread>(threadKey(conversationId), (thread) =>
          thread?.older === older ? prepend(thread, page.data, page.next_cursor) : thread,
        );
        return true;
      } catch (error) {
        setOlderError(error);
        return false;
      } finally {
        setLoadingOlder(false);
      }
    };
    loading.current ??= load().finally(() => {
      loading.current = undefined;
    });
    return loading.current;
  }, [api, cache, conversationId]);

  return { ...query, loadOlder, loadingOlder, olderError };
}

/** Puts one message into its thread, if that is there. */
export function adoptMessage(cache: QueryClient, message: Message): void {
  cache.setQueryData<Thread>(threadKey(message.conversation_id), (thread) => thread && merge(thread, [message]));
}

/** The answer to a send tells how it began. By now the socket may have told more: then it has nothing to add. */
function adoptSent(cache: QueryClient, message: Message): void {
  cache.setQueryData<Thread>(threadKey(message.conversation_id), (thread) =>
    thread && !thread.messages.some((known) => known.id === message.id) ? merge(thread, [message]) : thread,
  );
}

/** Where messages are written to. It tries again as soon as the connection is back. */
export function useThreadOutbox(): Outbox {
  const outbox = useOutbox(adoptSent);
  const connection = useConnection();
  useEffect(() => {
    if (connection === "connected") {
      outbox.wake();
    }
  }, [connection, outbox]);
  useEffect(() => {
    const wake = () => outbox.wake();
    addEventListener("online", wake);
    return () => removeEventListener("online", wake);
  }, [outbox]);
  return outbox;
}
