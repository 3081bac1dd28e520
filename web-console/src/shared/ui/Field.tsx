import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classes } from "./classes";

export type FieldProps = { label: ReactNode; hint?: ReactNode; error?: ReactNode; className?: string };

/** A label, its control, and below it what is wrong, or else how to fill it in. */
export function Field({
  id,
  label,
  hint,
  error,
  className,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={classes("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children}
      {(error || hint) && (
        <p id={`${id}-hint`} className={classes("text-xs", error ? "text-destructive" : "text-muted-foreground")}>
          {error || hint}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, className, ...rest }: FieldProps & ComponentProps<"input">) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error} className={className}>
      <input
        id={id}
        aria-invalid={Boolean(error)}
        aria-describedby={error || hint ? `${id}-hint` : undefined}
        {...rest}
        className="field h-9 w-full px-3 coarse:h-11 coarse:text-lg"
      />
    </Field>
  );
}

export function AreaField({ label, hint, error, className, ...rest }: FieldProps & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error} className={className}>
      <textarea
        id={id}
        aria-invalid={Boolean(error)}
        aria-describedby={error || hint ? `${id}-hint` : undefined}
        {...rest}
        className="field field-sizing-content min-h-18 w-full resize-none px-3 py-2 coarse:text-lg"
      />
    </Field>
  );
}

/** The browser's own select: right on a phone, with a keyboard, and with a screen reader. Only the arrow is ours. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <span className="relative flex min-w-0 items-center">
      <select {...rest} className={classes("w-full cursor-pointer appearance-none truncate", className)} />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute right-2.5 size-4 text-muted-foreground"
        strokeWidth={1.75}
      />
    </span>
  );
}

type SelectFieldProps = FieldProps & Omit<ComponentProps<"select">, "onChange"> & { onChange(value: string): void };

export function SelectField({ label, hint, error, className, onChange, children, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error} className={className}>
      <Select
        id={id}
        aria-invalid={Boolean(error)}
        aria-describedby={error || hint ? `${id}-hint` : undefined}
        {...rest}
        onChange={(event) => onChange(event.target.value)}
        className="field h-9 pr-9 pl-3 coarse:h-11 coarse:text-lg"
      >
        {children}
      </Select>
    </Field>
  );
}
