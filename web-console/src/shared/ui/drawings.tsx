import type { ReactNode } from "react";

/** Small line drawings for empty places, in the colours of the theme. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 96 72"
      aria-hidden="true"
      className="h-18 w-24 fill-none stroke-current"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

export function QuietCounter() {
  return (
    <Drawing>
      <path className="stroke-input" d="M6 64h84" />
      <path className="fill-muted stroke-input" d="M16 46h64v6a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4z" />
      <path className="stroke-input" d="M22 56v8M74 56v8" />
      <path className="fill-accent stroke-primary" d="M38 30a10 10 0 0 1 20 0v2H38z" />
      <path className="stroke-primary" d="M34 36h28M48 20v-4M44 14h8" />
    </Drawing>
  );
}

export function PickOne() {
  return (
    <Drawing>
      <rect className="fill-muted stroke-input" x="8" y="10" width="46" height="14" rx="5" />
      <rect className="fill-accent stroke-primary" x="14" y="30" width="46" height="14" rx="5" />
      <rect className="fill-muted stroke-input" x="8" y="50" width="46" height="14" rx="5" />
      <path className="stroke-primary" d="m70 32 14 6-6 2.500-2.500 6z" />
    </Drawing>
  );
}

export function NothingFound() {
  return (
    <Drawing>
      <circle className="fill-muted stroke-input" cx="44" cy="32" r="20" />
      <path className="stroke-input" d="m59 47 15 15" />
      <path className="stroke-primary" d="M37 29h14M37 36h9" />
    </Drawing>
  );
}

export function LostLine() {
  return (
    <Drawing>
      <path className="stroke-input" d="M4 44h18M74 44h18" />
      <path className="fill-muted stroke-input" d="M22 36h10a6 6 0 0 1 6 6v4a6 6 0 0 1-6 6H22z" />
      <path className="fill-accent stroke-primary" d="M74 36H64a6 6 0 0 0-6 6v4a6 6 0 0 0 6 6h10z" />
      <path className="stroke-primary" d="M58 41h-7M58 47h-7" />
      <path className="stroke-input" d="m44 30-3-6M50 28v-8M56 30l4-6" />
    </Drawing>
  );
}

export function FirstMessage() {
  return (
    <Drawing>
      <path
        className="fill-muted stroke-input"
        d="M14 16a6 6 0 0 1 6-6h32a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6H30l-9 7v-7h-1a6 6 0 0 1-6-6z"
      />
      <path
        className="fill-accent stroke-primary"
        d="M44 44a6 6 0 0 1 6-6h26a6 6 0 0 1 6 6v8a6 6 0 0 1-6 6h-1v6l-8-6H50a6 6 0 0 1-6-6z"
      />
      <path className="stroke-input" d="M26 20h20M26 26h12" />
    </Drawing>
  );
}

export function EmptyAgenda() {
  return (
    <Drawing>
      <rect className="fill-muted stroke-input" x="20" y="14" width="56" height="48" rx="6" />
      <path className="stroke-input" d="M20 27h56M34 8v10M62 8v10" />
      <rect className="fill-accent stroke-primary" x="28" y="34" width="18" height="20" rx="3" />
      <path className="stroke-input" d="M53 37h16M53 44h16M53 51h10" />
    </Drawing>
  );
}
