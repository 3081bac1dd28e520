-- Asking customers what they think of how they were served, once a service of people has ended.
--
-- Rules that it holds:
--   once       a closing has one question, and a question one score: the first that comes.
--   never late what the customer writes, or who opens the conversation again, ends a question that has not left.
--   in between a score or a comment opens no conversation; whatever else the customer writes does.
--   locks      whoever writes a survey holds its conversation, but for one who only notes a score: that one holds the
--              survey's row, after all conversations, and leaves the ledger to who holds the conversation.

-- So long a number or a word that is written is taken for a score; a row of the question's own list longer; and a text
-- for the comment that was asked for.
CREATE OR REPLACE FUNCTION score_may_be_typed_for() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '12 hours' $$;
CREATE OR REPLACE FUNCTION score_may_be_pressed_for() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '7 days' $$;
CREATE OR REPLACE FUNCTION comment_may_come_for() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '30 minutes' $$;

-- A conversation was closed. Runs after the ledger was written: triggers run in the order of their names. app.survey: no
-- when whoever closed it wants no question; app.close_reason: why it was closed.
CREATE OR REPLACE FUNCTION plan_survey() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    settings survey_settings;
    closing conversation_events;
    ask_at timestamptz;
BEGIN
    SELECT * INTO settings FROM survey_settings s WHERE s.organization_id = NEW.organization_id AND s.is_active;
    IF NOT FOUND OR current_setting('app.past', true) = 'on' OR current_setting('app.survey', true) = 'no'
            OR cardinality(settings.department_ids) > 0
                AND NOT coalesce(NEW.department_id = ANY (settings.department_ids), false)
            OR lower(btrim(current_setting('app.close_reason', true))) = ANY (settings.excluded_reasons) THEN
        RETURN NULL;
    END IF;
    ask_at := clock_timestamp() + make_interval(secs => settings.delay_seconds);
    SELECT * INTO closing FROM conversation_events e
        WHERE e.conversation_id = NEW.id AND e.kind = 'closed' ORDER BY e.position DESC LIMIT 1;
    IF NEW.window_expires_at <= ask_at IS NOT FALSE OR NOT EXISTS (
            SELECT FROM messages m WHERE m.conversation_id = NEW.id AND m.created_at >= closing.began_at
                AND m.sender_type = 'attendant' AND m.message_type NOT IN ('note', 'system', 'reaction')) THEN
        RETURN NULL;
    END IF;
    INSERT INTO surveys (id, organization_id, conversation_id, closing, user_id, closed_by, department_id, closed_at,
            state, act, due_at)
        VALUES (gen_random_uuid(), NEW.organization_id, NEW.id, closing.position, closing.user_id, closing.by_user_id,
            closing.department_id, closing.occurred_at, 'planned', 'ask', ask_at);
    UPDATE conversations c SET survey_until = ask_at + score_may_be_typed_for() WHERE c.id = NEW.id;
    RETURN NULL;
END $$;

