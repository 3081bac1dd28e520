import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CheckCheck, ChevronRight, CircleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QueueAnomaly, QueueAnomalyState } from "../../shared/api/types";
import { fullTime, shortTime } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { QuietCounter } from "../../shared/ui/drawings";
import { Select } from "../../shared/ui/Field";
import { AdminsOnly, Page, RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Empty, Failed } from "../../shared/ui/States";

const STATES = ["open", "repaired"] as const satisfies readonly QueueAnomalyState[];

/** What should not have been in the queues: what only people can put right, and what was put right. */
export function QueueAnomaliesPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const [state, setState] = useState<QueueAnomalyState>();
  const list = useInfiniteQuery({
    queryKey: ["queue-anomalies", state ?? "all"],
    queryFn: ({ signal, pageParam }) =>
      api.get("/api/v1/queue-anomalies", { query: { state, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: useMe().role === "admin",
    refetchInterval: 30_000,
  });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <AdminsOnly>
      <Page title={t("anomalies.title")} description={t("anomalies.description")}>
        <div className="mb-4">
          <Select
            aria-label={t("anomalies.state")}
            value={state ?? ""}
            onChange={(event) => setState(STATES.find((candidate) => candidate === event.target.value))}
            className="field h-9 w-full pr-9 pl-3 coarse:h-11"
          >
            <option value="">{t("anomalies.all")}</option>
            {STATES.map((candidate) => (
              <option key={candidate} value={candidate}>
                {t(`anomalies.states.${candidate}`)}
              </option>
            ))}
          </Select>
        </div>
        {list.isPending && (
          <Appearing>
            <RowsSkeleton />
          </Appearing>
        )}
        {list.isError && (
          <Failed error={list.error} title={t("anomalies.failed")} onRetry={() => void list.refetch()} />
        )}
        {list.data && rows.length === 0 && (
          <Empty drawing={<QuietCounter />} title={t("anomalies.none")} text={t("anomalies.noneHint")} />
        )}
        {rows.length > 0 && (
          <ul className="divide-y overflow-hidden rounded-xl border bg-card">
            {rows.map((anomaly) => (
              <li key={anomaly.id}>
                <Row anomaly={anomaly} />
              </li>
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("alerts.more")}
          </Button>
        )}
      </Page>
    </AdminsOnly>
  );
}

function Row({ anomaly }: { anomaly: QueueAnomaly }) {
  const { t, i18n } = useTranslation();
  const open = anomaly.state === "open";
  const Icon = open ? CircleAlert : CheckCheck;
  const now = anomaly.assigned_user_name ?? anomaly.department_name;
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: anomaly.conversation_id }}
      className="flex items-center gap-3 px-4 py-3 transition-colors hover:bg-muted"
    >
      <span
        className={classes(
          "inline-flex size-9 shrink-0 items-center justify-center rounded-full",
          open ? "bg-destructive-soft text-destructive" : "bg-muted text-muted-foreground",
        )}
      >
        <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
        <span className="sr-only">{t(`anomalies.states.${anomaly.state}`)}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{anomaly.customer_name || t("customer.unnamed")}</span>
        <span className="block break-words text-muted-foreground text-sm">
          {t(`anomalies.kinds.${anomaly.anomaly}`)}
          {now && ` · ${t("anomalies.now", { name: now })}`}
        </span>
      </span>
      <span className="tabular shrink-0 text-muted-foreground text-xs" title={fullTime(anomaly.at, i18n.language)}>
        {shortTime(anomaly.at, i18n.language)}
      </span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
    </Link>
  );
}
