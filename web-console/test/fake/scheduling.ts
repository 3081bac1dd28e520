import { byTime, holds } from "../../src/features/scheduling/agenda";
import {
  addDays,
  clockOf,
  type Day,
  instantOf,
  minuteOf,
  mondayOf,
  wallOf,
  weekdayOf,
} from "../../src/features/scheduling/clinicTime";
import { toWorkingWeek } from "../../src/features/scheduling/week";
import type {
  Appointment,
  AppointmentEvent,
  AvailabilityException,
  AvailabilityRule,
  Clinic,
  ClinicResource,
  ClinicService,
  ClinicTemplate,
  FaqItem,
  Professional,
  Reminder,
  TagColor,
  WaitingEntry,
} from "../../src/shared/api/types";
import { at, id } from "./data";
import { FakeGoogle } from "./google";

type Answer = { status: number; body: unknown };
type Tell = (event: string, payload: Record<string, unknown>) => void;

const ZONE = "America/Sao_Paulo";
const ok = (body: unknown): Answer => ({ status: 200, body });

/** The scheduling part of the pretend server: a laser clinic with three people, two rooms and a booked week. */
export class FakeScheduling {
  clinics: Clinic[] = [];
  services: ClinicService[] = [];
  professionals: Professional[] = [];
  resources: ClinicResource[] = [];
  rules: AvailabilityRule[] = [];
  exceptions: AvailabilityException[] = [];
  templates: ClinicTemplate[] = [];
  faq: FaqItem[] = [];
  appointments: Appointment[] = [];
  waiting: WaitingEntry[] = [];
  reminders: Reminder[] = [];
  readonly google = new FakeGoogle();
  private readonly events = new Map<string, AppointmentEvent[]>();
  private readonly tell: Tell;

  constructor(tell: Tell) {
    this.tell = tell;
  }

  get today(): Day {
    return wallOf(Date.now(), ZONE).day;
  }

  /** Opens the clinic, with people, hours and nothing booked. */
  open(): this {
    const clinic = clinicOf("Laser Beauty", "laser-beauty-3fa91c");
    this.clinics.push(clinic);
    const service = (name: string, duration_minutes: number, price_cents: number | null, category: string) => {
      const made = id(30);
      const one: ClinicService = {
        id: made,
        service_id: made,
        serviceId: made,
        clinic_id: clinic.clinic_id,
        clinicId: clinic.clinic_id,
        name,
        duration_minutes,
        price_cents,
        description: null,
        category,
        resource_ids: [],
        display_order: this.services.length,
        active: true,
        created_at: at(Date.now()),
        updated_at: at(Date.now()),
      };
      this.services.push(one);
    };
    service("Depilação a laser", 45, 15000, "Laser");
    service("Axilas", 15, 6000, "Laser");
    service("Limpeza de pele", 60, 18000, "Estética");
    service("Avaliação", 30, null, "Consulta");
    const person = (name: string, role: string, color: TagColor) => {
      const made = id(30);
      this.professionals.push({
        id: made,
        professional_id: made,
        professionalId: made,
        clinic_id: clinic.clinic_id,
        clinicId: clinic.clinic_id,
        name,
        role,
        crm: null,
        specialties: [],
        email: null,
        phone: null,
        color,
        service_ids: [],
        default_duration_minutes: null,
        accepts_new_patients: true,
        user_id: null,
        has_own_hours: false,
        active: true,
        created_at: at(Date.now()),
        updated_at: at(Date.now()),
      });
    };
    person("Dra. Ana Souza", "Biomédica esteta", "purple");
    person("Camila Prado", "Esteticista", "teal");
    person("Dr. Rui Teles", "Dermatologista", "orange");
    for (const [name, kind] of [
      ["Sala 1", "ROOM"],
      ["Soprano Ice", "EQUIPMENT"],
    ] as const) {
      const made = id(30);
      this.resources.push({
        id: made,
        resource_id: made,
        resourceId: made,
        clinic_id: clinic.clinic_id,
        clinicId: clinic.clinic_id,
        name,
        kind,
        active: true,
        created_at: at(Date.now()),
        updated_at: at(Date.now()),
      });
    }
    for (const [template_key, content, variables] of [
      [
        "REMINDER_24H",
        "Lembrete: Amanhã às {{time}} você tem sessão na {{clinic_name}}. Responda OK para confirmar. 📅",
        ["time", "clinic_name", "patient_name"],
      ],
      [
        "BOOKED",
        "Agendamento confirmado! ✅\nTe esperamos no dia {{date}} às {{time}}.\n\n{{pre_session_instructions}}",
        ["date", "time", "pre_session_instructions"],
      ],
      ["WELCOME_NEW", "Olá! Seja bem-vinda à {{clinic_name}}! Como posso te ajudar hoje?", ["clinic_name"]],
    ] as const) {
      this.templates.push({
        id: null,
        template_id: null,
        templateId: null,
        clinic_id: clinic.clinic_id,
        clinicId: clinic.clinic_id,
        template_key,
        content,
        buttons: template_key === "WELCOME_NEW" ? [{ id: "schedule", label: "Agendar sessão" }] : [],
        variables: [...variables],
        is_default: true,
        active: true,
      });
    }
    return this;
  }

