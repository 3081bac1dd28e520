import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import type { Client } from "../../shared/api/client";
import { Offline, Problem } from "../../shared/api/problem";
import type { Message, MessageType, QuotedMessage, SendTemplate, UploadedMedia } from "../../shared/api/types";
import { uuid } from "../../shared/api/uuid";
import { kindOf } from "../../shared/media/files";
import { useMe, useServices } from "../../shared/services";

/** A message that was written here and that the server has not confirmed. */
export type Pending = {
  clientId: string;
  conversationId: string;
  createdAt: string;
  content: string;
  kind: MessageType;
  replyTo?: QuotedMessage;
  template?: SendTemplate;
  file?: { name: string; size: number; type: string };
  mediaId?: string;
  /** Why it is not on its way, once trying again by itself makes no sense. */
  refused?: { reason: "problem" | "lost-file" | "upload"; text?: string };
};

export type Draft = Pick<Pending, "conversationId" | "content"> &
  Partial<Pick<Pending, "replyTo" | "template">> & {
    file?: File;
    /** A file that the server has already. */
    media?: UploadedMedia;
  };

export type Outbox = {
  send(draft: Draft): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** Tries at once what waits for the connection. */
  wake(): void;
  pending(conversationId: string): readonly Pending[];
  /** How much of a file has left, from 0 to 1. */
  progress(clientId: string): number | undefined;
  preview(clientId: string): string | undefined;
  onChange(listener: () => void): () => void;
};

const STORED = "balcao.outbox.";
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * What is written is on the screen at once and leaves in order, one message of a conversation after the other. It is
 * kept in the browser until the server has it: a lost connection or a reload only delays it, and it is sent again with
 * the same client_id, so that it arrives once. Files cannot be kept over a reload, and say so.
 */
