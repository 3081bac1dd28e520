-- Outgoing webhooks: who wants to be told of what, and what is still to be told or was told.
CREATE TABLE webhook_endpoints (
    id                        uuid PRIMARY KEY,
    organization_id           uuid NOT NULL REFERENCES organizations (id),
    url                       text NOT NULL CHECK (length(url) BETWEEN 8 AND 2000),
    description               text NOT NULL CHECK (length(description) <= 100),
    event_types               text[] NOT NULL CHECK (cardinality(event_types) BETWEEN 1 AND 50),
    secret_encrypted          bytea NOT NULL,
    -- After a change of the secret both sign, for as long as it takes to change it over there.
    previous_secret_encrypted bytea,
    previous_secret_until     timestamptz,
    is_active                 boolean NOT NULL DEFAULT true,
    -- Why nobody is told any more, when it was not a person who said so.
    disabled_reason           text CHECK (disabled_reason IN ('failing')),
    -- In a row, and since when; and until when it is left alone.
    failures                  integer NOT NULL DEFAULT 0,
    failing_since             timestamptz,
    paused_until              timestamptz,
    last_delivered_at         timestamptz,
    -- Deliveries refer to it: it is never taken away.
    deleted_at                timestamptz,
    created_by                uuid NOT NULL,
    created_at                timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id),
    CONSTRAINT deleted_is_not_active CHECK (deleted_at IS NULL OR NOT is_active)
);
CREATE INDEX webhook_endpoints_active ON webhook_endpoints (organization_id) WHERE is_active;

-- One for each event and endpoint, written in the transaction of what happened. What it is about is named, not copied: it
-- is read when it is told, so that nothing of a customer stays here, and what was erased is not told any more.
CREATE TABLE webhook_deliveries (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    endpoint_id     uuid NOT NULL,
    -- The same for all endpoints, and at each try.
    event           uuid NOT NULL,
    event_type      text NOT NULL,
    conversation_id uuid,
    message_id      uuid,
    message_status  text,
    -- Of the row of conversation_events.
    ledger_position integer,
    occurred_at     timestamptz NOT NULL,
    -- In which order the events of a conversation are told, whose row is held by whoever writes here. No sequence: it would
    -- tell one organization of the others' work.
    place           timestamptz NOT NULL DEFAULT clock_timestamp(),
    state           text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'delivered', 'failed')),
    attempts        integer NOT NULL DEFAULT 0,
    -- While it is being sent: when whoever holds it counts as dead.
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    claimed_by      uuid,
    expires_at      timestamptz NOT NULL DEFAULT now() + interval '24 hours',
    attempted_at    timestamptz,
    response_status integer,
    response_ms     integer,
    -- The first of what came back.
    response_text   text CHECK (length(response_text) <= 500),
    error           text CHECK (length(error) <= 500),
    ended_at        timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints (organization_id, id),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT somebody_sends_it CHECK ((state = 'sending') = (claimed_by IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, next_attempt_at)
    WHERE state IN ('queued', 'sending');
CREATE INDEX webhook_deliveries_order ON webhook_deliveries (endpoint_id, conversation_id, place)
    WHERE state IN ('queued', 'sending');
CREATE INDEX webhook_deliveries_next ON webhook_deliveries (endpoint_id, place) WHERE state IN ('queued', 'sending');
CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (endpoint_id) WHERE state = 'failed';
CREATE INDEX webhook_deliveries_log ON webhook_deliveries (endpoint_id, place DESC, id DESC);
-- For whatever takes messages away.
CREATE INDEX webhook_deliveries_message ON webhook_deliveries (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX webhook_deliveries_ended ON webhook_deliveries (ended_at) WHERE state IN ('delivered', 'failed');

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['webhook_endpoints', 'webhook_deliveries'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

-- Which endpoints may be told something now: ids only.
CREATE FUNCTION due_webhook_endpoints() RETURNS TABLE (organization_id uuid, endpoint_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT e.organization_id, e.id FROM webhook_endpoints e
          WHERE e.is_active AND (e.paused_until IS NULL OR e.paused_until <= now()) AND EXISTS (
              SELECT FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.state IN ('queued', 'sending')
                AND d.next_attempt_at <= now()) $$;
REVOKE ALL ON FUNCTION due_webhook_endpoints() FROM PUBLIC;

CREATE FUNCTION organizations_with_old_webhook_deliveries() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT d.organization_id FROM webhook_deliveries d
          WHERE d.state IN ('delivered', 'failed') AND d.ended_at < now() - interval '30 days' $$;
REVOKE ALL ON FUNCTION organizations_with_old_webhook_deliveries() FROM PUBLIC;
