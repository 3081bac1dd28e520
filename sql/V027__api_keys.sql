-- Keys with which programs act in an organization. A key speaks for a user of its own, who never logs in, so that whatever
-- it does stands under its name, in the thread as in the audit trail, and long after it was revoked.
ALTER TABLE users ADD COLUMN is_machine boolean NOT NULL DEFAULT false;
ALTER TABLE users ADD CONSTRAINT machines_do_not_log_in CHECK (NOT is_machine OR (NOT is_active AND password_hash IS NULL));

CREATE TABLE api_keys (
    -- The public part of the key; what follows it is the secret.
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    user_id         uuid NOT NULL,
    -- What people see of it. The secret has 256 bits of chance: a fast hash is enough.
    prefix          text NOT NULL CHECK (length(prefix) <= 20),
    secret_hash     bytea NOT NULL CHECK (length(secret_hash) = 32),
    scopes          text[] NOT NULL CHECK (cardinality(scopes) BETWEEN 1 AND 50),
    expires_at      timestamptz,
    last_used_at    timestamptz,
    created_by      uuid NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    revoked_at      timestamptz,
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id)
);
CREATE INDEX api_keys_organization ON api_keys (organization_id, created_at DESC, id);
CREATE INDEX api_keys_user ON api_keys (user_id);
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON api_keys USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
DO $$
BEGIN
    EXECUTE format('CREATE POLICY doors ON api_keys FOR SELECT TO %I USING (true)', current_user);
END $$;

-- Whose key this is. A key names no organization.
CREATE FUNCTION find_api_key(wanted_id uuid)
    RETURNS TABLE (organization_id uuid, user_id uuid, full_name text, secret_hash bytea, scopes text[],
        expires_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT k.organization_id, k.user_id, u.full_name, k.secret_hash, k.scopes, k.expires_at
          FROM api_keys k JOIN users u ON u.id = k.user_id
          WHERE k.id = wanted_id AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()) $$;
REVOKE ALL ON FUNCTION find_api_key(uuid) FROM PUBLIC;

-- As before, but for those who never log in.
CREATE OR REPLACE FUNCTION find_login(wanted_email text)
    RETURNS TABLE (id uuid, organization_id uuid, password_hash text, is_active boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT u.id, u.organization_id, u.password_hash, u.is_active FROM users u
          WHERE u.email = wanted_email AND NOT u.is_machine $$;
