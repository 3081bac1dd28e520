import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { DialogActions } from "../../shared/ui/Dialog";
import { FormError } from "../../shared/ui/FormError";
import { Failed, Skeleton } from "../../shared/ui/States";
import { ConnectDialog, Copyable, stepField, TestsStep } from "./ConnectDialog";

const STEPS = ["instance", "addresses", "tests"] as const;

/** Connects the phone of an instance of Z-API, and ends with every link tested. */
export function ZapiWizard({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [step, setStep] = useState<(typeof STEPS)[number]>("instance");
  const [channel, setChannel] = useState<Channel>();
  const [values, setValues] = useState({
    name: "",
    instance_id: "",
    token: "",
    client_token: "",
    display_phone_number: "",
  });
  const saving = useSave(async () => {
    const made = await api.post("/api/v1/channels/zapi", {
      name: values.name.trim(),
      instance_id: values.instance_id.trim(),
      token: values.token.trim(),
      ...(values.client_token.trim() ? { client_token: values.client_token.trim() } : {}),
      display_phone_number: values.display_phone_number.trim() || null,
    });
    setChannel(made);
    // The tokens are where they belong: the page forgets them.
    setValues({ ...values, token: "", client_token: "" });
    await cache.invalidateQueries({ queryKey: ["channels"] });
    setStep("addresses");
  });
  const field = stepField(values, saving.fields, setValues);
  return (
    <ConnectDialog
      title={t("channels.zapi.title")}
      steps={STEPS.map((one) => t(`channels.zapi.steps.${one}`))}
      at={STEPS.indexOf(step)}
      onClose={onClose}
    >
      {step === "instance" && (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void saving.save();
          }}
        >
          <p className="text-muted-foreground">{t("channels.zapi.instanceHint")}</p>
          {field("name", { label: t("channels.name"), hint: t("channels.nameHint"), required: true })}
          {field("instance_id", {
            label: t("channels.zapi.instance_id"),
            hint: t("channels.zapi.instance_idHint"),
            required: true,
            pattern: "\\s*[A-Za-z0-9_\\-]{1,64}\\s*",
          })}
          {field("token", {
            label: t("channels.zapi.token"),
            hint: t("channels.zapi.tokenHint"),
            required: true,
            secret: true,
          })}
          {field("client_token", {
            label: t("channels.zapi.client_token"),
            hint: t("channels.zapi.client_tokenHint"),
            secret: true,
          })}
          {field("display_phone_number", {
            label: t("channels.zapi.display_phone_number"),
            hint: t("channels.zapi.display_phone_numberHint"),
          })}
          <FormError failure={saving.failure} fields={saving.fields} />
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
            <Button type="submit" look="primary" busy={saving.busy}>
              {t("channels.wizard.connect")}
            </Button>
          </DialogActions>
        </form>
      )}
      {step === "addresses" && channel && (
        <div className="flex flex-col gap-4">
          <Addresses channel={channel} />
          <DialogActions>
            <Button look="primary" onClick={() => setStep("tests")}>
              {t("channels.wizard.test")}
            </Button>
          </DialogActions>
        </div>
      )}
      {step === "tests" && channel && (
        <TestsStep channel={channel} onBack={() => setStep("addresses")} onDone={onClose} />
      )}
    </ConnectDialog>
  );
}

/** Where Z-API is to send what arrives: entered from here, or carried there by hand. */
export function Addresses({ channel }: { channel: Pick<Channel, "id"> }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const path = { path: { id: channel.id } };
  const query = useQuery({
    queryKey: ["channels", channel.id, "addresses"],
    queryFn: ({ signal }) => api.get("/api/v1/channels/{id}/addresses", { ...path, signal }),
  });
  const [entered, setEntered] = useState(false);
  const entering = useSave(async () => {
    await api.post("/api/v1/channels/{id}/subscription", undefined, path);
    setEntered(true);
  });
  return (
    <section className="flex flex-col gap-3">
      <p className="text-muted-foreground">{t("channels.zapi.addressesHint")}</p>
      {query.isError ? (
        <Failed error={query.error} title={t("channels.zapi.addressesFailed")} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        <>
          <Copyable label={t("channels.zapi.received")} value={query.data.received} />
          <Copyable label={t("channels.zapi.status")} value={query.data.status} />
        </>
      ) : (
        <Skeleton className="h-24" />
      )}
      <FormError failure={entering.failure} fields={entering.fields} />
      <div className="flex flex-wrap items-center gap-3">
        <Button look="soft" busy={entering.busy} onClick={() => void entering.save()}>
          {t("channels.zapi.enter")}
        </Button>
        <span role="status" className="text-sm text-success">
          {entered ? t("channels.zapi.entered") : ""}
        </span>
      </div>
    </section>
  );
}
