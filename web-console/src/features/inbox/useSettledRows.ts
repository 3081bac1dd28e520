import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Conversation } from "../../shared/api/types";

/** A pointer that rests for so long is not about to press anything. */
const REST_MS = 15_000;

export type SettledRow = { conversation: Conversation; gone: boolean };

/**
 * Rows that do not move under the pointer. While it is on the list, the order of the moment it came stays: contents are
 * kept current, what is new or moved is only counted, what left is dimmed. It all settles when the pointer leaves.
 */
export function useSettledRows(rows: readonly Conversation[], listKey: string) {
  const [held, setHeld] = useState<{ key: string; rows: readonly Conversation[] }>();
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const live = useRef(rows);
  useEffect(() => {
    live.current = rows;
  });
  useEffect(() => () => clearTimeout(rest.current), []);

  const isHeld = held?.key === listKey;

  const settled = useMemo((): { rows: readonly SettledRow[]; news: number } => {
    if (!isHeld) {
      return { rows: rows.map((conversation) => ({ conversation, gone: false })), news: 0 };
    }
    return hold(held.rows, rows);
  }, [rows, held, isHeld]);

  const release = () => {
    clearTimeout(rest.current);
    setHeld(undefined);
  };

  const handlers = {
    onPointerMove: (event: PointerEvent) => {
      if (event.pointerType !== "mouse") {
        return;
      }
      clearTimeout(rest.current);
      rest.current = setTimeout(release, REST_MS);
      if (!isHeld) {
        setHeld({ key: listKey, rows: live.current });
      }
    },
    onPointerLeave: release,
  };

  return { ...settled, handlers, release };
}

/** The held order with the live contents, and how many rows would be somewhere else. */
export function hold(
  held: readonly Conversation[],
  live: readonly Conversation[],
): { rows: readonly SettledRow[]; news: number } {
  const byId = new Map(live.map((conversation) => [conversation.id, conversation]));
  const heldAt = new Map(held.map((conversation, index) => [conversation.id, index]));
  const rows: SettledRow[] = held.map((conversation) => {
    const now = byId.get(conversation.id);
    return { conversation: now ?? conversation, gone: now === undefined };
  });

  let news = 0;
  let furthest = held.length;
  // From the end upwards: whatever is not in the held order among those below it has moved up, or is new.
  for (let index = live.length - 1; index >= 0; index--) {
    const at = heldAt.get(live[index]?.id ?? "");
    if (at === undefined) {
      // A page that was loaded meanwhile comes after all that is held: it moves nothing, and is shown.
      if (furthest === held.length) {
        continue;
      }
      news++;
    } else if (at > furthest) {
      news++;
    } else {
      furthest = at;
    }
  }
  const lastHeld = live.findLastIndex((conversation) => heldAt.has(conversation.id));
  for (const conversation of live.slice(lastHeld + 1)) {
    rows.push({ conversation, gone: false });
  }
  return { rows, news };
}
