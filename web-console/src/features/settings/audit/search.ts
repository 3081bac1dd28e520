import type { AuditLog } from "../../../shared/api/types";

export type Kind = AuditLog["object_type"];

function kindsOf(all: Record<Kind, true>): Kind[] {
  const kinds: Kind[] = [];
  let kind: Kind;
  for (kind in all) {
    kinds.push(kind);
  }
  return kinds;
}

/** All that the trail is about: one that the document names and this lacks does not compile. */
export const KINDS = kindsOf({
  user: true,
  session: true,
  permissions: true,
  organization: true,
  department: true,
  holiday: true,
  sla_policy: true,
  survey_settings: true,
  channel: true,
  bot_configuration: true,
  flow: true,
  canned_response: true,
  tag: true,
  conversation: true,
  customer: true,
  report: true,
  report_schedule: true,
  alert: true,
  alert_settings: true,
  dead_letter: true,
  webhook_endpoint: true,
  api_key: true,
  media: true,
  audit_trail: true,
});

/** What the URL says of which rows are shown. Days as the browser's date field writes them. */
export type AuditSearch = { user?: string; kind?: Kind; from?: string; to?: string; q?: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f-]{36}$/;

/** Whatever somebody typed into the address: what cannot be meant is left out. */
export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  return {
    user: matching(raw.user, ID),
    kind: KINDS.find((kind) => kind === raw.kind),
    from: matching(raw.from, DAY),
    to: matching(raw.to, DAY),
    q: typeof raw.q === "string" && raw.q.trim() ? raw.q.slice(0, 200) : undefined,
  };
}

/** The same for the server: whole days of the reader's clock, the last one included. */
export function auditQuery(search: AuditSearch) {
  return {
    user_id: search.user,
    object_type: search.kind,
    from: search.from && midnight(search.from, 0),
    to: search.to && midnight(search.to, 1),
    q: search.q?.trim(),
  };
}

function midnight(day: string, later: number): string | undefined {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = new Date(year, month - 1, date + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

function matching(value: unknown, form: RegExp): string | undefined {
  return typeof value === "string" && form.test(value) ? value : undefined;
}
