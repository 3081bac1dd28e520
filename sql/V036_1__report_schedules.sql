-- Reports that are mailed by themselves, and what became of each time.
CREATE TABLE report_schedules (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    -- In whose right it is made: who made it, or changed it last.
    owner_id        uuid NOT NULL,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    format          text NOT NULL CHECK (format IN ('csv', 'xlsx', 'pdf')),
    -- Of the day before, of the seven days before, or of the month before.
    every           text NOT NULL CHECK (every IN ('day', 'week', 'month')),
    weekday         smallint CHECK (weekday BETWEEN 1 AND 7),
    month_day       smallint CHECK (month_day BETWEEN 1 AND 28),
    -- Of the organization's clock.
    hour            smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
    -- What the report is about, as the reports' own filter.
    department_id   uuid,
    user_id         uuid,
    channel         text,
    tag             text,
    counts          text NOT NULL CHECK (counts IN ('clock', 'business_hours')),
    recipient_ids   uuid[] NOT NULL CHECK (cardinality(recipient_ids) BETWEEN 1 AND 20),
    -- Stopped: its owner may not export reports any more.
    state           text NOT NULL CHECK (state IN ('active', 'paused', 'stopped')),
    next_at         timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    CHECK ((state = 'active') = (next_at IS NOT NULL)),
    CHECK ((every = 'week') = (weekday IS NOT NULL)),
    CHECK ((every = 'month') = (month_day IS NOT NULL)),
    FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);
CREATE INDEX report_schedules_due ON report_schedules (next_at) WHERE next_at IS NOT NULL;

-- One for each time: written before anything is made, so that a server that dies forgets none and two make none twice.
CREATE TABLE report_sendings (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    schedule_id     uuid NOT NULL,
    occurs_at       timestamptz NOT NULL,
    -- Made: its mails are written, in the same transaction; what becomes of them is theirs to say.
    state           text NOT NULL CHECK (state IN ('due', 'made', 'failed')),
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    error           text CHECK (length(error) <= 300),
    first_day       date,
    last_day        date,
    rows            bigint,
    -- Too large for a mail, which tells where it is instead.
    is_linked       boolean NOT NULL DEFAULT false,
    mail_ids        uuid[] NOT NULL DEFAULT '{}',
    ended_at        timestamptz,
    UNIQUE (schedule_id, occurs_at),
    CHECK ((state = 'due') = (next_attempt_at IS NOT NULL)),
    FOREIGN KEY (organization_id, schedule_id) REFERENCES report_schedules (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX report_sendings_due ON report_sendings (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['report_schedules', 'report_sendings'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

-- Where a report is to be made: ids only, the work itself is done behind the wall.
CREATE FUNCTION organizations_with_due_reports(now timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT r.organization_id FROM report_schedules r WHERE r.next_at <= organizations_with_due_reports.now
          UNION SELECT s.organization_id FROM report_sendings s
              WHERE s.next_attempt_at <= organizations_with_due_reports.now $$;
REVOKE ALL ON FUNCTION organizations_with_due_reports(timestamptz) FROM PUBLIC;
