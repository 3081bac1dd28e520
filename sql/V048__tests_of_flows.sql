-- Tests of flows: runs that somebody recorded, with what the bot is to answer. They are played again before each publication.
CREATE TABLE flow_tests (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    flow_id         uuid NOT NULL,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    -- Where the run takes which share of a split, and its steps: when what was written, what other servers answered, and
    -- what is expected then.
    recording       jsonb NOT NULL,
    changed_by      uuid,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, flow_id) REFERENCES flows (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, changed_by) REFERENCES users (organization_id, id)
);
CREATE UNIQUE INDEX flow_tests_name ON flow_tests (flow_id, lower(name));
CREATE TRIGGER touch BEFORE UPDATE ON flow_tests FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

ALTER TABLE flow_tests ENABLE ROW LEVEL SECURITY;
ALTER TABLE flow_tests FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON flow_tests USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
