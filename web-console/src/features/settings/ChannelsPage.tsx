import { useQuery } from "@tanstack/react-query";
import { BadgeCheck, Smartphone, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { shortTime } from "../../shared/format/time";
import { useRealtime } from "../../shared/realtime/useRealtime";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog } from "../../shared/ui/Dialog";
import { FirstMessage } from "../../shared/ui/drawings";
import { TextField } from "../../shared/ui/Field";
import { RecordForm, Records } from "../../shared/ui/Records";
import { Switch } from "../../shared/ui/Switch";
import { ChannelChecks } from "./ChannelChecks";
import { ChannelWizard, callbackAddress } from "./ChannelWizard";
import { Copyable } from "./ConnectDialog";
import { Addresses, ZapiWizard } from "./ZapiChannel";

const KEY = ["channels"] as const;

export function ChannelsPage() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [tested, setTested] = useState<Pick<Channel, "id" | "name">>();
  const query = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get("/api/v1/channels", { query: { limit: 100 }, signal })).data,
    enabled: useMe().role === "admin",
  });
  useRealtime({
    notification: (batch) => {
      if (batch.some(({ kind }) => kind === "channel_alert")) {
        void cache.invalidateQueries({ queryKey: KEY });
      }
    },
  });
  return (
    <Records
      title={t("settings.channels")}
      description={t("channels.description")}
      add={t("channels.add")}
      query={query}
      failed={t("channels.failed")}
      none={{ drawing: <FirstMessage />, title: t("channels.none") }}
      look="cards"
      row={(channel, edit) => (
        <ChannelCard channel={channel} onEdit={edit} onTest={() => setTested({ id: channel.id, name: channel.name })} />
      )}
      form={(channel, close) =>
        channel ? <ChannelForm channel={channel} onClose={close} /> : <Connect onClose={close} />
      }
    >
      <Webhook />
      {tested && (
        <Dialog
          open
          size="md"
          title={t("channels.checks.title", { name: tested.name })}
          description={t("channels.checks.hint")}
          onOpenChange={(open) => {
            if (!open) {
              setTested(undefined);
            }
          }}
        >
          <ChannelChecks channel={tested} />
        </Dialog>
      )}
    </Records>
  );
}

