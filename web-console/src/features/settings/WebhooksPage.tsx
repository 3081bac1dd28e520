import { useQuery } from "@tanstack/react-query";
import { Send, TriangleAlert, Webhook } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WebhookDelivery, WebhookEndpoint, WebhookEventType } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { shortTime } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { QuietCounter } from "../../shared/ui/drawings";
import { TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { RecordForm, Records } from "../../shared/ui/Records";
import { Switch } from "../../shared/ui/Switch";
import { Checks } from "./Checks";
import { ShownOnce } from "./ShownOnce";
import { WebhookLog } from "./WebhookLog";
import { webhookKeys } from "./webhooks";

const TYPES = [
  "message.received",
  "message.sent",
  "message.status",
  "conversation.opened",
  "conversation.queued",
  "conversation.assigned",
  "conversation.returned_to_bot",
  "conversation.closed",
  "conversation.reopened",
] as const satisfies readonly WebhookEventType[];

/** What other programs are told of what happens here, and whether it arrives. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const [fresh, setFresh] = useState<string>();
  const [log, setLog] = useState<string>();
  const query = useQuery({
    queryKey: webhookKeys.endpoints,
    queryFn: async ({ signal }) => (await api.get("/api/v1/webhook-endpoints", { signal })).data,
    enabled: useMe().role === "admin",
    refetchInterval: 15_000,
  });
  const shown = query.data?.find((endpoint) => endpoint.id === log);
  return (
    <Records
      title={t("webhooks.title")}
      description={t("webhooks.description")}
      add={t("webhooks.add")}
      query={query}
      failed={t("webhooks.failed")}
      none={{ drawing: <QuietCounter />, title: t("webhooks.none") }}
      look="cards"
      row={(endpoint, edit) => (
        <EndpointCard endpoint={endpoint} onEdit={edit} onLog={() => setLog(endpoint.id)} onSecret={setFresh} />
      )}
      form={(endpoint, close) => <EndpointForm endpoint={endpoint} onMade={setFresh} onClose={close} />}
    >
      {fresh && (
        <ShownOnce
          title={t("webhooks.secret")}
          hint={t("webhooks.secretHint")}
          secret={fresh}
          onClose={() => setFresh(undefined)}
        />
      )}
      {shown && <WebhookLog endpoint={shown} onClose={() => setLog(undefined)} />}
    </Records>
  );
}

type EndpointCardProps = {
  endpoint: WebhookEndpoint;
  onEdit(): void;
  onLog(): void;
  onSecret(secret: string): void;
};

function EndpointCard({ endpoint, onEdit, onLog, onSecret }: EndpointCardProps) {
  const { t, i18n } = useTranslation();
  const { api, cache } = useServices();
  const [answer, setAnswer] = useState<WebhookDelivery>();
  const testing = useSave(async () => {
    setAnswer(undefined);
    setAnswer(await api.post("/api/v1/webhook-endpoints/{id}/test", undefined, { path: { id: endpoint.id } }));
    await cache.invalidateQueries({ queryKey: webhookKeys.all });
  });
  const changing = useSave(async () => {
    const changed = await api.post("/api/v1/webhook-endpoints/{id}/secret", undefined, { path: { id: endpoint.id } });
    await cache.invalidateQueries({ queryKey: webhookKeys.all });
    onSecret(changed.secret);
  });
  return (
    <div className="rounded-xl border bg-card">
      <div className="flex items-start gap-3 p-4">
        <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
          <Webhook aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="min-w-0 truncate font-medium">{endpoint.description || hostOf(endpoint.url)}</span>
            <State endpoint={endpoint} />
          </span>
          <span className="block truncate text-muted-foreground text-sm">{endpoint.url}</span>
          <span className="tabular block text-muted-foreground text-sm">
            {[
              t("webhooks.events", { count: endpoint.event_types.length }),
              endpoint.last_delivered_at
                ? t("webhooks.lastDelivered", { time: shortTime(endpoint.last_delivered_at, i18n.language) })
                : t("webhooks.neverDelivered"),
              endpoint.waiting > 0 && t("webhooks.waiting", { count: endpoint.waiting }),
              endpoint.failed > 0 && t("webhooks.givenUp", { count: endpoint.failed }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      </div>
      {endpoint.disabled_reason === "failing" && <Warning text={t("webhooks.abandoned")} />}
      {endpoint.is_active && endpoint.failing_since && (
        <Warning text={t("webhooks.failing", { time: shortTime(endpoint.failing_since, i18n.language) })} />
      )}
      {answer && <TestAnswer answer={answer} />}
      <FormError failure={testing.failure ?? changing.failure} fields={{}} />
      <div className="flex flex-wrap gap-2 border-t px-4 py-3">
        <Button size="sm" onClick={onLog}>
          {t("webhooks.log")}
        </Button>
        <Button size="sm" busy={testing.busy} onClick={() => void testing.save()}>
          <Send aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {t("webhooks.test")}
        </Button>
        <Button size="sm" busy={changing.busy} onClick={() => void changing.save()}>
          {t("webhooks.changeSecret")}
        </Button>
        <Button size="sm" onClick={onEdit}>
          {t("common.edit")}
        </Button>
      </div>
    </div>
  );
}

function State({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t } = useTranslation();
  const state = endpoint.is_active ? (endpoint.failing_since ? "failing" : "active") : "off";
  const look = {
    active: "bg-success-soft text-success",
    failing: "bg-warning-soft text-warning",
    off: "bg-muted text-muted-foreground",
  } as const;
  return (
    <span className={classes("rounded-full px-2 text-xs leading-5", look[state])}>{t(`webhooks.states.${state}`)}</span>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <p className="flex items-start gap-2 border-t px-4 py-3 text-sm text-warning">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      {text}
    </p>
  );
}

function TestAnswer({ answer }: { answer: WebhookDelivery }) {
  const { t } = useTranslation();
  const taken = answer.state === "delivered";
  return (
    <p
      role="status"
      className={classes("border-t px-4 py-3 text-sm", taken ? "text-success" : "break-words text-destructive")}
    >
      {taken
        ? t("webhooks.testTaken", { status: answer.response_status, millis: answer.response_ms })
        : t("webhooks.testRefused", { why: answer.error ?? `HTTP ${answer.response_status}` })}
    </p>
  );
}

type EndpointFormProps = {
  endpoint: WebhookEndpoint | undefined;
  onMade(secret: string): void;
  onClose(): void;
};

function EndpointForm({ endpoint, onMade, onClose }: EndpointFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [url, setUrl] = useState(endpoint?.url ?? "");
  const [description, setDescription] = useState(endpoint?.description ?? "");
  const [types, setTypes] = useState<readonly string[]>(endpoint?.event_types ?? ["message.received"]);
  const [active, setActive] = useState(endpoint?.is_active ?? true);
  const [sure, setSure] = useState(false);
  const saving = useSave(async () => {
    const body = {
      url: url.trim(),
      description: description.trim(),
      event_types: TYPES.filter((type) => types.includes(type)),
    };
    if (endpoint) {
      await api.patch("/api/v1/webhook-endpoints/{id}", { ...body, is_active: active }, { path: { id: endpoint.id } });
    } else {
      onMade((await api.post("/api/v1/webhook-endpoints", body)).secret);
    }
    await cache.invalidateQueries({ queryKey: webhookKeys.all });
    onClose();
  });
  const removing = useSave(async () => {
    if (endpoint) {
      await api.delete("/api/v1/webhook-endpoints/{id}", { path: { id: endpoint.id } });
      await cache.invalidateQueries({ queryKey: webhookKeys.all });
      onClose();
    }
  });
  return (
    <RecordForm title={endpoint ? t("webhooks.edit") : t("webhooks.add")} saving={saving} onClose={onClose}>
      <TextField
        label={t("webhooks.url")}
        hint={t("webhooks.urlHint")}
        type="url"
        value={url}
        required
        maxLength={2000}
        placeholder="https://"
        error={saving.fields.url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <TextField
        label={t("webhooks.name")}
        value={description}
        maxLength={100}
        error={saving.fields.description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <Checks
        label={t("webhooks.types")}
        options={TYPES.map((type) => ({ id: type, name: t(WORDS[type]) }))}
        chosen={types}
        look="sentences"
        onChange={setTypes}
      />
      {saving.fields.event_types && (
        <p role="alert" className="-mt-2 text-destructive text-xs">
          {t("webhooks.chooseType")}
        </p>
      )}
      {endpoint && (
        <>
          <Switch checked={active} onChange={setActive} label={t("webhooks.active")} hint={t("webhooks.activeHint")} />
          <div>
            <Button
              size="sm"
              look={sure ? "danger" : "secondary"}
              busy={removing.busy}
              onClick={() => (sure ? void removing.save() : setSure(true))}
            >
              {sure ? t("webhooks.removeNow") : t("webhooks.remove")}
            </Button>
            <FormError failure={removing.failure} fields={{}} />
          </div>
        </>
      )}
    </RecordForm>
  );
}

const WORDS = {
  "message.received": "webhooks.type.message_received",
  "message.sent": "webhooks.type.message_sent",
  "message.status": "webhooks.type.message_status",
  "conversation.opened": "webhooks.type.conversation_opened",
  "conversation.queued": "webhooks.type.conversation_queued",
  "conversation.assigned": "webhooks.type.conversation_assigned",
  "conversation.returned_to_bot": "webhooks.type.conversation_returned_to_bot",
  "conversation.closed": "webhooks.type.conversation_closed",
  "conversation.reopened": "webhooks.type.conversation_reopened",
} as const satisfies Record<WebhookEventType, string>;

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