  /** And a week in which something happens. */
  busy(customers: readonly { id: string; name: string | null; phone_number: string | null }[]): this {
    const monday = mondayOf(this.today);
    let next = 0;
    for (let day = 0; day < 12; day++) {
      const date = addDays(monday, day);
      if (weekdayOf(date) > 5) {
        continue;
      }
      for (const [index, person] of this.professionals.entries()) {
        for (const hour of [9, 10.25, 11.5, 14, 15.5, 16.75].filter((_, place) => (place + day + index) % 3 !== 0)) {
          const customer = customers[next++ % customers.length];
          const service = this.services[(next + index) % this.services.length];
          if (customer && service) {
            const booked = this.book({
              customer,
              service,
              professional: person,
              date,
              time: clockOf(hour * 60),
            });
            const past = date < this.today;
            booked.status = past ? (next % 7 === 0 ? "NO_SHOW" : "DONE") : next % 9 === 0 ? "CANCELLED" : "CONFIRMED";
            booked.confirmed_at = next % 2 === 0 ? at(Date.now()) : null;
            booked.resources =
              next % 3 === 0 ? this.resources.slice(0, 1).map(({ id, name, kind }) => ({ id, name, kind })) : [];
          }
        }
      }
    }
    const holiday = addDays(monday, 9);
    this.exceptions.push(
      exceptionOf(this.clinic().clinic_id, { exception_date: holiday, reason: "Feriado municipal" }),
      exceptionOf(this.clinic().clinic_id, {
        exception_date: this.today,
        start_time: "12:00",
        end_time: "13:30",
        reason: "Reunião",
        professional_id: this.professionals[1]?.id ?? null,
      }),
    );
    this.appointments = this.appointments.filter((one) => one.date !== holiday);
    const [first] = customers;
    const [service] = this.services;
    if (first && service) {
      this.waiting.push({
        id: id(31),
        clinic_id: this.clinic().clinic_id,
        clinicId: this.clinic().clinic_id,
        customer: first,
        service_name: service.name,
        professional_name: null,
        service_id: service.id,
        professional_id: null,
        from_date: this.today,
        to_date: addDays(this.today, 10),
        from_time: "14:00",
        to_time: null,
        notes: "Só à tarde",
        status: "WAITING",
        offered_starts_at: null,
        offer_expires_at: null,
        appointment_id: null,
        created_at: at(Date.now() - 86_400_000),
      });
    }
    for (const [index, one] of this.appointments
      .filter((each) => each.status === "CONFIRMED")
      .slice(0, 12)
      .entries()) {
      this.reminders.push({
        id: id(32),
        appointment_id: one.id,
        recipient: index % 4 === 3 ? "professional" : "customer",
        distance: { amount: 24, unit: "hours" },
        due_at: at(Date.parse(one.starts_at) - 86_400_000),
        status: (["SENT", "PENDING", "FAILED", "SKIPPED"] as const)[index % 4] ?? "SENT",
        sent_at: index % 4 === 0 ? at(Date.parse(one.starts_at) - 86_400_000) : null,
        message_status: index % 4 === 0 ? "delivered" : null,
        message_id: null,
        conversation_id: null,
        error: index % 4 === 2 ? "O número não tem WhatsApp" : null,
        customer_name: one.customer.name,
        service_name: one.service_name,
        starts_at: one.starts_at,
      });
    }
    return this;
  }

