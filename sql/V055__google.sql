-- Google: the agenda of a clinic in calendars of Google and in a sheet, and what happens there.
--
-- Rules that it holds:
--   no double events   an appointment has one event, whose id is made of its own: a repeated insert finds what is there;
--   make it so         a task does not say what to do but what to look at: whoever does it makes Google as the agenda is,
--                      so that it can be repeated, and two changes are one;
--   own words first    what Google says of an appointment that waits to be written there changes nothing here.
CREATE TABLE google_connections (
    clinic_id        uuid PRIMARY KEY,
    organization_id  uuid NOT NULL REFERENCES organizations (id),
    kind             text NOT NULL CHECK (kind IN ('service_account', 'oauth')),
    -- Of a service account its address, with whom calendars are shared; of OAuth the id of the client.
    account          text NOT NULL CHECK (length(account) BETWEEN 1 AND 320),
    secret_encrypted bytea NOT NULL,
    -- Grows with each new key: what the old one came to is of no account.
    revision         integer NOT NULL DEFAULT 1,
    state            text NOT NULL CHECK (state IN ('pending', 'active', 'stopped')),
    state_reason     text CHECK (length(state_reason) <= 60),
    stopped_at       timestamptz,
    -- What went wrong last, and until when nothing is asked for it.
    trouble          text CHECK (length(trouble) <= 300),
    failures         integer NOT NULL DEFAULT 0,
    paused_until     timestamptz,
    -- One server at a time speaks for a clinic.
    leased_until     timestamptz,
    -- The consent that is under way.
    consent_hash     bytea,
    consent_until    timestamptz,
    -- When everything is compared the next time.
    next_check_at    timestamptz NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, clinic_id),
    CHECK ((state = 'stopped') = (stopped_at IS NOT NULL)),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id)
);
CREATE UNIQUE INDEX google_connections_consent ON google_connections (consent_hash) WHERE consent_hash IS NOT NULL;

-- Whose agenda is in which calendar: of a professional, or of the clinic itself.
CREATE TABLE google_calendars (
    id                 uuid PRIMARY KEY,
    organization_id    uuid NOT NULL REFERENCES organizations (id),
    clinic_id          uuid NOT NULL,
    professional_id    uuid,
    calendar_id        text NOT NULL CHECK (length(calendar_id) BETWEEN 1 AND 320),
    sync_token         text,
    synced_at          timestamptz,
    next_sync_at       timestamptz NOT NULL,
    -- How often Google said that something changed: what it says while it is read is read again.
    pushes             integer NOT NULL DEFAULT 0,
    -- When somebody is busy, by what Google said last, our own events among it; unknown: it said that it cannot say.
    busy               tstzmultirange NOT NULL DEFAULT '{}',
    busy_from          timestamptz,
    busy_to            timestamptz,
    busy_read_at       timestamptz,
    is_unknown         boolean NOT NULL DEFAULT false,
    trouble            text CHECK (length(trouble) <= 300),
    -- Where Google tells that something changed.
    watch              uuid,
    channel_token_hash bytea,
    channel_resource   text CHECK (length(channel_resource) <= 300),
    channel_expires_at timestamptz,
    next_watch_at      timestamptz NOT NULL,
    UNIQUE (organization_id, id),
    UNIQUE NULLS NOT DISTINCT (clinic_id, professional_id),
    UNIQUE (clinic_id, calendar_id),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES google_connections (organization_id, clinic_id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, professional_id) REFERENCES professionals (organization_id, id)
);
CREATE UNIQUE INDEX google_calendars_channel ON google_calendars (watch) WHERE watch IS NOT NULL;
CREATE INDEX google_calendars_due ON google_calendars (next_sync_at);

-- The event of an appointment, as it was written or seen last.
CREATE TABLE google_events (
    appointment_id  uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    calendar        uuid NOT NULL,
    event_id        text NOT NULL CHECK (length(event_id) <= 1024),
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    is_gone         boolean NOT NULL DEFAULT false,
    UNIQUE (calendar, event_id),
    FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, calendar) REFERENCES google_calendars (organization_id, id) ON DELETE CASCADE
);

