import { useLocation } from "@tanstack/react-router";
import { useLayoutEffect, useRef } from "react";

/** For a row of links that may be wider than what is seen: the one where somebody is comes into sight. */
export function useHereInSight() {
  const row = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each place is another link
  useLayoutEffect(() => {
    row.current?.querySelector("[aria-current=page]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [path]);
  return row;
}
