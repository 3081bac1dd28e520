import type {
  AlertSettings,
  Consent,
  Customer,
  Retention,
  RolePermissions,
  SecuritySettings,
  User,
} from "../../src/shared/api/types";

const ROLES: readonly RolePermissions[] = [
  { role: "attendant", sees: "queue", permissions: ["send", "transfer", "see_phone_numbers"], is_default: true },
  {
    role: "supervisor",
    sees: "all",
    permissions: ["send", "transfer", "see_phone_numbers", "export", "edit_bot", "erase"],
    is_default: true,
  },
  {
    role: "admin",
    sees: "all",
    permissions: ["send", "transfer", "see_phone_numbers", "export", "edit_bot", "erase", "change_settings"],
    is_default: true,
  },
];
const ALERTS: AlertSettings = {
  queue_wait_minutes: 15,
  queue_length: null,
  silence_minutes: 120,
  disk_free_percent: 10,
  backup_hours: 26,
  muted_kinds: [],
  mail_user_ids: null,
  is_operator: false,
};
const SECURITY: SecuritySettings = { second_factor_roles: [], session_idle_minutes: null, session_days: null };
const RETENTION: Retention = { data: [], last_run: null };
const NOTHING = { data: [], next_cursor: null };
const BARE = { data: [] };

/** What a shop answers of which nothing was ever set, and where nothing ever went wrong. */
export const QUIET: Readonly<Record<string, object>> = {
  "GET alerts": NOTHING,
  "GET alert-settings": ALERTS,
  "GET api-keys": BARE,
  "GET audit-logs": NOTHING,
  "GET audit-logs/": NOTHING,
  // Which of them could not be reached.
  "GET channels/": BARE,
  "GET channels/addresses": {
    received: "https://balcao.example/api/v1/webhooks/whatsapp",
    status: "https://balcao.example/api/v1/webhooks/whatsapp/status",
  },
  "GET channels/checks": BARE,
  "GET dead-letters": NOTHING,
  "GET queue-anomalies": NOTHING,
  "GET report-schedules": BARE,
  "GET retention-rules": RETENTION,
  "GET retention-rules/": { kind: "messages", days: 365, due: 0 },
  "GET role-permissions": { data: ROLES, next_cursor: null },
  "GET security-settings": SECURITY,
  "GET sla-policies": NOTHING,
  "GET webhook-endpoints": BARE,
  "GET webhook-endpoints/deliveries": NOTHING,
};

/** What somebody agreed to at the counter, and took back since. */
export function consentsOf(customer: Customer, by: User | undefined): Consent[] {
  const one = (of: Pick<Consent, "id" | "state" | "channel" | "recorded_by" | "happened_at">): Consent => ({
    ...of,
    purpose: "marketing",
    text_version: null,
    note: null,
    recorded_at: of.happened_at,
  });
  const given = one({
    id: `${customer.id}-given`,
    state: "given",
    channel: "in_person",
    recorded_by: by ? { id: by.id, full_name: by.full_name } : null,
    happened_at: customer.created_at,
  });
  const stopped = customer.marketing_stopped_at;
  return stopped
    ? [
        one({
          id: `${customer.id}-stopped`,
          state: "withdrawn",
          channel: "whatsapp",
          recorded_by: null,
          happened_at: stopped,
        }),
        given,
      ]
    : [given];
}
