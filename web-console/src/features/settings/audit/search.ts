/** What the URL says of which rows are shown. Days as the browser's date field writes them. */
export type AuditSearch = { user?: string; kind?: string; from?: string; to?: string; q?: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KIND = /^[a-z_]{1,50}$/;
const ID = /^[0-9a-f-]{36}$/;

/** Whatever somebody typed into the address: what cannot be meant is left out. */
export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  return {
    user: matching(raw.user, ID),
    kind: matching(raw.kind, KIND),
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
