-- When people are there, and how soon they want to answer. What is done with it stands in R__calendar.sql and R__sla.sql.

-- Spans as in the bot's menu, which keeps the organization's own; null: the same as the organization.
ALTER TABLE departments ADD COLUMN own_hours jsonb CHECK (jsonb_typeof(own_hours) = 'array');

-- Days that are not as their weekday: closed, or open at other hours.
CREATE TABLE holidays (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    day             date NOT NULL,
    -- The same day and month in every year.
    is_yearly       boolean NOT NULL DEFAULT false,
    opens_at        time,
    -- 24:00 is the end of the day.
    closes_at       time,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    UNIQUE (organization_id, day, is_yearly),
    CONSTRAINT hours_are_whole CHECK ((opens_at IS NULL) = (closes_at IS NULL) AND opens_at < closes_at IS NOT FALSE)
);

-- How soon, for whom. The first one of the list that fits a conversation holds for it.
CREATE TABLE sla_policies (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    position        integer NOT NULL,
    is_active       boolean NOT NULL DEFAULT true,
    -- Whom it fits; null: everybody.
    department_id   uuid,
    priority        text CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    tag             text CHECK (length(tag) BETWEEN 1 AND 50),
    first_response_minutes integer CHECK (first_response_minutes BETWEEN 1 AND 100000),
    next_response_minutes  integer CHECK (next_response_minutes BETWEEN 1 AND 100000),
    resolution_minutes     integer CHECK (resolution_minutes BETWEEN 1 AND 100000),
    counts          text NOT NULL DEFAULT 'business_hours' CHECK (counts IN ('business_hours', 'clock')),
    warn_percent    integer NOT NULL DEFAULT 80 CHECK (warn_percent BETWEEN 1 AND 99),
    created_at      timestamptz NOT NULL DEFAULT now(),
    -- One that is gone stays for what it brought about.
    deleted_at      timestamptz,
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    CONSTRAINT has_a_target CHECK (coalesce(first_response_minutes, next_response_minutes, resolution_minutes) IS NOT NULL)
);
CREATE INDEX sla_policies_order ON sla_policies (organization_id, position, id) WHERE deleted_at IS NULL;

-- The clocks of a conversation that people have and that a policy fits. Whoever writes here holds the conversation's row.
CREATE TABLE conversation_sla (
    conversation_id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    policy_id       uuid NOT NULL,
    -- Whether a person has answered in this service: from then on it is the next response that is due.
    is_answered     boolean NOT NULL DEFAULT false,
    -- Since when the customer waits for an answer; null while the customer is waited for.
    response_since      timestamptz,
    response_due_at     timestamptz,
    response_warns_at   timestamptz,
    -- What was told of it: 0 nothing, 1 that it is at risk, 2 that it is too late.
    response_told       smallint NOT NULL DEFAULT 0,
    -- Since when the resolution's time runs, and what of it ran before; null while the customer is waited for.
    resolution_since    timestamptz,
    resolution_spent_ms bigint NOT NULL DEFAULT 0,
    resolution_due_at   timestamptz,
    resolution_warns_at timestamptz,
    resolution_told     smallint NOT NULL DEFAULT 0,
    -- When there is something to tell next.
    rings_at        timestamptz,
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, policy_id) REFERENCES sla_policies (organization_id, id)
) WITH (fillfactor = 70);
CREATE INDEX conversation_sla_due ON conversation_sla (rings_at) WHERE rings_at IS NOT NULL;

-- Where policies or calendars changed: what is under way is counted again, by the order of the ids, as far as this.
CREATE TABLE stale_targets (
    organization_id uuid PRIMARY KEY REFERENCES organizations (id),
    reached         uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);

-- What came of the targets, written down once: that one was at risk, was missed (at the moment it was due), or was met.
CREATE TABLE sla_events (
    organization_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    position        integer NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('at_risk', 'breached', 'met')),
    target          text NOT NULL CHECK (target IN ('first_response', 'next_response', 'resolution')),
    occurred_at     timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    policy_id       uuid NOT NULL,
    channel         text NOT NULL,
    -- Who had it at that time.
    department_id   uuid,
    user_id         uuid,
    PRIMARY KEY (conversation_id, position),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, policy_id) REFERENCES sla_policies (organization_id, id),
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);
CREATE INDEX sla_events_time ON sla_events (organization_id, occurred_at, conversation_id, position);

-- What the list shows: all null where no policy fits.
ALTER TABLE conversations
    ADD COLUMN sla_state text CHECK (sla_state IN ('running', 'at_risk', 'breached', 'paused')),
    ADD COLUMN sla_target text CHECK (sla_target IN ('first_response', 'next_response', 'resolution')),
    ADD COLUMN sla_due_at timestamptz;
CREATE INDEX conversations_due ON conversations (organization_id, sla_due_at, id) WHERE sla_due_at IS NOT NULL;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['holidays', 'sla_policies', 'conversation_sla', 'stale_targets', 'sla_events'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['conversation_sla', 'stale_targets'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

-- Where something is to be told: ids only, the work itself is done behind the wall.
CREATE FUNCTION organizations_with_due_targets(now timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT s.organization_id FROM conversation_sla s WHERE s.rings_at <= organizations_with_due_targets.now
          UNION
          SELECT t.organization_id FROM stale_targets t $$;
REVOKE ALL ON FUNCTION organizations_with_due_targets(timestamptz) FROM PUBLIC;
