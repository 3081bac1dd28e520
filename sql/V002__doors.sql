-- The few questions that must be asked before the organization is known. Each is one narrow SECURITY DEFINER function
-- that runs as the owner of the tables; the owner may read the rows it needs through a policy of its own.

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['organizations', 'users', 'channels', 'sessions', 'outbox', 'conversations', 'media'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

-- Which channel a webhook is for, and what verifies it.
CREATE FUNCTION find_channel(wanted_phone_number_id text)
    RETURNS TABLE (id uuid, organization_id uuid, app_secret_encrypted bytea, status text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT c.id, c.organization_id, c.app_secret_encrypted, c.status
          FROM channels c WHERE c.phone_number_id = wanted_phone_number_id $$;

-- Whether some channel was configured with this verify token (given as its SHA-256).
CREATE FUNCTION is_verify_token(hash bytea, wanted_channel_id uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT EXISTS (SELECT FROM channels c WHERE c.verify_token_hash = hash
                         AND (wanted_channel_id IS NULL OR c.id = wanted_channel_id)) $$;

-- Who logs in with an e-mail.
CREATE FUNCTION find_login(wanted_email text)
    RETURNS TABLE (id uuid, organization_id uuid, password_hash text, is_active boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT u.id, u.organization_id, u.password_hash, u.is_active FROM users u WHERE u.email = wanted_email $$;

CREATE FUNCTION is_email_taken(wanted_email text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT EXISTS (SELECT FROM users u WHERE u.email = wanted_email) $$;

CREATE FUNCTION has_any_organization() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT EXISTS (SELECT FROM organizations) $$;

-- Which organizations have work that nobody holds: ids only, the work itself is read behind the wall.
CREATE FUNCTION organizations_with_due_sends() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT o.organization_id FROM outbox o
          WHERE o.next_attempt_at <= now() AND (o.claimed_until IS NULL OR o.claimed_until <= now()) $$;

CREATE FUNCTION organizations_with_unanswered_conversations() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT c.organization_id FROM conversations c
          WHERE c.owner = 'bot' AND c.answered_seq < c.last_seq
            AND (c.lane_claimed_until IS NULL OR c.lane_claimed_until <= now()) $$;

CREATE FUNCTION organizations_with_due_media() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT m.organization_id FROM media m
          WHERE m.status = 'pending' AND m.next_attempt_at <= now()
            AND (m.claimed_until IS NULL OR m.claimed_until <= now()) $$;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['find_channel(text)', 'is_verify_token(bytea, uuid)', 'find_login(text)',
            'is_email_taken(text)', 'has_any_organization()', 'organizations_with_due_sends()',
            'organizations_with_unanswered_conversations()', 'organizations_with_due_media()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', name);
    END LOOP;
END $$;
