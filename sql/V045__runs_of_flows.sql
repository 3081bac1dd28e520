-- What runs of flows did: one row a run, and one for each block that was left. Nothing of what was said stands here. A menu
-- is no flow that somebody drew, and writes nothing.
CREATE TABLE flow_runs (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    flow_id         uuid NOT NULL,
    version_id      uuid NOT NULL,
    conversation_id uuid NOT NULL,
    began_at        timestamptz NOT NULL DEFAULT now(),
    -- Where it rests; null once it is over.
    at_block        text,
    ended_at        timestamptz,
    -- abandoned: another run began in its conversation, after people had it or after a long silence.
    ending          text CHECK (ending IN ('finished', 'handover', 'closed', 'abandoned')),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, flow_id) REFERENCES flows (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, version_id) REFERENCES flow_versions (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT over_or_not CHECK ((ended_at IS NULL) = (ending IS NULL) AND (ended_at IS NULL OR at_block IS NULL))
);
CREATE INDEX flow_runs_of ON flow_runs (flow_id, began_at DESC, id DESC);
CREATE INDEX flow_runs_version ON flow_runs (version_id, began_at);
CREATE INDEX flow_runs_conversation ON flow_runs (conversation_id) WHERE ended_at IS NULL;

CREATE TABLE flow_steps (
    organization_id uuid NOT NULL,
    run_id          uuid NOT NULL,
    position        integer NOT NULL,
    block           text NOT NULL,
    -- By which way it was left; empty where it led to nothing more.
    port            text NOT NULL,
    passed_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, position),
    FOREIGN KEY (organization_id, run_id) REFERENCES flow_runs (organization_id, id) ON DELETE CASCADE
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['flow_runs', 'flow_steps'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
END $$;
