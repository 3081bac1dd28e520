import type {
  CannedResponse,
  Channel,
  Conversation,
  CurrentUser,
  Customer,
  Department,
  Message,
  MessageTemplate,
  Tag,
  User,
} from "../../src/shared/api/types";

/** Everything that the pretend server knows. */
export type State = {
  users: User[];
  departments: Department[];
  canned: CannedResponse[];
  tags: Tag[];
  channels: Channel[];
  templates: MessageTemplate[];
  customers: Customer[];
  conversations: Conversation[];
  messages: Map<string, Message[]>;
  organization: CurrentUser["organization"];
};

let counter = 0;

/** Ids that are stable from run to run, so that pictures and tests are. */
export function id(kind: number): string {
  counter++;
  return `0192${kind.toString(16).padStart(4, "0")}-0000-7000-8000-${counter.toString(16).padStart(12, "0")}`;
}

export function at(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/(\.\d{3})Z$/, "$1000Z");
}

export function user(values: Partial<User> & Pick<User, "full_name" | "role">): User {
  const name = values.full_name.split(" ")[0]?.toLowerCase();
  return {
    id: id(1),
    email: `${name}@padaria.example`,
    avatar_url: null,
    is_active: true,
    status: "active",
    invited_until: null,
    capacity: 8,
    has_second_factor: false,
    department_ids: [],
    presence: "offline",
    last_login_at: null,
    created_at: at(Date.now() - 90 * 86_400_000),
    ...values,
  };
}

export function department(name: string, members: readonly User[]): Department {
  const made: Department = {
    id: id(2),
    name,
    is_active: true,
    greeting_text: "",
    transfer_department_ids: [],
    routing_mode: "manual",
    is_fallback: false,
    queue_rules: {
      offline_return_minutes: null,
      answer_limit_minutes: null,
      answer_limit_action: "notify",
      overflow_department_id: null,
      overflow_after_minutes: null,
      overflow_over: null,
      position_text: null,
      position_every_minutes: null,
    },
    waiting_count: 0,
    member_ids: members.map((member) => member.id),
    created_at: at(Date.now() - 90 * 86_400_000),
  };
  for (const member of members) {
    member.department_ids = [...member.department_ids, made.id];
  }
  return made;
}

export function customer(name: string | null, phone_number: string | null): Customer {
  return {
    id: id(3),
    name,
    phone_number,
    email: null,
    metadata: {},
    marketing_stopped_at: null,
    erased_at: null,
    created_at: at(Date.now() - 60 * 86_400_000),
    updated_at: at(Date.now() - 86_400_000),
  };
}

export function conversation(
  values: Partial<Conversation> & { customer: Conversation["customer"]; channel_id: string },
): Conversation {
  const now = Date.now();
  return {
    id: id(4),
    assigned_user_id: null,
    assigned_user_name: null,
    department_id: null,
    department_name: null,
    status: "open",
    channel: "whatsapp",
    is_bot_active: false,
    needs_human_attention: false,
    unread_count: 0,
    last_message: null,
    last_message_at: at(now),
    window_expires_at: at(now + 20 * 3_600_000),
    waiting_since: null,
    queue_place: values.waiting_since ?? null,
    priority: "normal",
    sla_state: null,
    sla_target: null,
    sla_due_at: null,
    snoozed_until: null,
    tags: [],
    metadata: {},
    version: 1,
    created_at: at(now - 3 * 86_400_000),
    closed_at: null,
    ...values,
  };
}

export function message(
  values: Partial<Message> & Pick<Message, "conversation_id" | "sender_type" | "created_at">,
): Message {
  const fromCustomer = values.sender_type === "customer";
  return {
    id: id(5),
    sender_user_id: null,
    sender_name: null,
    content: "",
    message_type: "text",
    media_url: null,
    media: null,
    reply_to: null,
    reactions: [],
    metadata: {},
    is_read: true,
    status: fromCustomer || values.sender_type === "system" ? "received" : "read",
    error: null,
    whatsapp_message_id: null,
    client_id: null,
    sent_at: fromCustomer ? null : values.created_at,
    received_at: fromCustomer ? values.created_at : null,
    version: 1,
    ...values,
  };
}

const SIGNS: Readonly<Record<string, string>> = {
  image: "📷",
  audio: "🎤",
  video: "🎥",
  document: "📄",
  sticker: "🏷️",
  location: "📍",
  contacts: "👤",
  unsupported: "❔",
};

/** The list's summary of a thread. */
export function summarize(target: Conversation, thread: readonly Message[]): void {
  const last = thread.filter((entry) => entry.message_type !== "reaction").at(-1);
  if (!last) {
    return;
  }
  target.last_message_at = last.created_at;
  target.last_message = {
    preview: `${SIGNS[last.message_type] ?? ""} ${last.content.replace(/\s+/g, " ").slice(0, 120)}`.trim(),
    sender_type: last.sender_type,
    status: last.status,
    message_type: last.message_type,
    created_at: last.created_at,
  };
  target.unread_count = thread.filter((entry) => entry.sender_type === "customer" && !entry.is_read).length;
}