  clinic(): Clinic {
    const [clinic] = this.clinics;
    if (!clinic) {
      throw new Error("There is no clinic");
    }
    return clinic;
  }

  /** Writes an appointment down, without asking whether its time is free, and tells nobody. */
  book(of: {
    customer: { id: string; name: string | null; phone_number: string | null };
    service: ClinicService;
    professional: Professional | undefined;
    date: Day;
    time: string;
    minutes?: number;
  }): Appointment {
    const made = id(33);
    const minutes = of.minutes ?? of.service.duration_minutes;
    const starts = instantOf(of.date, minuteOf(of.time), ZONE);
    const clinic = this.clinic();
    const booked: Appointment = {
      id: made,
      appointment_id: made,
      appointmentId: made,
      clinic_id: clinic.clinic_id,
      clinicId: clinic.clinic_id,
      customer: of.customer,
      patient_name: of.customer.name,
      service_id: of.service.id,
      serviceId: of.service.id,
      service_name: of.service.name,
      services: [{ id: of.service.id, name: of.service.name, duration_minutes: of.service.duration_minutes }],
      professional_id: of.professional?.id ?? null,
      professionalId: of.professional?.id ?? null,
      professional_name: of.professional?.name ?? null,
      professional_color: of.professional?.color ?? null,
      resources: [],
      date: of.date,
      time: of.time,
      end_time: clockOf(minuteOf(of.time) + minutes),
      timezone: ZONE,
      starts_at: at(starts),
      ends_at: at(starts + minutes * 60_000),
      duration_minutes: minutes,
      buffer_minutes: 0,
      status: "CONFIRMED",
      confirmed_at: null,
      cancelled_at: null,
      cancel_reason: null,
      source: "CONSOLE",
      areas: null,
      notes: null,
      price_cents: of.service.price_cents,
      conversation_id: null,
      needs_review: false,
      google_conflict: false,
      created_by_name: null,
      version: 1,
      created_at: at(Date.now()),
      updated_at: at(Date.now()),
    };
    this.appointments.push(booked);
    this.note(booked, "created");
    return booked;
  }

  /** Changes an appointment, and tells the consoles. */
  update(appointment: Appointment, change: Partial<Appointment>): Appointment {
    Object.assign(appointment, change, { version: appointment.version + 1, updated_at: at(Date.now()) });
    this.tell("appointment_update", { ...appointment });
    return appointment;
  }

  private note(appointment: Appointment, type: AppointmentEvent["type"], from?: string) {
    const known = this.events.get(appointment.id) ?? [];
    known.push({
      id: id(34),
      type,
      actor: "user",
      actor_name: "Ana Beatriz Nogueira",
      from_starts_at: from ?? null,
      to_starts_at: appointment.starts_at,
      from_professional_name: null,
      to_professional_name: null,
      reason: null,
      created_at: at(Date.now()),
    });
    this.events.set(appointment.id, known);
  }

  private taken(moved: Appointment): Answer | undefined {
    const there = this.appointments.find(
      (one) =>
        one.id !== moved.id &&
        holds(one) &&
        one.professional_id === moved.professional_id &&
        one.starts_at < moved.ends_at &&
        moved.starts_at < one.ends_at,
    );
    return (
      there && {
        status: 409,
        body: {
          title: "Conflict",
          status: 409,
          detail: "O horário está ocupado.",
          taken: [
            {
              kind: "professional",
              name: there.professional_name,
              starts_at: there.starts_at,
              ends_at: there.ends_at,
              appointment_id: there.id,
              customer_name: there.customer.name,
              service_name: there.service_name,
            },
          ],
        },
      }
    );
  }

