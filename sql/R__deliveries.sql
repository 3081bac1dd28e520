-- What leaves and what becomes of it: claims, the outcomes of sends, and the status webhooks that tell of them later.
--
-- The functions give a row for every message that reads differently now, with all of it that a status can change, so
-- that whoever looks at the thread can be told without asking again.
--
-- Rules that they hold:
--   no deadlock advisory locks first, then the conversations in the order of their ids, then messages, then the outbox.
--              Whoever stores what arrives, and whoever changes an owner, does the same.
DROP FUNCTION IF EXISTS advance_statuses(uuid[], text[], timestamptz[], jsonb[], integer[]);
DROP FUNCTION IF EXISTS advance_statuses(uuid[], text[], timestamptz[], jsonb[], integer[], uuid[]);
DROP FUNCTION IF EXISTS advance_statuses(uuid[], text[], timestamptz[], jsonb[], integer[], uuid[], text[]);
DROP FUNCTION IF EXISTS ingest_statuses(uuid, uuid[], text[], uuid[], text[], timestamptz[], text[], integer[]);
DROP FUNCTION IF EXISTS settle_sent(uuid, uuid[], text[]);
DROP FUNCTION IF EXISTS withdraw_bot_sends(uuid, jsonb);
DROP FUNCTION IF EXISTS note_retry(uuid, jsonb);
DROP FUNCTION IF EXISTS say_again(uuid);
DROP FUNCTION IF EXISTS claim_sends(uuid, uuid, integer, interval, uuid[], integer[], integer);

-- Takes what may leave now: the oldest of each conversation, people's messages before the bot's, within each number's
-- pace. Committed before the call goes out, so that a crash afterwards is known to be in doubt. Times are the database's,
-- also whether the window is open. Each number has only so many sends under way on a server (busy_*: what it has there
-- now), so that one whose answers do not come leaves room for the others; all numbers of a call together take `most`; a
-- number that never sent begins with a full measure.
CREATE FUNCTION claim_sends(org uuid, node uuid, most integer, lease interval, busy_channels uuid[] DEFAULT '{}',
    busy_sends integer[] DEFAULT '{}', most_per_channel integer DEFAULT 64)
    RETURNS TABLE (message_id uuid, conversation_id uuid, channel_id uuid, sender_type text, attempts integer,
        content text, message_type text, metadata jsonb, reply_to_whatsapp_id text, send_to text, send_to_kind text,
        media_id uuid, media_mime_type text, media_file_name text, media_storage_key text,
        phone_number_id text, access_token_encrypted bytea, window_expires_at timestamptz,
        is_window_open boolean, send_round integer, is_unwanted boolean, channel_kind text,
        client_token_encrypted bytea)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    lane record;
    allowed integer;
    taken uuid[] := '{}';
    chosen uuid[];
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    -- A server that is in the middle of a long queue, or was woken, hears of a suspension here.
    IF NOT is_served(org) THEN
        RETURN;
    END IF;
    FOR lane IN
        SELECT c.id, c.messages_per_second AS pace,
               -- So much may go at once; more than that waits for its time.
               make_interval(secs => greatest(0.25, 1.0 / c.messages_per_second)) AS burst,
               most_per_channel - coalesce((SELECT b.sends FROM unnest(busy_channels, busy_sends) AS b(channel, sends)
                                            WHERE b.channel = c.id), 0) AS room
        FROM channels c
        WHERE c.organization_id = org AND c.status = 'active' AND EXISTS (
            SELECT FROM outbox o WHERE o.channel_id = c.id AND o.state = 'queued' AND o.next_attempt_at <= now())
        ORDER BY c.id
    LOOP
        lane.room := least(lane.room, most - cardinality(taken));
        CONTINUE WHEN lane.room < 1;
        LOOP
            SELECT least(lane.room, floor(extract(epoch FROM clock_timestamp()
                       - greatest(p.next_free_at, clock_timestamp() - lane.burst)) * lane.pace + 0.001)::integer)
                INTO allowed FROM channel_pace p WHERE p.channel_id = lane.id FOR UPDATE;
            EXIT WHEN FOUND;
            INSERT INTO channel_pace (channel_id, organization_id, next_free_at)
                VALUES (lane.id, org, clock_timestamp() - lane.burst) ON CONFLICT DO NOTHING;
        END LOOP;
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
        UPDATE channel_pace SET next_free_at = greatest(next_free_at, clock_timestamp() - lane.burst)
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
           f.storage_key, n.phone_number_id, n.access_token_encrypted, v.window_expires_at,
           coalesce(v.window_expires_at > now(), false), m.send_round,
           m.message_type = 'template' AND k.marketing_stopped AND EXISTS (
               SELECT FROM message_templates t WHERE t.organization_id = org AND t.waba_id = n.waba_id
                   AND t.name = m.metadata #>> '{template,name}' AND t.language = m.metadata #>> '{template,language}'
                   AND t.category = 'MARKETING'),
           n.kind, n.client_token_encrypted
    FROM claimed c
    JOIN messages m ON m.id = c.message_id
    JOIN conversations v ON v.id = c.conversation_id
    JOIN customers k ON k.id = v.customer_id
    JOIN channels n ON n.id = c.channel_id
    LEFT JOIN messages r ON r.id = m.reply_to_id
    LEFT JOIN media f ON f.id = m.media_id
    LEFT JOIN LATERAL (SELECT ca.send_to, ca.address FROM customer_addresses ca WHERE ca.customer_id = v.customer_id
                         -- An id in place of a number is one provider's own.
                         AND (ca.address LIKE 'tel:%' OR (ca.address LIKE '%@lid') = (n.kind = 'zapi'))
                       ORDER BY ca.retired_at IS NULL DESC, ca.address LIKE 'tel:%' DESC, ca.created_at DESC
                       LIMIT 1) a ON true
    ORDER BY c.position, c.message_id;
