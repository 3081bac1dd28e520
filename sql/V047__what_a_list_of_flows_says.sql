-- What the list of flows says of each without reading its draft. Two drafts of the same digest are the same.
ALTER TABLE flows
    ADD COLUMN digest   text GENERATED ALWAYS AS (md5(draft::text)) STORED,
    -- What was found wrong with the draft when it was saved.
    ADD COLUMN errors   integer NOT NULL DEFAULT 0 CHECK (errors >= 0),
    ADD COLUMN warnings integer NOT NULL DEFAULT 0 CHECK (warnings >= 0);
ALTER TABLE flow_versions ADD COLUMN digest text GENERATED ALWAYS AS (md5(definition::text)) STORED;

-- How many conversations are in a flow.
CREATE INDEX flow_runs_under_way ON flow_runs (flow_id) WHERE ended_at IS NULL;
