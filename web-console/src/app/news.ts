import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useConversationStats } from "../features/inbox/useConversations";
import type { Events } from "../shared/realtime/realtime";
import { useRealtime } from "../shared/realtime/useRealtime";
import { toasts } from "../shared/ui/Toasts";

type Notice = Events["notification"];

/** How many wait, where one sees it while looking at another tab. */
export function useTitle(): void {
  const waiting = useConversationStats().data?.waiting ?? 0;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) Balcão` : "Balcão";
  }, [waiting]);
}

/** What the server wants this person to know, wherever they are in the console; not where everybody reads along. */
export function useNotifications(shown: boolean): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useRealtime({
    notification: (batch) => {
      for (const notice of shown ? batch : []) {
        const { body, conversation_id: conversationId } = notice;
        const title = titleOf(notice, t);
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

function titleOf(notice: Notice, t: TFunction) {
  const { kind, title, department_name, customer_name, by_user_name: by = "", target } = notice;
  switch (kind) {
    case "conversation_assigned":
      return department_name ? t("notification.assigned", { department: department_name }) : title;
    case "sla_at_risk":
    case "sla_breached":
      return target ? t(`notification.${kind}`, { target: t(`sla.targets.${target}`) }) : title;
    case "whisper":
      return t("notification.whisper", { by, name: customer_name || t("customer.unnamed") });
    case "presence_away":
      return t("notification.away", { by });
    case "presence_online":
      return t("notification.online", { by });
    case "conversation_returned_offline":
      return t("notification.returnedOffline");
    case "conversation_returned_unanswered":
      return t("notification.returnedUnanswered");
    case "conversation_returned_woken":
      return t("notification.returnedWoken");
    case "conversation_woken":
      return t("notification.woken", { name: customer_name || t("customer.unnamed") });
    case "answer_overdue":
      return t("notification.overdue", { user: notice.user_name ?? "" });
    default:
      return title;
  }
}
