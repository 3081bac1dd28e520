import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { RobotCard } from "../features/bot/insight/RobotCard";
import { CustomerPanel } from "../features/customers/CustomerPanel";
import { ConversationList } from "../features/inbox/ConversationList";
import { belongs, readScope, type Scope } from "../features/inbox/scope";
import { TagDialog } from "../features/inbox/TagDialog";
import { ThreadPane } from "../features/inbox/ThreadPane";
import { useConversation } from "../features/inbox/useConversations";
import { CustomerAppointments } from "../features/scheduling/CustomerAppointments";
import { Checklist } from "../features/welcome/Checklist";
import type { Conversation } from "../shared/api/types";
import { useMe } from "../shared/services";
import { Sheet } from "../shared/ui/Dialog";
import { PickOne } from "../shared/ui/drawings";
import { Empty } from "../shared/ui/States";
import { usePhone, useRoomForPanel } from "../shared/ui/useMedia";

/** List, thread and customer beside each other, as many of them as there is room for. */
export function InboxPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/console/inbox" });
  const { conversationId } = useParams({ strict: false });
  const navigate = useNavigate();
  const phone = usePhone();
  const room = useRoomForPanel();
  // An attendant begins with what is theirs, who watches over others with everything.
  const me = useMe();
  const usual = me.role === "attendant" ? "mine" : "all";
  const scope = useMemo(() => readScope({ ...search, tab: search.tab ?? usual }), [search, usual]);
  const conversation = useConversation(conversationId).data;
  // Beside the thread the panel is part of the place; over the thread it is a moment's look.
  const [sheetOpen, setSheetOpen] = useState(false);
  const [tagging, setTagging] = useState(false);
  const panelOpen = room ? search.panel !== "closed" : sheetOpen;

  const setScope = (next: Scope) =>
    void navigate({ to: ".", search: (known) => ({ panel: known.panel, ...next }), replace: next.tab === scope.tab });
  // Where one is by the time that an answer comes.
  const openId = useRef(conversationId);
  useEffect(() => {
    openId.current = conversationId;
  });
  const follow = (taken: Conversation) => {
    if (belongs(taken, scope, me)) {
      return () => undefined;
    }
    setScope({ tab: "mine", q: scope.q });
    return () => {
      if (openId.current === taken.id) {
        setScope(scope);
      }
    };
  };
  const setPanel = (open: boolean) => {
    if (room) {
      void navigate({
        to: ".",
        search: (known) => ({ ...known, panel: open ? undefined : ("closed" as const) }),
        replace: true,
      });
    } else {
      setSheetOpen(open);
    }
  };

  const more = (open: Conversation) => (
    <>
      <CustomerAppointments conversation={open} />
      <RobotCard conversation={open} />
    </>
  );
  const list = (
    <div className="flex h-full flex-col">
      {me.role === "admin" && <Checklist onStep={(step) => void navigate({ to: "/welcome", search: { step } })} />}
      <div className="min-h-0 flex-1">
        <ConversationList scope={scope} selectedId={conversationId} onScope={setScope} />
      </div>
    </div>
  );
  const thread = conversationId ? (
    <ThreadPane
      conversationId={conversationId}
      messageId={search.message}
      panelOpen={panelOpen}
      onPanel={setPanel}
      onTag={() => setTagging(true)}
      onTaken={follow}
    />
  ) : (
    <Empty drawing={<PickOne />} title={t("inbox.pick.title")} text={t("inbox.pick.text")} />
  );

  return (
    <main className="flex h-full">
      <h1 className="sr-only">{t("inbox.title")}</h1>
      {phone ? (
        <div className="min-w-0 flex-1">{conversationId ? thread : list}</div>
      ) : (
        <>
          <div className="w-80 shrink-0 border-r wide:w-[380px]">{list}</div>
          <div className="min-w-0 flex-1 bg-thread">{thread}</div>
        </>
      )}
      {conversation && room && panelOpen && (
        <div className="w-80 shrink-0 border-l">
          <CustomerPanel
            conversation={conversation}
            more={more(conversation)}
            onTag={() => setTagging(true)}
            onClose={() => setPanel(false)}
          />
        </div>
      )}
      {conversation && !room && (
        <Sheet open={sheetOpen} onOpenChange={setSheetOpen} title={t("panel.title")}>
          <CustomerPanel
            conversation={conversation}
            more={more(conversation)}
            onTag={() => setTagging(true)}
            onClose={() => setPanel(false)}
          />
        </Sheet>
      )}
      {conversation && tagging && <TagDialog conversation={conversation} onClose={() => setTagging(false)} />}
    </main>
  );
}
