import { classes } from "./classes";

/** A speech bubble over a counter. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={classes("shrink-0", className)}>
      <rect width="32" height="32" rx="9" className="fill-primary" />
      <path
        className="fill-primary-foreground"
        d="M8 11.500A3.500 3.500 0 0 1 11.500 8h9a3.500 3.500 0 0 1 3.500 3.500v3.800a3.500 3.500 0 0 1-3.500 3.500H15l-3.900 2.900c-.5.4-1.200 0-1.200-.6v-2.500A3.500 3.500 0 0 1 8 15.300Z"
      />
      <rect x="8" y="23" width="16" height="2.400" rx="1.200" className="fill-primary-foreground opacity-65" />
    </svg>
  );
}
