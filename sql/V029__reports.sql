-- Reports: time by the clock and in business hours, whole days summed up, and how the times of a day are spread.

-- Beside how long something took by the clock, how much of it people were there: by the calendar as it stood then.
ALTER TABLE conversation_events
    ADD COLUMN business_ms bigint CHECK (business_ms >= 0),
    -- Of a closing: the same of its whole service.
    ADD COLUMN service_business_ms bigint CHECK (service_business_ms >= 0);

-- What the sums knew too little of is summed up again (R__metrics.sql).
DROP TABLE metric_sums;
DROP TABLE metric_progress;

-- Quarters of an hour: of days that are not over, and for what is told by the hour.
CREATE TABLE metric_sums (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    slot            timestamptz NOT NULL,
    metric          text NOT NULL,
    channel         text NOT NULL,
    department_id   uuid,
    user_id         uuid,
    -- Of what reached people and of closings: the day on which their service began.
    began_day       date,
    amount          bigint NOT NULL,
    total_ms        bigint NOT NULL,
    business_ms     bigint NOT NULL,
    -- How often each length of time was there (rounded_seconds), by the clock and in business hours.
    seconds          integer[],
    amounts          integer[],
    business_seconds integer[],
    business_amounts integer[],
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);
CREATE INDEX metric_sums_slot ON metric_sums (organization_id, slot);
CREATE INDEX metric_sums_volume ON metric_sums (organization_id, slot) WHERE metric IN ('opened', 'received');

-- The same of whole days of the organization's calendar.
CREATE TABLE metric_days (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    day             date NOT NULL,
    metric          text NOT NULL,
    channel         text NOT NULL,
    department_id   uuid,
    user_id         uuid,
    began_day       date,
    amount          bigint NOT NULL,
    total_ms        bigint NOT NULL,
    business_ms     bigint NOT NULL,
    seconds          integer[],
    amounts          integer[],
    business_seconds integer[],
    business_amounts integer[],
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);
CREATE INDEX metric_days_day ON metric_days (organization_id, day);

CREATE TABLE metric_progress (
    organization_id uuid PRIMARY KEY REFERENCES organizations (id),
    summed_until    timestamptz NOT NULL,
    -- The first day that is not summed up, by this calendar.
    days_until      date NOT NULL,
    timezone        text NOT NULL
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['metric_sums', 'metric_days', 'metric_progress'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
END $$;
CREATE POLICY doors ON metric_progress FOR SELECT TO CURRENT_USER USING (true);

-- Whose ledger is to be summed up: ids only, the work itself is done behind the wall.
CREATE FUNCTION organizations_to_sum_up(until timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o LEFT JOIN metric_progress p ON p.organization_id = o.id
          WHERE p.summed_until < until OR p.summed_until IS NULL $$;
REVOKE ALL ON FUNCTION organizations_to_sum_up(timestamptz) FROM PUBLIC;
