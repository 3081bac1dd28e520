import { Switch as Base } from "@base-ui/react/switch";
import { useId } from "react";

type SwitchProps = {
  checked: boolean;
  onChange(checked: boolean): void;
  label: string;
  hint?: string;
  disabled?: boolean;
};

export function Switch({ checked, onChange, label, hint, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <span id={id} className="font-medium text-sm">
          {label}
        </span>
        {hint && <p className="text-muted-foreground text-xs">{hint}</p>}
      </div>
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-labelledby={id}
        className="relative mt-0.5 flex h-5 w-9 shrink-0 rounded-full bg-input p-0.5 transition-colors data-checked:bg-primary data-disabled:opacity-50"
      >
        <Base.Thumb className="size-4 rounded-full bg-primary-foreground transition-transform data-checked:translate-x-4" />
      </Base.Root>
    </div>
  );
}
