import { TextField } from "../../../shared/ui/Field";

type NumberFieldProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: number | null;
  min: number;
  max: number;
  step?: number;
  required?: boolean;
  disabled?: boolean;
  onChange(value: number | null): void;
};

/** A whole number; null when it is left empty. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  return (
    <TextField
      {...rest}
      type="number"
      inputMode="numeric"
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? null : Math.trunc(Number(event.target.value)))}
    />
  );
}
