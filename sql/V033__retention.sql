-- How long what is kept, in days; null is for ever. An organization without a row for a kind has the default of
-- retention_kinds (R__retention.sql).
CREATE TABLE retention_rules (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    kind            text NOT NULL CHECK (kind IN ('messages', 'files', 'dead_letters', 'webhook_log', 'mails', 'access_log',
                        'audit')),
    days            integer CHECK (days BETWEEN 1 AND 36500),
    -- Nothing of the kind is deleted for a day after: who made a mistake can still take it back.
    changed_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, kind)
);

-- Where the deletion stands, so that whichever server comes next goes on from there.
CREATE TABLE retention_runs (
    organization_id uuid PRIMARY KEY REFERENCES organizations (id),
    began_at        timestamptz NOT NULL DEFAULT now(),
    kind            text NOT NULL DEFAULT 'messages',
    -- The last that was looked at.
    reached         uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    -- How many rows of each kind are gone.
    gone            jsonb NOT NULL DEFAULT '{}',
    ended_at        timestamptz
);
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['retention_rules', 'retention_runs'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    EXECUTE format('CREATE POLICY doors ON retention_runs FOR SELECT TO %I USING (true)', current_user);
    -- What nobody here was meant to get has no organization whose rule it could follow.
    EXECUTE format('CREATE POLICY retention_sees ON dead_letters FOR SELECT TO %I USING (organization_id IS NULL)',
        current_user);
    EXECUTE format('CREATE POLICY retention_deletes ON dead_letters FOR DELETE TO %I USING (organization_id IS NULL)',
        current_user);
END $$;

-- One whose time is over: its row stays, for the message that shows it.
ALTER TABLE media DROP CONSTRAINT media_status_check;
ALTER TABLE media ADD CONSTRAINT media_status_check CHECK (status IN ('pending', 'ready', 'unavailable', 'expired'));

-- Where a trail that was cut off begins: the rows that the seal covered are gone, its hash is what the next one stands on.
ALTER TABLE audit_seals ADD COLUMN is_anchor boolean NOT NULL DEFAULT false;
CREATE OR REPLACE FUNCTION broken_audit_seal() RETURNS bigint
    LANGUAGE sql STABLE AS $$
    WITH seals AS (
        SELECT s.number, s.hash, s.is_anchor, lag(s.hash) OVER w AS hash_before, lag(s.number) OVER w AS number_before
        FROM audit_seals s WHERE s.organization_id = current_organization() WINDOW w AS (ORDER BY s.number)),
    contents AS (
        SELECT e.seal_number, string_agg(audit_row_text(a), E'\n' ORDER BY e.audit_log_id) AS content
        FROM audit_seal_entries e LEFT JOIN audit_logs a ON a.id = e.audit_log_id
        WHERE e.organization_id = current_organization() GROUP BY e.seal_number)
    SELECT min(s.number) FROM seals s LEFT JOIN contents c ON c.seal_number = s.number
    WHERE CASE WHEN s.is_anchor THEN s.number_before IS NOT NULL
               ELSE s.number <> coalesce(s.number_before, 0) + 1
                    OR s.hash <> sha256(coalesce(s.hash_before, '') || convert_to(coalesce(c.content, ''), 'UTF8')) END $$;

-- Retention takes its place.
DROP FUNCTION organizations_with_old_webhook_deliveries();

-- The oldest seals and what they cover, but never the newest: the chain goes on from it. The server's role can delete
-- nothing of the trail; this does, and nothing that is younger than the law wants it kept.
CREATE FUNCTION cut_audit_trail(older_than integer, most integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    org uuid := current_organization();
    last_gone bigint;
    taken bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit_seals ' || org::text, 0));
    SELECT max(w.number) INTO last_gone FROM (
        SELECT s.number FROM audit_seals s
        WHERE s.organization_id = org AND NOT s.is_anchor
          AND s.sealed_at < now() - make_interval(days => greatest(older_than, 183))
          AND s.number < (SELECT max(n.number) FROM audit_seals n WHERE n.organization_id = org)
        ORDER BY s.number LIMIT most) AS w;
    IF last_gone IS NULL THEN
        RETURN 0;
    END IF;
    DELETE FROM audit_logs a WHERE a.organization_id = org AND a.id IN (
        SELECT e.audit_log_id FROM audit_seal_entries e WHERE e.organization_id = org AND e.seal_number <= last_gone);
    GET DIAGNOSTICS taken = ROW_COUNT;
    DELETE FROM audit_seal_entries e WHERE e.organization_id = org AND e.seal_number <= last_gone;
    DELETE FROM audit_seals s WHERE s.organization_id = org AND s.number < last_gone;
    UPDATE audit_seals s SET is_anchor = true WHERE s.organization_id = org AND s.number = last_gone;
    RETURN taken;
END $$;
REVOKE ALL ON FUNCTION cut_audit_trail(integer, integer) FROM PUBLIC;

-- Who has a run to begin or to go on with: once a day, at night where they are. Who had no night for three days (a server
-- that runs only by day) is not left out.
CREATE FUNCTION organizations_with_due_retention() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o LEFT JOIN retention_runs r ON r.organization_id = o.id
          WHERE (r.organization_id IS NOT NULL AND r.ended_at IS NULL)
             OR (coalesce(r.began_at, o.created_at) < now() - interval '20 hours'
                 AND extract(hour FROM now() AT TIME ZONE o.timezone) BETWEEN 1 AND 5)
             OR coalesce(r.began_at, o.created_at) < now() - interval '3 days' $$;
REVOKE ALL ON FUNCTION organizations_with_due_retention() FROM PUBLIC;

-- What came for nobody here, after ninety days.
CREATE FUNCTION forget_unrouted_dead_letters(most integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    taken bigint;
BEGIN
    DELETE FROM dead_letters WHERE id IN (
        SELECT d.id FROM dead_letters d WHERE d.organization_id IS NULL AND d.created_at < now() - interval '90 days'
        LIMIT most FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS taken = ROW_COUNT;
    RETURN taken;
END $$;
REVOKE ALL ON FUNCTION forget_unrouted_dead_letters(integer) FROM PUBLIC;
