import type { LucideIcon } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";

/** Something one can do now. What registers here has its key and stands in the palette and in the help. */
export type Action = {
  id: string;
  label: string;
  group: "go" | "conversation" | "list" | "message" | "flow" | "agenda" | "app";
  icon?: LucideIcon;
  /** `Mod+K`, `Shift+T`, a single key, or two one after the other: `G I`. */
  keys?: string;
  /** Whoever offers it listens for its keys: they count in one place of the page only. */
  listens?: boolean;
  run(): void;
};

let actions: readonly Action[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Action[]) {
  actions = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Offers an action while the component is there; `undefined` while it makes no sense. */
export function useAction(action: Action | undefined): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const { id, label, group, icon, keys, listens } = action ?? {};
  useEffect(() => {
    if (id === undefined || label === undefined || group === undefined) {
      return;
    }
    const entry: Action = { id, label, group, icon, keys, listens, run: () => latest.current?.run() };
    change([...actions.filter((other) => other.id !== id), entry]);
    return () => change(actions.filter((other) => other !== entry));
  }, [id, label, group, icon, keys, listens]);
}

export function useActions(): readonly Action[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => actions,
  );
}

const SEQUENCE_MS = 1_200;

/** Runs actions by their keys. One listener for the page; mounted once. */
export function useKeyboard(): void {
  useEffect(() => {
    let first: { key: string; at: number } | undefined;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) {
        return;
      }
      const stroke = strokeOf(event);
      // With a modifier one cannot be typing a text; without one the key belongs to whoever types.
      if (!stroke.startsWith("Mod+") && (isTyping(event.target) || isInDialog())) {
        return;
      }
      const sequence = first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${stroke}` : undefined;
      const heard = actions.filter((action) => !action.listens);
      const found =
        heard.find((action) => action.keys !== undefined && action.keys === sequence) ??
        heard.find((action) => action.keys === stroke);
      first = undefined;
      if (found) {
        event.preventDefault();
        found.run();
      } else if (actions.some((action) => action.keys?.startsWith(`${stroke} `))) {
        first = { key: stroke, at: event.timeStamp };
      }
    };

    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

/** The name of a key press as `Action.keys` writes it. */
export function strokeOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key === "Escape" ? "Esc" : event.key;
  const isLetter = /^[A-Z]$/.test(key);
  return [
    event.ctrlKey || event.metaKey ? "Mod" : undefined,
    event.altKey ? "Alt" : undefined,
    // Shift is part of how `?` and `#` are typed; it is named only where it changes a letter's meaning.
    event.shiftKey && (isLetter || key.length > 1) ? "Shift" : undefined,
    key,
  ]
    .filter(Boolean)
    .join("+");
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))
  );
}

function isInDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null;
}
