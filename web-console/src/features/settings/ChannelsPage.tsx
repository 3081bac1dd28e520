import { useQuery } from "@tanstack/react-query";
import { Check, Copy, Smartphone, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { shortTime } from "../../shared/format/time";
import { useRealtime } from "../../shared/realtime/useRealtime";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { FirstMessage } from "../../shared/ui/drawings";
import { TextField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { Switch } from "../../shared/ui/Switch";
import { RecordForm, Records } from "./Records";

const KEY = ["channels"] as const;

export function ChannelsPage() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
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
      row={(channel, edit) => <ChannelCard channel={channel} onEdit={edit} />}
      form={(channel, close) => <ChannelForm channel={channel} onClose={close} />}
    >
      <Webhook />
    </Records>
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

function ChannelCard({ channel, onEdit }: { channel: Channel; onEdit(): void }) {
  const { t } = useTranslation();
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
            <span className="hidden pane:inline">WhatsApp · </span>
            {[channel.display_phone_number ?? channel.phone_number_id, limit].filter(Boolean).join(" · ")}
          </span>
        </span>
        <Button onClick={onEdit}>{t("common.edit")}</Button>
      </div>
      {channel.status === "stopped" && (
        <p className="flex items-start gap-2 border-t px-4 py-3 text-destructive text-sm">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
          <span>
            {channel.status_reason} {t("channels.stoppedHint")}
          </span>
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
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}/api/v1/webhooks/whatsapp`;
  return (
    <section className="mt-4 rounded-xl border bg-card p-4">
      <h3 className="font-medium">{t("channels.webhook")}</h3>
      <p className="mt-0.5 text-muted-foreground text-sm">{t("channels.webhookHint")}</p>
      <div className="mt-3 flex items-center gap-2 rounded-md bg-muted py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 truncate font-mono text-sm">{address}</code>
        <IconButton
          icon={copied ? Check : Copy}
          size="sm"
          label={copied ? t("common.copied") : t("channels.copyWebhook")}
          onClick={() => void navigator.clipboard?.writeText(address).then(() => setCopied(true))}
        />
      </div>
    </section>
  );
}

function ChannelForm({ channel, onClose }: { channel: Channel | undefined; onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [values, setValues] = useState({
    name: channel?.name ?? "",
    phone_number_id: channel?.phone_number_id ?? "",
    display_phone_number: channel?.display_phone_number ?? "",
    waba_id: channel?.waba_id ?? "",
    access_token: "",
    app_secret: "",
    verify_token: "",
  });
  const [active, setActive] = useState(channel ? channel.status === "active" : true);
  const saving = useSave(async () => {
    const secrets = {
      access_token: values.access_token,
      app_secret: values.app_secret,
      verify_token: values.verify_token,
    };
    if (channel) {
      await api.patch(
        "/api/v1/channels/{id}",
        {
          name: values.name.trim(),
          ...filled(secrets),
          ...(active === (channel.status === "active") ? {} : { is_active: active }),
        },
        { path: { id: channel.id } },
      );
    } else {
      await api.post("/api/v1/channels", {
        kind: "whatsapp",
        name: values.name.trim(),
        phone_number_id: values.phone_number_id.trim(),
        display_phone_number: values.display_phone_number.trim() || null,
        waba_id: values.waba_id.trim() || null,
        ...secrets,
      });
    }
    await cache.invalidateQueries({ queryKey: KEY });
    onClose();
  });

  const field = (name: keyof typeof values, options: { required?: boolean; secret?: boolean; hint?: string } = {}) => (
    <TextField
      label={t(`channels.${name}`)}
      hint={options.hint}
      value={values[name]}
      required={options.required}
      type={options.secret ? "password" : "text"}
      autoComplete="off"
      spellCheck={false}
      error={saving.fields[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
    />
  );
  const kept = channel ? t("channels.secretKept") : undefined;

  return (
    <RecordForm
      title={channel ? channel.name : t("channels.add")}
      description={channel ? undefined : t("channels.addHint")}
      saving={saving}
      onClose={onClose}
    >
      {field("name", { required: true, hint: t("channels.nameHint") })}
      {!channel && (
        <>
          {field("phone_number_id", { required: true, hint: t("channels.phoneNumberIdHint") })}
          <div className="grid gap-4 pane:grid-cols-2">
            {field("display_phone_number")}
            {field("waba_id", { hint: t("channels.wabaHint") })}
          </div>
        </>
      )}
      {field("access_token", { required: !channel, secret: true, hint: kept })}
      {field("app_secret", { required: !channel, secret: true, hint: kept ?? t("channels.appSecretHint") })}
      {field("verify_token", { required: !channel, secret: true, hint: kept ?? t("channels.verifyHint") })}
      {channel && (
        <Switch
          checked={active}
          onChange={setActive}
          label={t("channels.active")}
          hint={channel.status === "stopped" ? t("channels.restartHint") : t("channels.activeHint")}
        />
      )}
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
