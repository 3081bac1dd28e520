-- Who stores what arrives locks the conversations in the order of their ids; who moves statuses updated them in any
-- order, after the messages. Two batches that met in two conversations could each wait for the other: PostgreSQL ended
-- one of them. Now everybody locks the conversations first, in one order.
CREATE OR REPLACE FUNCTION advance_statuses(message_ids uuid[], statuses text[], occurred_ats timestamptz[], errors jsonb[],
    rounds integer[] DEFAULT '{}')
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM FROM conversations c
        WHERE c.id = ANY (ARRAY(SELECT m.conversation_id FROM messages m WHERE m.id = ANY (message_ids)))
        ORDER BY c.id FOR NO KEY UPDATE;
    INSERT INTO message_events (organization_id, message_id, send_round, status, occurred_at, error)
        SELECT current_organization(), i.message_id, coalesce(i.round, m.send_round), i.status, i.occurred_at, i.error
        FROM unnest(message_ids, statuses, occurred_ats, errors, rounds)
            AS i(message_id, status, occurred_at, error, round)
        JOIN messages m ON m.id = i.message_id
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
