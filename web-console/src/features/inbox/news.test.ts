import { expect, it } from "vitest";
import { at, message } from "../../../test/fake/data";
import type { Message } from "../../shared/api/types";
import { countNews } from "./news";

const START = Date.UTC(2026, 10, 21, 12);

function said(id: string, sender: Message["sender_type"], kind: Message["message_type"] = "text"): Message {
  return message({ id, conversation_id: "c", sender_type: sender, message_type: kind, created_at: at(START) });
}

it("counts what people wrote since one last looked, not one's own takeover", () => {
  const messages = [
    said("seen", "customer"),
    said("taken", "system", "system"),
    said("greeting", "system"),
    said("new", "customer"),
    said("heart", "customer", "reaction"),
    said("colleague", "attendant"),
  ];

  expect(countNews(messages, "seen")).toBe(2);
  expect(countNews(messages, "colleague")).toBe(0);
});
