/** Steps that can be taken back. What is typed into one field within a moment of each other is one step. */
export type History<T> = {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** What the last change belongs to, and when it was made. */
  last: { key: string; at: number } | undefined;
};

const MOST = 200;
const TOGETHER_MS = 1_500;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], last: undefined };
}

/** @param key of changes that are one step when they follow each other closely; none is a step of its own */
export function step<T>(history: History<T>, present: T, now: number, key?: string): History<T> {
  if (present === history.present) {
    return history;
  }
  const together = key !== undefined && history.last?.key === key && now - history.last.at < TOGETHER_MS;
  return {
    past: together ? history.past : [...history.past, history.present].slice(-MOST),
    present,
    future: [],
    last: key === undefined ? undefined : { key, at: now },
  };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  return before === undefined
    ? history
    : {
        past: history.past.slice(0, -1),
        present: before,
        future: [history.present, ...history.future],
        last: undefined,
      };
}

export function redo<T>(history: History<T>): History<T> {
  const [after, ...rest] = history.future;
  return after === undefined
    ? history
    : { past: [...history.past, history.present], present: after, future: rest, last: undefined };
}
