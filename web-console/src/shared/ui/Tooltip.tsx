import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Keys } from "./Keys";

export const TooltipProvider = Base.Provider;

type TooltipProps = {
  text: ReactNode;
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactElement<Record<string, unknown>>;
};

/** Explains its child on hover and focus. What is said here is also the child's label, never the only place of it. */
export function Tooltip({ text, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="flex max-w-72 origin-(--transform-origin) animate-pop items-center gap-2 rounded-sm bg-foreground px-2 py-1 text-background text-xs">
            {text}
            {keys && <Keys keys={keys} inverted />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
