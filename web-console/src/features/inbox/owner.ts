import type { Conversation, CurrentUser } from "../../shared/api/types";
import { may, seesOthers } from "../../shared/permissions";

/** Who has a conversation, as the screen tells them apart. */
export type Owner = "bot" | "queue" | "me" | "colleague" | "closed";

export function ownerOf(conversation: Conversation, viewer: CurrentUser): Owner {
  if (conversation.status === "closed") {
    return "closed";
  }
  if (conversation.assigned_user_id) {
    return conversation.assigned_user_id === viewer.id ? "me" : "colleague";
  }
  return conversation.status === "waiting" ? "queue" : "bot";
}

export function mayTakeOver(conversation: Conversation, viewer: CurrentUser): boolean {
  const owner = ownerOf(conversation, viewer);
  return may(viewer, "send") && (owner === "queue" || (owner === "bot" && seesOthers(viewer)));
}

export function mayTransfer(conversation: Conversation, viewer: CurrentUser): boolean {
  const owner = ownerOf(conversation, viewer);
  return may(viewer, "transfer") && (owner === "me" || (owner !== "closed" && seesOthers(viewer)));
}

export function mayClose(conversation: Conversation, viewer: CurrentUser): boolean {
  const owner = ownerOf(conversation, viewer);
  return owner === "me" || (owner !== "closed" && seesOthers(viewer));
}

export function firstName(name: string | null | undefined): string {
  return name?.trim().split(/\s+/)[0] ?? "";
}
