-- What customers think of how they were served. What is done with it stands in R__surveys.sql.

CREATE TABLE survey_settings (
    organization_id  uuid PRIMARY KEY REFERENCES organizations (id),
    is_active        boolean NOT NULL,
    -- The organization's own words; null: the usual ones of its language.
    question         text CHECK (length(question) BETWEEN 1 AND 1024),
    thanks           text CHECK (length(thanks) BETWEEN 1 AND 1024),
    asks_comment     boolean NOT NULL DEFAULT true,
    comment_question text CHECK (length(comment_question) BETWEEN 1 AND 1024),
    acknowledgement  text CHECK (length(acknowledgement) BETWEEN 1 AND 1024),
    delay_seconds    integer NOT NULL DEFAULT 60 CHECK (delay_seconds BETWEEN 0 AND 43200),
    -- So many days lie between two questions to a customer; 0: each closing asks.
    pause_days       integer NOT NULL DEFAULT 7 CHECK (pause_days BETWEEN 0 AND 365),
    -- Whose conversations; empty: everybody's, also of no department.
    department_ids   uuid[] NOT NULL DEFAULT '{}',
    -- What was closed with one of these reasons is not asked about.
    excluded_reasons text[] NOT NULL DEFAULT '{}'
);

-- A question about a service that ended: from when it is planned, so that a server that dies forgets none.
CREATE TABLE surveys (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    -- The row of the ledger that tells of the closing.
    closing         integer NOT NULL,
    user_id         uuid,
    closed_by       uuid,
    department_id   uuid,
    closed_at       timestamptz NOT NULL,
    state           text NOT NULL CHECK (state IN ('planned', 'asked', 'scored', 'commented', 'dropped')),
    dropped_because text CHECK (dropped_because IN ('written', 'reopened', 'window', 'asked_lately', 'switched_off',
                        'unsent', 'erased')),
    -- What is to be done by us, and when. What was said before, but is not wanted any more, is taken back.
    act             text CHECK (act IN ('ask', 'thank', 'acknowledge', 'withdraw')),
    due_at          timestamptz,
    asked_at        timestamptz,
    score           smallint CHECK (score BETWEEN 1 AND 5),
    scored_at       timestamptz,
    comment_id      uuid,
    UNIQUE (organization_id, id),
    UNIQUE (conversation_id, closing),
    CHECK ((act IS NULL) = (due_at IS NULL)),
    CHECK ((state = 'dropped') = (dropped_because IS NOT NULL)),
    CHECK ((state IN ('scored', 'commented')) = (score IS NOT NULL)),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, closed_by) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    FOREIGN KEY (organization_id, comment_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (comment_id)
        -- An answer is understood before it is stored.
        DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX surveys_due ON surveys (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX surveys_comment ON surveys (comment_id) WHERE comment_id IS NOT NULL;

-- Until when what its customer writes may be an answer, though the conversation is closed; null: it is none. The only
-- thing that a message's road looks at.
ALTER TABLE conversations ADD COLUMN survey_until timestamptz;

-- A score is written down with the service that it is about: user_id had it last, by_user_id closed it.
ALTER TABLE conversation_events
    ADD COLUMN survey_id uuid,
    ADD COLUMN score smallint CHECK (score BETWEEN 1 AND 5),
    ADD FOREIGN KEY (organization_id, survey_id) REFERENCES surveys (organization_id, id),
    DROP CONSTRAINT conversation_events_kind_check,
    ADD CONSTRAINT conversation_events_kind_check CHECK (kind IN ('opened', 'queued', 'assigned', 'returned_to_bot',
        'closed', 'reopened', 'response', 'csat')),
    ADD CONSTRAINT csat_has_a_score CHECK ((kind = 'csat') = (score IS NOT NULL));
CREATE UNIQUE INDEX conversation_events_survey ON conversation_events (survey_id) WHERE survey_id IS NOT NULL;
CREATE INDEX conversation_events_score ON conversation_events (organization_id, occurred_at)
    INCLUDE (channel, department_id, user_id, by_user_id, score) WHERE kind = 'csat';

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['survey_settings', 'surveys'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    EXECUTE format('CREATE POLICY doors ON surveys FOR SELECT TO %I USING (true)', current_user);
END $$;

-- Where something is to be said: ids only, the work itself is done behind the wall.
CREATE FUNCTION organizations_with_due_surveys(now timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT s.organization_id FROM surveys s WHERE s.due_at <= organizations_with_due_surveys.now $$;
REVOKE ALL ON FUNCTION organizations_with_due_surveys(timestamptz) FROM PUBLIC;
