import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Problem } from "../../shared/api/problem";
import type { TransferRequest, WallAttendant, WallWaiting } from "../../shared/api/types";
import { uuid } from "../../shared/api/uuid";
import { useMe, useServices } from "../../shared/services";
import { toasts } from "../../shared/ui/Toasts";

/** What a supervisor does from the wall. What came of it is seen on the wall itself; what failed is said. */
export function useActs() {
  const { api } = useServices();
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();

  const open = (conversationId: string) =>
    void navigate({ to: "/inbox/$conversationId", params: { conversationId }, search: { tab: "all" } });
  const refused = (title: string, error: unknown) =>
    toasts.add({ type: "error", title, description: error instanceof Problem ? error.detail : undefined });

  return {
    open,
    async take({ conversation_id: id, assigned_user_id: owner, customer_name: name }: WallWaiting) {
      try {
        await (owner
          ? api.post("/api/v1/conversations/{id}/transfer", { to_user_id: me.id }, { path: { id } })
          : api.post("/api/v1/conversations/{id}/takeover", undefined, { path: { id } }));
        toasts.add({
          title: t("wall.taken", { name: name || t("customer.unnamed") }),
          actionProps: { children: t("notification.open"), onClick: () => open(id) },
        });
      } catch (error) {
        refused(t("moves.takeoverFailed"), error);
      }
    },
    transfer: (id: string, to: TransferRequest) =>
      api.post("/api/v1/conversations/{id}/transfer", to, { path: { id } }),
    whisper: (id: string, words: string) =>
      api.post("/api/v1/messages", { conversation_id: id, message_type: "note", content: words, client_id: uuid() }),
    redistribute: (from: WallAttendant, to: readonly string[], reason: string) =>
      api.post("/api/v1/conversations/redistribute", {
        from_user_id: from.id,
        ...(to.length > 0 ? { to_user_ids: [...to] } : {}),
        ...(reason ? { reason } : {}),
      }),
    async say({ id, full_name: name }: WallAttendant, status: "online" | "away") {
      try {
        await api.put("/api/v1/users/{id}/presence", { status }, { path: { id } });
      } catch (error) {
        refused(t("wall.notSaid", { name }), error);
      }
    },
  };
}

export type Acts = ReturnType<typeof useActs>;
