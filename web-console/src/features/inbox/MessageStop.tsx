import type { ComponentProps, KeyboardEvent } from "react";

/** What can be pressed inside a message. It is no tab stop of its own: many messages would be hundreds of them. */
const CONTROLS = "a[href], button:not(:disabled), input, video";

/**
 * A message is one tab stop. Enter or the right arrow goes in to what can be done there, the arrows walk it, Escape comes
 * out again; up and down go to the message before and after.
 */
export function MessageStop(props: ComponentProps<"article">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: its actions are reached through it
    <article tabIndex={0} data-stop="" onKeyDown={walk} {...props} />
  );
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const { currentTarget: message, target, key } = event;
  // A menu that belongs to a message stands elsewhere on the page, and an input has its own arrows.
  if (!(target instanceof HTMLElement) || !message.contains(target) || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const next = target === message ? fromOutside(message, key) : fromInside(message, target, key);
  if (next) {
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }
}

function fromOutside(message: HTMLElement, key: string): HTMLElement | undefined {
  switch (key) {
    case "Enter":
    case "ArrowRight":
      return controlsOf(message)[0];
    case "ArrowDown":
      return neighbour(message, 1);
    case "ArrowUp":
      return neighbour(message, -1);
    default:
      return undefined;
  }
}

function fromInside(message: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  if (key === "Escape") {
    return message;
  }
  const controls = controlsOf(message);
  const at = controls.indexOf(from);
  if (from instanceof HTMLInputElement || at < 0) {
    return undefined;
  }
  switch (key) {
    case "ArrowRight":
      return controls[Math.min(at + 1, controls.length - 1)];
    case "ArrowLeft":
      return controls[at - 1] ?? message;
    default:
      return undefined;
  }
}

function controlsOf(message: HTMLElement): HTMLElement[] {
  // What is not drawn at this width cannot have the focus.
  return [...message.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) => getComputedStyle(control).display !== "none",
  );
}

function neighbour(message: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const stops = [...(message.closest('[role="log"]')?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
  // The rows of a virtual list stand in the page in any order.
  stops.sort((a, b) => rowOf(a) - rowOf(b));
  return stops[stops.indexOf(message) + by];
}

function rowOf(stop: HTMLElement): number {
  return Number(stop.closest("[data-index]")?.getAttribute("data-index"));
}
