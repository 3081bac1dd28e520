import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useConversationStats } from "../features/inbox/useConversations";
import { useRealtime } from "../shared/realtime/useRealtime";
import { toasts } from "../shared/ui/Toasts";

/** How many wait, where one sees it while looking at another tab. */
export function useTitle(): void {
  const waiting = useConversationStats().data?.waiting ?? 0;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) Balcão` : "Balcão";
  }, [waiting]);
}

/** What the server wants this person to know, wherever they are in the console. */
export function useNotifications(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useRealtime({
    notification: (batch) => {
      for (const { title, body, conversation_id: conversationId } of batch) {
        if (title || body) {
          toasts.add({
            title: title ?? body,
            description: title ? body : undefined,
            actionProps: conversationId
              ? {
                  children: t("notification.open"),
                  onClick: () => void navigate({ to: "/inbox/$conversationId", params: { conversationId } }),
                }
              : undefined,
          });
        }
      }
    },
  });
}
