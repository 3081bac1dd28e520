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
  flow_test: true,
  flow_secret: true,
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
  clinic: true,
  clinic_service: true,
  clinic_resource: true,
  clinic_template: true,
  professional: true,
  availability_rule: true,
  availability_exception: true,
  faq_item: true,
  appointment: true,
  waiting_entry: true,
});

export type Action = AuditLog["action"];

function actionsOf(all: Record<Action, true>): Action[] {
  const actions: Action[] = [];
  let action: Action;
  for (action in all) {
    actions.push(action);
  }
  return actions;
}

/** All that can be done, as the document lists it. */
export const ACTIONS = actionsOf({
  "alert.acknowledged": true,
  "alert.snoozed": true,
  "alert_settings.updated": true,
  "api_key.created": true,
  "api_key.revoked": true,
  "appointment.booked": true,
  "appointment.cancelled": true,
  "appointment.changed": true,
  "appointment.confirmed": true,
  "appointment.done": true,
  "appointment.moved": true,
  "appointment.no_show": true,
  "audit_trail.customers_exported": true,
  "audit_trail.customers_listed": true,
  "audit_trail.exported": true,
  "availability_exception.created": true,
  "availability_exception.deleted": true,
  "availability_exception.updated": true,
  "availability_rule.created": true,
  "availability_rule.deleted": true,
  "availability_rule.updated": true,
  "bot_configuration.updated": true,
  "canned_response.created": true,
  "canned_response.deleted": true,
  "canned_response.updated": true,
  "channel.created": true,
  "channel.subscribed": true,
  "channel.updated": true,
  "clinic.closed": true,
  "clinic.created": true,
  "clinic.google_changed": true,
  "clinic.google_compared": true,
  "clinic.google_connected": true,
  "clinic.google_disconnected": true,
  "clinic.updated": true,
  "clinic_resource.created": true,
  "clinic_resource.deleted": true,
  "clinic_resource.updated": true,
  "clinic_service.created": true,
  "clinic_service.deleted": true,
  "clinic_service.updated": true,
  "clinic_template.created": true,
  "clinic_template.deleted": true,
  "clinic_template.updated": true,
  "conversation.assigned": true,
  "conversation.closed": true,
  "conversation.listed": true,
  "conversation.overflowed": true,
  "conversation.placed": true,
  "conversation.priority_changed": true,
  "conversation.read": true,
  "conversation.reopened": true,
  "conversation.returned_to_queue": true,
  "conversation.snoozed": true,
  "conversation.tagged": true,
  "conversation.taken_over": true,
  "conversation.transferred": true,
  "conversation.unsnoozed": true,
  "conversation.untagged": true,
  "customer.consent_recorded": true,
  "customer.consents_read": true,
  "customer.erased": true,
  "customer.erased_again": true,
  "customer.exported": true,
  "customer.listed": true,
  "customer.read": true,
  "customer.scores_read": true,
  "customer.updated": true,
  "dead_letter.discarded": true,
  "dead_letter.read": true,
  "dead_letter.replayed": true,
  "department.created": true,
  "department.hours_changed": true,
  "department.updated": true,
  "faq_item.created": true,
  "faq_item.deleted": true,
  "faq_item.updated": true,
  "flow.canary_changed": true,
  "flow.created": true,
  "flow.deleted": true,
  "flow.published": true,
  "flow.triggers_changed": true,
  "flow.updated": true,
  "flow_secret.changed": true,
  "flow_secret.deleted": true,
  "flow_test.created": true,
  "flow_test.deleted": true,
  "flow_test.updated": true,
  "holiday.created": true,
  "holiday.deleted": true,
  "holiday.updated": true,
  "login.locked": true,
  "media.downloaded": true,
  "media.read": true,
  "metrics.exported": true,
  "organization.created": true,
  "organization.deletion_asked": true,
  "organization.deletion_withdrawn": true,
  "organization.hours_changed": true,
  "organization.resumed": true,
  "organization.second_factor_roles_changed": true,
  "organization.session_limits_changed": true,
  "organization.suspended": true,
  "organization.updated": true,
  "permissions.updated": true,
  "professional.created": true,
  "professional.deleted": true,
  "professional.updated": true,
  "report_schedule.created": true,
  "report_schedule.deleted": true,
  "report_schedule.updated": true,
  "retention.applied": true,
  "retention.updated": true,
  "session.ended": true,
  "session.reused": true,
  "session.started": true,
  "session.timed_out": true,
  "sla_policy.created": true,
  "sla_policy.deleted": true,
  "sla_policy.ordered": true,
  "sla_policy.updated": true,
  "survey_settings.updated": true,
  "tag.created": true,
  "tag.deleted": true,
  "tag.merged": true,
  "tag.updated": true,
  "user.created": true,
  "user.invitation_accepted": true,
  "user.invitation_revoked": true,
  "user.invited": true,
  "user.invited_again": true,
  "user.password_changed": true,
  "user.password_reset": true,
  "user.password_reset_asked": true,
  "user.presence_set": true,
  "user.recovery_code_used": true,
  "user.recovery_codes_renewed": true,
  "user.second_factor_disabled": true,
  "user.second_factor_enabled": true,
  "user.second_factor_reset": true,
  "user.updated": true,
  "waiting_entry.created": true,
  "waiting_entry.deleted": true,
  "webhook_endpoint.abandoned": true,
  "webhook_endpoint.created": true,
  "webhook_endpoint.deleted": true,
  "webhook_endpoint.replayed": true,
  "webhook_endpoint.secret_changed": true,
  "webhook_endpoint.updated": true,
});

/** What the URL says of which rows are shown. Days as the browser's date field writes them. */
export type AuditSearch = {
  /** Whose data was concerned, instead of what was done. */
  view?: "customers";
  user?: string;
  kind?: Kind;
  action?: Action;
  customer?: string;
  object?: string;
  key?: string;
  address?: string;
  from?: string;
  to?: string;
  q?: string;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f-]{36}$/;
const ADDRESS = /^[0-9a-fA-F.:]{1,45}$/;
/** How far back whom an incident concerns is looked for when nobody says. */
const DAYS_BACK = 7;

/** Whatever somebody typed into the address: what cannot be meant is left out. */
export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  return {
    view: raw.view === "customers" ? raw.view : undefined,
    user: matching(raw.user, ID),
    kind: KINDS.find((kind) => kind === raw.kind),
    action: ACTIONS.find((action) => action === raw.action),
    customer: matching(raw.customer, ID),
    object: matching(raw.object, ID),
    key: matching(raw.key, ID),
    address: matching(raw.address, ADDRESS),
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
    action: search.action,
    customer_id: search.customer,
    object_id: search.object,
    from: search.from && midnight(search.from, 0),
    to: search.to && midnight(search.to, 1),
    q: search.q?.trim(),
  };
}

/** Of whose data was concerned: since a week ago, when no day is said. */
export function affectedQuery(search: AuditSearch) {
  const weekAgo = new Date();
  weekAgo.setHours(0, 0, 0, 0);
  weekAgo.setDate(weekAgo.getDate() - DAYS_BACK);
  return {
    from: (search.from && midnight(search.from, 0)) || weekAgo.toISOString(),
    to: search.to && midnight(search.to, 1),
    user_id: search.user,
    api_key_id: search.key,
    address: search.address,
    object_id: search.object,
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
