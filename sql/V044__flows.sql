-- Flows: what a bot does, drawn by people. A flow has one draft, and versions that never change once they are published: a
-- conversation runs the version that it began with.
CREATE TABLE flows (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    draft           jsonb NOT NULL,
    -- Grows with each change of the draft: whoever saves upon an older one is refused.
    revision        integer NOT NULL DEFAULT 1,
    -- What new conversations run; null while nothing is published.
    version_id      uuid,
    changed_by      uuid,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, changed_by) REFERENCES users (organization_id, id)
);
CREATE UNIQUE INDEX flows_name ON flows (organization_id, lower(name));
CREATE TRIGGER touch BEFORE UPDATE ON flows FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TABLE flow_versions (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    flow_id         uuid NOT NULL,
    number          integer NOT NULL CHECK (number > 0),
    definition      jsonb NOT NULL,
    note            text NOT NULL CHECK (length(note) <= 500),
    published_by    uuid,
    published_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    UNIQUE (flow_id, number),
    FOREIGN KEY (organization_id, flow_id) REFERENCES flows (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, published_by) REFERENCES users (organization_id, id)
);
ALTER TABLE flows ADD CONSTRAINT flows_version FOREIGN KEY (organization_id, version_id)
    REFERENCES flow_versions (organization_id, id) ON DELETE SET NULL (version_id);

-- What begins a flow: the first that fits, in the order of their positions.
CREATE TABLE flow_triggers (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    flow_id         uuid NOT NULL,
    kind            text NOT NULL CHECK (kind IN
                        ('always', 'keyword', 'first_contact', 'returning_customer', 'outside_hours', 'ad_referral')),
    -- Of keyword: any of them, whole, anywhere in the message.
    words           text[] NOT NULL DEFAULT '{}',
    -- Only what comes by this number; null for all.
    channel_id      uuid,
    position        integer NOT NULL,
    FOREIGN KEY (organization_id, flow_id) REFERENCES flows (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id)
);
CREATE INDEX flow_triggers_of ON flow_triggers (organization_id, position);
CREATE INDEX flow_triggers_flow ON flow_triggers (flow_id);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['flows', 'flow_versions', 'flow_triggers'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
END $$;
