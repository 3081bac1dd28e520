import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { DialogActions } from "../../../shared/ui/Dialog";
import { AreaField, SelectField, TextField } from "../../../shared/ui/Field";
import { FormError } from "../../../shared/ui/FormError";
import { toasts } from "../../../shared/ui/Toasts";
import { googleKeys } from "./useGoogle";

const WAYS = ["service", "oauth"] as const;

/** The key is pasted once: nothing here ever shows one that is kept. */
export function KeyForm({ clinic, onDone }: { clinic: Clinic; onDone(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [way, setWay] = useState<(typeof WAYS)[number]>("service");
  const [key, setKey] = useState("");
  const [clientId, setClientId] = useState("");
  const [secret, setSecret] = useState("");
  const isWhole = way === "service" ? key.trim() !== "" : clientId.trim() !== "" && secret.trim() !== "";
  const saving = useSave(async () => {
    await api.put(
      "/api/v1/clinics/{clinic_id}/google",
      way === "service" ? { service_account: key } : { client_id: clientId.trim(), client_secret: secret.trim() },
      { path: { clinic_id: clinic.clinic_id } },
    );
    await cache.invalidateQueries({ queryKey: googleKeys.connection(clinic.clinic_id) });
    toasts.add({ title: t("clinic.google.saved") });
    onDone();
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      <SelectField
        label={t("clinic.google.how")}
        value={way}
        onChange={(value) => setWay(WAYS.find((one) => one === value) ?? "service")}
      >
        {WAYS.map((one) => (
          <option key={one} value={one}>
            {t(`clinic.google.${one}`)}
          </option>
        ))}
      </SelectField>
      {way === "service" ? (
        <AreaField
          label={t("clinic.google.key")}
          hint={t("clinic.google.keyHint")}
          error={saving.fields.service_account}
          value={key}
          rows={6}
          maxLength={20_000}
          spellCheck={false}
          autoComplete="off"
          className="font-mono text-xs"
          onChange={(event) => setKey(event.target.value)}
        />
      ) : (
        <>
          <TextField
            label={t("clinic.google.clientId")}
            hint={t("clinic.google.clientHint", { url: `${window.location.origin}/api/v1/google/consent` })}
            error={saving.fields.client_id}
            value={clientId}
            maxLength={320}
            onChange={(event) => setClientId(event.target.value)}
          />
          <TextField
            label={t("clinic.google.clientSecret")}
            error={saving.fields.client_secret}
            value={secret}
            type="password"
            autoComplete="off"
            maxLength={512}
            onChange={(event) => setSecret(event.target.value)}
          />
        </>
      )}
      <FormError failure={saving.failure} fields={saving.fields} />
      <DialogActions>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" busy={saving.busy} disabled={!isWhole}>
          {t("clinic.google.save")}
        </Button>
      </DialogActions>
    </form>
  );
}
