-- People: mails that are to be sent, links that stand for somebody, and second factors.

-- Written in the transaction that causes them, sent afterwards by whichever server claims them.
CREATE TABLE mails (
    id                uuid PRIMARY KEY,
    organization_id   uuid NOT NULL REFERENCES organizations (id),
    kind              text NOT NULL CHECK (length(kind) BETWEEN 1 AND 50),
    recipient         text NOT NULL CHECK (length(recipient) <= 255),
    -- Sealed, and gone with the end of the mail: it may hold a link that lets somebody in.
    content_encrypted bytea,
    state             text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
    attempts          int NOT NULL DEFAULT 0,
    -- While it is being sent: when whoever holds it counts as dead.
    next_attempt_at   timestamptz NOT NULL DEFAULT now(),
    claimed_by        uuid,
    -- What it says is worth nothing afterwards.
    expires_at        timestamptz NOT NULL,
    error             text,
    ended_at          timestamptz,
    created_at        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    CONSTRAINT what_has_ended_keeps_no_secret CHECK ((state IN ('queued', 'sending')) = (content_encrypted IS NOT NULL)),
    CONSTRAINT somebody_sends_it CHECK ((state = 'sending') = (claimed_by IS NOT NULL))
);
CREATE INDEX mails_due ON mails (next_attempt_at) WHERE state IN ('queued', 'sending');
CREATE INDEX mails_ended ON mails (organization_id, ended_at) WHERE state IN ('sent', 'failed');

-- In users and organizations the language is called locale. Null: that of the organization.
ALTER TABLE users ADD COLUMN locale text CHECK (locale IN ('pt-BR', 'en', 'es'));
-- Who was invited has no password yet, and so is nobody who could log in.
ALTER TABLE users ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE users ADD CONSTRAINT who_is_active_has_a_password CHECK (password_hash IS NOT NULL OR NOT is_active);

-- Links in mails that let somebody choose a password: to one that was forgotten, or to the first one.
CREATE TABLE account_links (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    user_id         uuid NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('password_reset', 'invitation')),
    secret_hash     bytea NOT NULL,
    -- The hash of the password hash that it replaces: another password, and the link is worth nothing.
    replaces        bytea,
    expires_at      timestamptz NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX account_links_user ON account_links (user_id, kind);

-- An authenticator app (RFC 6238). In force from its first code on.
CREATE TABLE second_factors (
    user_id          uuid PRIMARY KEY,
    organization_id  uuid NOT NULL REFERENCES organizations (id),
    secret_encrypted bytea NOT NULL,
    enabled_at       timestamptz,
    -- The newest half minute whose code was taken: neither it nor an older one is taken again.
    last_step        bigint NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, user_id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE
);

-- For who lost the app. A code that was used is deleted.
CREATE TABLE recovery_codes (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    user_id         uuid NOT NULL,
    code_hash       bytea NOT NULL,
    PRIMARY KEY (user_id, code_hash),
    FOREIGN KEY (organization_id, user_id) REFERENCES second_factors (organization_id, user_id) ON DELETE CASCADE
);

ALTER TABLE organizations ADD COLUMN second_factor_roles text[] NOT NULL DEFAULT '{}'
    CHECK (second_factor_roles <@ ARRAY['admin', 'supervisor', 'attendant']);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['mails', 'account_links', 'second_factors', 'recovery_codes'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    EXECUTE format('CREATE POLICY doors ON mails FOR SELECT TO %I USING (true)', current_user);
END $$;

-- Which organizations have mails that may leave now.
CREATE FUNCTION organizations_with_due_mails() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT m.organization_id FROM mails m
          WHERE m.state IN ('queued', 'sending') AND m.next_attempt_at <= now() $$;
REVOKE ALL ON FUNCTION organizations_with_due_mails() FROM PUBLIC;

-- As before, and whether the user's role takes a second factor that is not there yet.
DROP FUNCTION find_session(uuid, uuid);
CREATE FUNCTION find_session(org uuid, wanted_session_id uuid)
    RETURNS TABLE (user_id uuid, full_name text, role text, department_ids uuid[], lacks_second_factor boolean)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    RETURN QUERY
        SELECT u.id, u.full_name, u.role,
               ARRAY(SELECT m.department_id FROM department_members m WHERE m.user_id = u.id ORDER BY m.department_id),
               u.role = ANY(o.second_factor_roles) AND NOT EXISTS (
                   SELECT FROM second_factors f WHERE f.user_id = u.id AND f.enabled_at IS NOT NULL)
        FROM sessions s JOIN users u ON u.id = s.user_id JOIN organizations o ON o.id = u.organization_id
        WHERE s.id = wanted_session_id AND s.revoked_at IS NULL AND s.expires_at > now() AND u.is_active;
END $$;

ALTER TABLE sessions DROP CONSTRAINT sessions_revoked_reason_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_revoked_reason_check CHECK (revoked_reason IN ('logout', 'reuse',
    'password_changed', 'disabled', 'role_changed', 'ended_elsewhere', 'second_factor_reset'));