END $$;

-- Holds the conversations of messages until the transaction ends. What runs for every send and every status has it spelled
-- out: the call would cost as much as the lock.
CREATE OR REPLACE FUNCTION lock_threads(message_ids uuid[]) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM conversations c
        WHERE c.id = ANY (ARRAY(SELECT m.conversation_id FROM messages m WHERE m.id = ANY (message_ids)))
        ORDER BY c.id FOR NO KEY UPDATE;
END $$;

-- Moves messages up to a status, writes the history, and says which of them really changed. The caller holds their
-- conversations. The history tells the sends of a message apart; without `rounds`, it is about the newest. `renamed`:
-- those that the caller just gave WhatsApp's id, so that they read differently whatever their status. `names`: WhatsApp's
-- ids for those that have none and are sure to move up.
CREATE FUNCTION advance_statuses(message_ids uuid[], statuses text[], occurred_ats timestamptz[], errors jsonb[],
    rounds integer[] DEFAULT '{}', renamed uuid[] DEFAULT '{}', names text[] DEFAULT '{}')
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean,
        whatsapp_message_id text, sent_at timestamptz, version integer)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO message_events (organization_id, message_id, send_round, status, occurred_at, error)
        SELECT current_organization(), i.message_id, coalesce(i.round, m.send_round), i.status, i.occurred_at, i.error
        FROM unnest(message_ids, statuses, occurred_ats, errors, rounds)
            AS i(message_id, status, occurred_at, error, round)
        JOIN messages m ON m.id = i.message_id
        ON CONFLICT DO NOTHING;

    RETURN QUERY
    WITH best AS (
        SELECT DISTINCT ON (i.message_id) i.message_id, i.status, i.error, i.name,
               min(i.occurred_at) FILTER (WHERE i.status IN ('sent', 'delivered', 'read'))
                   OVER (PARTITION BY i.message_id) AS left_at
        FROM unnest(message_ids, statuses, occurred_ats, errors, names)
            AS i(message_id, status, occurred_at, error, name)
        ORDER BY i.message_id, status_rank(i.status) DESC),
    -- Locked in one order by everybody who moves statuses.
    locked AS (SELECT m.id FROM messages m JOIN best b ON b.message_id = m.id ORDER BY m.id FOR NO KEY UPDATE OF m),
    moved AS (
        UPDATE messages m SET status = b.status, version = m.version + 1,
               whatsapp_message_id = coalesce(m.whatsapp_message_id, b.name),
               -- Why it did not leave, or why nobody knows whether it did.
               error = CASE WHEN b.status IN ('failed', 'uncertain') THEN b.error END,
               sent_at = CASE WHEN m.status IN ('queued', 'uncertain') AND b.left_at > m.sent_at THEN b.left_at
                              ELSE m.sent_at END
        FROM best b JOIN locked l ON l.id = b.message_id
        WHERE m.id = b.message_id AND status_rank(b.status) > status_rank(m.status)
        RETURNING m.id, m.conversation_id, m.status, m.error, m.created_at, m.whatsapp_message_id, m.sent_at, m.version),
    gone AS (
        -- Whatever WhatsApp says about it, it has left: nothing remains to be sent.
        DELETE FROM outbox o USING moved v WHERE o.message_id = v.id AND v.status <> 'queued' AND v.status <> 'uncertain'),
    shown AS (
        UPDATE conversations c SET last_message_status = v.status, version = c.version + 1
        FROM moved v WHERE c.id = v.conversation_id AND c.last_message_at = v.created_at
        RETURNING v.id)
    SELECT v.id, v.conversation_id, v.status, v.error, EXISTS (SELECT FROM shown s WHERE s.id = v.id),
           v.whatsapp_message_id, v.sent_at, v.version
        FROM moved v
    UNION ALL
    SELECT m.id, m.conversation_id, m.status, m.error, false, m.whatsapp_message_id, m.sent_at, m.version
        FROM messages m WHERE m.id = ANY (renamed) AND NOT EXISTS (SELECT FROM moved v WHERE v.id = m.id);
