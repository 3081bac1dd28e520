import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Appointment } from "../../shared/api/types";
import { type Place, placeOf, samePlace } from "./agenda";
import { DAY_MINUTES, type Day } from "./clinicTime";

/** A strip of the grid: a day, or what one professional does on it. */
export type Column = {
  key: string;
  day: Day;
  /** Whose it is; null of those without a professional, undefined when it is everybody's. */
  professionalId: string | null | undefined;
};

/** What is in one's hand: an appointment on its way or being made longer, or a time that is being marked. */
export type Held =
  | { kind: "move" | "resize"; appointment: Appointment; place: Place; columnKey: string; byKeys: boolean }
  | { kind: "create"; place: Place; columnKey: string };

/** Less than that is a click. */
const SLACK_PX = 4;
/** How long a finger rests before it takes something up, and how far it may tremble: sooner or further, it scrolls. */
const HOLD_MS = 350;
const TREMBLE_PX = 10;
/** How near to an edge of what is seen the rest comes into sight, and how fast at most. */
const EDGE_PX = 44;
const EDGE_SPEED_PX = 11;

type Grid<C extends Column> = {
  columns: readonly C[];
  /** One element a column, in their order. */
  strips: RefObject<HTMLElement | null>;
  /** What they scroll in, and how much of it on the left and at the top stays before them. */
  scroller: RefObject<HTMLElement | null>;
  gutterPx: number;
  firstMinute: number;
  lastMinute: number;
  pixelsPerMinute: number;
  /** To what times snap. */
  step: number;
  onMove(appointment: Appointment, place: Place): void;
  onCreate(place: Place): void;
};

/**
 * Moves, stretches and marks times with the mouse, with a finger that rests first, and the first two with the keyboard as
 * well. Escape, a second finger, or whatever else comes in between lets everything be as it was.
 */
