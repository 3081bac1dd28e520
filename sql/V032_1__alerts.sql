-- What an organization's administrators must know: each trouble once, from when to when, and who looks after it.

CREATE TABLE alert_settings (
    organization_id    uuid PRIMARY KEY REFERENCES organizations (id),
    -- Somebody waits in a queue for longer than this, in business hours.
    queue_wait_minutes integer NOT NULL DEFAULT 15 CHECK (queue_wait_minutes BETWEEN 1 AND 1440),
    -- More than so many wait in one department. Null: no limit but that of the department's own overflow.
    queue_length       integer CHECK (queue_length BETWEEN 1 AND 10000),
    -- Nothing came from a number for so long, in business hours in which usually something comes.
    silence_minutes    integer NOT NULL DEFAULT 60 CHECK (silence_minutes BETWEEN 15 AND 2880),
    -- Of the installation's own, which the oldest organization looks after.
    disk_free_percent  integer NOT NULL DEFAULT 10 CHECK (disk_free_percent BETWEEN 1 AND 90),
    backup_hours       integer NOT NULL DEFAULT 26 CHECK (backup_hours BETWEEN 1 AND 8760),
    -- What nobody is to be told of.
    muted_kinds        text[] NOT NULL DEFAULT '{}',
    -- Who gets mail. Null: every administrator; nobody in it: nobody.
    mail_user_ids      uuid[] CHECK (cardinality(mail_user_ids) <= 100),
    -- When a server last looked: of several servers one looks.
    checked_at         timestamptz NOT NULL DEFAULT '-infinity',
    updated_at         timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE alerts (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    kind            text NOT NULL CHECK (kind IN ('number_down', 'number_restricted', 'number_quality', 'webhook_silent',
                        'token_ending', 'queue_over_limit', 'dead_letters', 'endpoint_down', 'mail_failing',
                        'messages_unsent', 'messages_unanswered', 'disk_low', 'files_unwritable', 'backup_old')),
    -- What of this kind it is about: an id, or nothing when there is only one.
    subject         text NOT NULL CHECK (length(subject) <= 100),
    subject_name    text,
    severity        text NOT NULL CHECK (severity IN ('warning', 'critical')),
    -- Numbers of it, as they were at the last look.
    details         jsonb NOT NULL,
    opened_at       timestamptz NOT NULL DEFAULT now(),
    -- Since when the trouble is over, while it is waited whether it stays away.
    cleared_at      timestamptz,
    closed_at       timestamptz,
    -- How often it came back soon after.
    returns         integer NOT NULL DEFAULT 0,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    snoozed_until   timestamptz,
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, acknowledged_by) REFERENCES users (organization_id, id)
);
CREATE UNIQUE INDEX alerts_open ON alerts (organization_id, kind, subject) WHERE closed_at IS NULL;
CREATE INDEX alerts_recent ON alerts (organization_id, opened_at DESC, id DESC);

-- How many conversations a number was written in, hour by hour: what is usual for it. Counted by the minute, so that no
-- message pays for it.
CREATE TABLE channel_hours (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    channel_id      uuid NOT NULL,
    hour            timestamptz NOT NULL,
    conversations   integer NOT NULL DEFAULT 0,
    last_at         timestamptz NOT NULL,
    PRIMARY KEY (channel_id, hour),
    FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id) ON DELETE CASCADE
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['alert_settings', 'alerts', 'channel_hours'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['alert_settings', 'alerts', 'dead_letters'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

-- Whose turn it is to be looked after: ids only.
CREATE FUNCTION organizations_to_be_checked() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o LEFT JOIN alert_settings s ON s.organization_id = o.id
          WHERE s.checked_at IS NULL OR s.checked_at < now() - interval '55 seconds' $$;
REVOKE ALL ON FUNCTION organizations_to_be_checked() FROM PUBLIC;

-- Since when the bot owes a conversation an answer: whoever keeps writing has waited since the first of it. Of the newest
-- fifty messages only, so that a flood costs no more than a greeting.
CREATE FUNCTION unanswered_since(conversation uuid, answered bigint) RETURNS timestamptz
    LANGUAGE sql STABLE AS $$
    SELECT min(n.received_at) FROM (SELECT m.seq, m.received_at FROM messages m WHERE m.conversation_id = conversation
                                    ORDER BY m.created_at DESC, m.id DESC LIMIT 50) n
    WHERE n.seq > answered $$;

-- The installation's numbers, of all organizations together and of none in particular.
CREATE FUNCTION installation_numbers() RETURNS TABLE (name text, value double precision)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$
    SELECT 'queue_waiting', count(*)::double precision FROM conversations c WHERE c.status = 'waiting'
    UNION ALL
    SELECT 'queue_oldest', coalesce(extract(epoch FROM now() - min(c.waiting_since)), 0)
    FROM conversations c WHERE c.status = 'waiting'
    UNION ALL
    SELECT 'unsent', count(*) FROM outbox o
    UNION ALL
    SELECT 'unsent_oldest', coalesce(extract(epoch FROM now() - min(o.position)), 0)
    FROM outbox o WHERE o.state <> 'uncertain'
    UNION ALL
    SELECT 'unanswered_oldest', coalesce(extract(epoch FROM now() - min(unanswered_since(c.id, c.answered_seq))), 0)
    FROM conversations c WHERE c.is_unanswered
    UNION ALL
    SELECT 'windows_ending', count(*) FROM conversations c WHERE c.status = 'waiting'
        AND c.window_expires_at BETWEEN now() AND now() + interval '1 hour'
    UNION ALL
    SELECT 'numbers_down', count(*) FROM channels c WHERE c.status = 'stopped'
    UNION ALL
    -- Until the first of the tokens that end at all.
    SELECT 'token_end', extract(epoch FROM min(c.token_expires_at) - now())
    FROM channels c WHERE c.status = 'active'
    UNION ALL
    SELECT 'dead_letters', count(*) FROM dead_letters d WHERE d.state = 'open'
    UNION ALL
    SELECT 'alerts', count(*) FROM alerts a WHERE a.closed_at IS NULL
    UNION ALL
    SELECT 'begun', extract(epoch FROM min(o.created_at)) FROM organizations o $$;
REVOKE ALL ON FUNCTION installation_numbers() FROM PUBLIC;
