import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { IconButton } from "../../shared/ui/IconButton";
import { ChannelChecks } from "./ChannelChecks";

const STEPS = ["number", "secrets", "webhook", "tests"] as const;

/** Where Meta is to send what customers write. */
export const callbackAddress = () => `${location.origin}/api/v1/webhooks/whatsapp`;

/** Nobody has to invent one, and nobody guesses it. */
function newVerifyToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

/** Connects a number step by step, and ends with every link tested. */
export function ChannelWizard({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [step, setStep] = useState<(typeof STEPS)[number]>("number");
  const [channel, setChannel] = useState<Channel>();
  const [values, setValues] = useState({
    name: "",
    phone_number_id: "",
    waba_id: "",
    access_token: "",
    app_secret: "",
    verify_token: newVerifyToken(),
  });
  const saving = useSave(async () => {
    const made = await api.post("/api/v1/channels", {
      kind: "whatsapp",
      name: values.name.trim(),
      phone_number_id: values.phone_number_id.trim(),
      waba_id: values.waba_id.trim() || null,
      access_token: values.access_token.trim(),
      app_secret: values.app_secret.trim(),
      verify_token: values.verify_token.trim(),
    });
    setChannel(made);
    // The secrets are where they belong: the page forgets them, but for the one that Meta still has to be told.
    setValues({ ...values, access_token: "", app_secret: "" });
    await cache.invalidateQueries({ queryKey: ["channels"] });
    setStep("webhook");
  });
  const ofFirstStep = saving.fields.name ?? saving.fields.phone_number_id ?? saving.fields.waba_id;

  const field = (
    name: keyof typeof values,
    options: { hint: string; required?: boolean; secret?: boolean; pattern?: string },
  ) => (
    <TextField
      label={t(`channels.${name}`)}
      hint={options.hint}
      value={values[name]}
      required={options.required}
      pattern={options.pattern}
      inputMode={options.pattern ? "numeric" : undefined}
      type={options.secret ? "password" : "text"}
      autoComplete="off"
      spellCheck={false}
      error={saving.fields[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
    />
  );

  return (
    <Dialog
      open
      lasts
      size="md"
      title={t("channels.wizard.title")}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <Steps names={STEPS.map((one) => t(`channels.wizard.steps.${one}`))} at={STEPS.indexOf(step)} />
      {step === "number" && (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            setStep("secrets");
          }}
        >
          <p className="text-muted-foreground">{t("channels.wizard.numberHint")}</p>
          {field("name", { required: true, hint: t("channels.nameHint") })}
          {field("phone_number_id", { required: true, hint: t("channels.phone_find"), pattern: "[0-9 ]{5,34}" })}
          {field("waba_id", { hint: t("channels.waba_id_find"), pattern: "[0-9 ]{5,34}" })}
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
            <Button type="submit" look="primary">
              {t("channels.wizard.next")}
            </Button>
          </DialogActions>
        </form>
      )}
      {step === "secrets" && (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void saving.save();
          }}
        >
          <p className="text-muted-foreground">{t("channels.wizard.secretsHint")}</p>
          {field("access_token", { required: true, secret: true, hint: t("channels.token_find") })}
          {field("app_secret", { required: true, secret: true, hint: t("channels.secret_find") })}
          {ofFirstStep && <p className="text-destructive text-sm">{ofFirstStep}</p>}
          <FormError failure={saving.failure} fields={saving.fields} />
          <DialogActions>
            <Button onClick={() => setStep("number")}>{t("channels.wizard.back")}</Button>
            <Button type="submit" look="primary" busy={saving.busy}>
              {t("channels.wizard.connect")}
            </Button>
          </DialogActions>
        </form>
      )}
      {step === "webhook" && (
        <div className="flex flex-col gap-4">
          <p className="text-muted-foreground">{t("channels.wizard.webhookHint")}</p>
          <Copyable label={t("channels.wizard.callback")} value={callbackAddress()} />
          <Copyable label={t("channels.wizard.verify")} value={values.verify_token} />
          <DialogActions>
            <Button look="primary" onClick={() => setStep("tests")}>
              {t("channels.wizard.test")}
            </Button>
          </DialogActions>
        </div>
      )}
      {step === "tests" && channel && (
        <div className="flex flex-col gap-4">
          <p className="text-muted-foreground">{t("channels.checks.hint")}</p>
          <ChannelChecks channel={channel} />
          <DialogActions>
            <Button onClick={() => setStep("webhook")}>{t("channels.wizard.back")}</Button>
            <Button look="primary" onClick={onClose}>
              {t("channels.wizard.done")}
            </Button>
          </DialogActions>
        </div>
      )}
    </Dialog>
  );
}

/** Where one is on the way. */
export function Steps({ names, at }: { names: readonly string[]; at: number }) {
  const { t } = useTranslation();
  return (
    <ol className="mb-4 flex gap-1.5" aria-label={t("channels.wizard.step", { step: at + 1, count: names.length })}>
      {names.map((name, index) => (
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
