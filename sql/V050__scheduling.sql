-- Scheduling: clinics, what can be booked there, with whom and when, and what is booked. Patients are customers.
--
-- Rules that it holds:
--   no overlap   two appointments (or holds) of one professional, room or equipment never stand at the same time, buffers
--                included: an exclusion constraint over taken_times decides, whoever asks and however many at once.
--   promises     an appointment is an instant, and the local time that was promised with its zone.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE clinics (
    id                       uuid PRIMARY KEY,
    organization_id          uuid NOT NULL REFERENCES organizations (id),
    -- What it is called on the wire: the name it was made with, in kebab-case, and a short hash.
    key                      text NOT NULL CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 80),
    name                     text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    phone                    text CHECK (length(phone) <= 32),
    address                  text CHECK (length(address) <= 2000),
    timezone                 text NOT NULL,
    -- {"mon": [{"start": "09:00", "end": "18:00"}], …}; a day that is not there is closed.
    business_hours           jsonb NOT NULL,
    buffer_minutes           integer NOT NULL DEFAULT 0 CHECK (buffer_minutes BETWEEN 0 AND 240),
    welcome_message          text CHECK (length(welcome_message) <= 2000),
    pre_session_instructions text CHECK (length(pre_session_instructions) <= 2000),
    min_advance_hours        integer NOT NULL DEFAULT 0 CHECK (min_advance_hours BETWEEN 0 AND 720),
    max_advance_days         integer NOT NULL DEFAULT 60 CHECK (max_advance_days BETWEEN 1 AND 366),
    slot_duration_minutes    integer CHECK (slot_duration_minutes BETWEEN 5 AND 480),
    max_daily_appointments   integer CHECK (max_daily_appointments BETWEEN 1 AND 1000),
    -- How its assistant speaks and acts, and how it reminds: shapes of the wire.
    personality              jsonb NOT NULL DEFAULT '{}',
    behavior                 jsonb NOT NULL DEFAULT '{}',
    reminders                jsonb NOT NULL DEFAULT '{}',
    channel_id               uuid,
    zapi_instance_id         text CHECK (length(zapi_instance_id) <= 200),
    zapi_token_encrypted     bytea,
    google_spreadsheet_id    text CHECK (length(google_spreadsheet_id) <= 200),
    google_sheet_name        text CHECK (length(google_sheet_name) <= 200),
    -- When the agenda of the next day is sent the next time.
    next_report_at           timestamptz,
    is_active                boolean NOT NULL DEFAULT true,
    created_at               timestamptz NOT NULL DEFAULT now(),
    updated_at               timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    UNIQUE (organization_id, key),
    FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id)
);
CREATE INDEX clinics_reports ON clinics (next_report_at) WHERE next_report_at IS NOT NULL;

CREATE TABLE clinic_resources (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    kind            text NOT NULL CHECK (kind IN ('ROOM', 'EQUIPMENT')),
    is_active       boolean NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id)
);
CREATE UNIQUE INDEX clinic_resources_name ON clinic_resources (clinic_id, lower(name)) WHERE is_active;

CREATE TABLE clinic_services (
    id               uuid PRIMARY KEY,
    organization_id  uuid NOT NULL REFERENCES organizations (id),
    clinic_id        uuid NOT NULL,
    name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 1 AND 1440),
    price_cents      integer CHECK (price_cents BETWEEN 0 AND 100000000),
    description      text CHECK (length(description) <= 2000),
    category         text CHECK (length(category) <= 200),
    -- One that is free of each kind among these is taken with it.
    resource_ids     uuid[] NOT NULL DEFAULT '{}',
    display_order    integer NOT NULL DEFAULT 0,
    is_active        boolean NOT NULL DEFAULT true,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id)
);
CREATE UNIQUE INDEX clinic_services_name ON clinic_services (clinic_id, lower(name)) WHERE is_active;

CREATE TABLE professionals (
    id                       uuid PRIMARY KEY,
    organization_id          uuid NOT NULL REFERENCES organizations (id),
    clinic_id                uuid NOT NULL,
    user_id                  uuid,
    name                     text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    role                     text CHECK (length(role) <= 200),
    crm                      text CHECK (length(crm) <= 200),
    specialties              text[] NOT NULL DEFAULT '{}',
    email                    text CHECK (length(email) <= 254),
    phone                    text CHECK (length(phone) <= 32),
    color                    text NOT NULL,
    -- Empty: everything.
    service_ids              uuid[] NOT NULL DEFAULT '{}',
    default_duration_minutes integer CHECK (default_duration_minutes BETWEEN 1 AND 1440),
    accepts_new_patients     boolean NOT NULL DEFAULT true,
    is_active                boolean NOT NULL DEFAULT true,
    created_at               timestamptz NOT NULL DEFAULT now(),
    updated_at               timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);
CREATE INDEX professionals_clinic ON professionals (clinic_id);

