import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";

type PopoverProps = {
  trigger: ReactElement<Record<string, unknown>>;
  label: string;
  open?: boolean;
  onOpenChange?(open: boolean): void;
  side?: "top" | "bottom";
  align?: "start" | "center" | "end";
  children: ReactNode;
};

export function Popover({
  trigger,
  label,
  open,
  onOpenChange,
  side = "bottom",
  align = "end",
  children,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup
            aria-label={label}
            className="max-h-(--available-height) origin-(--transform-origin) animate-pop overflow-y-auto rounded-lg bg-popover shadow-float outline-none"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