END $$;

-- Status webhooks. They find their message by WhatsApp's id, or by our own id that the send carried; the own id counts
-- only on the number that the message went through, so that nobody can speak for another's message.
--
-- A status belongs to a send. What an earlier send says counts for the message only when it says that it arrived; neither
-- that it left nor that it failed ends a later send.
CREATE FUNCTION ingest_statuses(org uuid, channel_ids uuid[], whatsapp_ids text[], own_ids uuid[], statuses text[],
    occurred_ats timestamptz[], errors text[], own_rounds integer[] DEFAULT '{}')
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean,
        whatsapp_message_id text, sent_at timestamptz, version integer)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    found_ids uuid[];
    rounds integer[];
    counts boolean[];
    renamed uuid[];
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);

    FOR attempt IN 1..2 LOOP
        SELECT array_agg(coalesce(m.id, e.message_id, o.id) ORDER BY i.n),
               array_agg(coalesce(m.send_round, e.send_round, i.own_round, 1) ORDER BY i.n),
               array_agg(m.id IS NOT NULL OR i.status IN ('delivered', 'read')
                   OR (e.message_id IS NULL AND o.whatsapp_message_id IS NULL
                       AND coalesce(i.own_round, 1) = o.send_round) ORDER BY i.n)
            INTO found_ids, rounds, counts
            FROM unnest(channel_ids, whatsapp_ids, own_ids, own_rounds, statuses) WITH ORDINALITY
                AS i(channel_id, whatsapp_id, own_id, own_round, status, n)
            LEFT JOIN messages m ON m.channel_id = i.channel_id AND m.whatsapp_message_id = i.whatsapp_id
                AND m.sender_type <> 'customer'
            LEFT JOIN other_sends e ON e.channel_id = i.channel_id AND e.whatsapp_message_id = i.whatsapp_id
            LEFT JOIN messages o ON o.id = i.own_id AND o.channel_id = i.channel_id AND o.sender_type <> 'customer';
        EXIT WHEN array_position(found_ids, NULL) IS NULL;
        IF attempt = 1 THEN
            -- The send's own answer may be committing now: wait for it, and look again.
            PERFORM pg_advisory_xact_lock(key) FROM (
                SELECT DISTINCT hashtextextended(i.whatsapp_id, 1) AS key FROM unnest(whatsapp_ids, found_ids)
                    AS i(whatsapp_id, found) WHERE i.found IS NULL ORDER BY key) AS keys;
        END IF;
    END LOOP;
    PERFORM FROM conversations c
        WHERE c.id = ANY (ARRAY(SELECT m.conversation_id FROM messages m WHERE m.id = ANY (found_ids)))
        ORDER BY c.id FOR NO KEY UPDATE;

    INSERT INTO parked_statuses (organization_id, channel_id, whatsapp_message_id, status, occurred_at, error)
        SELECT org, i.channel_id, i.whatsapp_id, i.status, i.occurred_at, i.error::jsonb
        FROM unnest(channel_ids, whatsapp_ids, statuses, occurred_ats, errors, found_ids)
            AS i(channel_id, whatsapp_id, status, occurred_at, error, found)
        WHERE i.found IS NULL
        ON CONFLICT DO NOTHING;

    WITH named AS (
        UPDATE messages m SET whatsapp_message_id = i.whatsapp_id, version = m.version + 1
            FROM unnest(whatsapp_ids, found_ids, counts) AS i(whatsapp_id, found, counts)
            WHERE m.id = i.found AND i.counts AND m.whatsapp_message_id IS NULL
            RETURNING m.id)
        SELECT array_agg(n.id) INTO renamed FROM named n;
    INSERT INTO other_sends (organization_id, channel_id, whatsapp_message_id, message_id, send_round)
        SELECT org, i.channel_id, i.whatsapp_id, m.id, i.round
        FROM unnest(channel_ids, whatsapp_ids, found_ids, rounds) AS i(channel_id, whatsapp_id, found, round)
        JOIN messages m ON m.id = i.found AND m.whatsapp_message_id IS DISTINCT FROM i.whatsapp_id
        ON CONFLICT DO NOTHING;
    INSERT INTO message_events (organization_id, message_id, send_round, status, occurred_at, error)
        SELECT org, i.found, i.round, i.status, i.occurred_at, i.error::jsonb
        FROM unnest(found_ids, rounds, statuses, occurred_ats, errors, counts)
            AS i(found, round, status, occurred_at, error, counts)
        WHERE i.found IS NOT NULL AND NOT i.counts
        ON CONFLICT DO NOTHING;

    RETURN QUERY SELECT a.* FROM (
            SELECT array_agg(i.found) AS f, array_agg(i.status) AS s, array_agg(i.occurred_at) AS o,
                   array_agg(i.error::jsonb) AS e, array_agg(i.round) AS r
            FROM unnest(found_ids, statuses, occurred_ats, errors, rounds, counts)
                AS i(found, status, occurred_at, error, round, counts)
            WHERE i.found IS NOT NULL AND i.counts) AS known,
        LATERAL advance_statuses(known.f, known.s, known.o, known.e, known.r, renamed) AS a
        WHERE known.f IS NOT NULL;
