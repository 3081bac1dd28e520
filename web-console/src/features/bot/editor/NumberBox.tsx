import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BlockField } from "../../../shared/api/types";
import { textOf } from "./graph";

type NumberProps = {
  id: string;
  field: BlockField;
  value: unknown;
  describedBy: string | undefined;
  onChange(value: number | null): void;
};

/** What is typed counts when it is a number; a field that is empty for a moment takes no way out away. */
export function NumberBox({ id, field, value, describedBy, onChange }: NumberProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState<string>();
  const min = field.min ?? undefined;
  const max = field.max ?? undefined;
  const shown = written ?? textOf(value);
  const number = Number(shown);
  const isWrong =
    shown.trim() !== "" &&
    (!Number.isInteger(number) || (min !== undefined && number < min) || (max !== undefined && number > max));
  return (
    <>
      <input
        id={id}
        inputMode="numeric"
        value={shown}
        aria-invalid={isWrong || undefined}
        aria-describedby={describedBy}
        onChange={(event) => {
          setWritten(event.target.value);
          const next = Number(event.target.value);
          if (event.target.value.trim() !== "" && Number.isInteger(next)) {
            onChange(next);
          }
        }}
        onBlur={() => {
          if (shown.trim() === "") {
            onChange(field.is_nullable ? null : (min ?? 0));
          }
          setWritten(undefined);
        }}
        className="field h-8 w-28 px-2.5 coarse:h-11 coarse:text-lg"
      />
      {isWrong && (
        <p className="text-destructive text-xs">{t("flow.form.between", { min: min ?? 0, max: max ?? "∞" })}</p>
      )}
    </>
  );
}
