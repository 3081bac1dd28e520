-- What leaves: claims, outcomes, and the status webhooks that tell what became of it.

-- How far a status has come; a message only moves up. `delivered` after `failed` means that it did arrive.
CREATE FUNCTION status_rank(status text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE status WHEN 'queued' THEN 0 WHEN 'uncertain' THEN 1 WHEN 'sent' THEN 2 WHEN 'failed' THEN 3
                             WHEN 'delivered' THEN 4 WHEN 'read' THEN 5 ELSE -1 END $$;

-- Messages a second that a number may send, and when the next one is free (a leaky bucket that all servers share).
ALTER TABLE channels ADD COLUMN messages_per_second integer NOT NULL DEFAULT 80
    CHECK (messages_per_second BETWEEN 1 AND 10000);
CREATE TABLE channel_pace (
    channel_id      uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    next_free_at    timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50);
ALTER TABLE channel_pace ENABLE ROW LEVEL SECURITY;
ALTER TABLE channel_pace FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON channel_pace USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));

-- Takes what may leave now: the oldest of each conversation, people's messages before the bot's, within each number's
-- pace. Committed before the call goes out, so that a crash afterwards is known to be in doubt. Times are the database's.
CREATE FUNCTION claim_sends(org uuid, node uuid, most integer, lease interval)
    RETURNS TABLE (message_id uuid, conversation_id uuid, channel_id uuid, sender_type text, attempts integer,
        content text, message_type text, metadata jsonb, reply_to_whatsapp_id text, send_to text, send_to_kind text,
        media_id uuid, media_mime_type text, media_file_name text, media_storage_key text,
        phone_number_id text, access_token_encrypted bytea, window_expires_at timestamptz)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    lane record;
    allowed integer;
    taken uuid[] := '{}';
    chosen uuid[];
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    FOR lane IN
        SELECT c.id, c.messages_per_second AS pace FROM channels c
        WHERE c.organization_id = org AND c.status = 'active' AND EXISTS (
            SELECT FROM outbox o WHERE o.channel_id = c.id AND o.state = 'queued' AND o.next_attempt_at <= now())
        ORDER BY c.id
    LOOP
        INSERT INTO channel_pace (channel_id, organization_id) VALUES (lane.id, org) ON CONFLICT DO NOTHING;
        -- A quarter of a second may go at once; more than that waits for its time.
        SELECT least(most, floor(extract(epoch FROM clock_timestamp()
                   - greatest(p.next_free_at, clock_timestamp() - interval '250 milliseconds')) * lane.pace)::integer)
            INTO allowed FROM channel_pace p WHERE p.channel_id = lane.id FOR UPDATE;
        CONTINUE WHEN allowed < 1;

        SELECT array_agg(due.message_id) INTO chosen FROM (
            SELECT o.message_id FROM outbox o
            WHERE o.organization_id = org AND o.channel_id = lane.id AND o.state = 'queued'
              AND o.next_attempt_at <= now()
              AND NOT EXISTS (SELECT FROM outbox e WHERE e.conversation_id = o.conversation_id
                              AND (e.position, e.message_id) < (o.position, o.message_id))
            ORDER BY o.sender_type = 'attendant' DESC, o.position
            LIMIT allowed FOR UPDATE OF o SKIP LOCKED) AS due;
        CONTINUE WHEN chosen IS NULL;

        taken := taken || chosen;
        UPDATE channel_pace SET next_free_at = greatest(next_free_at, clock_timestamp() - interval '250 milliseconds')
                + make_interval(secs => array_length(chosen, 1)::double precision / lane.pace)
            WHERE channel_id = lane.id;
    END LOOP;
    IF taken = '{}' THEN
        RETURN;
    END IF;

    RETURN QUERY
    WITH claimed AS (
        UPDATE outbox o SET state = 'sending', claimed_by = node, claimed_until = now() + lease,
               attempts = o.attempts + 1
        WHERE o.message_id = ANY (taken)
        RETURNING o.message_id, o.conversation_id, o.channel_id, o.sender_type, o.attempts, o.position)
    SELECT c.message_id, c.conversation_id, c.channel_id, c.sender_type, c.attempts, m.content, m.message_type,
           m.metadata, r.whatsapp_message_id, a.send_to, split_part(a.address, ':', 1), f.id, f.mime_type, f.file_name,
           f.storage_key, n.phone_number_id, n.access_token_encrypted, v.window_expires_at
    FROM claimed c
    JOIN messages m ON m.id = c.message_id
    JOIN conversations v ON v.id = c.conversation_id
    JOIN channels n ON n.id = c.channel_id
    LEFT JOIN messages r ON r.id = m.reply_to_id
    LEFT JOIN media f ON f.id = m.media_id
    LEFT JOIN LATERAL (SELECT ca.send_to, ca.address FROM customer_addresses ca WHERE ca.customer_id = v.customer_id
                       ORDER BY ca.address LIKE 'tel:%' DESC, ca.created_at DESC LIMIT 1) a ON true
    ORDER BY c.position, c.message_id;
