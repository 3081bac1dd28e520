import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bot } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Conversation, ConversationRun } from "../../../shared/api/types";
import { shortTime } from "../../../shared/format/time";
import { may } from "../../../shared/permissions";
import { plain } from "../../../shared/phone/richText";
import { useMe, useServices } from "../../../shared/services";
import { FailedLine } from "../../../shared/ui/States";

/** Which flows the bot ran in a conversation, and where it stands; nothing where it ran none. */
export function RobotCard({ conversation: { id, last_message_at, status } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    // Whatever was said last may have moved the bot.
    queryKey: ["conversations", id, "runs", last_message_at, status],
    queryFn: async ({ signal }) => (await api.get("/api/v1/conversations/{id}/runs", { path: { id }, signal })).data,
    placeholderData: (before) => before,
  });
  if (!query.isError && (query.data ?? []).length === 0) {
    return null;
  }
  return (
    <section className="border-b px-4 py-4 last:border-b-0">
      <h3 className="mb-2.5 flex items-center gap-1.5 font-medium text-muted-foreground text-xs">
        <Bot aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("flowInsight.card")}
      </h3>
      {query.isError ? (
        <FailedLine error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ul className="flex flex-col gap-3">
          {query.data?.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Run({ run }: { run: ConversationRun }) {
  const { t, i18n } = useTranslation();
  const edits = may(useMe(), "edit_bot");
  const at = run.at_text ? plain(run.at_text) : run.at;
  return (
    <li className="text-sm">
      <p className="font-medium">{t("flowInsight.cardFlow", { flow: run.flow_name, version: run.version })}</p>
      <p className="line-clamp-2 text-muted-foreground">
        {run.ending === null && at
          ? t("flowInsight.cardAt", { block: at })
          : t("flowInsight.cardEnded", { how: t(`flowInsight.runEndings.${run.ending ?? "under_way"}`) })}
      </p>
      <p className="text-muted-foreground text-xs">
        {shortTime(run.began_at, i18n.language)}
        {edits && (
          <>
            {" · "}
            <Link
              to="/bot/flows/$id"
              params={{ id: run.flow_id }}
              search={{ panel: "insight", run: run.id }}
              className="text-primary-ink hover:underline"
            >
              {t("flowInsight.cardOpen")}
            </Link>
          </>
        )}
      </p>
    </li>
  );
}
