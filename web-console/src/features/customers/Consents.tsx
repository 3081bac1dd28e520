import { useQuery } from "@tanstack/react-query";
import { BadgeCheck, BadgeX, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Consent, Customer } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { fullTime, shortDate } from "../../shared/format/time";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { AreaField, SelectField, TextField } from "../../shared/ui/Field";
import { Appearing, FailedLine, Skeleton, useReason } from "../../shared/ui/States";

const PURPOSES = ["marketing", "data_processing"] as const satisfies readonly Consent["purpose"][];
const CHANNELS = [
  "phone",
  "in_person",
  "whatsapp",
  "email",
  "website",
  "other",
] as const satisfies readonly Consent["channel"][];
const SHOWN = 3;

/** What the customer agreed to and took back: what holds now first, then how it came about. */
export function Consents({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [recording, setRecording] = useState(false);
  const [all, setAll] = useState(false);
  const query = useQuery({
    // A wish that came through WhatsApp meanwhile shows in the customer first.
    queryKey: ["consents", customer.id, customer.marketing_stopped_at],
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/customers/{id}/consents", { path: { id: customer.id }, signal })).data,
  });
  const consents = query.data ?? [];
  const holding = PURPOSES.flatMap((purpose) => consents.find((one) => one.purpose === purpose) ?? []);
  const before = consents.filter((one) => !holding.includes(one));

  return (
    <section className="border-b px-4 py-4">
      <div className="mb-2 flex items-center justify-between gap-2">
        <h3 className="font-medium text-muted-foreground text-xs">{t("consents.title")}</h3>
        {!customer.erased_at && (
          <Button size="sm" look="quiet" className="text-muted-foreground" onClick={() => setRecording(true)}>
            <Plus aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            {t("consents.record")}
          </Button>
        )}
      </div>
      {query.isPending && (
        <Appearing>
          <Skeleton className="h-4 w-40" />
        </Appearing>
      )}
      {query.isError && <FailedLine error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && consents.length === 0 && (
        <p className="text-muted-foreground text-sm">{t("consents.none")}</p>
      )}
      <ul className="flex flex-col gap-2.5">
        {holding.map((consent) => (
          <ConsentRow key={consent.id} consent={consent} />
        ))}
        {(all ? before : before.slice(0, SHOWN)).map((consent) => (
          <ConsentRow key={consent.id} consent={consent} past />
        ))}
      </ul>
      {!all && before.length > SHOWN && (
        <Button size="sm" look="quiet" className="mt-1.5 text-muted-foreground" onClick={() => setAll(true)}>
          {t("consents.all", { count: before.length - SHOWN })}
        </Button>
      )}
      {recording && <RecordDialog customer={customer} onClose={() => setRecording(false)} />}
    </section>
  );
}

function ConsentRow({ consent, past = false }: { consent: Consent; past?: boolean }) {
  const { t, i18n } = useTranslation();
  const given = consent.state === "given";
  const Icon = given ? BadgeCheck : BadgeX;
  return (
    <li className={past ? "flex gap-2 text-muted-foreground text-xs" : "flex gap-2 text-sm"}>
      <Icon
        aria-hidden="true"
        className={`mt-0.5 size-4 shrink-0 ${past ? "" : given ? "text-success" : "text-warning"}`}
        strokeWidth={1.75}
      />
      <div className="min-w-0">
        <p>
          {t(`consents.purposes.${consent.purpose}`)}: {t(`consents.states.${consent.state}`)}
        </p>
        <p className="text-muted-foreground text-xs">
          <time dateTime={consent.happened_at} title={fullTime(consent.happened_at, i18n.language)}>
            {shortDate(consent.happened_at, i18n.language)}
          </time>
          {" · "}
          {t(`consents.channels.${consent.channel}`)}
          {consent.recorded_by && ` · ${consent.recorded_by.full_name}`}
          {consent.text_version && ` · ${t("consents.version", { version: consent.text_version })}`}
        </p>
        {consent.note && (
          <p className="text-muted-foreground text-xs italic [overflow-wrap:anywhere]">“{consent.note}”</p>
        )}
      </div>
    </li>
  );
}

function RecordDialog({ customer, onClose }: { customer: Customer; onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [purpose, setPurpose] = useState<Consent["purpose"]>("marketing");
  const [state, setState] = useState<Consent["state"]>("given");
  const [channel, setChannel] = useState<Consent["channel"]>("phone");
  const [version, setVersion] = useState("");
  const [note, setNote] = useState("");
  const recording = useSave(async () => {
    await api.post(
      "/api/v1/customers/{id}/consents",
      { purpose, state, channel, text_version: version.trim() || null, note: note.trim() || null },
      { path: { id: customer.id } },
    );
    await Promise.all([
      cache.invalidateQueries({ queryKey: ["consents", customer.id] }),
      cache.invalidateQueries({ queryKey: ["customers", customer.id] }),
    ]);
    onClose();
  });
  const words = useReason(recording.failure);
  const fields = recording.fields;

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={t("consents.dialog")}
      description={t("consents.description")}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void recording.save();
        }}
      >
        <SelectField
          label={t("consents.purpose")}
          value={purpose}
          onChange={(value) => setPurpose(value as Consent["purpose"])}
        >
          {PURPOSES.map((one) => (
            <option key={one} value={one}>
              {t(`consents.purposes.${one}`)}
            </option>
          ))}
        </SelectField>
        <div className="grid gap-4 pane:grid-cols-2">
          <SelectField
            label={t("consents.state")}
            value={state}
            onChange={(value) => setState(value as Consent["state"])}
          >
            <option value="given">{t("consents.states.given")}</option>
            <option value="withdrawn">{t("consents.states.withdrawn")}</option>
          </SelectField>
          <SelectField
            label={t("consents.channel")}
            value={channel}
            onChange={(value) => setChannel(value as Consent["channel"])}
          >
            {CHANNELS.map((one) => (
              <option key={one} value={one}>
                {t(`consents.channels.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <TextField
          label={t("consents.text")}
          hint={t("consents.textHint")}
          value={version}
          maxLength={100}
          error={fields.text_version}
          onChange={(event) => setVersion(event.target.value)}
        />
        <AreaField
          label={t("consents.note")}
          hint={t("consents.noteHint")}
          value={note}
          maxLength={500}
          error={fields.note}
          onChange={(event) => setNote(event.target.value)}
        />
        {Boolean(recording.failure) && Object.keys(fields).length === 0 && (
          <p role="alert" className="text-destructive text-sm">
            {words}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={recording.busy}>
            {t("consents.do")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