END $$;

-- Moves messages up to a status, writes the history, and says which of them really changed.
CREATE FUNCTION advance_statuses(message_ids uuid[], statuses text[], occurred_ats timestamptz[], errors jsonb[])
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO message_events (organization_id, message_id, status, occurred_at, error)
        SELECT current_organization(), i.message_id, i.status, i.occurred_at, i.error
        FROM unnest(message_ids, statuses, occurred_ats, errors) AS i(message_id, status, occurred_at, error)
        ON CONFLICT DO NOTHING;

    RETURN QUERY
    WITH best AS (
        SELECT DISTINCT ON (i.message_id) i.message_id, i.status, i.error
        FROM unnest(message_ids, statuses, errors) AS i(message_id, status, error)
        ORDER BY i.message_id, status_rank(i.status) DESC),
    -- Locked in one order by everybody who moves statuses.
    locked AS (SELECT m.id FROM messages m JOIN best b ON b.message_id = m.id ORDER BY m.id FOR NO KEY UPDATE OF m),
    moved AS (
        UPDATE messages m SET status = b.status, error = CASE WHEN b.status = 'failed' THEN b.error END
        FROM best b JOIN locked l ON l.id = b.message_id
        WHERE m.id = b.message_id AND status_rank(b.status) > status_rank(m.status)
        RETURNING m.id, m.conversation_id, m.status, m.error, m.created_at),
    gone AS (
        -- Whatever WhatsApp says about it, it has left: nothing remains to be sent.
        DELETE FROM outbox o USING moved v WHERE o.message_id = v.id AND v.status <> 'queued' AND v.status <> 'uncertain'),
    shown AS (
        UPDATE conversations c SET last_message_status = v.status, version = c.version + 1
        FROM moved v WHERE c.id = v.conversation_id AND c.last_message_at = v.created_at
        RETURNING v.id)
    SELECT v.id, v.conversation_id, v.status, v.error, EXISTS (SELECT FROM shown s WHERE s.id = v.id) FROM moved v;
END $$;

