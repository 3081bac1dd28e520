-- A flow may call another: what a run left there is a step of that flow's version. Null: of the version that the run began
-- with, as most are.
ALTER TABLE flow_steps
    ADD COLUMN version_id uuid,
    ADD FOREIGN KEY (organization_id, version_id) REFERENCES flow_versions (organization_id, id) ON DELETE CASCADE;
-- loop: it went in circles, and people got the conversation.
ALTER TABLE flow_runs
    DROP CONSTRAINT flow_runs_ending_check,
    ADD CONSTRAINT flow_runs_ending_check CHECK (ending IN ('finished', 'handover', 'closed', 'abandoned', 'loop'));
CREATE INDEX flow_steps_version ON flow_steps (version_id) WHERE version_id IS NOT NULL;
