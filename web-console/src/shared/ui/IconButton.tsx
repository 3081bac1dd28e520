import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Tooltip } from "./Tooltip";

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  icon: LucideIcon;
  label: string;
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
  size?: "sm" | "md";
  pressed?: boolean;
};

export function IconButton({
  icon: Icon,
  label,
  keys,
  side,
  size = "md",
  pressed,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        {...rest}
        className={classes(
          "inline-flex shrink-0 items-center justify-center rounded-md text-muted-foreground transition-colors",
          "hover:bg-muted hover:text-foreground disabled:cursor-not-allowed disabled:opacity-40 disabled:hover:bg-transparent",
          "data-popup-open:bg-muted data-popup-open:text-foreground",
          size === "md" ? "size-8 coarse:size-10" : "size-7",
          pressed && "bg-accent text-primary-ink hover:bg-accent hover:text-primary-ink",
          className,
        )}
      >
        <Icon aria-hidden="true" className={size === "md" ? "size-[18px]" : "size-4"} strokeWidth={1.75} />
      </button>
    </Tooltip>
  );
}
