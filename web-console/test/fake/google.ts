import type {
  Appointment,
  GoogleCalendarChoice,
  GoogleConflict,
  GoogleConnection,
  GoogleTried,
} from "../../src/shared/api/types";
import { at, id } from "./data";

type Answer = { status: number; body: unknown };
const ok = (body: unknown): Answer => ({ status: 200, body });

/** How the pretend clinic stands with Google: tests say it, and hear what is asked. */
export class FakeGoogle {
  connection: GoogleConnection = {
    clinic_id: "",
    state: "none",
    kind: null,
    account: null,
    reason: null,
    stopped_at: null,
    trouble: null,
    paused_until: null,
    waiting: 0,
    refused: 0,
    conflicts: 0,
    calendars: [],
  };
  choices: { data: GoogleCalendarChoice[]; reason: string | null } = { data: [], reason: null };
  conflicts: GoogleConflict[] = [];
  tried: GoogleTried[] = [];
  compared = { is_done: true, written: 0, moved: 0 };

  get isUnverified(): boolean {
    return this.connection.state === "stopped" && this.connection.calendars.length > 0;
  }

  /** Is let in by a service account, and has the clinic's own calendar. */
  connected(): this {
    Object.assign(this.connection, {
      state: "active",
      kind: "service_account",
      account: "clinica@projeto.iam.gserviceaccount.com",
      calendars: [
        {
          professional_id: null,
          professional_name: null,
          calendar_id: "clinica@example.org",
          synced_at: at(Date.now()),
          is_unknown: false,
          trouble: null,
          notified_until: null,
        },
      ],
    });
    return this;
  }

  lists(...choices: readonly [calendar: string, name: string][]): this {
    this.choices.data = choices.map(([calendar_id, name]) => ({
      calendar_id,
      name,
      is_primary: false,
      timezone: "America/Sao_Paulo",
    }));
    return this;
  }

  /** Google says something else of an appointment. */
  conflict(kind: GoogleConflict["kind"], appointment: Appointment, startsAt: string | null = null): this {
    this.conflicts.push({
      id: id(38),
      kind,
      calendar_id: "clinica@example.org",
      starts_at: startsAt,
      ends_at: startsAt && at(Date.parse(startsAt) + 45 * 60_000),
      found_at: at(Date.now()),
      appointment,
    });
    return this;
  }

  answer(method: string, [resource, key, , act = ""]: readonly string[], body: Record<string, unknown>): Answer {
    if (resource === "google-conflicts") {
      this.conflicts = this.conflicts.filter((one) => one.id !== key);
      return ok({});
    }
    const shown = () => ok({ ...this.connection, clinic_id: key, conflicts: this.conflicts.length });
    switch (`${method} ${act}`.trim()) {
      case "PUT":
        Object.assign(this.connection, {
          state: body.service_account ? "active" : "pending",
          kind: body.service_account ? "service_account" : "oauth",
          account: body.client_id ?? "clinica@projeto.iam.gserviceaccount.com",
        });
        return shown();
      case "GET calendars":
        return ok(this.choices);
      case "POST test":
        return ok({ data: this.tried });
      case "POST compare":
        return ok({ ...this.compared, connection: shown().body });
      case "GET conflicts":
        return ok({ data: this.conflicts });
      default:
        return shown();
    }
  }
}