export function createOutbox(
  userId: string,
  api: Client,
  onSent: (message: Message) => void,
  storage: Storage = localStorage,
): Outbox {
  const key = STORED + userId;
  let entries: readonly Pending[] = read(storage, key);
  const files = new Map<string, { file: File; url: string | undefined; abort: AbortController }>();
  const progress = new Map<string, number>();
  const running = new Set<string>();
  const wakers = new Set<() => void>();
  const listeners = new Set<() => void>();
  const byConversation = new Map<string, readonly Pending[]>();

  // Other tabs keep theirs in the same place: only what this one knows is replaced.
  const own = new Set(entries.map((entry) => entry.clientId));

  function change(next: readonly Pending[]) {
    entries = next;
    byConversation.clear();
    for (const entry of entries) {
      own.add(entry.clientId);
    }
    const stored = [...read(storage, key).filter((entry) => !own.has(entry.clientId)), ...entries];
    if (stored.length > 0) {
      storage.setItem(key, JSON.stringify(stored));
    } else {
      storage.removeItem(key);
    }
    tell();
  }

  function tell() {
    for (const listener of listeners) {
      listener();
    }
  }

  function update(clientId: string, values: Partial<Pending>) {
    change(entries.map((entry) => (entry.clientId === clientId ? { ...entry, ...values } : entry)));
  }

  function remove(clientId: string) {
    const kept = files.get(clientId);
    kept?.abort.abort();
    if (kept?.url) {
      URL.revokeObjectURL(kept.url);
    }
    files.delete(clientId);
    progress.delete(clientId);
    change(entries.filter((entry) => entry.clientId !== clientId));
  }

  /** Sends what waits in one conversation, in order, until nothing is left or something is refused. */
  async function run(conversationId: string) {
    if (running.has(conversationId)) {
      return;
    }
    running.add(conversationId);
    try {
      let wait = FIRST_WAIT_MS;
      for (let entry = next(conversationId); entry; entry = next(conversationId)) {
        try {
          await deliver(entry);
          wait = FIRST_WAIT_MS;
        } catch (error) {
          if (!stillThere(entry.clientId)) {
            continue;
          }
          if (!passes(error)) {
            refuse(entry, error);
            continue;
          }
          await pause(wait);
          wait = Math.min(wait * 2, LONGEST_WAIT_MS);
        }
      }
    } finally {
      running.delete(conversationId);
    }
  }

  async function deliver(entry: Pending) {
    let mediaId = entry.mediaId;
    if (entry.file && !mediaId) {
      const kept = files.get(entry.clientId);
      if (!kept) {
        update(entry.clientId, { refused: { reason: "lost-file" } });
        return;
      }
      const uploaded = await api.upload(kept.file, {
        signal: kept.abort.signal,
        onProgress: (share) => {
          progress.set(entry.clientId, share);
          tell();
        },
      });
      mediaId = uploaded.id;
      update(entry.clientId, { mediaId });
    }
    const message = await api.post("/api/v1/messages", {
      conversation_id: entry.conversationId,
      client_id: entry.clientId,
      content: entry.content,
      ...(mediaId ? { media_id: mediaId } : {}),
      ...(entry.replyTo ? { reply_to: entry.replyTo.id } : {}),
      ...(entry.template ? { template: entry.template } : {}),
      ...(entry.kind === "reaction" ? { message_type: "reaction" as const } : {}),
    });
    onSent(message);
    remove(entry.clientId);
  }

  function next(conversationId: string): Pending | undefined {
    return entries.find((entry) => entry.conversationId === conversationId && !entry.refused);
  }

  function stillThere(clientId: string): boolean {
    return entries.some((entry) => entry.clientId === clientId);
  }

  function refuse(entry: Pending, error: unknown) {
    const text = error instanceof Problem ? (Object.values(error.fields)[0] ?? error.detail) : undefined;
    const uploading = entry.file && !entries.find((other) => other.clientId === entry.clientId)?.mediaId;
    update(entry.clientId, { refused: { reason: uploading ? "upload" : "problem", text } });
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      wakers.add(done);
    });
  }

  function start(conversationId: string) {
    void run(conversationId);
  }

  for (const conversationId of new Set(entries.map((entry) => entry.conversationId))) {
    start(conversationId);
  }

  return {
    send(draft) {
      const clientId = uuid();
      const file = draft.file
        ? { name: draft.file.name, size: draft.file.size, type: draft.file.type }
        : draft.media && {
            name: draft.media.file_name ?? "",
            size: draft.media.size,
            type: draft.media.mime_type,
          };
      if (draft.file) {
        const url = /^(image|video|audio)\//.test(draft.file.type) ? URL.createObjectURL(draft.file) : undefined;
        files.set(clientId, { file: draft.file, url, abort: new AbortController() });
      }
      change([
        ...entries,
        {
          clientId,
          conversationId: draft.conversationId,
          createdAt: new Date().toISOString(),
          content: draft.content,
          kind: file ? kindOf(file.type) : draft.template ? "template" : "text",
          replyTo: draft.replyTo,
          template: draft.template,
          file,
          mediaId: draft.media?.id,
        },
      ]);
      start(draft.conversationId);
    },
    retry(clientId) {
      const entry = entries.find((candidate) => candidate.clientId === clientId);
      if (entry) {
        update(clientId, { refused: undefined });
        start(entry.conversationId);
      }
    },
    discard: remove,
    wake() {
      for (const waker of wakers) {
        waker();
      }
    },
    pending(conversationId) {
      const known = byConversation.get(conversationId);
      const found = known ?? entries.filter((entry) => entry.conversationId === conversationId);
      byConversation.set(conversationId, found);
      return found;
    },
    progress: (clientId) => progress.get(clientId),
    preview: (clientId) => files.get(clientId)?.url,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether the same request may succeed later without anybody doing anything. */
function passes(error: unknown): boolean {
  return error instanceof Offline || (error instanceof Problem && (error.status >= 500 || error.status === 429));
}

function read(storage: Storage, key: string): readonly Pending[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isPending) : [];
  } catch {
    return [];
  }
}

function isPending(value: unknown): value is Pending {
  return (
    typeof value === "object" &&
    value !== null &&
    "clientId" in value &&
    "conversationId" in value &&
    "createdAt" in value &&
    "content" in value
  );
}

const outboxes = new WeakMap<QueryClient, Map<string, Outbox>>();

/** The outbox of whoever is logged in. One for the page, so that messages leave while one looks elsewhere. */
export function useOutbox(onSent: (cache: QueryClient, message: Message) => void): Outbox {
  const { api } = useServices();
  const cache = useQueryClient();
  const me = useMe();
  return useMemo(() => {
    const byUser = outboxes.get(cache) ?? new Map<string, Outbox>();
    outboxes.set(cache, byUser);
    const outbox = byUser.get(me.id) ?? createOutbox(me.id, api, (message) => onSent(cache, message));
    byUser.set(me.id, outbox);
    return outbox;
  }, [cache, api, me.id, onSent]);
}

export function usePending(outbox: Outbox, conversationId: string): readonly Pending[] {
  return useSyncExternalStore(outbox.onChange, () => outbox.pending(conversationId));
}

export function useProgress(outbox: Outbox, clientId: string): number | undefined {
  return useSyncExternalStore(outbox.onChange, () => outbox.progress(clientId));
}
