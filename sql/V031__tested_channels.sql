-- What is known of how a number is set up: since when its secrets are there, until when its token lasts, what Meta showed of
-- itself, what the last test of each link said, and since when it cannot send.
ALTER TABLE channels
    ADD COLUMN access_token_set_at timestamptz,
    ADD COLUMN app_secret_set_at timestamptz,
    ADD COLUMN verify_token_set_at timestamptz,
    ADD COLUMN token_expires_at timestamptz,
    -- Meta asked with the right verify token.
    ADD COLUMN verified_at timestamptz,
    -- A webhook that names the number came with a signature that its app secret did not make.
    ADD COLUMN badly_signed_at timestamptz,
    ADD COLUMN stopped_at timestamptz,
    -- Admins were told of this outage. Each is told once.
    ADD COLUMN outage_told_at timestamptz,
    ADD COLUMN probed_at timestamptz;

UPDATE channels SET
    access_token_set_at = CASE WHEN access_token_encrypted IS NOT NULL THEN created_at END,
    app_secret_set_at = CASE WHEN app_secret_encrypted IS NOT NULL THEN created_at END,
    verify_token_set_at = CASE WHEN verify_token_hash IS NOT NULL THEN created_at END,
    -- Those of before were told by what was before.
    stopped_at = CASE WHEN status = 'stopped' THEN updated_at END,
    outage_told_at = CASE WHEN status = 'stopped' THEN updated_at END;

CREATE TABLE channel_checks (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    channel_id      uuid NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('token', 'scopes', 'number', 'subscription', 'webhook', 'quality', 'outbound')),
    state           text NOT NULL CHECK (state IN ('running', 'passed', 'warning', 'failed', 'skipped', 'waiting')),
    reason          text CHECK (length(reason) <= 64),
    detail          text CHECK (length(detail) <= 1000),
    -- The message of the test that goes out.
    message_id      uuid,
    checked_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (channel_id, kind),
    FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id)
);
ALTER TABLE channel_checks ENABLE ROW LEVEL SECURITY;
ALTER TABLE channel_checks FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON channel_checks USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));

-- Which channels were configured with a verify token (given as its SHA-256).
CREATE FUNCTION channels_of_verify_token(hash bytea, wanted_channel_id uuid) RETURNS TABLE (id uuid, organization_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT c.id, c.organization_id FROM channels c WHERE c.verify_token_hash = hash
          AND (wanted_channel_id IS NULL OR c.id = wanted_channel_id) $$;
REVOKE ALL ON FUNCTION channels_of_verify_token(bytea, uuid) FROM PUBLIC;

-- It tells the same and more.
DROP FUNCTION is_verify_token(bytea, uuid);

-- Organizations with a number whose token was not tried for a while, or of whose outage nobody was told.
CREATE FUNCTION organizations_with_channels_to_probe(pause interval) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT c.organization_id FROM channels c
          WHERE (c.status = 'active' AND (c.probed_at IS NULL OR c.probed_at < now() - pause))
             OR (c.status = 'stopped' AND c.outage_told_at IS NULL) $$;
REVOKE ALL ON FUNCTION organizations_with_channels_to_probe(interval) FROM PUBLIC;
