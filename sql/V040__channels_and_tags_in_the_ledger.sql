-- The ledger says by which of its numbers a conversation came, not only by what kind of channel; and what tags it had when.
-- The walls stand aside for the owner of the tables for as long as that takes.
ALTER TABLE conversations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE conversation_events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE sla_events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE conversation_events ADD COLUMN channel_id uuid;
ALTER TABLE sla_events ADD COLUMN channel_id uuid;
UPDATE conversation_events e SET channel_id = c.channel_id FROM conversations c WHERE c.id = e.conversation_id;
UPDATE sla_events e SET channel_id = c.channel_id FROM conversations c WHERE c.id = e.conversation_id;
ALTER TABLE conversation_events ALTER COLUMN channel_id SET NOT NULL,
    ADD FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id);
ALTER TABLE sla_events ALTER COLUMN channel_id SET NOT NULL,
    ADD FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id);

-- What a tag of the ledger is called today. A new name in the catalogue is a new name here; two tags that became one are two
-- labels of one name.
CREATE TABLE tag_labels (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    name            text NOT NULL,
    UNIQUE (organization_id, id)
);
CREATE INDEX tag_labels_name ON tag_labels (organization_id, name);

-- From when on a conversation had a tag, and from when on it had it no more: written once by a trigger (R__ledger.sql).
CREATE TABLE tag_events (
    organization_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    -- Counts within the conversation, whose row is locked by whoever writes here.
    position        integer NOT NULL,
    label_id        uuid NOT NULL,
    occurred_at     timestamptz NOT NULL,
    is_on           boolean NOT NULL,
    PRIMARY KEY (conversation_id, position),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, label_id) REFERENCES tag_labels (organization_id, id)
);
CREATE INDEX tag_events_label ON tag_events (organization_id, label_id, conversation_id);

-- What was there before is told as it was told until now: by the tags of today, from the beginning.
INSERT INTO tag_labels (id, organization_id, name)
    SELECT gen_random_uuid(), used.organization_id, used.tag
    FROM (SELECT DISTINCT c.organization_id, t.tag FROM conversations c CROSS JOIN LATERAL unnest(c.tags) AS t(tag)) AS used;
INSERT INTO tag_events (organization_id, conversation_id, position, label_id, occurred_at, is_on)
    SELECT c.organization_id, c.id, row_number() OVER (PARTITION BY c.id ORDER BY l.id), l.id, c.started_at, true
    FROM conversations c JOIN tag_labels l ON l.organization_id = c.organization_id AND l.name = ANY (c.tags);
ALTER TABLE conversations FORCE ROW LEVEL SECURITY;
ALTER TABLE conversation_events FORCE ROW LEVEL SECURITY;
ALTER TABLE sla_events FORCE ROW LEVEL SECURITY;

-- What was summed up knows neither, and is made again.
TRUNCATE metric_sums, metric_days, metric_progress;
ALTER TABLE metric_sums ADD COLUMN channel_id uuid NOT NULL;
ALTER TABLE metric_days ADD COLUMN channel_id uuid NOT NULL;
-- Sums are made of the ledger alone, whose rows keep what they name: to look it all up once more took two thirds of the time.
ALTER TABLE metric_sums DROP CONSTRAINT metric_sums_organization_id_department_id_fkey,
    DROP CONSTRAINT metric_sums_organization_id_user_id_fkey;
ALTER TABLE metric_days DROP CONSTRAINT metric_days_organization_id_department_id_fkey,
    DROP CONSTRAINT metric_days_organization_id_user_id_fkey;
-- The first day whose tags are not summed up.
ALTER TABLE metric_progress ADD COLUMN tags_until date NOT NULL;
CREATE OR REPLACE FUNCTION organizations_to_sum_up(until timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o LEFT JOIN metric_progress p ON p.organization_id = o.id
          WHERE p.summed_until < until OR p.summed_until IS NULL OR p.tags_until < p.days_until $$;

-- Days that are over, of the conversations that had a tag when the day ended.
CREATE TABLE metric_tag_days (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    day             date NOT NULL,
    tag             text NOT NULL,
    metric          text NOT NULL,
    channel         text NOT NULL,
    channel_id      uuid NOT NULL,
    department_id   uuid,
    user_id         uuid,
    began_day       date,
    -- Of what is told by the hour of the day; null of anything else.
    hour            smallint,
    amount          bigint NOT NULL,
    total_ms        bigint NOT NULL,
    business_ms     bigint NOT NULL,
    seconds          integer[],
    amounts          integer[],
    business_seconds integer[],
    business_amounts integer[]
);
CREATE INDEX metric_tag_days_day ON metric_tag_days (organization_id, day);
CREATE INDEX metric_tag_days_tag ON metric_tag_days (organization_id, tag, day);

-- How the times of a whole day are spread, whoever's they are: what is asked for most would otherwise be put together of
-- each person's.
CREATE TABLE metric_day_times (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    day             date NOT NULL,
    metric          text NOT NULL,
    seconds          integer[],
    amounts          integer[],
    business_seconds integer[],
    business_amounts integer[]
);
CREATE INDEX metric_day_times_day ON metric_day_times (organization_id, day);

-- A report may be of one number only.
ALTER TABLE report_schedules ADD COLUMN channel_id uuid,
    ADD FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['tag_labels', 'tag_events', 'metric_tag_days', 'metric_day_times'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
END $$;