END $$;

-- The answer of Graph to sends that went well: notes WhatsApp's ids and applies the statuses that were faster.
CREATE FUNCTION settle_sent(org uuid, message_ids uuid[], whatsapp_ids text[])
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean,
        whatsapp_message_id text, sent_at timestamptz, version integer)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    were_heard_of boolean;
    renamed uuid[];
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    PERFORM pg_advisory_xact_lock(key) FROM (
        SELECT DISTINCT hashtextextended(w, 1) AS key FROM unnest(whatsapp_ids) AS w ORDER BY key) AS keys;
    PERFORM FROM conversations c
        WHERE c.id = ANY (ARRAY(SELECT m.conversation_id FROM messages m WHERE m.id = ANY (message_ids)))
        ORDER BY c.id FOR NO KEY UPDATE;

    SELECT count(*) < cardinality(message_ids) OR bool_or(m.whatsapp_message_id IS NOT NULL
            OR m.status NOT IN ('queued', 'uncertain') OR EXISTS (SELECT FROM parked_statuses p
                WHERE p.channel_id = m.channel_id AND p.whatsapp_message_id = i.whatsapp_id))
        INTO were_heard_of
        FROM unnest(message_ids, whatsapp_ids) AS i(id, whatsapp_id) JOIN messages m ON m.id = i.id;
    IF NOT were_heard_of THEN
        -- The usual case, in as few statements as it takes.
        RETURN QUERY SELECT a.* FROM advance_statuses(message_ids,
            array_fill('sent'::text, ARRAY[cardinality(message_ids)]),
            array_fill(now(), ARRAY[cardinality(message_ids)]),
            array_fill(NULL::jsonb, ARRAY[cardinality(message_ids)]), '{}', '{}', whatsapp_ids) AS a;
        RETURN;
    END IF;

    WITH named AS (
        UPDATE messages m SET whatsapp_message_id = i.whatsapp_id, version = m.version + 1
            FROM unnest(message_ids, whatsapp_ids) AS i(id, whatsapp_id)
            WHERE m.id = i.id AND m.whatsapp_message_id IS NULL
            RETURNING m.id)
        SELECT array_agg(n.id) INTO renamed FROM named n;
    -- An earlier send was heard of while this one was under way.
    INSERT INTO other_sends (organization_id, channel_id, whatsapp_message_id, message_id, send_round)
        SELECT org, m.channel_id, i.whatsapp_id, m.id, m.send_round
        FROM unnest(message_ids, whatsapp_ids) AS i(id, whatsapp_id)
        JOIN messages m ON m.id = i.id AND m.whatsapp_message_id <> i.whatsapp_id
        ON CONFLICT DO NOTHING;

    RETURN QUERY
    WITH early AS (
        DELETE FROM parked_statuses p USING unnest(message_ids, whatsapp_ids) AS i(id, whatsapp_id), messages m
        WHERE m.id = i.id AND p.channel_id = m.channel_id AND p.whatsapp_message_id = i.whatsapp_id
        RETURNING i.id, p.status, p.occurred_at, p.error,
                  m.whatsapp_message_id = i.whatsapp_id OR p.status IN ('delivered', 'read') AS counts),
    all_of_it AS (
        SELECT i.id, 'sent' AS status, now() AS occurred_at, NULL::jsonb AS error FROM unnest(message_ids) AS i(id)
        UNION ALL SELECT e.id, e.status, e.occurred_at, e.error FROM early e WHERE e.counts)
    SELECT a.* FROM (SELECT array_agg(x.id) AS i, array_agg(x.status) AS s, array_agg(x.occurred_at) AS o,
                            array_agg(x.error) AS e FROM all_of_it x) AS known,
        LATERAL advance_statuses(known.i, known.s, known.o, known.e, '{}', renamed) AS a;

    -- An answer that changed nothing (a status webhook was first) still ends the wait.
    DELETE FROM outbox o WHERE o.message_id = ANY (message_ids);
