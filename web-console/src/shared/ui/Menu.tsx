import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes";
import { Keys } from "./Keys";

type MenuProps = {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
};

export function Menu({ trigger, children, align = "end", side = "bottom" }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className="max-h-(--available-height) min-w-52 max-w-80 origin-(--transform-origin) animate-pop overflow-y-auto rounded-lg bg-popover p-1 shadow-float outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const ITEM =
  "flex w-full cursor-default select-none items-center gap-2.5 rounded-sm px-2 py-1.5 text-base outline-none coarse:py-2.5 data-disabled:opacity-45 data-highlighted:bg-muted";

type MenuItemProps = {
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  hint?: string;
  onClick(): void;
  children: ReactNode;
};

export function MenuItem({ icon: Icon, keys, danger, disabled, hint, onClick, children }: MenuItemProps) {
  return (
    <Base.Item disabled={disabled} onClick={onClick} className={classes(ITEM, danger && "text-destructive")}>
      {Icon && <Icon aria-hidden="true" className="size-4 shrink-0 opacity-70" strokeWidth={1.75} />}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{children}</span>
        {hint && <span className="block text-muted-foreground text-xs">{hint}</span>}
      </span>
      {keys && <Keys keys={keys} />}
    </Base.Item>
  );
}

type MenuChoiceProps<T extends string> = {
  label?: string;
  value: T;
  options: readonly { value: T; label: ReactNode }[];
  onChange(value: T): void;
};

/** One of several, with the present one ticked. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <Base.Group>
      {label && <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-muted-foreground text-xs">{label}</Base.GroupLabel>}
      <Base.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden="true" className="size-4 text-primary-ink" strokeWidth={2} />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-border" />;
}

/** A small square of a row of choices, such as an emoji. */
export function MenuTile({ label, onClick, children }: { label: string; onClick(): void; children: ReactNode }) {
  return (
    <Base.Item
      aria-label={label}
      onClick={onClick}
      className="flex size-8 cursor-default select-none items-center justify-center rounded-sm text-lg outline-none data-highlighted:bg-muted"
    >
      {children}
    </Base.Item>
  );
}
