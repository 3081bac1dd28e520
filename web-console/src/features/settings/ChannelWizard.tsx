import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { DialogActions } from "../../shared/ui/Dialog";
import { FormError } from "../../shared/ui/FormError";
import { ConnectDialog, Copyable, stepField, TestsStep } from "./ConnectDialog";

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

  const made = stepField(values, saving.fields, setValues);
  const field = (
    name: keyof typeof values,
    { digits, ...rest }: Omit<Parameters<typeof made>[1], "label"> & { digits?: boolean },
  ) =>
    made(name, {
      ...rest,
      label: t(`channels.${name}`),
      ...(digits ? { isNumber: true, pattern: "[0-9 ]{5,34}" } : {}),
    });

  return (
    <ConnectDialog
      title={t("channels.wizard.title")}
      steps={STEPS.map((one) => t(`channels.wizard.steps.${one}`))}
      at={STEPS.indexOf(step)}
      onClose={onClose}
    >
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
          {field("phone_number_id", { required: true, hint: t("channels.phone_find"), digits: true })}
          {field("waba_id", { hint: t("channels.waba_id_find"), digits: true })}
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
        <TestsStep channel={channel} onBack={() => setStep("webhook")} onDone={onClose} />
      )}
    </ConnectDialog>
  );
}
