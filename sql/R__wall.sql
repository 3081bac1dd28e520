-- What the supervisors' wall shows of the moment. What it shows of the day comes from R__metrics.sql, as in the reports.

-- Since when the customer of a conversation that is with people waits for the word of a person, as record_response() will
-- measure it when it is there; null when nobody waits.
CREATE OR REPLACE FUNCTION unanswered_since(conversation uuid) RETURNS timestamptz
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    service record;
    answered_until timestamptz;
    asked_at timestamptz;
BEGIN
    SELECT e.people_since, e.began_at INTO service FROM conversation_events e
        WHERE e.conversation_id = conversation AND e.kind <> 'response' ORDER BY e.position DESC LIMIT 1;
    IF service.people_since IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT m.created_at INTO answered_until FROM messages m
        WHERE m.conversation_id = conversation AND m.created_at >= service.began_at
          AND m.sender_type = 'attendant' AND m.message_type NOT IN ('note', 'system', 'reaction')
        ORDER BY m.created_at DESC LIMIT 1;
    SELECT m.created_at INTO asked_at FROM messages m
        WHERE m.conversation_id = conversation AND m.created_at > coalesce(answered_until, '-infinity')
          AND m.sender_type = 'customer' AND m.message_type <> 'reaction'
        ORDER BY m.created_at LIMIT 1;
    RETURN greatest(asked_at, CASE WHEN asked_at IS NOT NULL THEN service.people_since END);
END $$;
