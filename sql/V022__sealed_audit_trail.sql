-- The audit trail is sealed: every few seconds what was added is listed in a seal, whose hash covers these rows and the
-- seal before it. Whoever changes, adds or takes away a row behind this server's back breaks the chain from there on.
-- Neither seals nor what they cover can be changed by the server's role.
CREATE TABLE audit_seals (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    -- From 1, without a gap.
    number          bigint NOT NULL CHECK (number > 0),
    -- SHA-256 over the hash of the seal before and the rows, in the order of their ids.
    hash            bytea NOT NULL CHECK (length(hash) = 32),
    sealed_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, number)
);
CREATE TABLE audit_seal_entries (
    organization_id uuid NOT NULL,
    audit_log_id    uuid NOT NULL,
    seal_number     bigint NOT NULL,
    PRIMARY KEY (organization_id, audit_log_id),
    -- Without a foreign key to audit_logs: a row that somebody took away must leave its entry behind.
    FOREIGN KEY (organization_id, seal_number) REFERENCES audit_seals (organization_id, number)
);
CREATE INDEX audit_seal_entries_number ON audit_seal_entries (organization_id, seal_number, audit_log_id);
CREATE INDEX audit_logs_user ON audit_logs (organization_id, user_id, created_at DESC, id DESC);
CREATE INDEX audit_logs_object ON audit_logs (organization_id, object_id, created_at DESC, id DESC);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['audit_seals', 'audit_seal_entries'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    -- What the function that looks for work below reads: docs of V002.
    FOREACH name IN ARRAY ARRAY['audit_logs', 'audit_seals', 'audit_seal_entries'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

-- What a seal covers of a row. Times as numbers: a text of them would depend on the session's time zone.
CREATE FUNCTION audit_row_text(a audit_logs) RETURNS text
    LANGUAGE sql STABLE
    AS $$ SELECT jsonb_build_array(a.id, a.user_id, a.action, a.object_type, a.object_id, a.old_values, a.new_values,
                                   a.address, extract(epoch FROM a.created_at))::text $$;

-- Ids only, and only of organizations where something waits for its seal. A transaction may take a while to its commit:
-- an hour before the last seal is looked at again.
CREATE FUNCTION organizations_with_unsealed_audit_logs() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o WHERE EXISTS (
              SELECT FROM audit_logs a WHERE a.organization_id = o.id
                AND a.created_at > coalesce((SELECT s.sealed_at - interval '1 hour' FROM audit_seals s
                                             WHERE s.organization_id = o.id ORDER BY s.number DESC LIMIT 1), '-infinity')
                AND NOT EXISTS (SELECT FROM audit_seal_entries e
                                WHERE e.organization_id = o.id AND e.audit_log_id = a.id)) $$;
REVOKE ALL ON FUNCTION organizations_with_unsealed_audit_logs() FROM PUBLIC;

-- Seals what was added to the current organization's trail, so much at a time; gives how many rows. One at a time, so that
-- the chain does not fork.
CREATE FUNCTION seal_audit_logs(most integer) RETURNS integer
    LANGUAGE plpgsql AS $$
DECLARE
    org uuid := current_organization();
    last record;
    chosen uuid[];
    content text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit_seals ' || org::text, 0));
    SELECT s.number, s.hash, s.sealed_at INTO last FROM audit_seals s
        WHERE s.organization_id = org ORDER BY s.number DESC LIMIT 1;
    SELECT array_agg(w.id), string_agg(w.content, E'\n' ORDER BY w.id) INTO chosen, content FROM (
        SELECT a.id, audit_row_text(a) AS content FROM audit_logs a
        WHERE a.organization_id = org AND a.created_at > coalesce(last.sealed_at - interval '1 hour', '-infinity')
          AND NOT EXISTS (SELECT FROM audit_seal_entries e WHERE e.organization_id = org AND e.audit_log_id = a.id)
        ORDER BY a.created_at, a.id LIMIT most) AS w;
    IF chosen IS NULL THEN
        RETURN 0;
    END IF;
    INSERT INTO audit_seals (organization_id, number, hash, sealed_at) VALUES (org, coalesce(last.number, 0) + 1,
        sha256(coalesce(last.hash, '') || convert_to(content, 'UTF8')), clock_timestamp());
    INSERT INTO audit_seal_entries (organization_id, audit_log_id, seal_number)
        SELECT org, id, coalesce(last.number, 0) + 1 FROM unnest(chosen) AS id;
    RETURN cardinality(chosen);
END $$;

-- The first seal that does not fit what it covers, or the seal before it; null when all do.
CREATE FUNCTION broken_audit_seal() RETURNS bigint
    LANGUAGE sql STABLE AS $$
    WITH seals AS (
        SELECT s.number, s.hash, lag(s.hash) OVER w AS hash_before,
               s.number <> coalesce(lag(s.number) OVER w, 0) + 1 AS has_gap
        FROM audit_seals s WHERE s.organization_id = current_organization() WINDOW w AS (ORDER BY s.number)),
    contents AS (
        SELECT e.seal_number, string_agg(audit_row_text(a), E'\n' ORDER BY e.audit_log_id) AS content
        FROM audit_seal_entries e LEFT JOIN audit_logs a ON a.id = e.audit_log_id
        WHERE e.organization_id = current_organization() GROUP BY e.seal_number)
    SELECT min(s.number) FROM seals s LEFT JOIN contents c ON c.seal_number = s.number
    WHERE s.has_gap OR s.hash <> sha256(coalesce(s.hash_before, '') || convert_to(coalesce(c.content, ''), 'UTF8')) $$;

-- Rows that came with a time from before what is sealed already: nobody who writes through this server can do that.
CREATE FUNCTION stray_audit_logs() RETURNS bigint
    LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM audit_logs a
    WHERE a.organization_id = current_organization()
      AND a.created_at <= (SELECT s.sealed_at - interval '1 hour' FROM audit_seals s
                           WHERE s.organization_id = current_organization() ORDER BY s.number DESC LIMIT 1)
      AND NOT EXISTS (SELECT FROM audit_seal_entries e
                      WHERE e.organization_id = a.organization_id AND e.audit_log_id = a.id) $$;
