import { Link } from "@tanstack/react-router";
import { ArrowLeft, Route } from "lucide-react";
import { useTranslation } from "react-i18next";
import { rowTime, shortTime } from "../../../shared/format/time";
import { Avatar } from "../../../shared/ui/Avatar";
import { Button } from "../../../shared/ui/Button";
import { NothingFound } from "../../../shared/ui/drawings";
import { IconButton } from "../../../shared/ui/IconButton";
import { Appearing, Empty, Failed, Skeleton } from "../../../shared/ui/States";
import { useEditor } from "../editor/session";
import type { Behind, Span } from "./insight";
import { useRuns } from "./useInsight";

type RunsProps = {
  span: Span;
  version: string | undefined;
  behind: Behind;
  onBack(): void;
  onTrace(run: string): void;
};

/** The conversations that a number is made of, newest first. */
export function RunsBehind({ span, version, behind, onBack, onTrace }: RunsProps) {
  const { t, i18n } = useTranslation();
  const { flow } = useEditor();
  const query = useRuns(flow.id, span, version, behind);
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="flex flex-col gap-2 p-3">
      <header className="flex items-center gap-1.5">
        <IconButton size="sm" icon={ArrowLeft} label={t("flowInsight.back")} onClick={onBack} />
        <h3 className="min-w-0 flex-1 truncate font-medium text-sm" title={behind.title}>
          {behind.title}
        </h3>
      </header>
      {query.isPending && (
        <Appearing className="flex flex-col gap-2">
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-12" />
          ))}
        </Appearing>
      )}
      {query.isError && (
        <Failed error={query.error} title={t("flowInsight.behindFailed")} onRetry={() => void query.refetch()} />
      )}
      {query.data && rows.length === 0 && <Empty drawing={<NothingFound />} title={t("flowInsight.behindNone")} />}
      <ul className="flex flex-col">
        {rows.map((run) => {
          const name = run.customer_name ?? t("flowInsight.unnamed", { time: shortTime(run.began_at, i18n.language) });
          return (
            <li key={run.id} className="flex items-center gap-1">
              <Link
                to="/inbox/$conversationId"
                params={{ conversationId: run.conversation_id }}
                search={{ tab: "all" }}
                aria-label={`${t("flowInsight.open")}: ${name}`}
                className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md px-1.5 py-2 hover:bg-muted"
              >
                <Avatar name={name} id={run.conversation_id} size="sm" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium text-sm">{name}</span>
                  <span className="block truncate text-muted-foreground text-xs">
                    {[
                      t(`flowInsight.runEndings.${run.ending ?? "under_way"}`),
                      rowTime(run.began_at, i18n.language, { yesterday: t("flowTrial.yesterday") }, Date.now()),
                      t("flowInsight.versionName", { number: run.version }),
                    ].join(" · ")}
                  </span>
                </span>
              </Link>
              {run.flow_id === flow.id && (
                <IconButton icon={Route} label={t("flowInsight.trace")} onClick={() => onTrace(run.id)} />
              )}
            </li>
          );
        })}
      </ul>
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("flowInsight.more")}
        </Button>
      )}
    </div>
  );
}