-- Hours of every week. Those of a professional stand beside those of the clinic: both must allow it.
CREATE TABLE availability_rules (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    professional_id uuid,
    -- 0 is Sunday.
    day_of_week     smallint NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    start_time      text NOT NULL CHECK (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    end_time        text NOT NULL CHECK (end_time ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' AND end_time > start_time),
    is_active       boolean NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, professional_id) REFERENCES professionals (organization_id, id)
);
CREATE INDEX availability_rules_clinic ON availability_rules (clinic_id);

CREATE TABLE availability_exceptions (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    professional_id uuid,
    exception_date  date NOT NULL,
    exception_type  text NOT NULL CHECK (exception_type IN ('BLOCKED', 'SPECIAL_HOURS')),
    start_time      text CHECK (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    end_time        text CHECK (end_time ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
    reason          text CHECK (length(reason) <= 200),
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK ((start_time IS NULL) = (end_time IS NULL) AND end_time > start_time),
    CHECK (exception_type <> 'SPECIAL_HOURS' OR start_time IS NOT NULL),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, professional_id) REFERENCES professionals (organization_id, id)
);
CREATE INDEX availability_exceptions_clinic ON availability_exceptions (clinic_id, exception_date);

CREATE TABLE clinic_templates (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    template_key    text NOT NULL CHECK (length(template_key) <= 60),
    content         text NOT NULL CHECK (length(content) BETWEEN 1 AND 2000),
    buttons         jsonb NOT NULL DEFAULT '[]',
    is_active       boolean NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (clinic_id, template_key),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id)
);

CREATE TABLE faq_items (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    question_key    text NOT NULL CHECK (length(question_key) <= 60),
    question_label  text NOT NULL CHECK (length(question_label) BETWEEN 1 AND 200),
    answer          text NOT NULL CHECK (length(answer) BETWEEN 1 AND 2000),
    display_order   integer NOT NULL DEFAULT 0,
    is_active       boolean NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (clinic_id, question_key),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id)
);

CREATE TABLE appointments (
    id               uuid PRIMARY KEY,
    organization_id  uuid NOT NULL REFERENCES organizations (id),
    clinic_id        uuid NOT NULL,
    customer_id      uuid NOT NULL,
    -- The main one first.
    service_ids      uuid[] NOT NULL CHECK (cardinality(service_ids) BETWEEN 1 AND 10),
    professional_id  uuid,
    resource_ids     uuid[] NOT NULL DEFAULT '{}',
    starts_at        timestamptz NOT NULL,
    ends_at          timestamptz NOT NULL,
    -- What was promised, and by whose clock.
    local_date       date NOT NULL,
    local_time       text NOT NULL CHECK (local_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    timezone         text NOT NULL,
    buffer_minutes   integer NOT NULL,
    status           text NOT NULL DEFAULT 'CONFIRMED' CHECK (status IN ('CONFIRMED', 'CANCELLED', 'NO_SHOW', 'DONE')),
    confirmed_at     timestamptz,
    cancelled_at     timestamptz,
    cancel_reason    text CHECK (length(cancel_reason) <= 200),
    source           text NOT NULL CHECK (source IN ('CONSOLE', 'API', 'CHAT', 'CALENDAR')),
    areas            text CHECK (length(areas) <= 2000),
    notes            text CHECK (length(notes) <= 2000),
    price_cents      integer,
    conversation_id  uuid,
    needs_review     boolean NOT NULL DEFAULT false,
    created_by       uuid,
    version          integer NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    CHECK (ends_at > starts_at),
    CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL)),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
    FOREIGN KEY (organization_id, professional_id) REFERENCES professionals (organization_id, id),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id)
);
CREATE INDEX appointments_agenda ON appointments (clinic_id, local_date, starts_at);
CREATE INDEX appointments_customer ON appointments (customer_id, starts_at DESC, id DESC);

-- A slot that is kept for a customer while they answer.
CREATE TABLE appointment_holds (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    customer_id     uuid NOT NULL,
    expires_at      timestamptz NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id)
);
CREATE INDEX appointment_holds_clinic ON appointment_holds (clinic_id, expires_at);

