import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../shared/api/problem";
import type { Conversation, TransferRequest } from "../../shared/api/types";
import { useMe, useServices } from "../../shared/services";
import { toasts } from "../../shared/ui/Toasts";
import { adoptConversation, conversationKeys } from "./useConversations";

/**
 * The four moves of ownership, and being on hold.
 *
 * @param onTaken follows a conversation to the list in which it stands once one has taken it; its answer goes back
 */
export function useMoves(conversation: Conversation, onTaken: (taken: Conversation) => () => void) {
  const { api, cache } = useServices();
  const me = useMe();
  const { t } = useTranslation();
  const [busy, setBusy] = useState<"takeover" | "transfer" | "close" | "reopen" | "hold">();
  const path = useMemo(() => ({ id: conversation.id }), [conversation.id]);

  const takeOver = useCallback(async () => {
    setBusy("takeover");
    // On the screen at once. A little newer than what is known and older than any answer of the server.
    const taken: Conversation = {
      ...conversation,
      assigned_user_id: me.id,
      assigned_user_name: me.full_name,
      status: "open",
      is_bot_active: false,
      needs_human_attention: false,
      waiting_since: null,
      queue_place: null,
      version: conversation.version + 0.25,
    };
    adoptConversation(cache, taken, me);
    const goBack = onTaken(taken);
    try {
      adoptConversation(cache, await api.post("/api/v1/conversations/{id}/takeover", undefined, { path }), me);
    } catch (error) {
      const winner = winnerOf(error);
      goBack();
      adoptConversation(
        cache,
        {
          ...conversation,
          ...(winner
            ? { ...winner, status: "open" as const, is_bot_active: false, waiting_since: null, queue_place: null }
            : {}),
          version: conversation.version + 0.5,
        },
        me,
      );
      void cache.invalidateQueries({ queryKey: conversationKeys.detail(conversation.id) });
      toasts.add({
        type: "error",
        title: winner ? t("moves.taken", { name: winner.assigned_user_name }) : t("moves.takeoverFailed"),
        description: winner ? t("moves.takenHint") : undefined,
      });
    } finally {
      setBusy(undefined);
    }
  }, [api, cache, conversation, me, onTaken, path, t]);

  /** Resolves when it is done; a refusal is for whoever asked, to be said where they asked. */
  const move = useCallback(
    async (kind: "transfer" | "close" | "reopen" | "hold", request: () => Promise<Conversation>) => {
      setBusy(kind);
      try {
        adoptConversation(cache, await request(), me);
      } finally {
        setBusy(undefined);
      }
    },
    [cache, me],
  );

  const transfer = useCallback(
    (to: TransferRequest) => move("transfer", () => api.post("/api/v1/conversations/{id}/transfer", to, { path })),
    [api, move, path],
  );
  const close = useCallback(
    (reason: string | undefined, skipsSurvey = false) =>
      move("close", () =>
        api.post(
          "/api/v1/conversations/{id}/close",
          { ...(reason ? { reason } : {}), ...(skipsSurvey ? { skips_survey: true } : {}) },
          { path },
        ),
      ),
    [api, move, path],
  );
  const reopen = useCallback(async () => {
    try {
      await move("reopen", () => api.post("/api/v1/conversations/{id}/reopen", undefined, { path }));
    } catch (error) {
      toasts.add({
        type: "error",
        title: t("moves.reopenFailed"),
        description: error instanceof Problem ? error.detail : undefined,
      });
    }
  }, [api, move, path, t]);

  /** Until then out of the way; `undefined` takes it back at once. */
  const hold = useCallback(
    (until: string | undefined) =>
      move("hold", () =>
        until
          ? api.post("/api/v1/conversations/{id}/snooze", { until }, { path })
          : api.post("/api/v1/conversations/{id}/unsnooze", undefined, { path }),
      ),
    [api, move, path],
  );

  return { busy, hold, takeOver, transfer, close, reopen };
}

export type Moves = ReturnType<typeof useMoves>;

/** Who was quicker, when the server says that somebody was. */
function winnerOf(error: unknown): { assigned_user_id: string; assigned_user_name: string } | undefined {
  if (!(error instanceof Problem) || error.status !== 409) {
    return undefined;
  }
  const { assigned_user_id: id, assigned_user_name: name } = error.extras;
  return typeof id === "string" && typeof name === "string"
    ? { assigned_user_id: id, assigned_user_name: name }
    : undefined;
}