  answer(
    method: string,
    parts: readonly string[],
    body: Record<string, unknown>,
    query: URLSearchParams,
  ): Answer | undefined {
    const [resource, key = "", act = ""] = parts;
    if (resource === "google-conflicts" || (resource === "clinics" && act === "google")) {
      return this.google.answer(method, parts, body);
    }
    switch (`${method} ${resource} ${act}`.trim()) {
      case "GET clinics":
        return ok(key ? this.clinics.find((one) => one.clinic_id === key) : this.clinics);
      case "POST clinics": {
        const clinic = { ...clinicOf(String(body.name), "nova-000000"), ...body } as Clinic;
        this.clinics.push(clinic);
        return { status: 201, body: clinic };
      }
      case "PUT clinics":
        Object.assign(this.clinic(), body);
        return ok(this.clinic());
      case "GET clinics services":
        return ok(this.services);
      case "GET clinics professionals":
        return ok(this.professionals);
      case "GET clinics resources":
        return ok(this.resources);
      case "POST clinics resources": {
        const made = { ...this.resources[0], ...body, id: id(30), active: true } as ClinicResource;
        this.resources.push(made);
        return { status: 201, body: made };
      }
      case "PUT resources":
        this.resources = this.resources.map((one) => (one.id === key ? { ...one, ...body } : one));
        return ok(this.resources.find((one) => one.id === key));
      case "GET clinics availability-rules":
        return ok(this.rules);
      case "GET clinics availability-exceptions":
        return ok(this.exceptions.filter((one) => between(one.exception_date, query)));
      case "GET clinics open-hours":
        return ok(this.openHours(key, query));
      case "POST clinics availability-exceptions": {
        const one = exceptionOf(key, body as Partial<AvailabilityException>);
        this.exceptions.push(one);
        return { status: 201, body: one };
      }
      case "GET clinics templates":
        return ok(this.templates);
      case "GET clinics faq":
        return ok(this.faq);
      case "GET clinics context":
        return ok({
          clinic_id: key,
          ai_personality: {
            name: "Bia",
            tone: "acolhedor",
            formality_level: "informal",
            languages: ["pt-BR"],
            greeting: "Oi!",
            farewell: "Até logo!",
          },
          ai_behavior: {
            proactivity: true,
            suggestions: true,
            feedback: false,
            auto_escalation: true,
            escalation_threshold: 3,
          },
          working_hours: this.clinic().working_hours,
          scheduling_policies: this.clinic().scheduling_policies,
        });
      case "GET clinics appointments":
        return ok(this.appointments.filter((one) => between(one.date, query)).sort(byTime));
      case "GET clinics appointments-to-review":
        return ok(this.appointments.filter((one) => one.needs_review));
      case "POST clinics appointments-to-review": {
        const ids = Array.isArray(body.appointment_ids) ? body.appointment_ids : [];
        const seen = this.appointments.filter((one) => one.needs_review && ids.includes(one.id));
        return ok(seen.map((one) => this.update(one, { needs_review: false })));
      }
      case "GET clinics waiting-list":
        return ok({ data: this.waiting });
      case "GET clinics reminders":
        return ok({ data: this.reminders.filter((one) => isAsked(one, query)) });
      case "GET clinics available-slots":
        return ok(this.slots(key, query));
      case "GET customers appointments":
        return ok(this.ofCustomer(key));
      case "POST appointments":
        return this.create(body);
      default:
        return resource === "appointments" ? this.act(method, key, act, body) : undefined;
    }
  }

  private ofCustomer(customer: string) {
    const data = this.appointments.filter((one) => one.customer.id === customer);
    const due = data.filter(
      (one) => one.status !== "CANCELLED" && (one.status !== "CONFIRMED" || Date.parse(one.ends_at) <= Date.now()),
    );
    const no_shows = due.filter((one) => one.status === "NO_SHOW").length;
    return { data, next_cursor: null, attendance: { due: due.length, no_shows } };
  }

