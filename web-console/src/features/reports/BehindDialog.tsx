import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MetricName } from "../../shared/api/types";
import { duration, shortTime } from "../../shared/format/time";
import { Avatar } from "../../shared/ui/Avatar";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { Dialog } from "../../shared/ui/Dialog";
import { NothingFound } from "../../shared/ui/drawings";
import { Stars } from "../../shared/ui/Stars";
import { Appearing, Empty, Failed, Skeleton } from "../../shared/ui/States";
import type { ReportsSearch } from "./reports";
import { useBehind } from "./useReports";

type BehindProps = { search: ReportsSearch; metric: MetricName; of: string | undefined; onClose(): void };

/** The conversations that a number is made of, newest first. */
export function BehindDialog({ search, metric, of, onClose }: BehindProps) {
  const { t, i18n } = useTranslation();
  const query = useBehind(search, metric);
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={of ? `${t(`reports.metrics.${metric}`)} · ${of}` : t(`reports.metrics.${metric}`)}
      description={t(
        `reports.behind.${metric === "resolution_rate" || metric === "containment" || metric === "csat_answered" ? metric : "usual"}`,
      )}
    >
      {query.isPending && (
        <Appearing className="flex flex-col gap-2">
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} className="h-12" />
          ))}
        </Appearing>
      )}
      {query.isError && (
        <Failed error={query.error} title={t("reports.behindFailed")} onRetry={() => void query.refetch()} />
      )}
      {query.data && rows.length === 0 && <Empty drawing={<NothingFound />} title={t("reports.behindNone")} />}
      <ul className="-mx-2">
        {rows.map((row) => (
          // A conversation may stand behind a number more than once, but not twice at one moment.
          <li key={`${row.conversation_id} ${row.occurred_at}`}>
            <Link
              to="/inbox/$conversationId"
              params={{ conversationId: row.conversation_id }}
              search={{ tab: "all" }}
              className="flex items-center gap-3 rounded-md px-2 py-2 hover:bg-muted"
            >
              <Avatar name={row.customer_name || t("customer.unnamed")} id={row.conversation_id} size="sm" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{row.customer_name || t("customer.unnamed")}</span>
                <span className="block truncate text-muted-foreground text-xs">
                  {[shortTime(row.occurred_at, i18n.language), row.department_name, row.user_name]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
              {row.outcome && (
                <span
                  className={classes(
                    "shrink-0 font-medium text-sm",
                    row.outcome === "met" ? "text-success" : "text-destructive",
                  )}
                >
                  {t(`reports.${row.outcome}`)}
                </span>
              )}
              {row.score !== null && <Stars score={row.score} />}
              {row.milliseconds !== null && (
                <span className="tabular shrink-0 font-medium text-sm">{duration(row.milliseconds)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="mt-3 text-center">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("reports.more")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
