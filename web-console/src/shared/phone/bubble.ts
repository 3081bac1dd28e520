import { classes } from "../ui/classes";

/**
 * How a bubble looks.
 *
 * @param own whether whoever holds the phone wrote it
 * @param first of a group, with a tip
 */
export function bubbleLook(own: boolean, first: boolean): string {
  return classes(
    "rounded-lg p-1 shadow-bubble",
    own ? "bg-wa-out" : "bg-wa-in",
    first && (own ? "tail-out rounded-tr-none" : "tail-in rounded-tl-none"),
  );
}
