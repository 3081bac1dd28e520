import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../shared/api/problem";
import type { Conversation, Message } from "../../shared/api/types";
import { uuid } from "../../shared/api/uuid";
import { useMinutes } from "../../shared/format/clock";
import { may } from "../../shared/permissions";
import { useMe, useServices } from "../../shared/services";
import { FirstMessage } from "../../shared/ui/drawings";
import { Appearing, Empty, Failed, Skeleton } from "../../shared/ui/States";
import { toasts } from "../../shared/ui/Toasts";
import { Composer, type Wish } from "./Composer";
import { CloseDialog, TransferDialog } from "./MoveDialogs";
import { HoldDialog } from "./onHold";
import { ownerOf } from "./owner";
import { Thread } from "./Thread";
import { ThreadHeader } from "./ThreadHeader";
import { useConversation } from "./useConversations";
import { useMarkRead } from "./useMarkRead";
import { useMoves } from "./useMoves";
import { adoptMessage, useThreadOutbox } from "./useThread";
import { windowAt } from "./window";

type ThreadPaneProps = {
  conversationId: string;
  /** Where it opens; without one at the first unread message, or at the end. */
  messageId: string | undefined;
  panelOpen: boolean;
  onPanel(open: boolean): void;
  onTag(): void;
  /** Shows the list in which a conversation stands that one has just taken; the answer goes back to where one was. */
  onTaken(taken: Conversation): () => void;
};

/** One conversation: header, messages, and where one writes. */
export function ThreadPane({ conversationId, ...rest }: ThreadPaneProps) {
  const { t } = useTranslation();
  const query = useConversation(conversationId);

  if (query.data) {
    return <Open key={conversationId} conversation={query.data} {...rest} />;
  }
  if (query.isError) {
    const gone = query.error instanceof Problem && (query.error.status === 404 || query.error.status === 422);
    return gone ? (
      <Empty drawing={<FirstMessage />} title={t("thread.gone")} text={t("thread.goneHint")} />
    ) : (
      <Failed error={query.error} title={t("thread.failed")} onRetry={() => void query.refetch()} />
    );
  }
  return (
    <Appearing className="flex h-14 items-center gap-3 border-b bg-card px-4">
      <Skeleton round className="size-9" />
      <Skeleton className="h-4 w-40" />
    </Appearing>
  );
}

function Open({
  conversation,
  messageId,
  panelOpen,
  onPanel,
  onTag,
  onTaken,
}: Omit<ThreadPaneProps, "conversationId"> & { conversation: Conversation }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const me = useMe();
  const outbox = useThreadOutbox();
  const moves = useMoves(conversation, onTaken);
  const now = useMinutes();
  const [wish, setWish] = useState<Wish>();
  const [choosing, setChoosing] = useState(false);
  const [transferring, setTransferring] = useState(false);
  const [closing, setClosing] = useState(false);
  const [holding, setHolding] = useState(false);
  const owned = ownerOf(conversation, me) === "me" && may(me, "send");
  const windowOpen = windowAt(conversation.window_expires_at, now).kind !== "closed";
  useMarkRead(conversation, owned);

  async function react(message: Message, emoji: string) {
    const before = message.reactions;
    const own = before.find((reaction) => reaction.sender_type === "attendant");
    const wish = own?.emoji === emoji ? "" : emoji;
    const others = before.filter((reaction) => reaction.sender_type !== "attendant");
    adoptMessage(cache, {
      ...message,
      reactions: wish ? [...others, { emoji: wish, sender_type: "attendant" }] : others,
    });
    try {
      await api.post("/api/v1/messages", {
        conversation_id: conversation.id,
        client_id: uuid(),
        content: wish,
        message_type: "reaction",
        reply_to: message.id,
      });
    } catch {
      adoptMessage(cache, { ...message, reactions: before });
      toasts.add({ type: "error", title: t("message.reactFailed") });
    }
  }

  async function retry(message: Message) {
    try {
      adoptMessage(cache, await api.post("/api/v1/messages/{id}/retry", undefined, { path: { id: message.id } }));
    } catch (error) {
      toasts.add({
        type: "error",
        title: t("message.retryFailed"),
        description: error instanceof Problem ? error.detail : undefined,
      });
    }
  }

  return (
    <section aria-label={t("thread.title")} className="flex h-full min-h-0 flex-col bg-thread">
      <ThreadHeader
        conversation={conversation}
        moves={moves}
        panelOpen={panelOpen}
        onPanel={onPanel}
        onTransfer={() => setTransferring(true)}
        onHold={() => setHolding(true)}
        onTag={onTag}
        onClose={() => setClosing(true)}
      />
      <Thread
        conversation={conversation}
        messageId={messageId}
        outbox={outbox}
        situation={{
          owned,
          windowOpen,
          windowExpiresAt: conversation.window_expires_at,
          isAdmin: me.role === "admin",
        }}
        onReply={({ id, content, sender_type, message_type }) =>
          setWish({ quoted: { id, content: content.slice(0, 200), sender_type, message_type }, at: Date.now() })
        }
        onReact={(message, emoji) => void react(message, emoji)}
        onRetry={(message) => void retry(message)}
        onTemplate={() => setChoosing(true)}
        onRewrite={(message) => setWish({ text: message.content, at: Date.now() })}
      />
      <Composer
        conversation={conversation}
        moves={moves}
        outbox={outbox}
        wish={wish}
        choosing={choosing}
        onChoosing={setChoosing}
        onTransfer={() => setTransferring(true)}
      />
      <TransferDialog open={transferring} onOpenChange={setTransferring} conversation={conversation} moves={moves} />
      <HoldDialog open={holding} onOpenChange={setHolding} conversation={conversation} moves={moves} />
      <CloseDialog open={closing} onOpenChange={setClosing} conversation={conversation} moves={moves} />
    </section>
  );
}
