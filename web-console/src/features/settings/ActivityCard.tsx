import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Activity } from "../../shared/api/types";
import { fullTime, shortTime } from "../../shared/format/time";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Card } from "../../shared/ui/Card";
import { RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Failed } from "../../shared/ui/States";

const AT_ONCE = 10;

/** What one did, the newest first: nothing that one does not remember should be in it. */
export function ActivityCard() {
  const { t } = useTranslation();
  const { api } = useServices();
  const activity = useInfiniteQuery({
    queryKey: ["own-activity"],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/v1/auth/activity", { query: { limit: AT_ONCE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  return (
    <Card title={t("activity.title")}>
      <p className="mb-3 text-muted-foreground text-sm">{t("activity.description")}</p>
      {activity.isPending && (
        <Appearing>
          <RowsSkeleton />
        </Appearing>
      )}
      {activity.isError && !activity.data && (
        <Failed error={activity.error} title={t("activity.failed")} onRetry={() => void activity.refetch()} />
      )}
      {activity.data?.pages[0]?.data.length === 0 && (
        <p className="text-muted-foreground text-sm">{t("activity.none")}</p>
      )}
      <ul className="divide-y rounded-lg border empty:hidden">
        {activity.data?.pages.flatMap((page) => page.data.map((row) => <Deed key={row.id} row={row} />))}
      </ul>
      {activity.hasNextPage && (
        <Button busy={activity.isFetchingNextPage} onClick={() => void activity.fetchNextPage()} className="mt-3">
          {t("activity.more")}
        </Button>
      )}
    </Card>
  );
}

function Deed({ row }: { row: Activity }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-4 py-2.5 text-sm">
      <span className="min-w-0 flex-1 first-letter:uppercase">{t(`audit.actions.${row.action}`)}</span>
      {row.object_type === "conversation" && row.object_id && (
        <Link
          to="/inbox/$conversationId"
          params={{ conversationId: row.object_id }}
          className="shrink-0 text-primary-ink hover:underline"
        >
          {t("audit.open")}
        </Link>
      )}
      <span className="tabular shrink-0 text-muted-foreground text-xs max-pane:basis-full">
        <time dateTime={row.created_at} title={fullTime(row.created_at, i18n.language)}>
          {shortTime(row.created_at, i18n.language)}
        </time>
        {row.address && ` · ${row.address}`}
      </span>
    </li>
  );
}
