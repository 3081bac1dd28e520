-- Deleting what has had its time, a small step at a time.
--
-- Rules that it holds:
--   no waiting  what somebody holds is left for the next run, so that neither waits for the other;
--   no deadlock conversations in the order of their ids, then messages, as all others do;
--   numbers     the ledgers (conversation_events, sla_events) stay: reports of a day that is over do not change.

-- The kinds in the order in which they go; days by default, null for ever; and the least that may be chosen. An access log
-- is kept for six months by law (Marco Civil, art. 15), and the audit trail says who read what.
CREATE OR REPLACE FUNCTION retention_kinds() RETURNS TABLE (kind text, days integer, lowest integer)
    LANGUAGE sql IMMUTABLE
    AS $$ VALUES ('messages', NULL::integer, 30), ('files', NULL, 30), ('dead_letters', 90, 1), ('webhook_log', 30, 1),
                 ('mails', 30, 1), ('access_log', 183, 183), ('audit', NULL, 183) $$;

-- By which age something of a kind is deleted now; null when nothing is.
CREATE OR REPLACE FUNCTION retention_days(wanted text) RETURNS integer
    LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN r.kind IS NULL THEN d.days WHEN r.changed_at > now() - interval '24 hours' THEN NULL
                -- Whoever wrote a rule past the API does not get below the law.
                ELSE greatest(r.days, CASE WHEN r.days IS NOT NULL THEN d.lowest END) END
    FROM retention_kinds() AS d LEFT JOIN retention_rules r
        ON r.organization_id = current_organization() AND r.kind = d.kind
    WHERE d.kind = wanted $$;

-- How many rows of a kind are older than that; no more than `most` are counted.
CREATE OR REPLACE FUNCTION retention_due(wanted text, older_than integer, most integer) RETURNS bigint
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    org uuid := current_organization();
    before timestamptz := now() - make_interval(days => older_than);
    found bigint;
BEGIN
    IF older_than IS NULL THEN
        RETURN 0;
    END IF;
    CASE wanted
    WHEN 'messages' THEN
        SELECT count(*) INTO found FROM (
            SELECT FROM conversations c CROSS JOIN LATERAL (
                SELECT FROM messages m WHERE m.conversation_id = c.id AND m.created_at < before LIMIT most) AS m
            WHERE c.organization_id = org LIMIT most) AS q;
    WHEN 'files' THEN
        SELECT count(*) INTO found FROM (
            SELECT FROM media f WHERE f.organization_id = org AND f.status = 'ready' AND NOT f.is_in_use
                AND f.created_at < before LIMIT most) AS q;
    WHEN 'dead_letters' THEN
        SELECT count(*) INTO found FROM (
            SELECT FROM dead_letters d WHERE d.organization_id = org AND d.created_at < before LIMIT most) AS q;
    WHEN 'webhook_log' THEN
        SELECT count(*) INTO found FROM (
            SELECT FROM webhook_deliveries d WHERE d.organization_id = org AND d.state IN ('delivered', 'failed')
                AND d.ended_at < before LIMIT most) AS q;
    WHEN 'mails' THEN
        SELECT count(*) INTO found FROM (
            SELECT FROM mails m WHERE m.organization_id = org AND m.state IN ('sent', 'failed')
                AND m.ended_at < before LIMIT most) AS q;
    WHEN 'access_log' THEN
        SELECT count(*) INTO found FROM (
            SELECT FROM sessions s WHERE s.organization_id = org
                AND least(s.expires_at, coalesce(s.revoked_at, s.expires_at)) < before LIMIT most) AS q;
    WHEN 'audit' THEN
        SELECT count(*) INTO found FROM (
            SELECT FROM audit_seals s JOIN audit_seal_entries e ON e.organization_id = org AND e.seal_number = s.number
            WHERE s.organization_id = org AND s.sealed_at < before LIMIT most) AS q;
    END CASE;
    RETURN found;
END $$;

