import type { Message } from "../../shared/api/types";

/** How many messages a reader further up has not seen yet: what people and the bot wrote, not what the desk notes. */
export function countNews(messages: readonly Message[], seen: string | undefined): number {
  const from = messages.findLastIndex((message) => message.id === seen);
  return messages
    .slice(from + 1)
    .filter((message) => message.message_type !== "reaction" && message.sender_type !== "system").length;
}