END $$;

-- From here on the bot is silent. What no server holds is failed with the reason; what is in flight gets no other try;
-- what may have left stays uncertain and is not said again. The caller holds the conversation's row.
CREATE FUNCTION withdraw_bot_sends(conversation uuid, reason jsonb)
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean,
        whatsapp_message_id text, sent_at timestamptz, version integer)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    unsent uuid[];
BEGIN
    UPDATE outbox o SET is_withdrawn = true WHERE o.conversation_id = conversation AND o.sender_type = 'bot';
    WITH gone AS (
        DELETE FROM outbox o WHERE o.conversation_id = conversation AND o.is_withdrawn AND o.state <> 'sending'
        RETURNING o.message_id, o.state)
    SELECT array_agg(g.message_id ORDER BY g.message_id) INTO unsent FROM gone g WHERE g.state = 'queued';
    IF unsent IS NOT NULL THEN
        RETURN QUERY SELECT a.* FROM advance_statuses(unsent, array_fill('failed'::text, ARRAY[cardinality(unsent)]),
            array_fill(now(), ARRAY[cardinality(unsent)]), array_fill(reason, ARRAY[cardinality(unsent)])) AS a;
    END IF;
END $$;

-- A message waits for another try. The caller holds its conversation, here and below.
CREATE FUNCTION note_retry(message uuid, reason jsonb)
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean,
        whatsapp_message_id text, sent_at timestamptz, version integer)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY UPDATE messages m SET error = reason, version = m.version + 1
        WHERE m.id = message AND m.status = 'queued' AND m.error IS DISTINCT FROM reason
        RETURNING m.id, m.conversation_id, m.status, m.error, false, m.whatsapp_message_id, m.sent_at, m.version;
END $$;

-- What may have left is said again: another send of it begins.
CREATE FUNCTION say_again(message uuid)
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean,
        whatsapp_message_id text, sent_at timestamptz, version integer)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH queued AS (
        UPDATE messages m SET status = 'queued', error = NULL, send_round = m.send_round + 1, version = m.version + 1
        WHERE m.id = message AND m.status = 'uncertain'
        RETURNING m.id, m.conversation_id, m.status, m.error, m.whatsapp_message_id, m.sent_at, m.created_at, m.version),
    shown AS (
        UPDATE conversations c SET last_message_status = 'queued', version = c.version + 1
        FROM queued q WHERE c.id = q.conversation_id AND c.last_message_at = q.created_at RETURNING c.id)
    SELECT q.id, q.conversation_id, q.status, q.error, EXISTS (SELECT FROM shown), q.whatsapp_message_id, q.sent_at,
           q.version
        FROM queued q;
END $$;
