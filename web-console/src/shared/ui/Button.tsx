import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";

const LOOKS = {
  primary: "bg-primary text-primary-foreground hover:bg-primary-hover",
  secondary: "border border-input bg-card text-foreground hover:bg-muted",
  quiet: "text-foreground hover:bg-muted",
  soft: "bg-accent text-primary-ink hover:bg-accent-strong",
  danger: "bg-destructive text-destructive-foreground hover:opacity-90",
} as const;

const SIZES = {
  sm: "h-7 gap-1.5 px-2.5 text-sm rounded-sm",
  md: "h-8 gap-2 px-3 text-base rounded-md coarse:h-10",
  lg: "h-10 gap-2 px-4 text-base rounded-md",
} as const;

type ButtonProps = ComponentProps<"button"> & {
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
  /** While what it started is under way: keeps its width, cannot be pressed twice. */
  busy?: boolean;
};

export function Button({ look = "secondary", size = "md", busy = false, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={classes(
        "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-colors",
        "disabled:cursor-not-allowed disabled:opacity-50",
        LOOKS[look],
        SIZES[size],
        className,
      )}
    >
      <span className={classes("inline-flex items-center gap-[inherit]", busy && "invisible")}>{children}</span>
      {busy && <LoaderCircle aria-hidden="true" className="absolute size-4 animate-spin" strokeWidth={1.75} />}
    </button>
  );
}
