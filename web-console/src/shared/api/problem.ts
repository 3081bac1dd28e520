/** What the server answered when it refused: RFC 9457 problem details. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly traceId: string | undefined;
  /** What a particular refusal says beside the standard members, such as the winner of a takeover. */
  readonly extras: Readonly<Record<string, unknown>>;

  constructor(status: number, body: unknown) {
    const members = isRecord(body) ? body : {};
    const title = text(members.title) ?? `HTTP ${status}`;
    super(text(members.detail) ?? title);
    this.name = "Problem";
    this.status = status;
    this.title = title;
    this.detail = text(members.detail);
    this.traceId = text(members.trace_id);
    this.fields = fieldErrors(members.errors);
    this.extras = members;
  }
}

/** The server could not be reached, or its answer did not arrive: nobody knows what it did. */
export class Offline extends Error {
  constructor(cause?: unknown) {
    super("The server could not be reached", { cause });
    this.name = "Offline";
  }
}

function fieldErrors(errors: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const error of Array.isArray(errors) ? errors : []) {
    if (isRecord(error)) {
      const field = text(error.field);
      const reason = text(error.reason);
      if (field && reason) {
        fields[field] = reason;
      }
    }
  }
  return fields;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
