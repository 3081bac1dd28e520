import { useEffect, useRef, useState } from "react";
import type { QuotedMessage } from "../../shared/api/types";

export type DraftText = { text: string; replyTo?: QuotedMessage };

const STORED = "balcao.draft.";
const EMPTY: DraftText = { text: "" };
const PAUSE_MS = 300;

export function readDraft(key: string): DraftText {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED + key) ?? "null");
    if (typeof stored === "object" && stored !== null && "text" in stored && typeof stored.text === "string") {
      const replyTo = "replyTo" in stored ? quotedFrom(stored.replyTo) : undefined;
      return { text: stored.text, replyTo };
    }
  } catch {
    // A draft that cannot be read is no draft.
  }
  return EMPTY;
}

function quotedFrom(value: unknown): QuotedMessage | undefined {
  return isQuoted(value) ? value : undefined;
}

function isQuoted(value: unknown): value is QuotedMessage {
  return typeof value === "object" && value !== null && "id" in value && "content" in value && "sender_type" in value;
}

function write(key: string, draft: DraftText) {
  if (draft.text || draft.replyTo) {
    localStorage.setItem(STORED + key, JSON.stringify(draft));
  } else {
    localStorage.removeItem(STORED + key);
  }
}

/** What one was about to write in a conversation: still there after looking elsewhere, and after a reload. */
export function useDraft(key: string): [DraftText, (draft: DraftText) => void] {
  const [draft, setDraft] = useState(() => readDraft(key));
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(draft);

  useEffect(
    () => () => {
      clearTimeout(pause.current);
      write(key, latest.current);
    },
    [key],
  );

  return [
    draft,
    (next) => {
      latest.current = next;
      setDraft(next);
      clearTimeout(pause.current);
      pause.current = setTimeout(() => write(key, next), PAUSE_MS);
    },
  ];
}