  private create(body: Record<string, unknown>): Answer {
    const services = Array.isArray(body.service_ids) ? body.service_ids : [];
    const service = this.services.find((one) => one.id === services[0]);
    if (!service) {
      return { status: 400, body: { title: "Invalid", status: 400 } };
    }
    const booked = this.book({
      customer: {
        id: typeof body.customer_id === "string" ? body.customer_id : id(35),
        name: typeof body.name === "string" ? body.name : "Rita de Cássia Figueiredo",
        phone_number: typeof body.phone === "string" ? body.phone : "5511988887777",
      },
      service,
      professional: this.professionals.find((one) => one.id === body.professional_id) ?? this.professionals[0],
      date: String(body.date),
      time: String(body.time),
      ...(typeof body.duration_minutes === "number" ? { minutes: body.duration_minutes } : {}),
    });
    const taken = this.taken(booked);
    if (taken) {
      this.appointments = this.appointments.filter((one) => one !== booked);
      return taken;
    }
    this.tell("appointment_update", { ...booked });
    return { status: 201, body: booked };
  }

  private act(method: string, key: string, act: string, body: Record<string, unknown>): Answer | undefined {
    const found = this.appointments.find((one) => one.id === key);
    if (!found) {
      return { status: 404, body: { title: "Not found", status: 404 } };
    }
    switch (`${method} ${act}`.trim()) {
      case "GET":
        return ok(found);
      case "GET history":
        return ok({ data: this.events.get(key) ?? [] });
      case "PUT":
        return ok(this.update(found, body as Partial<Appointment>));
      case "POST move":
        return this.move(found, body);
      case "POST confirm":
        this.note(found, "confirmed");
        return ok(this.update(found, { confirmed_at: at(Date.now()) }));
      case "POST cancel":
        this.note(found, "cancelled");
        return ok(
          this.update(found, {
            status: "CANCELLED",
            cancelled_at: at(Date.now()),
            cancel_reason: typeof body.reason === "string" ? body.reason : null,
          }),
        );
      case "POST done":
        return ok(this.update(found, { status: "DONE" }));
      case "POST no-show":
        return ok(this.update(found, { status: "NO_SHOW" }));
      default:
        return undefined;
    }
  }

  private move(found: Appointment, body: Record<string, unknown>): Answer {
    const date = typeof body.date === "string" ? body.date : found.date;
    const time = typeof body.time === "string" ? body.time : found.time;
    const minutes = typeof body.duration_minutes === "number" ? body.duration_minutes : found.duration_minutes;
    const starts = instantOf(date, minuteOf(time), ZONE);
    const person =
      body.professional_id === undefined
        ? this.professionals.find((one) => one.id === found.professional_id)
        : this.professionals.find((one) => one.id === body.professional_id);
    const change = {
      date,
      time,
      end_time: clockOf(minuteOf(time) + minutes),
      duration_minutes: minutes,
      starts_at: at(starts),
      ends_at: at(starts + minutes * 60_000),
      professional_id: person?.id ?? null,
      professional_name: person?.name ?? null,
      professional_color: person?.color ?? null,
    };
    const taken = this.taken({ ...found, ...change });
    if (taken) {
      return taken;
    }
    const was = found.starts_at;
    this.update(found, change);
    this.note(found, "moved", was);
    return ok(found);
  }

  /** The clinic's week for everybody, but for days that somebody closed. */
  private openHours(clinic: string, query: URLSearchParams) {
    const from = query.get("from") ?? this.today;
    const days = [];
    for (let date = from; date <= (query.get("to") ?? from); date = addDays(date, 1)) {
      const closed = this.exceptions.some(
        (one) => one.exception_date === date && one.exception_type === "BLOCKED" && !one.start_time,
      );
      const open = weekdayOf(date) < 6 && !closed ? [{ start: "09:00", end: "18:00" }] : [];
      days.push({ date, open, professionals: this.professionals.map(({ id }) => ({ professional_id: id, open })) });
    }
    return { clinic_id: clinic, clinicId: clinic, timezone: ZONE, days };
  }

