-- Named so that it runs before R__grants.sql, which says who may use what is made here.
-- Who is served: suspended, resumed and deleted organizations.
--
-- Rules that it holds:
--   nothing lost   a webhook is kept aside or taken in, whatever the server believes: the row of the organization decides;
--   in order       while something is kept aside, what comes now is kept aside behind it;
--   what acts      (sends, answers, mails, probes, alerts) stops; what deletes or seals goes on;
--   small steps    a deletion can end at any moment and goes on where it stood.

-- Whether people, programs and jobs may work for it: asked of whatever the doors to work, sessions and keys give.
CREATE OR REPLACE FUNCTION is_served(org uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT EXISTS (SELECT FROM organizations o WHERE o.id = org AND o.standing IN ('open', 'resuming')) $$;
REVOKE ALL ON FUNCTION is_served(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION organizations_not_open() RETURNS TABLE (organization_id uuid, standing text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id, o.standing FROM organizations o WHERE o.standing <> 'open'
          -- Servers may know its numbers for a while: what comes for them is still for nobody.
          UNION ALL SELECT d.organization_id, 'deleting' FROM organization_deletions d
          WHERE d.ended_at > now() - interval '1 hour' $$;
REVOKE ALL ON FUNCTION organizations_not_open() FROM PUBLIC;

-- False when it is to be taken in after all. What comes while everything is being deleted is not kept.
CREATE OR REPLACE FUNCTION keep_aside(org uuid, body text) RETURNS boolean
    LANGUAGE plpgsql AS $$
DECLARE
    found text;
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    SELECT o.standing INTO found FROM organizations o WHERE o.id = org FOR NO KEY UPDATE;
    IF found = 'open' THEN
        RETURN false;
    END IF;
    IF found IN ('suspended', 'resuming') THEN
        INSERT INTO kept_webhooks (organization_id, number, raw)
            SELECT org, 1 + coalesce(max(k.number), 0), body FROM kept_webhooks k WHERE k.organization_id = org;
    END IF;
    RETURN true;
END $$;

-- The end of a resumption: true when nothing is left, and from the commit on nothing is kept aside any more.
CREATE OR REPLACE FUNCTION end_resuming(org uuid) RETURNS boolean
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM organizations o WHERE o.id = org AND o.standing = 'resuming' FOR UPDATE;
    -- A statement of its own: it sees what was kept aside while this waited for the row.
    IF EXISTS (SELECT FROM kept_webhooks k WHERE k.organization_id = org) THEN
        RETURN false;
    END IF;
    UPDATE organizations SET standing = 'open' WHERE id = org AND standing = 'resuming';
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION forget_kept_webhooks(most integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    org uuid;
    taken bigint;
    all_taken bigint := 0;
BEGIN
    FOR org IN SELECT DISTINCT k.organization_id FROM kept_webhooks k WHERE k.received_at < now() - interval '30 days' LOOP
        PERFORM set_config('app.organization_id', org::text, true);
        DELETE FROM kept_webhooks w WHERE w.organization_id = org AND w.number IN (
            SELECT k.number FROM kept_webhooks k
            WHERE k.organization_id = org AND k.received_at < now() - interval '30 days'
            ORDER BY k.number LIMIT most FOR UPDATE SKIP LOCKED);
        GET DIAGNOSTICS taken = ROW_COUNT;
        all_taken := all_taken + taken;
    END LOOP;
    RETURN all_taken;
END $$;
REVOKE ALL ON FUNCTION forget_kept_webhooks(integer) FROM PUBLIC;

-- Those whose time to be deleted has come, and those of which something is left.
CREATE OR REPLACE FUNCTION organizations_to_delete() RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    org uuid;
BEGIN
    FOR org IN UPDATE organization_deletions d SET began_at = now()
               WHERE d.due_at <= now() AND d.began_at IS NULL RETURNING d.organization_id LOOP
        PERFORM set_config('app.organization_id', org::text, true);
        UPDATE organizations SET standing = 'deleting' WHERE id = org;
    END LOOP;
    RETURN QUERY SELECT d.organization_id FROM organization_deletions d
        WHERE d.began_at IS NOT NULL AND d.ended_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION organizations_to_delete() FROM PUBLIC;

-- Deletes some rows of an organization that is to be deleted: how many, 0 when nothing is left; null when another server is
-- at it. A table whose rows others still name waits until those are gone.
CREATE OR REPLACE FUNCTION delete_organization_step(org uuid, most integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    name text;
    taken bigint;
    all_taken bigint := 0;
    was_held boolean := false;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('organization_deletions ' || org::text, 0)) THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM organization_deletions d WHERE d.organization_id = org AND d.began_at IS NOT NULL
                   AND d.ended_at IS NULL) THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('app.organization_id', org::text, true);
    FOR name IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'organization_id'
                  AND NOT a.attisdropped AND c.relname <> 'organization_deletions' ORDER BY c.relname LOOP
        BEGIN
            EXECUTE format('DELETE FROM %1$I WHERE ctid = ANY (ARRAY(SELECT t.ctid FROM %1$I t
                            WHERE t.organization_id = $1 LIMIT $2))', name) USING org, most - all_taken;
            GET DIAGNOSTICS taken = ROW_COUNT;
            all_taken := all_taken + taken;
        EXCEPTION WHEN foreign_key_violation THEN
            was_held := true;
        END;
        EXIT WHEN all_taken >= most;
    END LOOP;
    IF all_taken = 0 AND was_held THEN
        RAISE EXCEPTION 'Rows of % hold each other', org;
    END IF;
    UPDATE organization_deletions d SET rows_gone = d.rows_gone + all_taken WHERE d.organization_id = org;
    RETURN all_taken;
END $$;
REVOKE ALL ON FUNCTION delete_organization_step(uuid, integer) FROM PUBLIC;

-- The last of it: the row itself. Nothing may be left.
CREATE OR REPLACE FUNCTION end_organization_deletion(org uuid, files bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    DELETE FROM organizations o WHERE o.id = org AND o.standing = 'deleting';
    UPDATE organization_deletions d SET ended_at = now(), files_gone = files
        WHERE d.organization_id = org AND d.began_at IS NOT NULL AND d.ended_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION end_organization_deletion(uuid, bigint) FROM PUBLIC;

-- The installation's numbers, of all organizations together and of none in particular; of those who are served, for of the
-- others nothing may leave.
CREATE OR REPLACE FUNCTION installation_numbers() RETURNS TABLE (name text, value double precision)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$
    SELECT 'queue_waiting', count(*)::double precision FROM conversations c
    WHERE c.status = 'waiting' AND is_served(c.organization_id)
    UNION ALL
    SELECT 'queue_oldest', coalesce(extract(epoch FROM now() - min(c.waiting_since)), 0)
    FROM conversations c WHERE c.status = 'waiting' AND is_served(c.organization_id)
    UNION ALL
    SELECT 'unsent', count(*) FROM outbox o WHERE is_served(o.organization_id)
    UNION ALL
    SELECT 'unsent_oldest', coalesce(extract(epoch FROM now() - min(o.position)), 0)
    FROM outbox o WHERE o.state <> 'uncertain' AND is_served(o.organization_id)
    UNION ALL
    SELECT 'unanswered_oldest', coalesce(extract(epoch FROM now() - min(unanswered_since(c.id, c.answered_seq))), 0)
    FROM conversations c WHERE c.is_unanswered AND is_served(c.organization_id)
    UNION ALL
    SELECT 'windows_ending', count(*) FROM conversations c WHERE c.status = 'waiting'
        AND c.window_expires_at BETWEEN now() AND now() + interval '1 hour' AND is_served(c.organization_id)
    UNION ALL
    SELECT 'numbers_down', count(*) FROM channels c WHERE c.status = 'stopped' AND is_served(c.organization_id)
    UNION ALL
    -- Until the first of the tokens that end at all.
    SELECT 'token_end', extract(epoch FROM min(c.token_expires_at) - now())
    FROM channels c WHERE c.status = 'active' AND is_served(c.organization_id)
    UNION ALL
    SELECT 'dead_letters', count(*) FROM dead_letters d WHERE d.state = 'open'
    UNION ALL
    -- For no number of anybody here, of late.
    SELECT 'unrouted', count(*) FROM dead_letters d
    WHERE d.organization_id IS NULL AND d.state = 'open' AND d.created_at > now() - interval '1 day'
    UNION ALL
    SELECT 'alerts', count(*) FROM alerts a WHERE a.closed_at IS NULL AND is_served(a.organization_id)
    UNION ALL
    SELECT 'begun', extract(epoch FROM min(o.created_at)) FROM organizations o $$;
