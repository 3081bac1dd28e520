-- What the ledger's rows come to, for each quarter of an hour that is over: what a report of a month reads instead of
-- a million rows. Made from conversation_facts (R__metrics.sql) by whoever asks next, and as well thrown away.
CREATE TABLE metric_sums (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    slot            timestamptz NOT NULL,
    metric          text NOT NULL,
    channel         text NOT NULL,
    department_id   uuid,
    user_id         uuid,
    amount          bigint NOT NULL,
    total_ms        bigint NOT NULL,
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);
CREATE INDEX metric_sums_slot ON metric_sums (organization_id, slot);

-- Until when an organization's ledger is summed up.
CREATE TABLE metric_progress (
    organization_id uuid PRIMARY KEY REFERENCES organizations (id),
    summed_until    timestamptz NOT NULL
);

-- Of a service that began in a period: was it closed in it, did it reach people in it.
CREATE INDEX conversation_events_closed ON conversation_events (organization_id, occurred_at)
    INCLUDE (began_at, channel, department_id, user_id) WHERE kind = 'closed';
CREATE INDEX conversation_events_received ON conversation_events (organization_id, occurred_at)
    INCLUDE (began_at, channel, department_id) WHERE is_first AND kind <> 'response';

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['metric_sums', 'metric_progress'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
END $$;