  private slots(clinic: string, query: URLSearchParams) {
    const date = query.get("date") ?? this.today;
    const services = this.services.filter((one) => query.getAll("service_ids").includes(one.id));
    const minutes = services.reduce((sum, one) => sum + one.duration_minutes, 0) || 30;
    const only = query.get("professional_id");
    const slots = [];
    for (let from = 9 * 60; weekdayOf(date) < 6 && from + minutes <= 18 * 60; from += 30) {
      const starts = instantOf(date, from, ZONE);
      const free = this.professionals.filter(
        (person) =>
          (!only || person.id === only) &&
          !this.appointments.some(
            (one) =>
              holds(one) &&
              one.professional_id === person.id &&
              Date.parse(one.starts_at) < starts + minutes * 60_000 &&
              starts < Date.parse(one.ends_at),
          ),
      );
      if (free.length > 0) {
        slots.push({
          time: clockOf(from),
          starts_at: at(starts),
          ends_at: at(starts + minutes * 60_000),
          professional_ids: free.map((person) => person.id),
        });
      }
    }
    return {
      clinic_id: clinic,
      clinicId: clinic,
      date,
      timezone: ZONE,
      duration_minutes: minutes,
      service_ids: services.map((one) => one.id),
      is_unverified: this.google.isUnverified,
      slots,
    };
  }
}

function between(day: Day, query: URLSearchParams): boolean {
  const from = query.get("from") ?? query.get("date") ?? day;
  const to = query.get("to") ?? query.get("date") ?? from;
  return from <= day && day <= to;
}

/** Whether one is of the status that is asked for; without one, whether it is told by itself. */
function isAsked({ status }: Reminder, query: URLSearchParams): boolean {
  const wanted = query.get("status");
  return wanted ? status === wanted : status !== "CANCELLED" || query.get("cancelled") !== "false";
}

function exceptionOf(clinic: string, of: Partial<AvailabilityException>): AvailabilityException {
  const made = id(36);
  return {
    id: made,
    exception_id: made,
    exceptionId: made,
    clinic_id: clinic,
    clinicId: clinic,
    exception_date: "2026-01-01",
    exception_type: "BLOCKED",
    start_time: null,
    end_time: null,
    reason: null,
    professional_id: null,
    created_at: at(Date.now()),
    updated_at: at(Date.now()),
    ...of,
  };
}

function clinicOf(name: string, clinic_id: string): Clinic {
  const week = toWorkingWeek([1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "18:00" })));
  return {
    clinic_id,
    clinicId: clinic_id,
    name,
    phone: "5511988880000",
    address: "Rua Exemplo, 123",
    timezone: ZONE,
    business_hours: {
      mon: week.monday,
      tue: week.tuesday,
      wed: week.wednesday,
      thu: week.thursday,
      fri: week.friday,
      sat: null,
      sun: null,
    },
    working_hours: week,
    buffer_minutes: 0,
    welcome_message: null,
    pre_session_instructions: "Venha com a pele limpa, sem cremes.",
    scheduling_policies: {
      min_advance_hours: 2,
      max_advance_days: 60,
      slot_duration_minutes: 30,
      max_daily_appointments: null,
    },
    reminders: {
      customer: [{ amount: 24, unit: "hours" }],
      professional: [],
      quiet_from: "21:00",
      quiet_to: "08:00",
      template_name: null,
      template_language: null,
      template_has_buttons: false,
      professional_template_name: null,
      professional_gone_template_name: null,
      daily_report_at: "20:00",
      report_template_name: null,
      offers_at_once: 3,
      offer_minutes: 60,
      offer_template_name: null,
      offer_template_has_buttons: false,
    },
    channel_id: null,
    zapi_instance_id: null,
    has_zapi_token: false,
    google_spreadsheet_id: null,
    google_sheet_name: null,
    appointments_to_review: 0,
    last_report_at: null,
    last_report_error: null,
    active: true,
    created_at: at(Date.now()),
    updated_at: at(Date.now()),
  };
}
