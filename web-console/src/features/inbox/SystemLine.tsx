import { useTranslation } from "react-i18next";
import type { Message, SystemEvent } from "../../shared/api/types";
import { clockTime, fullTime, shortTime } from "../../shared/format/time";

const KNOWN = [
  "taken_over",
  "transferred_to_user",
  "transferred_to_department",
  "transferred_to_bot",
  "queued",
  "assigned",
  "returned_to_queue",
  "closed",
  "reopened",
  "number_changed",
  "priority_changed",
  "tagged",
  "untagged",
  "overflowed",
  "answer_overdue",
  "snoozed",
  "unsnoozed",
  "woken",
  "answer_failed",
  "request_welcome",
] as const;

type Kind = (typeof KNOWN)[number];

/** Of what went back to the queue, why. */
function sentenceOf(kind: Kind, cause: SystemEvent["cause"]) {
  return kind === "returned_to_queue" && cause && cause !== "left"
    ? (`system.returned_${cause}` as const)
    : (`system.${kind}` as const);
}

/** What happened to the conversation, said quietly between the messages. */
export function SystemLine({ message }: { message: Message }) {
  const { t, i18n } = useTranslation();
  const { system_event: event, number_changed: change, whatsapp_notice: notice } = message.metadata;
  const word = event?.event ?? (change ? "number_changed" : notice);
  const kind = KNOWN.find((known) => known === word);
  const text = kind
    ? t(
        kind === "number_changed" && change?.other_customer_id ? "system.number_taken" : sentenceOf(kind, event?.cause),
        {
          by: event?.by_user_name || t(event?.by_bot ? "system.bot" : "system.somebody"),
          to: event?.to_user_name || event?.to_department_name || change?.new_wa_id || "",
          count: event?.minutes ?? 0,
          tag: event?.tag ?? "",
          time: event?.until ? shortTime(event.until, i18n.language) : "",
          priority: event?.priority ? t(`priority.${event.priority}`) : "",
        },
      )
    : message.content || t("system.other");
  return (
    <p className="px-6 py-2 text-center text-muted-foreground text-xs">
      {text}
      <span aria-hidden="true"> · </span>
      <time dateTime={message.created_at} title={fullTime(message.created_at, i18n.language)} className="tabular">
        {clockTime(message.created_at, i18n.language)}
      </time>
      {event?.reason && <span className="mt-0.5 block text-balance italic">“{event.reason}”</span>}
    </p>
  );
}