-- Messages of a step's conversations, with their files and what was said of them; says where the next step begins. The
-- conversation remains, and says until when it was emptied.
CREATE OR REPLACE FUNCTION retention_of_messages(before timestamptz, reached uuid, most integer)
    RETURNS TABLE (gone bigint, next uuid)
    LANGUAGE plpgsql AS $$
DECLARE
    conversations_a_step CONSTANT integer := 500;
    org uuid := current_organization();
    looked uuid[];
    held uuid[];
    thread uuid;
    files uuid[];
    dropped_now bigint;
    taken bigint := 0;
    place uuid := reached;
BEGIN
    looked := ARRAY(SELECT c.id FROM conversations c WHERE c.organization_id = org AND c.id > reached
                    ORDER BY c.id LIMIT conversations_a_step);
    WITH old AS MATERIALIZED (
        SELECT c.id FROM conversations c
        WHERE c.id = ANY (looked) AND EXISTS (SELECT FROM messages m WHERE m.conversation_id = c.id AND m.created_at < before)
        ORDER BY c.id LIMIT 50 FOR NO KEY UPDATE SKIP LOCKED)
    SELECT array_agg(o.id ORDER BY o.id) INTO held FROM old o;
    -- There may be more that are old than were taken.
    IF cardinality(held) = 50 THEN
        looked := ARRAY(SELECT l FROM unnest(looked) AS l WHERE l <= held[50]);
    END IF;
    FOREACH thread IN ARRAY coalesce(held, '{}') LOOP
        WITH old AS MATERIALIZED (
            SELECT m.id FROM messages m
            WHERE m.conversation_id = thread AND m.created_at < before
              AND NOT EXISTS (SELECT FROM outbox o WHERE o.message_id = m.id)
            ORDER BY m.created_at, m.id LIMIT most - taken),
        dropped AS (DELETE FROM messages m USING old o WHERE m.id = o.id RETURNING m.media_id)
        SELECT count(*), array_agg(d.media_id) FILTER (WHERE d.media_id IS NOT NULL) INTO dropped_now, files FROM dropped d;
        taken := taken + dropped_now;
        IF files IS NOT NULL THEN
            DELETE FROM media f WHERE f.id = ANY (files) AND NOT f.is_in_use
                AND NOT EXISTS (SELECT FROM messages m WHERE m.media_id = f.id);
        END IF;
        UPDATE conversation_transfers t SET reason = NULL
            WHERE t.conversation_id = thread AND t.transferred_at < before AND t.reason IS NOT NULL;
        UPDATE conversations c SET version = c.version + 1,
                metadata = c.metadata || jsonb_build_object('messages_deleted_until',
                    to_char(before AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
                last_message_preview = CASE WHEN c.last_message_at >= before THEN c.last_message_preview END,
                bot_state = CASE WHEN c.status = 'closed' THEN '{}' ELSE c.bot_state END
            WHERE c.id = thread;
        IF taken >= most THEN
            RETURN QUERY SELECT taken, place;
            RETURN;
        END IF;
        place := thread;
    END LOOP;
    RETURN QUERY SELECT taken, looked[cardinality(looked)];
END $$;

-- One step of the current organization's run, in the caller's transaction: how many rows went, and whether that was the
-- end. Nothing when another server is at it. Begins a new run when the one before has ended.
CREATE OR REPLACE FUNCTION retention_step(most integer) RETURNS TABLE (gone bigint, is_end boolean, total jsonb)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    org uuid := current_organization();
    run retention_runs;
    days integer;
    before timestamptz;
    taken bigint := 0;
    place uuid;
    next_kind text;
BEGIN
    INSERT INTO retention_runs (organization_id) VALUES (org) ON CONFLICT DO NOTHING;
    SELECT * INTO run FROM retention_runs r WHERE r.organization_id = org FOR UPDATE SKIP LOCKED;
    IF run.organization_id IS NULL THEN
        RETURN;
    END IF;
    IF run.ended_at IS NOT NULL THEN
        run.began_at := now();
        run.kind := 'messages';
        run.reached := '00000000-0000-0000-0000-000000000000';
        run.gone := '{}';
        run.ended_at := NULL;
    END IF;
    days := retention_days(run.kind);
    before := now() - make_interval(days => days);
    IF days IS NOT NULL THEN
        CASE run.kind
        WHEN 'messages' THEN
            SELECT s.gone, s.next INTO taken, place FROM retention_of_messages(before, run.reached, most) AS s;
        WHEN 'files' THEN
            WITH page AS MATERIALIZED (
                SELECT f.id FROM media f WHERE f.organization_id = org AND f.id > run.reached ORDER BY f.id LIMIT most),
            old AS MATERIALIZED (
                SELECT f.id FROM media f JOIN page p ON p.id = f.id
                WHERE f.status = 'ready' AND NOT f.is_in_use AND f.created_at < before FOR UPDATE OF f SKIP LOCKED),
            expired AS (
                -- The file itself goes with the next sweep of those without a row.
                UPDATE media f SET status = 'expired', storage_key = NULL, file_name = NULL, sha256 = NULL,
                        external_id = NULL, next_attempt_at = NULL
                FROM old o WHERE f.id = o.id RETURNING f.id)
            SELECT (SELECT count(*) FROM expired), (SELECT p.id FROM page p ORDER BY p.id DESC LIMIT 1)
                INTO taken, place;
        WHEN 'dead_letters' THEN
            DELETE FROM dead_letters WHERE id IN (
                SELECT d.id FROM dead_letters d WHERE d.organization_id = org AND d.created_at < before
                ORDER BY d.created_at LIMIT most FOR UPDATE SKIP LOCKED);
            GET DIAGNOSTICS taken = ROW_COUNT;
        WHEN 'webhook_log' THEN
            DELETE FROM webhook_deliveries WHERE id IN (
                SELECT d.id FROM webhook_deliveries d
                WHERE d.organization_id = org AND d.state IN ('delivered', 'failed') AND d.ended_at < before
                LIMIT most FOR UPDATE SKIP LOCKED);
            GET DIAGNOSTICS taken = ROW_COUNT;
        WHEN 'mails' THEN
            DELETE FROM mails WHERE id IN (
                SELECT m.id FROM mails m
                WHERE m.organization_id = org AND m.state IN ('sent', 'failed') AND m.ended_at < before
                LIMIT most FOR UPDATE SKIP LOCKED);
            GET DIAGNOSTICS taken = ROW_COUNT;
        WHEN 'access_log' THEN
            DELETE FROM sessions WHERE id IN (
                SELECT s.id FROM sessions s
                WHERE s.organization_id = org AND least(s.expires_at, coalesce(s.revoked_at, s.expires_at)) < before
                LIMIT most FOR UPDATE SKIP LOCKED);
            GET DIAGNOSTICS taken = ROW_COUNT;
        WHEN 'audit' THEN
            taken := cut_audit_trail(days, 20);
        END CASE;
    END IF;

    run.gone := run.gone || jsonb_build_object(run.kind, coalesce((run.gone ->> run.kind)::bigint, 0) + taken);
    -- Those that are walked through say where they are; of the others a step that found nothing was the last.
    IF place IS NOT NULL THEN
        run.reached := place;
    ELSIF taken = 0 OR days IS NULL OR run.kind IN ('messages', 'files') THEN
        SELECT k.kind INTO next_kind FROM retention_kinds() WITH ORDINALITY AS k(kind, days, lowest, place)
            WHERE k.place = 1 + (SELECT o.place FROM retention_kinds() WITH ORDINALITY AS o(kind, days, lowest, place)
                                 WHERE o.kind = run.kind);
        run.reached := '00000000-0000-0000-0000-000000000000';
        run.kind := coalesce(next_kind, run.kind);
        run.ended_at := CASE WHEN next_kind IS NULL THEN clock_timestamp() END;
    END IF;
    UPDATE retention_runs r SET began_at = run.began_at, kind = run.kind, reached = run.reached, gone = run.gone,
            ended_at = run.ended_at
        WHERE r.organization_id = org;
    RETURN QUERY SELECT taken, run.ended_at IS NOT NULL, run.gone;
END $$;
