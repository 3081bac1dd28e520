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
      for (const {
        kind,
        title: said,
        body,
        conversation_id: conversationId,
        department_name: department,
        target,
      } of batch) {
        const title =
          kind === "conversation_assigned" && department
            ? t("notification.assigned", { department })
            : (kind === "sla_at_risk" || kind === "sla_breached") && target
              ? t(`notification.${kind}`, { target: t(`sla.targets.${target}`) })
              : said;
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