export function useDrag<C extends Column>(grid: Grid<C>) {
  const [held, setHeld] = useState<Held>();
  const [byTouch, setByTouch] = useState(false);
  const latest = useRef(grid);
  useEffect(() => {
    latest.current = grid;
  });
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const justDragged = useRef(false);
  const carries = useRef(false);
  const { strips } = grid;
  useEffect(() => {
    const element = strips.current;
    // It has to be there before a finger comes down, and not be passive: else the browser scrolls what is carried away.
    const stay = (event: TouchEvent) => {
      if (carries.current && event.cancelable) {
        event.preventDefault();
      }
    };
    // What looked like the click after a drag did not come, if somebody points anew.
    const forget = () => {
      justDragged.current = false;
    };
    element?.addEventListener("touchmove", stay, { passive: false });
    window.addEventListener("pointerdown", forget, true);
    return () => {
      element?.removeEventListener("touchmove", stay);
      window.removeEventListener("pointerdown", forget, true);
    };
  }, [strips]);

  const at = (x: number, y: number) => {
    const { columns, strips, firstMinute, lastMinute, pixelsPerMinute } = latest.current;
    const boxes = [...(strips.current?.children ?? [])].map((strip) => strip.getBoundingClientRect());
    const inside = boxes.findIndex((box) => x < box.right);
    const index = inside === -1 ? boxes.length - 1 : inside;
    const top = boxes[index]?.top ?? 0;
    const minute = firstMinute + (y - top) / pixelsPerMinute;
    // What is below the last hour is nowhere.
    return { column: columns[index], minute: Math.min(Math.max(minute, firstMinute), lastMinute) };
  };

  const follow = (event: PointerEvent, begun: (x: number, y: number) => Held | undefined) => {
    if (event.button !== 0) {
      return;
    }
    stop.current?.();
    const { pointerId } = event;
    const isTouch = event.pointerType === "touch";
    const from = { x: event.clientX, y: event.clientY };
    let last = from;
    let now: Held | undefined;
    let frame = 0;
    const hold = () => {
      now = begun(last.x, last.y);
      justDragged.current = true;
      setHeld(now);
    };
    const take = () => {
      carries.current = true;
      setByTouch(isTouch);
      hold();
      frame = requestAnimationFrame(scrollOn);
    };
    const scrollOn = () => {
      const { scroller, gutterPx } = latest.current;
      const box = scroller.current?.getBoundingClientRect();
      if (box) {
        const left = pull(last.x, box.left + gutterPx, box.right);
        const top = pull(last.y, box.top + gutterPx, box.bottom);
        if (left !== 0 || top !== 0) {
          scroller.current?.scrollBy(left, top);
          hold();
        }
      }
      frame = requestAnimationFrame(scrollOn);
    };
    const onMove = (moved: globalThis.PointerEvent) => {
      if (moved.pointerId !== pointerId) {
        return;
      }
      last = { x: moved.clientX, y: moved.clientY };
      const way = Math.hypot(last.x - from.x, last.y - from.y);
      if (now) {
        hold();
      } else if (isTouch && way > TREMBLE_PX) {
        end();
      } else if (!isTouch && way >= SLACK_PX) {
        take();
      }
    };
    const onUp = (up: globalThis.PointerEvent) => {
      if (up.pointerId === pointerId) {
        end();
        if (now) {
          drop(now);
        }
      }
    };
    const onDown = (down: globalThis.PointerEvent) => {
      if (down.pointerId !== pointerId) {
        end();
      }
    };
    const onKey = (key: globalThis.KeyboardEvent) => {
      if (key.key === "Escape") {
        key.preventDefault();
        key.stopPropagation();
        end();
      }
    };
    // A finger that rests asks for the browser's own menu as well.
    const onMenu = (menu: Event) => {
      if (isTouch && now) {
        menu.preventDefault();
      }
    };
    const rest = isTouch
      ? setTimeout(() => {
          navigator.vibrate?.(10);
          take();
        }, HOLD_MS)
      : undefined;
    const end = () => {
      clearTimeout(rest);
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("pointerdown", onDown, true);
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("contextmenu", onMenu, true);
      stop.current = undefined;
      carries.current = false;
      setHeld(undefined);
      setByTouch(false);
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", end);
    window.addEventListener("pointerdown", onDown, true);
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("contextmenu", onMenu, true);
    stop.current = end;
  };

  const drop = (what: Held) => {
    if (what.kind === "create") {
      latest.current.onCreate(what.place);
    } else if (!samePlace(what.place, placeOf(what.appointment))) {
      latest.current.onMove(what.appointment, what.place);
    }
  };

  return {
    held,
    /** Whether a finger holds it, and so covers it. */
    byTouch,
    /** Whether what looks like a click was the end of a drag. */
    wasDrag() {
      const was = justDragged.current;
      justDragged.current = false;
      return was;
    },
    at,
    move(event: PointerEvent, appointment: Appointment) {
      const place = placeOf(appointment);
      const grabbed = at(event.clientX, event.clientY).minute - place.from;
      follow(event, (x, y) => {
        const { column, minute } = at(x, y);
        const { firstMinute, lastMinute } = latest.current;
        const from = Math.max(firstMinute, Math.min(minute - grabbed, lastMinute - (place.to - place.from)));
        return (
          column && {
            kind: "move",
            appointment,
            byKeys: false,
            ...put(place, column, from, latest.current.step),
          }
        );
      });
    },
    resize(event: PointerEvent, appointment: Appointment, column: C) {
      event.stopPropagation();
      const place = placeOf(appointment);
      follow(event, (x, y) => {
        const { step } = latest.current;
        const to = stretched(place, at(x, y).minute, step);
        return { kind: "resize", appointment, byKeys: false, place: { ...place, to }, columnKey: column.key };
      });
    },
    create(event: PointerEvent, column: C) {
      const { step } = latest.current;
      const first = snap(at(event.clientX, event.clientY).minute, step, Math.floor);
      follow(event, (x, y) => {
        const to = Math.max(first + step, snap(at(x, y).minute, step, Math.ceil));
        const place = {
          day: column.day,
          from: first,
          to: Math.min(to, DAY_MINUTES),
          professionalId: column.professionalId ?? null,
        };
        return { kind: "create", place, columnKey: column.key };
      });
    },
    /** Alt and arrows take it up and carry it, with Shift they stretch it; Enter puts it down, Escape brings it back. */
    onKeyDown(event: KeyboardEvent, appointment: Appointment, column: C): boolean {
      const { columns, step } = latest.current;
      const mine = held?.kind !== "create" && held?.appointment.id === appointment.id ? held : undefined;
      const moves = event.altKey || mine !== undefined;
      if (mine && (event.key === "Enter" || event.key === "Escape" || event.key === " ")) {
        setHeld(undefined);
        if (event.key !== "Escape") {
          drop(mine);
        }
        return true;
      }
      const [across, down] = ARROWS[event.key] ?? [0, 0];
      if (!moves || (across === 0 && down === 0)) {
        return false;
      }
      const place = mine?.place ?? placeOf(appointment);
      if (event.shiftKey && down !== 0) {
        const to = stretched(place, place.to + down * step, step);
        setHeld({
          kind: "resize",
          appointment,
          byKeys: true,
          place: { ...place, to },
          columnKey: mine?.columnKey ?? column.key,
        });
        return true;
      }
      const here = columns.findIndex((one) => one.key === (mine?.columnKey ?? column.key));
      const next = columns[Math.min(Math.max(here + across, 0), columns.length - 1)] ?? column;
      setHeld({ kind: "move", appointment, byKeys: true, ...put(place, next, place.from + down * step, step) });
      return true;
    },
    letGo() {
      setHeld((now) => (now?.kind !== "create" && now?.byKeys ? undefined : now));
    },
  };
}

const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** How far to scroll on while somebody points so near to an edge. */
export function pull(at: number, start: number, end: number): number {
  const near = Math.min(EDGE_PX, (end - start) / 3);
  const speed = (depth: number) => Math.ceil(EDGE_SPEED_PX * Math.min(1, depth / near));
  if (at < start + near) {
    return -speed(start + near - at);
  }
  return at > end - near ? speed(at - (end - near)) : 0;
}

function snap(minute: number, step: number, round: (value: number) => number = Math.round): number {
  return Math.min(Math.max(round(minute / step) * step, 0), DAY_MINUTES);
}

/** The same length elsewhere, within the day. A column of everybody's leaves it with whom it is. */
export function put(place: Place, column: Column, from: number, step: number): { place: Place; columnKey: string } {
  const length = place.to - place.from;
  const start = Math.min(snap(from, step), DAY_MINUTES - length);
  return {
    columnKey: column.key,
    place: {
      day: column.day,
      from: start,
      to: start + length,
      professionalId: column.professionalId === undefined ? place.professionalId : column.professionalId,
    },
  };
}

/** Until another time, and at least a step long. */
export function stretched(place: Place, to: number, step: number): number {
  return Math.min(Math.max(place.from + step, snap(to, step)), DAY_MINUTES);
}