-- Whose time is taken from when to when, with the buffer after it. The subject is a professional, a room or equipment, or,
-- where no professional has it, the clinic.
CREATE TABLE taken_times (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    subject_id      uuid NOT NULL,
    during          tstzrange NOT NULL CHECK (NOT isempty(during)),
    appointment_id  uuid,
    hold_id         uuid,
    CHECK ((appointment_id IS NULL) <> (hold_id IS NULL)),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, hold_id) REFERENCES appointment_holds (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT taken_once EXCLUDE USING gist (subject_id WITH =, during WITH &&)
);
CREATE INDEX taken_times_clinic ON taken_times USING gist (clinic_id, during);
CREATE INDEX taken_times_appointment ON taken_times (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX taken_times_hold ON taken_times (hold_id) WHERE hold_id IS NOT NULL;

CREATE TABLE appointment_events (
    id                     uuid PRIMARY KEY,
    organization_id        uuid NOT NULL REFERENCES organizations (id),
    appointment_id         uuid NOT NULL,
    type                   text NOT NULL,
    actor                  text NOT NULL CHECK (actor IN ('user', 'customer', 'key', 'system')),
    actor_name             text,
    from_starts_at         timestamptz,
    to_starts_at           timestamptz,
    from_professional_name text,
    to_professional_name   text,
    reason                 text CHECK (length(reason) <= 200),
    created_at             timestamptz NOT NULL,
    FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX appointment_events_of ON appointment_events (appointment_id, created_at, id);

-- A reminder belongs to its appointment, and changes with it in the same transaction.
CREATE TABLE reminders (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    appointment_id  uuid NOT NULL,
    recipient       text NOT NULL CHECK (recipient IN ('customer', 'professional')),
    amount          integer NOT NULL CHECK (amount BETWEEN 1 AND 60),
    unit            text NOT NULL CHECK (unit IN ('minutes', 'hours', 'days')),
    -- Of which time it tells: one for a time that is no longer so is never sent.
    starts_at       timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    status          text NOT NULL DEFAULT 'PENDING'
                        CHECK (status IN ('PENDING', 'SENT', 'FAILED', 'SKIPPED', 'CANCELLED')),
    sent_at         timestamptz,
    message_id      uuid,
    conversation_id uuid,
    error           text CHECK (length(error) <= 300),
    attempts        integer NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id)
);
CREATE INDEX reminders_message ON reminders (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX reminders_due ON reminders (due_at) WHERE status = 'PENDING';
CREATE INDEX reminders_appointment ON reminders (appointment_id);
CREATE INDEX reminders_clinic ON reminders (clinic_id, due_at);

CREATE TABLE waiting_entries (
    id               uuid PRIMARY KEY,
    organization_id  uuid NOT NULL REFERENCES organizations (id),
    clinic_id        uuid NOT NULL,
    customer_id      uuid NOT NULL,
    service_id       uuid NOT NULL,
    professional_id  uuid,
    from_date        date NOT NULL,
    to_date          date NOT NULL CHECK (to_date >= from_date),
    from_time        text CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    to_time          text CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    notes            text CHECK (length(notes) <= 2000),
    status           text NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'OFFERED', 'BOOKED', 'EXPIRED')),
    hold_id          uuid,
    offered_starts_at timestamptz,
    offer_expires_at timestamptz,
    appointment_id   uuid,
    created_at       timestamptz NOT NULL DEFAULT now(),
    CHECK ((status = 'OFFERED') = (offer_expires_at IS NOT NULL)),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
    FOREIGN KEY (organization_id, service_id) REFERENCES clinic_services (organization_id, id),
    FOREIGN KEY (organization_id, professional_id) REFERENCES professionals (organization_id, id),
    FOREIGN KEY (organization_id, hold_id) REFERENCES appointment_holds (organization_id, id) ON DELETE SET NULL (hold_id),
    FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id) ON DELETE SET NULL (appointment_id)
);
CREATE INDEX waiting_entries_clinic ON waiting_entries (clinic_id, created_at);
CREATE INDEX waiting_entries_offered ON waiting_entries (offer_expires_at) WHERE status = 'OFFERED';

-- A booking step by step, for programs that ask one thing after another.
CREATE TABLE appointment_flows (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    customer_id     uuid NOT NULL,
    conversation_id uuid,
    state           text NOT NULL CHECK (state IN
                        ('SELECT_SERVICE', 'SELECT_TIME', 'CONFIRM', 'BOOKED', 'CANCELLED')),
    service_id      uuid,
    professional_id uuid,
    local_date      date,
    local_time      text,
    areas           text CHECK (length(areas) <= 2000),
    hold_id         uuid,
    appointment_id  uuid,
    expires_at      timestamptz NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, service_id) REFERENCES clinic_services (organization_id, id),
    FOREIGN KEY (organization_id, professional_id) REFERENCES professionals (organization_id, id),
    FOREIGN KEY (organization_id, hold_id) REFERENCES appointment_holds (organization_id, id) ON DELETE SET NULL (hold_id),
    FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id) ON DELETE SET NULL (appointment_id)
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['clinics', 'clinic_resources', 'clinic_services', 'professionals', 'availability_rules',
            'availability_exceptions', 'clinic_templates', 'faq_items', 'appointments', 'appointment_holds', 'taken_times',
            'appointment_events', 'reminders', 'waiting_entries', 'appointment_flows'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['clinics', 'clinic_resources', 'clinic_services', 'professionals', 'availability_rules',
            'availability_exceptions', 'clinic_templates', 'faq_items', 'appointments'] LOOP
        EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION touch_updated_at()', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['clinics', 'reminders', 'waiting_entries'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

-- Where something of scheduling is due: ids only, the work itself is done behind the wall.
CREATE FUNCTION organizations_with_due_reminders(now timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT r.organization_id FROM reminders r
          WHERE r.status = 'PENDING' AND r.due_at <= organizations_with_due_reminders.now
          UNION SELECT c.organization_id FROM clinics c WHERE c.next_report_at <= organizations_with_due_reminders.now
          UNION SELECT w.organization_id FROM waiting_entries w
          WHERE w.status = 'OFFERED' AND w.offer_expires_at <= organizations_with_due_reminders.now $$;
REVOKE ALL ON FUNCTION organizations_with_due_reminders(timestamptz) FROM PUBLIC;
