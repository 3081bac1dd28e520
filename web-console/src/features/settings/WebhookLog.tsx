import { useInfiniteQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WebhookDelivery, WebhookDeliveryState, WebhookEndpoint } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { fullTime, shortTime } from "../../shared/format/time";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog } from "../../shared/ui/Dialog";
import { NothingFound } from "../../shared/ui/drawings";
import { SelectField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Empty, Failed } from "../../shared/ui/States";
import { webhookKeys } from "./webhooks";

const STATES = ["queued", "sending", "delivered", "failed"] as const satisfies readonly WebhookDeliveryState[];

/** What an endpoint was told, what it answered, and a way to tell it again. */
export function WebhookLog({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [state, setState] = useState<WebhookDeliveryState>();
  const log = useInfiniteQuery({
    queryKey: webhookKeys.deliveries(endpoint.id, state ?? "all"),
    queryFn: ({ signal, pageParam }) =>
      api.get("/api/v1/webhook-endpoints/{id}/deliveries", {
        path: { id: endpoint.id },
        query: { state, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: 10_000,
  });
  const replaying = useSave(async () => {
    await api.post("/api/v1/webhook-endpoints/{id}/replay-failed", undefined, { path: { id: endpoint.id } });
    await cache.invalidateQueries({ queryKey: webhookKeys.all });
  });
  const rows = log.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      size="lg"
      title={t("webhooks.log")}
      description={endpoint.description || endpoint.url}
    >
      <div className="mb-3 flex flex-wrap items-end justify-between gap-2">
        <SelectField
          label={t("webhooks.which")}
          value={state ?? ""}
          onChange={(value) => setState(STATES.find((candidate) => candidate === value))}
        >
          <option value="">{t("webhooks.whichAll")}</option>
          {STATES.map((candidate) => (
            <option key={candidate} value={candidate}>
              {t(`webhooks.delivery.${candidate}`)}
            </option>
          ))}
        </SelectField>
        {endpoint.failed > 0 && endpoint.is_active && (
          <Button busy={replaying.busy} onClick={() => void replaying.save()}>
            <RotateCw aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("webhooks.replayFailed", { count: endpoint.failed })}
          </Button>
        )}
      </div>
      <FormError failure={replaying.failure} fields={{}} />
      {log.isPending && (
        <Appearing>
          <RowsSkeleton />
        </Appearing>
      )}
      {log.isError && <Failed error={log.error} title={t("webhooks.logFailed")} onRetry={() => void log.refetch()} />}
      {log.data && rows.length === 0 && <Empty drawing={<NothingFound />} title={t("webhooks.logNone")} />}
      {rows.length > 0 && (
        <ul className="divide-y rounded-lg border">
          {rows.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryRow delivery={delivery} canReplay={endpoint.is_active} />
            </li>
          ))}
        </ul>
      )}
      {log.hasNextPage && (
        <Button className="mt-3" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t("webhooks.more")}
        </Button>
      )}
    </Dialog>
  );
}

const LOOKS: Readonly<Record<WebhookDeliveryState, string>> = {
  queued: "bg-warning-soft text-warning",
  sending: "bg-muted text-muted-foreground",
  delivered: "bg-success-soft text-success",
  failed: "bg-destructive-soft text-destructive",
};

function DeliveryRow({ delivery, canReplay }: { delivery: WebhookDelivery; canReplay: boolean }) {
  const { t, i18n } = useTranslation();
  const { api, cache } = useServices();
  const replaying = useSave(async () => {
    await api.post("/api/v1/webhook-deliveries/{id}/replay", undefined, { path: { id: delivery.id } });
    await cache.invalidateQueries({ queryKey: webhookKeys.all });
  });
  const isOver = delivery.state === "delivered" || delivery.state === "failed";
  const answer = [
    delivery.response_status && `HTTP ${delivery.response_status}`,
    delivery.response_ms !== null && `${delivery.response_ms} ms`,
    delivery.attempts > 1 && t("webhooks.attempts", { count: delivery.attempts }),
    delivery.next_attempt_at && t("webhooks.next", { time: shortTime(delivery.next_attempt_at, i18n.language) }),
  ].filter(Boolean);
  const said = delivery.error ?? (delivery.state === "delivered" ? null : delivery.response_text);
  return (
    <div className="flex items-start gap-3 px-3 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <code className="min-w-0 break-all font-mono text-sm">{delivery.event_type}</code>
          <span className={classes("rounded-full px-2 text-xs leading-5", LOOKS[delivery.state])}>
            {t(`webhooks.delivery.${delivery.state}`)}
          </span>
        </p>
        <p className="tabular text-muted-foreground text-sm">
          <time dateTime={delivery.occurred_at} title={fullTime(delivery.occurred_at, i18n.language)}>
            {shortTime(delivery.occurred_at, i18n.language)}
          </time>
          {answer.length > 0 && ` · ${answer.join(" · ")}`}
        </p>
        {said && <p className="break-words text-muted-foreground text-xs">{said}</p>}
        <FormError failure={replaying.failure} fields={{}} />
      </div>
      {isOver && canReplay && delivery.event_type !== "ping" && (
        <Button size="sm" busy={replaying.busy} onClick={() => void replaying.save()}>
          {t("webhooks.replay")}
        </Button>
      )}
    </div>
  );
}
