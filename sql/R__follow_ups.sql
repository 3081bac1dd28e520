-- A flow after a conversation was closed. Only people's closings count: what a bot closes, and what follows a closing, is
-- followed by nothing, or bots would answer themselves for ever.

-- So long one may open what was closed by mistake again. Less than the usual delay of a question about the service: where
-- both are wanted, the flow asks.
CREATE OR REPLACE FUNCTION follow_up_delay() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '30 seconds' $$;

-- app.survey: no when whoever closed it wants the customer to be asked nothing.
CREATE OR REPLACE FUNCTION plan_follow_up() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.follow_up_at := CASE WHEN NEW.owner = 'nobody' AND OLD.owner IN ('user', 'queue') AND NEW.follows_id IS NULL
            AND current_setting('app.past', true) IS DISTINCT FROM 'on'
            AND current_setting('app.survey', true) IS DISTINCT FROM 'no'
            AND EXISTS (SELECT FROM flow_triggers t WHERE t.organization_id = NEW.organization_id
                AND t.kind = 'after_close' AND (t.channel_id IS NULL OR t.channel_id = NEW.channel_id))
            AND EXISTS (SELECT FROM messages m WHERE m.conversation_id = NEW.id
                AND m.sender_type = 'attendant' AND m.message_type NOT IN ('note', 'system', 'reaction'))
        THEN clock_timestamp() + follow_up_delay() END;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER follow_up BEFORE UPDATE OF owner ON conversations FOR EACH ROW
    WHEN (NEW.owner = 'nobody' AND OLD.owner <> 'nobody' OR NEW.follow_up_at IS NOT NULL AND NEW.owner <> 'nobody')
    EXECUTE FUNCTION plan_follow_up();

-- What a customer told a bot of how they were served: in the conversation that this one follows, or in this one. The first
-- counts, as with any question about a service. The caller holds the conversation.
CREATE OR REPLACE FUNCTION note_score(thread uuid, wanted smallint) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    about uuid;
    served conversation_events;
    noted uuid;
BEGIN
    SELECT coalesce(c.follows_id, c.id) INTO about FROM conversations c WHERE c.id = thread;
    PERFORM FROM conversations c WHERE c.id = about FOR NO KEY UPDATE;
    -- The closing; of what is still open, where it stands.
    SELECT * INTO served FROM conversation_events e
        WHERE e.conversation_id = about AND (e.kind = 'closed' OR about = thread AND e.kind <> 'csat')
        ORDER BY e.position DESC LIMIT 1;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    INSERT INTO surveys AS s (id, organization_id, conversation_id, closing, user_id, closed_by, department_id, closed_at,
            state, asked_at, score, scored_at)
        VALUES (gen_random_uuid(), served.organization_id, about, served.position, served.user_id, served.by_user_id,
            served.department_id, served.occurred_at, 'scored', clock_timestamp(), wanted, clock_timestamp())
        ON CONFLICT (conversation_id, closing) DO UPDATE SET state = 'scored', dropped_because = NULL, act = NULL,
            due_at = NULL, asked_at = coalesce(s.asked_at, excluded.asked_at), score = excluded.score,
            scored_at = excluded.scored_at
        WHERE s.score IS NULL
        RETURNING s.id INTO noted;
    IF noted IS NOT NULL THEN
        PERFORM record_score(noted);
    END IF;
END $$;
