/** The control API of the simulator, and the shapes it speaks in. */

export type Tick = "accepted" | "sent" | "delivered" | "read" | "failed";

export type Media = { id?: string; link?: string; caption?: string; filename?: string; mime_type?: string };
export type Part = Media & { type?: string; text?: string; image?: Media; video?: Media; document?: Media };
export type Row = { id: string; title: string; description?: string };
export type Section = { title?: string; rows: Row[] };
export type Action = {
  button?: string;
  buttons?: { reply: { id: string; title: string } }[];
  sections?: Section[];
  name?: string;
  parameters?: { display_text?: string; url?: string; flow_cta?: string };
};
export type Card = {
  name?: { formatted_name?: string };
  phones?: { phone?: string }[];
  org?: { company?: string };
};

/** What stands under the key of the message's type; each type uses a few of these. */
export type Content = Media & {
  body?: string | { text?: string };
  voice?: boolean;
  animated?: boolean;
  latitude?: number | string;
  longitude?: number | string;
  name?: string;
  address?: string;
  cards?: Card[];
  type?: string;
  header?: Part;
  footer?: { text?: string };
  action?: Action;
  button_reply?: Row;
  list_reply?: Row;
  nfm_reply?: { name?: string };
  buttons?: { type: string; text: string; payload?: string; url?: string }[];
  payload?: string;
  text?: string;
};

export type Message = {
  id: string;
  from_customer: boolean;
  type: string;
  content: Content;
  at: string;
  status: Tick;
  reply_to: string | null;
  customer_reaction: string | null;
  business_reaction: string | null;
  chosen: string | null;
  failure: number | null;
  deleted: boolean;
};

export type Summary = {
  phone_number_id: string;
  customer_id: string;
  unread: number;
  last_message: Message | null;
  window_expires_at: string | null;
};

export type ThreadDetail = Summary & { messages: Message[]; typing_until: string | null };

export type Customer = {
  id: string;
  name: string;
  wa_id: string | null;
  user_id: string | null;
  hides_number: boolean;
  read_receipts: boolean;
  online: boolean;
  blocks: boolean;
  on_whatsapp: boolean;
};

export type SendFault = {
  do: string;
  code?: number;
  status?: number;
  accepting?: boolean;
  bytes_per_second?: number;
  ms?: number;
};

export type Faults = {
  latency_ms: number;
  webhook_delay_ms: number;
  window_closed: boolean;
  statuses: string[];
  webhooks: string[];
  every_send: SendFault | null;
  every_media: { do: string } | null;
  next_sends: SendFault[];
  next_media: { do: string }[];
  next_statuses: number[];
  account: AccountFaults;
};

/** How the number is set up at Meta; `access_token` is the one that the panel shows now. */
export type AccountFaults = {
  token_expired: boolean;
  access_token: string;
  missing_scopes: string[];
  not_subscribed: boolean;
  without_messages: boolean;
  low_quality: boolean;
};

/** What is to be other than it is. */
export type FaultChanges = Partial<Omit<Faults, "account">> & { account?: Partial<AccountFaults> };

export type BusinessNumber = {
  phone_number_id: string;
  display_phone_number: string;
  verified_name: string;
  faults: Faults;
};

export type State = {
  webhook_url: string | null;
  numbers: BusinessNumber[];
  customers: Customer[];
  threads: Summary[];
};

export type Attempt = { at: string; status: number | null; error: string | null; latency_ms: number };

export type Delivery = {
  id: number;
  phone_number_id: string;
  what: string;
  about: string;
  created_at: string;
  outcome: "waiting" | "delivered" | "given_up";
  attempts: Attempt[];
};

export type GraphRequest = {
  seq: number;
  at: string;
  method: string;
  path: string;
  phone_number_id: string | null;
  body: { type?: string; status?: string; to?: string; typing_indicator?: object };
  status: number;
  error_code: number | null;
};

export type Mail = { id: number; at: string; from: string; to: string; subject: string };
export type MailFile = { name: string; type: string; size: number };
export type MailDetail = Mail & { text: string; html: string; files: MailFile[] };

export type NewMessage =
  | { type: "text"; text: string; reply_to?: string }
  | { type: "image" | "video" | "audio" | "document" | "sticker"; media_id: string; caption?: string; voice?: boolean }
  | { type: "location"; latitude: number; longitude: number; name?: string; address?: string; reply_to?: string }
  | { type: "contact"; name: string; phone: string }
  | { type: "reaction"; message_id: string; emoji: string }
  | { type: "button" | "row"; message_id: string; choice: string }
  | { type: "revoke"; message_id: string }
  | { type: "unsupported"; what: string };

export class Refused extends Error {}

const BASE = "/simulator/api";

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(BASE + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  return answer<T>(response);
}

async function answer<T>(response: Response): Promise<T> {
  const json = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(json.detail ?? `HTTP ${response.status}`);
  }
  return json;
}

const thread = (number: string, customer: string) =>
  `/threads/${encodeURIComponent(number)}/${encodeURIComponent(customer)}`;
const faults = (number: string) => `/numbers/${encodeURIComponent(number)}/faults`;

export const api = {
  state: () => call<State>("GET", "/state"),
  thread: (number: string, customer: string) => call<ThreadDetail>("GET", thread(number, customer)),
  send: (number: string, customer: string, message: NewMessage) =>
    call<Message>("POST", `${thread(number, customer)}/messages`, message),
  read: (number: string, customer: string) => call<Summary>("POST", `${thread(number, customer)}/read`, {}),
  addCustomer: (customer: { name: string; wa_id: string; hides_number: boolean }) =>
    call<Customer>("POST", "/customers", customer),
  changeCustomer: (id: string, change: Partial<Omit<Customer, "id">>) =>
    call<Customer>("PATCH", `/customers/${encodeURIComponent(id)}`, change),
  changeFaults: (number: string, change: FaultChanges) => call<Faults>("PATCH", faults(number), change),
  heal: (number: string) => call<Faults>("DELETE", faults(number)),
  webhooks: () => call<{ data: Delivery[] }>("GET", "/webhooks"),
  webhook: (id: number) => call<Delivery & { body: string }>("GET", `/webhooks/${id}`),
  repeatWebhook: (id: number) => call<object>("POST", `/webhooks/${id}/repeat`, {}),
  verify: (number: string) =>
    call<{ verified: boolean; status: number; answer: string }>(
      "POST",
      `/numbers/${encodeURIComponent(number)}/verify`,
    ),
  requests: () => call<{ data: GraphRequest[] }>("GET", "/requests"),
  mails: () => call<{ data: Mail[] }>("GET", "/mails"),
  mailFile: (id: string, index: number) => `${BASE}/mails/${encodeURIComponent(id)}/files/${index}`,
  mail: (id: string) => call<MailDetail>("GET", `/mails/${encodeURIComponent(id)}`),
  upload: async (number: string, file: Blob, name: string): Promise<{ id: string }> =>
    answer(
      await fetch(`${BASE}/numbers/${encodeURIComponent(number)}/media?name=${encodeURIComponent(name)}`, {
        method: "POST",
        headers: { "Content-Type": file.type || "application/octet-stream" },
        body: file,
      }),
    ),
  mediaUrl: (id: string) => `${BASE}/media/${encodeURIComponent(id)}`,
  events: () => new EventSource(`${BASE}/events`),
};
