import { plain } from "../shared/phone/richText";
import type { Message } from "./api";
import type { Say } from "./words";

/** The words of a message: body, caption, or the label that was pressed; empty when it has none. */
export function textOf(message: Message): string {
  const { content } = message;
  switch (message.type) {
    case "text":
      return typeof content.body === "string" ? content.body : "";
    case "interactive":
      return (
        content.button_reply?.title ??
        content.list_reply?.title ??
        (typeof content.body === "object" ? (content.body.text ?? "") : "")
      );
    case "template":
      return typeof content.body === "object" ? (content.body.text ?? "") : "";
    case "button":
      return content.text ?? "";
    default:
      return content.caption ?? "";
  }
}

/** One line that stands for a message: in lists, and where it is quoted. */
export function preview(message: Message, say: Say): string {
  if (message.deleted) {
    return say("message.deleted");
  }
  const text = plain(textOf(message));
  switch (message.type) {
    case "image":
      return `📷 ${text || say("message.image")}`;
    case "video":
      return `🎥 ${text || say("message.video")}`;
    case "audio":
      return `🎤 ${say("message.audio")}`;
    case "document":
      return `📄 ${text || message.content.filename || say("message.document")}`;
    case "sticker":
      return `🏷️ ${say("message.sticker")}`;
    case "location":
      return `📍 ${message.content.name || say("message.location")}`;
    case "contacts":
      return `👤 ${message.content.cards?.[0]?.name?.formatted_name ?? say("message.contacts")}`;
    case "order":
      return `🛒 ${say("message.order")}`;
    case "unsupported":
      return `📊 ${say("message.unsupported")}`;
    case "request_welcome":
      return say("message.welcome");
    case "system":
      return say("message.number");
    default:
      return text || say("message.other", { type: message.type });
  }
}
