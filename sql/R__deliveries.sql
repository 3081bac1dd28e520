-- What becomes of what leaves: the outcomes of sends, and the status webhooks that tell of them later.
--
-- Each function gives a row for every message that reads differently now, with all of it that a status can change, so
-- that whoever looks at the thread can be told without asking again.
--
-- Rules that they hold:
--   no deadlock advisory locks first, then the conversations in the order of their ids, then messages, then the outbox.
--              Whoever stores what arrives, and whoever changes an owner, does the same.
DROP FUNCTION IF EXISTS advance_statuses(uuid[], text[], timestamptz[], jsonb[], integer[]);
DROP FUNCTION IF EXISTS advance_statuses(uuid[], text[], timestamptz[], jsonb[], integer[], uuid[]);
DROP FUNCTION IF EXISTS ingest_statuses(uuid, uuid[], text[], uuid[], text[], timestamptz[], text[], integer[]);
DROP FUNCTION IF EXISTS settle_sent(uuid, uuid[], text[]);
DROP FUNCTION IF EXISTS withdraw_bot_sends(uuid, jsonb);

-- Holds the conversations of messages until the transaction ends.
CREATE OR REPLACE FUNCTION lock_threads(message_ids uuid[]) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM conversations c
        WHERE c.id = ANY (ARRAY(SELECT m.conversation_id FROM messages m WHERE m.id = ANY (message_ids)))
        ORDER BY c.id FOR NO KEY UPDATE;
END $$;

-- Moves messages up to a status, writes the history, and says which of them really changed. The history tells the sends of
-- a message apart; without `rounds`, it is about the newest. `renamed`: those that the caller just gave WhatsApp's id, so
-- that they read differently whatever their status.
CREATE FUNCTION advance_statuses(message_ids uuid[], statuses text[], occurred_ats timestamptz[], errors jsonb[],
    rounds integer[] DEFAULT '{}', renamed uuid[] DEFAULT '{}')
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean,
        whatsapp_message_id text, sent_at timestamptz)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM lock_threads(message_ids);
    INSERT INTO message_events (organization_id, message_id, send_round, status, occurred_at, error)
        SELECT current_organization(), i.message_id, coalesce(i.round, m.send_round), i.status, i.occurred_at, i.error
        FROM unnest(message_ids, statuses, occurred_ats, errors, rounds)
            AS i(message_id, status, occurred_at, error, round)
        JOIN messages m ON m.id = i.message_id
        ON CONFLICT DO NOTHING;

    RETURN QUERY
    WITH best AS (
        SELECT DISTINCT ON (i.message_id) i.message_id, i.status, i.error,
               min(i.occurred_at) FILTER (WHERE i.status IN ('sent', 'delivered', 'read'))
                   OVER (PARTITION BY i.message_id) AS left_at
        FROM unnest(message_ids, statuses, occurred_ats, errors) AS i(message_id, status, occurred_at, error)
        ORDER BY i.message_id, status_rank(i.status) DESC),
    -- Locked in one order by everybody who moves statuses.
    locked AS (SELECT m.id FROM messages m JOIN best b ON b.message_id = m.id ORDER BY m.id FOR NO KEY UPDATE OF m),
    moved AS (
        UPDATE messages m SET status = b.status,
               -- Why it did not leave, or why nobody knows whether it did.
               error = CASE WHEN b.status IN ('failed', 'uncertain') THEN b.error END,
               sent_at = CASE WHEN m.status IN ('queued', 'uncertain') AND b.left_at > m.sent_at THEN b.left_at
                              ELSE m.sent_at END
        FROM best b JOIN locked l ON l.id = b.message_id
        WHERE m.id = b.message_id AND status_rank(b.status) > status_rank(m.status)
        RETURNING m.id, m.conversation_id, m.status, m.error, m.created_at, m.whatsapp_message_id, m.sent_at),
    gone AS (
        -- Whatever WhatsApp says about it, it has left: nothing remains to be sent.
        DELETE FROM outbox o USING moved v WHERE o.message_id = v.id AND v.status <> 'queued' AND v.status <> 'uncertain'),
    shown AS (
        UPDATE conversations c SET last_message_status = v.status, version = c.version + 1
        FROM moved v WHERE c.id = v.conversation_id AND c.last_message_at = v.created_at
        RETURNING v.id)
    SELECT v.id, v.conversation_id, v.status, v.error, EXISTS (SELECT FROM shown s WHERE s.id = v.id),
           v.whatsapp_message_id, v.sent_at
        FROM moved v
    UNION ALL
    SELECT m.id, m.conversation_id, m.status, m.error, false, m.whatsapp_message_id, m.sent_at
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
        whatsapp_message_id text, sent_at timestamptz)
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
    PERFORM lock_threads(found_ids);

    INSERT INTO parked_statuses (organization_id, channel_id, whatsapp_message_id, status, occurred_at, error)
        SELECT org, i.channel_id, i.whatsapp_id, i.status, i.occurred_at, i.error::jsonb
        FROM unnest(channel_ids, whatsapp_ids, statuses, occurred_ats, errors, found_ids)
            AS i(channel_id, whatsapp_id, status, occurred_at, error, found)
        WHERE i.found IS NULL
        ON CONFLICT DO NOTHING;

    WITH named AS (
        UPDATE messages m SET whatsapp_message_id = i.whatsapp_id
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
        whatsapp_message_id text, sent_at timestamptz)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    renamed uuid[];
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    PERFORM pg_advisory_xact_lock(key) FROM (
        SELECT DISTINCT hashtextextended(w, 1) AS key FROM unnest(whatsapp_ids) AS w ORDER BY key) AS keys;
    PERFORM lock_threads(message_ids);

    WITH named AS (
        UPDATE messages m SET whatsapp_message_id = i.whatsapp_id
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
        whatsapp_message_id text, sent_at timestamptz)
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
