import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Hand, Lock, UserRoundPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Conversation, WallAttendant, WallWaiting } from "../../shared/api/types";
import { shortTime } from "../../shared/format/time";
import { useMe, useServices } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { Button } from "../../shared/ui/Button";
import { Dialog } from "../../shared/ui/Dialog";
import { QuietCounter } from "../../shared/ui/drawings";
import { IconButton } from "../../shared/ui/IconButton";
import { Appearing, Empty, Failed, Skeleton } from "../../shared/ui/States";
import type { Acts } from "./useActs";

type HeldProps = {
  of: WallAttendant;
  acts: Acts;
  onTransfer(one: WallWaiting): void;
  onWhisper(one: WallWaiting): void;
  onClose(): void;
};

/** What somebody has, and what a supervisor may do about each: the wall itself shows only those who wait longest. */
export function HeldDialog({ of, acts, onTransfer, onWhisper, onClose }: HeldProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useInfiniteQuery({
    queryKey: ["wall", "held", of.id],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/v1/conversations", {
        query: { assigned_to: of.id, status: ["open"], sort: "last_message_at", limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: 0,
    gcTime: 0,
  });
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
      title={t("wall.heldOf", { name: of.full_name })}
      description={t("wall.heldHint")}
    >
      {query.isPending && (
        <Appearing className="flex flex-col gap-2">
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-12" />
          ))}
        </Appearing>
      )}
      {query.isError && !query.data && (
        <Failed error={query.error} title={t("wall.heldFailed")} onRetry={() => void query.refetch()} />
      )}
      {query.data && rows.length === 0 && <Empty drawing={<QuietCounter />} title={t("wall.heldNone")} />}
      <ul className="-mx-2">
        {rows.map((row) => (
          <Held
            key={row.id}
            row={row}
            onTake={async () => {
              await acts.take(asWaiting(row));
              await query.refetch();
            }}
            onTransfer={() => onTransfer(asWaiting(row))}
            onWhisper={() => onWhisper(asWaiting(row))}
          />
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

type RowProps = { row: Conversation; onTake(): Promise<void>; onTransfer(): void; onWhisper(): void };

function Held({ row, onTake, onTransfer, onWhisper }: RowProps) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const name = row.customer.name || t("customer.unnamed");
  return (
    <li className="flex items-center gap-3 rounded-md px-2 py-2 hover:bg-muted">
      <Avatar id={row.customer.id} name={name} size="sm" />
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId: row.id }}
        search={{ tab: "all" }}
        className="min-w-0 flex-1 rounded-sm"
      >
        <span className="block truncate font-medium">{name}</span>
        <span className="tabular block truncate text-muted-foreground text-xs">
          {[shortTime(row.last_message_at, i18n.language), row.department_name, row.last_message?.preview]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </Link>
      <span className="flex shrink-0 items-center">
        <IconButton icon={Lock} size="sm" label={`${t("wall.whisper")}: ${name}`} onClick={onWhisper} />
        <IconButton icon={UserRoundPlus} size="sm" label={`${t("wall.transfer")}: ${name}`} onClick={onTransfer} />
        {row.assigned_user_id !== me.id && (
          <IconButton icon={Hand} size="sm" label={`${t("wall.take")}: ${name}`} onClick={() => void onTake()} />
        )}
      </span>
    </li>
  );
}

/** As the wall's own list has it: the same deeds are done with it. */
function asWaiting(row: Conversation): WallWaiting {
  return {
    conversation_id: row.id,
    customer_name: row.customer.name ?? "",
    department_id: row.department_id,
    department_name: row.department_name,
    assigned_user_id: row.assigned_user_id,
    assigned_user_name: row.assigned_user_name,
    since: null,
    is_at_risk: row.sla_state === "at_risk" || row.sla_state === "breached",
    sla_state: row.sla_state,
    sla_target: row.sla_target,
    sla_due_at: row.sla_due_at,
  };
}