-- Status webhooks. They find their message by WhatsApp's id, or by our own id that the send carried; the own id counts
-- only on the number that the message went through, so that nobody can speak for another's message.
CREATE FUNCTION ingest_statuses(org uuid, channel_ids uuid[], whatsapp_ids text[], own_ids uuid[], statuses text[],
    occurred_ats timestamptz[], errors text[])
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    found_ids uuid[];
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);

    FOR attempt IN 1..2 LOOP
        SELECT array_agg(coalesce(
                   (SELECT m.id FROM messages m WHERE m.channel_id = i.channel_id
                        AND m.whatsapp_message_id = i.whatsapp_id AND m.sender_type <> 'customer'),
                   (SELECT m.id FROM messages m WHERE m.id = i.own_id AND m.channel_id = i.channel_id
                        AND m.sender_type <> 'customer'
                        AND (m.whatsapp_message_id IS NULL OR m.whatsapp_message_id = i.whatsapp_id))) ORDER BY i.n)
            INTO found_ids
            FROM unnest(channel_ids, whatsapp_ids, own_ids) WITH ORDINALITY AS i(channel_id, whatsapp_id, own_id, n);
        EXIT WHEN array_position(found_ids, NULL) IS NULL;
        IF attempt = 1 THEN
            -- The send's own answer may be committing now: wait for it, and look again.
            PERFORM pg_advisory_xact_lock(key) FROM (
                SELECT DISTINCT hashtextextended(i.whatsapp_id, 1) AS key FROM unnest(whatsapp_ids, found_ids)
                    AS i(whatsapp_id, found) WHERE i.found IS NULL ORDER BY key) AS keys;
        END IF;
    END LOOP;

    INSERT INTO parked_statuses (organization_id, channel_id, whatsapp_message_id, status, occurred_at, error)
        SELECT org, i.channel_id, i.whatsapp_id, i.status, i.occurred_at, i.error::jsonb
        FROM unnest(channel_ids, whatsapp_ids, statuses, occurred_ats, errors, found_ids)
            AS i(channel_id, whatsapp_id, status, occurred_at, error, found)
        WHERE i.found IS NULL
        ON CONFLICT DO NOTHING;

    UPDATE messages m SET whatsapp_message_id = i.whatsapp_id
        FROM unnest(whatsapp_ids, found_ids) AS i(whatsapp_id, found)
        WHERE m.id = i.found AND m.whatsapp_message_id IS NULL;

    RETURN QUERY SELECT a.* FROM (
            SELECT array_agg(i.found) AS f, array_agg(i.status) AS s, array_agg(i.occurred_at) AS o,
                   array_agg(i.error::jsonb) AS e
            FROM unnest(found_ids, statuses, occurred_ats, errors) AS i(found, status, occurred_at, error)
            WHERE i.found IS NOT NULL) AS known,
        LATERAL advance_statuses(known.f, known.s, known.o, known.e) AS a
        WHERE known.f IS NOT NULL;
END $$;

-- The answer of Graph to sends that went well: notes WhatsApp's ids and applies the statuses that were faster.
CREATE FUNCTION settle_sent(org uuid, message_ids uuid[], whatsapp_ids text[])
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    PERFORM pg_advisory_xact_lock(key) FROM (
        SELECT DISTINCT hashtextextended(w, 1) AS key FROM unnest(whatsapp_ids) AS w ORDER BY key) AS keys;

    UPDATE messages m SET whatsapp_message_id = i.whatsapp_id
        FROM unnest(message_ids, whatsapp_ids) AS i(id, whatsapp_id)
        WHERE m.id = i.id AND m.whatsapp_message_id IS NULL;

    RETURN QUERY
    WITH early AS (
        DELETE FROM parked_statuses p USING unnest(message_ids, whatsapp_ids) AS i(id, whatsapp_id), messages m
        WHERE m.id = i.id AND p.channel_id = m.channel_id AND p.whatsapp_message_id = i.whatsapp_id
        RETURNING i.id, p.status, p.occurred_at, p.error),
    all_of_it AS (
        SELECT i.id, 'sent' AS status, now() AS occurred_at, NULL::jsonb AS error FROM unnest(message_ids) AS i(id)
        UNION ALL SELECT * FROM early)
    SELECT a.* FROM (SELECT array_agg(x.id) AS i, array_agg(x.status) AS s, array_agg(x.occurred_at) AS o,
                            array_agg(x.error) AS e FROM all_of_it x) AS known,
        LATERAL advance_statuses(known.i, known.s, known.o, known.e) AS a;

    -- An answer that changed nothing (a status webhook was first) still ends the wait.
    DELETE FROM outbox o WHERE o.message_id = ANY (message_ids);
END $$;
