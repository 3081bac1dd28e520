import type {
  Conversation,
  ConversationQuery,
  ConversationSort,
  ConversationStatus,
  CurrentUser,
} from "../../shared/api/types";

export const TABS = ["mine", "waiting", "all"] as const;
export type Tab = (typeof TABS)[number];

/** Which conversations a list shows: what the tab, the search box and the filters say. It lives in the URL. */
export type Scope = {
  tab: Tab;
  q?: string;
  status?: ConversationStatus | "any";
  department?: string;
  assignee?: string;
  tag?: string;
  /** Only what may be, or is, too late. */
  sla?: "at_risk";
  /** Of one's own only what is on hold, which is in no other list of one's own. */
  hold?: true;
  sort?: ConversationSort;
};

const STATUSES = ["open", "waiting", "closed", "any"] as const;
const SORTS = ["-last_message_at", "last_message_at", "waiting_since", "sla_due_at"] as const;

/** Reads a scope out of a URL's parameters; what makes no sense there is left out. */
export function readScope(search: Record<string, unknown>): Scope {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === "string" || typeof value === "number"
      ? String(value).slice(0, 200) || undefined
      : undefined;
  };
  return {
    tab: TABS.find((tab) => tab === search.tab) ?? "mine",
    q: text("q"),
    status: STATUSES.find((status) => status === search.status),
    department: text("department"),
    assignee: text("assignee"),
    tag: text("tag"),
    sla: search.sla === "at_risk" ? search.sla : undefined,
    hold: search.hold === true || search.hold === "true" ? true : undefined,
    sort: SORTS.find((sort) => sort === search.sort),
  };
}

export function sortOf(scope: Scope): ConversationSort {
  return scope.sort ?? (scope.tab === "waiting" ? "waiting_since" : "-last_message_at");
}

/** The statuses that a scope lets through. A search looks everywhere, unless a status was asked for. */
export function statusesOf(scope: Scope): readonly ConversationStatus[] {
  if (scope.tab === "waiting") {
    return ["waiting"];
  }
  if (scope.status && scope.status !== "any") {
    return [scope.status];
  }
  return scope.status === "any" || scope.q ? ["open", "waiting", "closed"] : ["open", "waiting"];
}

/** Whether a scope is of what is on hold, of what is not, or does not mind: a search looks everywhere. */
function holdOf(scope: Scope): boolean | undefined {
  return scope.tab !== "mine" ? undefined : scope.hold ? true : scope.q ? undefined : false;
}

export function toQuery(scope: Scope): ConversationQuery {
  const statuses = statusesOf(scope);
  return {
    status: statuses.length === 3 ? undefined : [...statuses],
    assigned_to: scope.tab === "mine" ? "me" : scope.tab === "all" ? scope.assignee : undefined,
    on_hold: holdOf(scope),
    department_id: scope.department,
    tag: scope.tag,
    sla_state: scope.sla ? ["at_risk", "breached"] : undefined,
    q: scope.q,
    sort: sortOf(scope),
  };
}

/** The rule of the server, for rows that come over the socket: one's own, and as far as one's sight goes. */
export function maySee(conversation: Conversation, viewer: CurrentUser): boolean {
  const { sees } = viewer.permissions;
  if (sees === "all" || conversation.assigned_user_id === viewer.id) {
    return true;
  }
  return (
    (sees === "departments" || (sees === "queue" && conversation.status === "waiting")) &&
    conversation.department_id !== null &&
    viewer.department_ids.includes(conversation.department_id)
  );
}

/** Whether its attendant put it out of the way, and its time has not come. */
export function isOnHold(conversation: Conversation, now = Date.now()): boolean {
  return conversation.snoozed_until !== null && Date.parse(conversation.snoozed_until) > now;
}

/** Whether a conversation is in the list of a scope, as far as the console can know: what a search finds, the server says. */
export function belongs(conversation: Conversation, scope: Scope, viewer: CurrentUser): boolean {
  if (!maySee(conversation, viewer) || !statusesOf(scope).includes(conversation.status)) {
    return false;
  }
  if (scope.tab === "mine" && conversation.assigned_user_id !== viewer.id) {
    return false;
  }
  const hold = holdOf(scope);
  if (hold !== undefined && hold !== isOnHold(conversation)) {
    return false;
  }
  if (scope.tab === "all" && scope.assignee && !isAssignedTo(conversation, scope.assignee, viewer)) {
    return false;
  }
  if (scope.department && conversation.department_id !== scope.department) {
    return false;
  }
  if (sortOf(scope) === "waiting_since" && conversation.waiting_since === null) {
    return false;
  }
  if (sortOf(scope) === "sla_due_at" && conversation.sla_due_at === null) {
    return false;
  }
  if (scope.sla && conversation.sla_state !== "at_risk" && conversation.sla_state !== "breached") {
    return false;
  }
  return !scope.tag || conversation.tags.includes(scope.tag);
}

function isAssignedTo(conversation: Conversation, assignee: string, viewer: CurrentUser): boolean {
  const wanted = assignee === "me" ? viewer.id : assignee === "none" ? null : assignee;
  return conversation.assigned_user_id === wanted;
}
