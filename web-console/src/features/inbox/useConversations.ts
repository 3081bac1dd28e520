import { type QueryClient, type QueryKey, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Client } from "../../shared/api/client";
import type { Conversation, ConversationStats, CurrentUser } from "../../shared/api/types";
import { useRealtime } from "../../shared/realtime/useRealtime";
import { useMe, useServices } from "../../shared/services";
import { append, EMPTY_LIST, type List, latest, merge, newerOf, recount } from "./conversations";
import { readScope, type Scope, toQuery } from "./scope";

const PAGE = 50;
const DEEPEST_RELOAD = 6;
const MEMORY_MS = 30_000;
const RECOUNT_MS = 6_000;

export const conversationKeys = {
  lists: ["conversations", "list"] as const,
  list: (scope: Scope) => ["conversations", "list", scope] as const,
  stats: ["conversations", "stats"] as const,
  detail: (id: string) => ["conversations", "detail", id] as const,
};

/**
 * What the socket said lately. An answer that was on its way meanwhile is older than that, so it is put on top of every
 * answer; the version tells which copy of a conversation counts.
 */
class Hearsay {
  private heard: { at: number; conversation: Conversation }[] = [];

  add(batch: Iterable<Conversation>, at: number) {
    for (const conversation of batch) {
      this.heard.push({ at, conversation });
    }
    const first = this.heard.findIndex((entry) => entry.at > at - MEMORY_MS);
    if (first > 1_000 || this.heard.length > 20_000) {
      this.heard = this.heard.slice(Math.max(first, this.heard.length - 10_000));
    }
  }

  since(at: number): Map<string, Conversation> {
    return latest(this.heard.filter((entry) => entry.at >= at).map((entry) => entry.conversation));
  }

  forget() {
    this.heard = [];
  }
}

const hearsays = new WeakMap<QueryClient, Hearsay>();

function hearsayOf(cache: QueryClient): Hearsay {
  const known = hearsays.get(cache) ?? new Hearsay();
  hearsays.set(cache, known);
  return known;
}

/** One list of conversations, kept current by the socket. */
export function useConversations(scope: Scope) {
  const { api, cache } = useServices();
  const me = useMe();
  const key = conversationKeys.list(scope);

  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const asked = performance.now();
      const loaded = cache.getQueryData<List>(key)?.rows.length ?? 0;
      const list = await load(api, scope, Math.min(DEEPEST_RELOAD, Math.max(1, Math.ceil(loaded / PAGE))), signal);
      return merge(list, hearsayOf(cache).since(asked), scope, me);
    },
    structuralSharing: false,
  });

  const [loadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<unknown>();
  const cursor = query.data?.cursor;
  const loadMore = useCallback(async () => {
    if (!cursor || loadingMore) {
      return;
    }
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const page = await api.get("/api/v1/conversations", { query: { ...toQuery(scope), cursor, limit: PAGE } });
      cache.setQueryData<List>(conversationKeys.list(scope), (list) =>
        list && list.cursor === cursor ? append(list, page) : list,
      );
    } catch (error) {
      setMoreError(error);
    } finally {
      setLoadingMore(false);
    }
  }, [api, cache, scope, cursor, loadingMore]);

  return { ...query, loadMore, loadingMore, moreError };
}

async function load(api: Client, scope: Scope, pages: number, signal: AbortSignal): Promise<List> {
  let list = EMPTY_LIST;
  for (let page = 0; page < pages; page++) {
    const answer = await api.get("/api/v1/conversations", {
      query: { ...toQuery(scope), limit: PAGE, cursor: list.cursor ?? undefined },
      signal,
    });
    list = append(list, answer);
    if (!list.cursor) {
      break;
    }
  }
  return list;
}

export function useConversation(id: string | undefined) {
  const { api, cache } = useServices();
  return useQuery({
    queryKey: conversationKeys.detail(id ?? ""),
    enabled: id !== undefined,
    queryFn: async ({ signal }) => {
      const answer = await api.get("/api/v1/conversations/{id}", { path: { id: id ?? "" }, signal });
      return newerOf(cache.getQueryData<Conversation>(conversationKeys.detail(answer.id)), answer);
    },
    // A row of a list is the whole conversation, kept current by the socket: there is nothing to ask for.
    initialData: () => (id ? inLists(cache, id) : undefined),
    structuralSharing: false,
  });
}

export function useConversationStats() {
  const { api } = useServices();
  return useQuery({
    queryKey: conversationKeys.stats,
    queryFn: ({ signal }) => api.get("/api/v1/conversations/stats", { signal }),
  });
}

/** Puts one newer copy of a conversation everywhere: what an action answered, or what it will probably answer. */
export function adoptConversation(cache: QueryClient, conversation: Conversation, me: CurrentUser): void {
  adopt(cache, latest([conversation]), me);
}

function adopt(cache: QueryClient, heard: ReadonlyMap<string, Conversation>, me: CurrentUser): { unknown: boolean } {
  let unknown = false;
  const before = new Map<string, Conversation | undefined>();
  for (const id of heard.keys()) {
    before.set(id, cache.getQueryData<Conversation>(conversationKeys.detail(id)));
  }
  for (const [key, list] of cache.getQueriesData<List>({ queryKey: conversationKeys.lists })) {
    if (list) {
      for (const row of list.rows) {
        if (heard.has(row.id) && !before.get(row.id)) {
          before.set(row.id, row);
        }
      }
      cache.setQueryData<List>(key, merge(list, heard, scopeOf(key), me));
    }
  }
  for (const [id, conversation] of heard) {
    cache.setQueryData<Conversation>(conversationKeys.detail(id), (known) =>
      known ? newerOf(known, conversation) : undefined,
    );
    unknown ||= !before.get(id);
  }
  cache.setQueryData<ConversationStats>(conversationKeys.stats, (stats) => {
    let counted = stats;
    for (const [id, conversation] of heard) {
      counted = counted && recount(counted, before.get(id), conversation, me);
    }
    return counted;
  });
  return { unknown };
}

/** Feeds every list, the open conversation and the counts from the socket. Mounted once. */
export function useConversationEvents(): void {
  const { cache } = useServices();
  const me = useMe();
  const recounting = useRef<ReturnType<typeof setTimeout>>(undefined);

  useRealtime({
    conversation_update: (batch) => {
      const heard = latest(batch);
      hearsayOf(cache).add(heard.values(), performance.now());
      // A conversation that was not on the screen moved some count by we do not know how much: asked for, but rarely.
      if (adopt(cache, heard, me).unknown && recounting.current === undefined) {
        recounting.current = setTimeout(() => {
          recounting.current = undefined;
          void cache.invalidateQueries({ queryKey: conversationKeys.stats });
        }, RECOUNT_MS);
      }
    },
    resync: () => hearsayOf(cache).forget(),
  });

  useEffect(() => () => clearTimeout(recounting.current), []);
}

function scopeOf(key: QueryKey): Scope {
  const part = key[2];
  return readScope(typeof part === "object" && part !== null ? { ...part } : {});
}

function inLists(cache: QueryClient, id: string): Conversation | undefined {
  for (const [, list] of cache.getQueriesData<List>({ queryKey: conversationKeys.lists })) {
    const row = list?.rows.find((candidate) => candidate.id === id);
    if (row) {
      return row;
    }
  }
  return undefined;
}