-- The last question about a conversation comes to nothing. One that may still be on its way is taken back.
CREATE OR REPLACE FUNCTION end_survey(conversation uuid, why text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    UPDATE surveys s SET state = 'dropped', dropped_because = why, act = NULL, due_at = NULL
        WHERE s.conversation_id = conversation AND s.state = 'planned';
    UPDATE surveys s SET act = 'withdraw', due_at = clock_timestamp()
        WHERE s.conversation_id = conversation AND s.state = 'asked' AND s.act IS NULL;
    UPDATE conversations c SET survey_until = NULL WHERE c.id = conversation AND c.survey_until IS NOT NULL;
END $$;

CREATE OR REPLACE FUNCTION on_reopened_for_surveys() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM end_survey(NEW.id, 'reopened');
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER surveys_of_closings AFTER UPDATE OF owner ON conversations FOR EACH ROW
    WHEN (NEW.owner = 'nobody' AND OLD.owner <> 'nobody') EXECUTE FUNCTION plan_survey();
CREATE OR REPLACE TRIGGER surveys_of_reopenings AFTER UPDATE OF owner ON conversations FOR EACH ROW
    WHEN (NEW.owner <> 'nobody' AND OLD.owner = 'nobody' AND NEW.survey_until IS NOT NULL)
    EXECUTE FUNCTION on_reopened_for_surveys();

-- A customer wrote who may have been asked: gives what of it is an answer, as the message's metadata tell it, or null.
-- `thread`: the closed conversation that waits for one, if it does; the caller holds it, and has not stored the message.
CREATE OR REPLACE FUNCTION take_answer(thread uuid, pressed uuid, meant smallint, message uuid, type text, said_at timestamptz)
    RETURNS jsonb
    LANGUAGE plpgsql AS $$
DECLARE
    survey surveys;
    takes_comment boolean;
    until timestamptz;
BEGIN
    IF pressed IS NOT NULL THEN
        SELECT * INTO survey FROM surveys s WHERE s.id = pressed FOR UPDATE;
    ELSE
        SELECT c.survey_until INTO until FROM conversations c WHERE c.id = thread;
        SELECT * INTO survey FROM surveys s WHERE s.conversation_id = thread ORDER BY s.closing DESC LIMIT 1 FOR UPDATE;
    END IF;
    -- WhatsApp's time has whole seconds, and its clock is not ours.
    IF survey.state = 'asked' AND meant BETWEEN 1 AND 5 AND said_at >= survey.asked_at - interval '5 seconds'
            AND said_at <= (CASE WHEN pressed IS NULL THEN until ELSE survey.asked_at + score_may_be_pressed_for() END) THEN
        SELECT s.asks_comment INTO takes_comment FROM survey_settings s WHERE s.organization_id = survey.organization_id;
        UPDATE surveys s SET state = 'scored', score = meant, scored_at = clock_timestamp(), act = 'thank',
                due_at = clock_timestamp()
            WHERE s.id = survey.id;
        IF thread = survey.conversation_id THEN
            UPDATE conversations c SET survey_until = CASE WHEN takes_comment THEN
                    greatest(said_at, clock_timestamp()) + comment_may_come_for() END
                WHERE c.id = thread;
        END IF;
        RETURN jsonb_build_object('survey', jsonb_build_object('id', survey.id, 'score', meant));
    ELSIF pressed IS NULL AND survey.state = 'scored' AND type = 'text' AND said_at <= until THEN
        UPDATE surveys s SET state = 'commented', comment_id = message,
                act = CASE WHEN s.act = 'thank' THEN 'thank' ELSE 'acknowledge' END, due_at = clock_timestamp()
            WHERE s.id = survey.id;
        UPDATE conversations c SET survey_until = NULL WHERE c.id = thread;
        RETURN jsonb_build_object('survey', jsonb_build_object('id', survey.id, 'score', survey.score, 'comment', true));
    ELSIF pressed IS NOT NULL THEN
        IF meant = 0 AND thread = survey.conversation_id AND survey.state = 'scored' THEN
            UPDATE conversations c SET survey_until = NULL WHERE c.id = thread;
        END IF;
        RETURN NULL;
    END IF;
    PERFORM end_survey(thread, 'written');
    RETURN NULL;
END $$;

-- Writes a score into the ledger, once. The caller holds the conversation.
CREATE OR REPLACE FUNCTION record_score(wanted uuid) RETURNS void
    LANGUAGE sql AS $$
    INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel, owner, user_id,
            department_id, by_user_id, began_at, survey_id, score)
        SELECT s.organization_id, s.conversation_id, next_ledger_position(s.conversation_id), 'csat',
            greatest(clock_timestamp(), c.occurred_at), c.channel, c.owner, c.user_id, c.department_id, c.by_user_id,
            c.began_at, s.id, s.score
        FROM surveys s JOIN conversation_events c ON c.conversation_id = s.conversation_id AND c.position = s.closing
        WHERE s.id = wanted AND s.score IS NOT NULL
        ON CONFLICT (survey_id) WHERE survey_id IS NOT NULL DO NOTHING $$;

-- The same of a batch, message by message: only called when one of them may be an answer. What another server stored, or
-- what comes twice in the batch, is not fresh and changes nothing.
CREATE OR REPLACE FUNCTION take_answers(INOUT fresh boolean[], quiets boolean[], surveyed uuid[], channel_ids uuid[],
    whatsapp_ids text[], survey_ids uuid[], scores smallint[], ids uuid[], types text[], sent_ats timestamptz[],
    OUT answers text[], OUT threads uuid[])
    LANGUAGE plpgsql AS $$
DECLARE
    answer jsonb;
BEGIN
    answers := array_fill(NULL::text, ARRAY[cardinality(ids)]);
    threads := array_fill(NULL::uuid, ARRAY[cardinality(ids)]);
    FOR n IN 1..cardinality(ids) LOOP
        CONTINUE WHEN NOT fresh[n] OR survey_ids[n] IS NULL AND (quiets[n] OR surveyed[n] IS NULL);
        IF EXISTS (SELECT FROM messages m WHERE m.channel_id = channel_ids[n] AND m.whatsapp_message_id = whatsapp_ids[n])
                OR EXISTS (SELECT FROM unnest(channel_ids[1:n - 1], whatsapp_ids[1:n - 1]) AS i(channel_id, whatsapp_id)
                    WHERE i.channel_id = channel_ids[n] AND i.whatsapp_id = whatsapp_ids[n]) THEN
            fresh[n] := false;
            CONTINUE;
        END IF;
        answer := take_answer(surveyed[n], survey_ids[n], scores[n], ids[n], types[n], sent_ats[n]);
        IF answer IS NOT NULL THEN
            answers[n] := answer;
            threads[n] := CASE WHEN survey_ids[n] IS NULL THEN surveyed[n] END;
        END IF;
    END LOOP;
END $$;