/** How the number is to be connected, and then the way of it. */
function Connect({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Channel["kind"]>();
  if (kind) {
    return kind === "zapi" ? <ZapiWizard onClose={onClose} /> : <ChannelWizard onClose={onClose} />;
  }
  return (
    <Dialog
      open
      size="md"
      title={t("channels.choose")}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <ul className="flex flex-col gap-3">
        {(["whatsapp", "zapi"] as const).map((one) => {
          const Icon = one === "zapi" ? Smartphone : BadgeCheck;
          return (
            <li key={one}>
              <button
                type="button"
                className="flex w-full items-start gap-3 rounded-xl border p-4 text-left hover:bg-muted"
                onClick={() => setKind(one)}
              >
                <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-primary" strokeWidth={1.75} />
                <span className="min-w-0">
                  <span className="block font-medium">{t(`channels.providers.${one}`)}</span>
                  <span className="block text-muted-foreground text-sm">{t(`channels.providerHints.${one}`)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

const STATUS: Readonly<Record<Channel["status"], string>> = {
  active: "bg-success-soft text-success",
  stopped: "bg-destructive-soft text-destructive",
  disabled: "bg-muted text-muted-foreground",
};

const QUALITY: Readonly<Record<NonNullable<Channel["quality"]>, string>> = {
  fine: "bg-success-soft text-success",
  low: "bg-warning-soft text-warning",
};

type ChannelCardProps = { channel: Channel; onEdit(): void; onTest(): void };

function ChannelCard({ channel, onEdit, onTest }: ChannelCardProps) {
  const { t, i18n } = useTranslation();
  const sentences: Readonly<Record<string, string>> = t("failures", { returnObjects: true });
  const limit = useLimit(channel.messaging_limit);
  return (
    <div className="rounded-xl border bg-card">
      <div className="flex items-center gap-3 p-4">
        <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
          <Smartphone aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="truncate font-medium">{channel.name}</span>
            <span className={classes("rounded-full px-2 text-xs leading-5", STATUS[channel.status])}>
              {t(`channels.status.${channel.status}`)}
            </span>
            {channel.quality && (
              <span className={classes("rounded-full px-2 text-xs leading-5", QUALITY[channel.quality])}>
                {t(`channels.quality.${channel.quality}`)}
              </span>
            )}
          </span>
          <span className="tabular block text-muted-foreground text-sm">
            <span className="hidden pane:inline">{t(`channels.providers.${channel.kind}`)} · </span>
            {[channel.display_phone_number ?? channel.phone_number_id, limit].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span className="flex shrink-0 flex-col gap-1.5 pane:flex-row">
          <Button onClick={onTest}>{t("channels.test")}</Button>
          <Button onClick={onEdit}>{t("common.edit")}</Button>
        </span>
      </div>
      {channel.status === "stopped" && (
        <p className="flex items-start gap-2 border-t px-4 py-3 text-destructive text-sm">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
          <span>
            {sentences[channel.status_reason ?? ""] ?? channel.status_reason} {t("channels.stoppedHint")}
          </span>
        </p>
      )}
      {channel.token_expires_at && channel.status !== "stopped" && (
        <p className="flex items-start gap-2 border-t px-4 py-3 text-sm text-warning">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
          {t("channels.tokenExpires", { date: new Date(channel.token_expires_at).toLocaleDateString(i18n.language) })}
        </p>
      )}
      {channel.account_notice && <Notice notice={channel.account_notice} />}
    </div>
  );
}

/** What keeps the account from sending, or soon will: in the reader's language, else in the server's words. */
function Notice({ notice }: { notice: NonNullable<Channel["account_notice"]> }) {
  const { t, i18n } = useTranslation();
  const sentences: Readonly<Record<string, string>> = t("failures", { returnObjects: true });
  return (
    <p className="flex items-start gap-2 border-t px-4 py-3 text-destructive text-sm">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      <span>
        {sentences[notice.code] ?? notice.message} {notice.details && `(${notice.details}) `}
        {t("channels.noticedAt", { time: shortTime(notice.noticed_at, i18n.language) })}
      </span>
    </p>
  );
}

/** Meta's word for it, TIER_2K, as people say it; nothing for a word that is not known. */
function useLimit(tier: string | null): string | undefined {
  const { t, i18n } = useTranslation();
  if (tier === "TIER_UNLIMITED") {
    return t("channels.unlimited");
  }
  const [, number, thousands] = /^TIER_(\d+)(K?)$/.exec(tier ?? "") ?? [];
  return number
    ? t("channels.limit", { customers: (Number(number) * (thousands ? 1000 : 1)).toLocaleString(i18n.language) })
    : undefined;
}

/** What has to be entered at Meta so that messages arrive here. */
function Webhook() {
  const { t } = useTranslation();
  return (
    <section className="mt-4 rounded-xl border bg-card p-4">
      <Copyable label={t("channels.webhook")} value={callbackAddress()} />
      <p className="mt-1.5 text-muted-foreground text-sm">{t("channels.webhookHint")}</p>
    </section>
  );
}

/** Corrects a number, and replaces its secrets, which nobody can read again. */
function ChannelForm({ channel, onClose }: { channel: Channel; onClose(): void }) {
  const { t, i18n } = useTranslation();
  const { api, cache } = useServices();
  const [values, setValues] = useState({
    name: channel.name,
    phone_number_id: channel.phone_number_id,
    waba_id: channel.waba_id ?? "",
    access_token: "",
    app_secret: "",
    verify_token: "",
    client_token: "",
  });
  const isZapi = channel.kind === "zapi";
  const [active, setActive] = useState(channel.status === "active");
  const saving = useSave(async () => {
    const { name, phone_number_id, waba_id, ...secrets } = values;
    await api.patch(
      "/api/v1/channels/{id}",
      {
        name: name.trim(),
        ...filled(secrets),
        ...(phone_number_id.trim() === channel.phone_number_id ? {} : { phone_number_id: phone_number_id.trim() }),
        ...(waba_id.trim() === (channel.waba_id ?? "") ? {} : filled({ waba_id: waba_id.trim() })),
        ...(active === (channel.status === "active") ? {} : { is_active: active }),
      },
      { path: { id: channel.id } },
    );
    await cache.invalidateQueries({ queryKey: KEY });
    onClose();
  });

  const field = (
    name: keyof typeof values,
    options: { required?: boolean; since?: string | null; hint?: string; label?: string },
  ) => (
    <TextField
      label={options.label ?? t(`channels.${name === "client_token" ? "zapi.client_token" : name}`)}
      hint={
        options.since
          ? t("channels.setOn", { date: new Date(options.since).toLocaleDateString(i18n.language) })
          : options.hint
      }
      value={values[name]}
      required={options.required}
      type={options.since === undefined ? "text" : "password"}
      autoComplete="off"
      spellCheck={false}
      error={saving.fields[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
    />
  );

  return (
    <RecordForm title={channel.name} saving={saving} onClose={onClose}>
      {field("name", { required: true, hint: t("channels.nameHint") })}
      {isZapi ? (
        <>
          {field("access_token", { since: channel.access_token_set_at, label: t("channels.zapi.token") })}
          {field("client_token", {
            since: channel.has_client_token ? channel.access_token_set_at : null,
            hint: t("channels.zapi.client_tokenHint"),
          })}
        </>
      ) : (
        <>
          <div className="grid gap-4 pane:grid-cols-2">
            {field("phone_number_id", { required: true })}
            {field("waba_id", {})}
          </div>
          {field("access_token", { since: channel.access_token_set_at })}
          {field("app_secret", { since: channel.app_secret_set_at })}
          {field("verify_token", { since: channel.verify_token_set_at, hint: t("channels.verifyHint") })}
        </>
      )}
      <Switch
        checked={active}
        onChange={setActive}
        label={t("channels.active")}
        hint={channel.status === "stopped" ? t("channels.restartHint") : t("channels.activeHint")}
      />
      {isZapi && <Addresses channel={channel} />}
    </RecordForm>
  );
}

/** Only what was entered: an empty secret means that the old one stays. */
function filled<T extends Record<string, string>>(values: T): Partial<T> {
  const entered: Partial<T> = {};
  for (const key in values) {
    if (values[key]) {
      entered[key] = values[key];
    }
  }
  return entered;
}