-- What others have in such a calendar: when, and nothing else of it.
CREATE TABLE google_foreign_events (
    calendar        uuid NOT NULL,
    event_id        text NOT NULL CHECK (length(event_id) <= 1024),
    organization_id uuid NOT NULL REFERENCES organizations (id),
    during          tstzrange NOT NULL CHECK (NOT isempty(during)),
    PRIMARY KEY (calendar, event_id),
    FOREIGN KEY (organization_id, calendar) REFERENCES google_calendars (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX google_foreign_events_during ON google_foreign_events USING gist (calendar, during);

-- What is to be made so, written in the transaction in which the appointment changes.
CREATE TABLE google_tasks (
    appointment_id  uuid NOT NULL,
    target          text NOT NULL CHECK (target IN ('calendar', 'sheet')),
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    -- Grows with each change: who began before the last one is not done.
    changes         integer NOT NULL DEFAULT 1,
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    trouble         text CHECK (length(trouble) <= 300),
    PRIMARY KEY (appointment_id, target),
    FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, clinic_id) REFERENCES google_connections (organization_id, clinic_id) ON DELETE CASCADE
);
CREATE INDEX google_tasks_due ON google_tasks (clinic_id, next_attempt_at);

-- What only a person can decide.
CREATE TABLE google_conflicts (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    appointment_id  uuid NOT NULL,
    calendar        uuid NOT NULL,
    event_id        text NOT NULL CHECK (length(event_id) <= 1024),
    kind            text NOT NULL CHECK (kind IN ('deleted', 'moved', 'overlap')),
    -- Where the event stands in Google.
    starts_at       timestamptz,
    ends_at         timestamptz,
    -- Where the appointment stood when it was found: once it stands elsewhere, this is settled.
    ours_start_at   timestamptz NOT NULL,
    ours_end_at     timestamptz NOT NULL,
    found_at        timestamptz NOT NULL,
    resolved_at     timestamptz,
    UNIQUE (appointment_id, kind, event_id),
    FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, clinic_id) REFERENCES google_connections (organization_id, clinic_id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, calendar) REFERENCES google_calendars (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX google_conflicts_open ON google_conflicts (clinic_id, found_at) WHERE resolved_at IS NULL;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['google_connections', 'google_calendars', 'google_events', 'google_foreign_events',
            'google_tasks', 'google_conflicts'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['google_connections', 'google_calendars', 'google_tasks'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;
CREATE TRIGGER touch BEFORE UPDATE ON google_connections FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- Where something is due at Google: ids only, the work itself is done behind the wall.
CREATE FUNCTION google_work_due(now timestamptz) RETURNS TABLE (organization_id uuid, clinic_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT c.organization_id, c.clinic_id FROM google_connections c
          WHERE c.state = 'active' AND coalesce(c.paused_until <= google_work_due.now, true)
            AND (c.next_check_at <= google_work_due.now
                 OR EXISTS (SELECT FROM google_tasks t WHERE t.clinic_id = c.clinic_id
                            AND t.next_attempt_at <= google_work_due.now)
                 OR EXISTS (SELECT FROM google_calendars g WHERE g.clinic_id = c.clinic_id
                            AND least(g.next_sync_at, g.next_watch_at) <= google_work_due.now)) $$;
REVOKE ALL ON FUNCTION google_work_due(timestamptz) FROM PUBLIC;

-- Whose channel it is that Google speaks through; nothing for who does not know its token.
CREATE FUNCTION google_channel(channel uuid, token_hash bytea) RETURNS TABLE (organization_id uuid, calendar uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT g.organization_id, g.id FROM google_calendars g
          WHERE g.watch = channel AND g.channel_token_hash = token_hash $$;
REVOKE ALL ON FUNCTION google_channel(uuid, bytea) FROM PUBLIC;

-- Whose consent it is that comes back from Google.
CREATE FUNCTION google_consent(state_hash bytea) RETURNS TABLE (organization_id uuid, clinic_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT c.organization_id, c.clinic_id FROM google_connections c WHERE c.consent_hash = state_hash $$;
REVOKE ALL ON FUNCTION google_consent(bytea) FROM PUBLIC;
