import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useLayoutEffect, useRef } from "react";

type LinkRowProps = { label: string; className: string; children: ReactNode };

/** Links that may be wider than what is seen: the one where somebody is comes into sight. */
export function LinkRow({ label, className, children }: LinkRowProps) {
  const row = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each place is another link
  useLayoutEffect(() => {
    row.current?.querySelector("[aria-current=page]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [path]);
  return (
    <nav ref={row} aria-label={label} className={className}>
      {children}
    </nav>
  );
}

/** The row of the parts of a page, above it, and the look of each part and of the one that is shown. */
export const TABS = "flex shrink-0 gap-5 overflow-x-auto border-b bg-card px-4 [scrollbar-width:none]";
export const TAB =
  "relative inline-flex h-11 shrink-0 items-center whitespace-nowrap rounded-sm px-1 text-muted-foreground transition-colors hover:text-foreground focus-visible:outline-offset-[-2px]";
export const TAB_HERE =
  "font-medium text-foreground after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full after:bg-primary";
