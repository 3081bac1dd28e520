import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel } from "../../shared/api/types";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { TextField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { ChannelChecks } from "./ChannelChecks";

type ConnectDialogProps = {
  title: string;
  /** What the steps are called, and at which one is. */
  steps: readonly string[];
  at: number;
  onClose(): void;
  children: ReactNode;
};

/** The dialog in which a number is connected step by step. */
export function ConnectDialog({ title, steps, at, onClose, children }: ConnectDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      lasts
      size="md"
      title={title}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <ol className="mb-4 flex gap-1.5" aria-label={t("channels.wizard.step", { step: at + 1, count: steps.length })}>
        {steps.map((name, index) => (
          <li key={name} aria-current={index === at ? "step" : undefined} className="min-w-0 flex-1">
            <span className={classes("block h-1 rounded-full", index <= at ? "bg-primary" : "bg-muted")} />
            <span
              className={classes(
                "mt-1 block truncate text-xs",
                index === at ? "font-medium text-foreground" : "text-muted-foreground",
              )}
            >
              {name}
            </span>
          </li>
        ))}
      </ol>
      {children}
    </Dialog>
  );
}

type StepField = {
  label: string;
  hint: string;
  required?: boolean;
  secret?: boolean;
  pattern?: string;
  /** Of digits only. */
  isNumber?: boolean;
};

/**
 * Makes the fields of a step, for values that are known by their names in the contract.
 *
 * @param errors what the server has against them
 */
export function stepField<V extends Readonly<Record<string, string>>>(
  values: V,
  errors: Readonly<Record<string, string>>,
  onChange: (values: V) => void,
) {
  return (name: keyof V & string, { label, hint, required, secret, pattern, isNumber }: StepField) => (
    <TextField
      label={label}
      hint={hint}
      value={values[name]}
      required={required}
      pattern={pattern}
      inputMode={isNumber ? "numeric" : undefined}
      type={secret ? "password" : "text"}
      autoComplete="off"
      spellCheck={false}
      error={errors[name]}
      onChange={(event) => onChange({ ...values, [name]: event.target.value })}
    />
  );
}

type TestsStepProps = { channel: Channel; onBack(): void; onDone(): void };

/** The last step: every link is tested. */
export function TestsStep({ channel, onBack, onDone }: TestsStepProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted-foreground">{t("channels.checks.hint")}</p>
      <ChannelChecks channel={channel} />
      <DialogActions>
        <Button onClick={onBack}>{t("channels.wizard.back")}</Button>
        <Button look="primary" onClick={onDone}>
          {t("channels.wizard.done")}
        </Button>
      </DialogActions>
    </div>
  );
}

/** A value to be carried to another page. */
export function Copyable({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div>
      <p className="mb-1 font-medium text-sm">{label}</p>
      <div className="flex items-center gap-2 rounded-md bg-muted py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{value}</code>
        <IconButton
          icon={copied ? Check : Copy}
          size="sm"
          label={copied ? t("common.copied") : t("channels.wizard.copy", { what: label })}
          onClick={() => void navigator.clipboard?.writeText(value).then(() => setCopied(true))}
        />
      </div>
    </div>
  );
}
