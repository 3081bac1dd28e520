-- Requests that came with an Idempotency-Key: what they were, and what was answered, for a day. A row is written before the
-- work begins and marked in the transaction of the work itself, so that after a crash it says whether anything was done.
CREATE TABLE idempotency_keys (
    organization_id  uuid NOT NULL REFERENCES organizations (id),
    caller_id        uuid NOT NULL,
    key              text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    -- Of method, address and body.
    fingerprint      bytea NOT NULL,
    -- claimed: somebody is at it, and has changed nothing yet; worked: something was changed; answered: this is the answer.
    state            text NOT NULL DEFAULT 'claimed' CHECK (state IN ('claimed', 'worked', 'answered')),
    -- Who is at it: whoever lost the claim can neither change anything nor answer.
    claim            uuid NOT NULL,
    claimed_until    timestamptz NOT NULL,
    status           integer,
    content_type     text,
    -- Sealed: an answer may hold a secret that is shown once.
    answer_encrypted bytea,
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, caller_id, key),
    FOREIGN KEY (organization_id, caller_id) REFERENCES users (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT an_answer_has_a_status CHECK ((state = 'answered') = (status IS NOT NULL))
) WITH (fillfactor = 50);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON idempotency_keys USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
DO $$
BEGIN
    EXECUTE format('CREATE POLICY doors ON idempotency_keys FOR SELECT TO %I USING (true)', current_user);
END $$;

CREATE FUNCTION organizations_with_old_idempotency_keys() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT k.organization_id FROM idempotency_keys k WHERE k.created_at < now() - interval '24 hours' $$;
REVOKE ALL ON FUNCTION organizations_with_old_idempotency_keys() FROM PUBLIC;
