import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ConversationList } from "../features/inbox/ConversationList";
import { readScope, type Scope } from "../features/inbox/scope";
import { ThreadPane } from "../features/inbox/ThreadPane";
import { PickOne } from "../shared/ui/drawings";
import { Empty } from "../shared/ui/States";
import { usePhone } from "../shared/ui/useMedia";

export function InboxPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/console/inbox" });
  const { conversationId } = useParams({ strict: false });
  const navigate = useNavigate();
  const phone = usePhone();
  const scope = useMemo(() => readScope(search), [search]);

  const setScope = (next: Scope) =>
    void navigate({ to: ".", search: (known) => ({ panel: known.panel, ...next }), replace: next.tab === scope.tab });

  const panelOpen = search.panel !== "closed";
  const setPanel = (open: boolean) =>
    void navigate({ to: ".", search: (known) => ({ ...known, panel: open ? undefined : "closed" }), replace: true });

  const list = <ConversationList scope={scope} selectedId={conversationId} onScope={setScope} />;
  const thread = conversationId ? (
    <ThreadPane conversationId={conversationId} panelOpen={panelOpen} onPanel={setPanel} />
  ) : (
    <Empty drawing={<PickOne />} title={t("inbox.pick.title")} text={t("inbox.pick.text")} />
  );

  if (phone) {
    return (
      <main className="h-full">
        <h1 className="sr-only">{t("inbox.title")}</h1>
        {conversationId ? thread : list}
      </main>
    );
  }
  return (
    <main className="flex h-full">
      <h1 className="sr-only">{t("inbox.title")}</h1>
      <div className="w-80 shrink-0 border-r wide:w-[380px]">{list}</div>
      <div className="min-w-0 flex-1 bg-thread">{thread}</div>
    </main>
  );
}
