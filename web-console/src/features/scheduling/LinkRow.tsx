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
