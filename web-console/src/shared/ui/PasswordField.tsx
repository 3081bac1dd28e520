import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./Field";

type PasswordFieldProps = FieldProps & Omit<ComponentProps<"input">, "type">;

/** A password, which whoever types it may look at. */
export function PasswordField({ label, hint, error, className, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const id = useId();
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field id={id} label={label} hint={hint} error={error} className={className}>
      <div className="field flex h-9 items-center coarse:h-11">
        <input
          id={id}
          aria-invalid={Boolean(error)}
          aria-describedby={error || hint ? `${id}-hint` : undefined}
          {...rest}
          type={shown ? "text" : "password"}
          className="h-full min-w-0 flex-1 bg-transparent pl-3 outline-none coarse:text-lg"
        />
        <button
          type="button"
          onClick={() => setShown(!shown)}
          aria-label={shown ? t("password.hide") : t("password.show")}
          aria-pressed={shown}
          className="flex h-full items-center rounded-md px-2.5 text-muted-foreground hover:text-foreground focus-visible:outline-offset-[-3px]"
        >
          <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
        </button>
      </div>
    </Field>
  );
}

/** One that is being chosen: what it must be like is said the same everywhere, and the browser may offer one. */
export function NewPasswordField(props: Omit<PasswordFieldProps, "hint" | "autoComplete" | "minLength" | "maxLength">) {
  const { t } = useTranslation();
  return (
    <PasswordField
      {...props}
      hint={t("profile.passwordHint")}
      autoComplete="new-password"
      minLength={10}
      maxLength={200}
    />
  );
}
