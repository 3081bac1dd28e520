-- Targets: how soon the first answer, the next one and the end of a service are wanted, and what comes of it. A conversation
-- that people have and that a policy fits has two clocks (conversation_sla): one for the answer that the customer waits for,
-- one for the end. Both stand still while the customer is waited for. Where no policy fits, nothing is kept.
--
-- Called by the triggers of the ledger (a new owner, an answer), by store_messages (the customer writes again) and by the
-- job that tells what is due. The caller holds the conversation's row.

CREATE OR REPLACE FUNCTION fitting_policy(department uuid, wanted_priority text, wanted_tags text[]) RETURNS uuid
    LANGUAGE sql STABLE
    AS $$ SELECT p.id FROM sla_policies p
          WHERE p.deleted_at IS NULL AND p.is_active
            AND (p.department_id IS NULL OR p.department_id = department)
            AND (p.priority IS NULL OR p.priority = wanted_priority)
            AND (p.tag IS NULL OR p.tag = ANY (wanted_tags))
          ORDER BY p.position, p.id LIMIT 1 $$;

-- When so much of a policy's time has passed.
CREATE OR REPLACE FUNCTION target_instant(policy sla_policies, department uuid, since timestamptz, ms bigint)
    RETURNS timestamptz
    LANGUAGE sql STABLE
    AS $$ SELECT CASE WHEN policy.counts = 'clock' THEN since + ms * interval '1 millisecond'
                      ELSE business_instant(department, since, ms) END $$;

-- How much of a policy's time has passed.
CREATE OR REPLACE FUNCTION target_ms(policy sla_policies, department uuid, since timestamptz, until timestamptz)
    RETURNS bigint
    LANGUAGE sql STABLE
    AS $$ SELECT CASE WHEN policy.counts = 'clock' THEN (extract(epoch FROM until - since) * 1000)::bigint
                      ELSE business_ms(department, since, until) END $$;

CREATE OR REPLACE FUNCTION record_target(conversation uuid, what text, of_target text, at timestamptz, due timestamptz)
    RETURNS void
    LANGUAGE sql
    AS $$ INSERT INTO sla_events (organization_id, conversation_id, position, kind, target, occurred_at, due_at, policy_id,
                  channel, department_id, user_id)
          SELECT c.organization_id, c.id, coalesce((SELECT e.position FROM sla_events e WHERE e.conversation_id = c.id
                  ORDER BY e.position DESC LIMIT 1), 0) + 1, what, of_target, at, due, s.policy_id, c.channel,
                  c.department_id, c.assigned_user_id
          FROM conversations c JOIN conversation_sla s ON s.conversation_id = c.id WHERE c.id = conversation;
          SELECT forget_sums_since(at) $$;

-- Writes down what a clock has come to, and gives what is known of it now. A target that was missed was missed when it was
-- due, whenever that is noticed.
CREATE OR REPLACE FUNCTION note_target(conversation uuid, of_target text, told smallint, warns_at timestamptz,
    due_at timestamptz, at timestamptz) RETURNS smallint
    LANGUAGE plpgsql AS $$
DECLARE
    reached smallint := CASE WHEN due_at <= at THEN 2 WHEN warns_at <= at THEN 1 ELSE 0 END;
BEGIN
    IF told < 1 AND reached >= 1 THEN
        PERFORM record_target(conversation, 'at_risk', of_target, warns_at, due_at);
    END IF;
    IF told < 2 AND reached = 2 THEN
        PERFORM record_target(conversation, 'breached', of_target, due_at, due_at);
    END IF;
    RETURN greatest(told, reached);
END $$;

-- Counts again what is due, and shows it in the list.
CREATE OR REPLACE FUNCTION count_targets(conversation uuid, at timestamptz) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    clocks conversation_sla;
    policy sla_policies;
    department uuid;
    minutes integer;
    is_response_next boolean;
BEGIN
    SELECT * INTO clocks FROM conversation_sla s WHERE s.conversation_id = conversation;
    SELECT * INTO policy FROM sla_policies p WHERE p.id = clocks.policy_id;
    SELECT c.department_id INTO department FROM conversations c WHERE c.id = conversation;

    minutes := CASE WHEN clocks.is_answered THEN policy.next_response_minutes ELSE policy.first_response_minutes END;
    clocks.response_due_at := NULL;
    clocks.response_warns_at := NULL;
    IF clocks.response_since IS NOT NULL AND minutes IS NOT NULL THEN
        clocks.response_due_at := target_instant(policy, department, clocks.response_since, minutes * 60000::bigint);
        clocks.response_warns_at := target_instant(policy, department, clocks.response_since,
            minutes * 600::bigint * policy.warn_percent);
    END IF;
    clocks.resolution_due_at := NULL;
    clocks.resolution_warns_at := NULL;
    IF clocks.resolution_since IS NOT NULL AND policy.resolution_minutes IS NOT NULL THEN
        clocks.resolution_due_at := target_instant(policy, department, clocks.resolution_since,
            policy.resolution_minutes * 60000::bigint - clocks.resolution_spent_ms);
        clocks.resolution_warns_at := target_instant(policy, department, clocks.resolution_since,
            policy.resolution_minutes * 600::bigint * policy.warn_percent - clocks.resolution_spent_ms);
    END IF;
    -- A target that was put off may be at risk, or too late, once more.
    clocks.response_told := least(clocks.response_told, CASE WHEN clocks.response_due_at <= at THEN 2
        WHEN clocks.response_warns_at <= at THEN 1 ELSE 0 END);
    IF clocks.resolution_since IS NOT NULL THEN
        clocks.resolution_told := least(clocks.resolution_told, CASE WHEN clocks.resolution_due_at <= at THEN 2
            WHEN clocks.resolution_warns_at <= at THEN 1 ELSE 0 END);
    END IF;

    UPDATE conversation_sla s SET response_due_at = clocks.response_due_at, response_warns_at = clocks.response_warns_at,
            response_told = clocks.response_told, resolution_due_at = clocks.resolution_due_at,
            resolution_warns_at = clocks.resolution_warns_at, resolution_told = clocks.resolution_told,
            rings_at = least(
                CASE clocks.response_told WHEN 0 THEN clocks.response_warns_at WHEN 1 THEN clocks.response_due_at END,
                CASE clocks.resolution_told WHEN 0 THEN clocks.resolution_warns_at WHEN 1 THEN clocks.resolution_due_at END)
        WHERE s.conversation_id = conversation;
    is_response_next := clocks.response_due_at <= coalesce(clocks.resolution_due_at, 'infinity');
    UPDATE conversations c SET
            sla_due_at = least(clocks.response_due_at, clocks.resolution_due_at),
            sla_target = CASE WHEN is_response_next THEN CASE WHEN clocks.is_answered THEN 'next_response'
                                                              ELSE 'first_response' END
                              WHEN clocks.resolution_due_at IS NOT NULL THEN 'resolution' END,
            sla_state = CASE WHEN clocks.response_since IS NULL AND clocks.resolution_since IS NULL THEN 'paused'
                ELSE CASE greatest(CASE WHEN clocks.response_due_at IS NOT NULL THEN clocks.response_told END,
                                   CASE WHEN clocks.resolution_due_at IS NOT NULL THEN clocks.resolution_told END)
                     WHEN 2 THEN 'breached' WHEN 1 THEN 'at_risk' ELSE 'running' END END
        WHERE c.id = conversation;
END $$;

CREATE OR REPLACE FUNCTION forget_targets(conversation uuid) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM conversation_sla s WHERE s.conversation_id = conversation;
    UPDATE conversations c SET sla_state = NULL, sla_target = NULL, sla_due_at = NULL
        WHERE c.id = conversation AND c.sla_state IS NOT NULL;
END $$;

-- Stops the clocks: from now on it is not for people to do something. Gives what was written down before.
CREATE OR REPLACE FUNCTION stop_clocks(conversation uuid, at timestamptz, is_answer boolean, is_end boolean) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    clocks conversation_sla;
    policy sla_policies;
    reached smallint;
    department uuid;
BEGIN
    SELECT * INTO clocks FROM conversation_sla s WHERE s.conversation_id = conversation;
    IF clocks.policy_id IS NULL THEN
        RETURN;
    END IF;
    SELECT * INTO policy FROM sla_policies p WHERE p.id = clocks.policy_id;
    SELECT c.department_id INTO department FROM conversations c WHERE c.id = conversation;
    IF clocks.response_due_at IS NOT NULL THEN
        reached := note_target(conversation, CASE WHEN clocks.is_answered THEN 'next_response' ELSE 'first_response' END,
            clocks.response_told, clocks.response_warns_at, clocks.response_due_at, at);
        IF is_answer AND reached < 2 THEN
            PERFORM record_target(conversation, 'met',
                CASE WHEN clocks.is_answered THEN 'next_response' ELSE 'first_response' END, at, clocks.response_due_at);
        END IF;
    END IF;
    reached := clocks.resolution_told;
    IF clocks.resolution_due_at IS NOT NULL THEN
        reached := note_target(conversation, 'resolution', clocks.resolution_told, clocks.resolution_warns_at,
            clocks.resolution_due_at, at);
    END IF;
    IF is_end AND reached < 2 AND policy.resolution_minutes IS NOT NULL THEN
        PERFORM record_target(conversation, 'met', 'resolution', at, coalesce(clocks.resolution_due_at, at));
    END IF;
    UPDATE conversation_sla s SET is_answered = s.is_answered OR is_answer, response_since = NULL, response_told = 0,
            resolution_told = reached, resolution_since = NULL,
            resolution_spent_ms = s.resolution_spent_ms + CASE WHEN s.resolution_since IS NULL THEN 0
                ELSE target_ms(policy, department, s.resolution_since, greatest(at, s.resolution_since)) END
        WHERE s.conversation_id = conversation;
END $$;

-- Since when people of this service owe the customer an answer; null when they do not.
CREATE OR REPLACE FUNCTION owed_since(conversation uuid) RETURNS timestamptz
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    service record;
    answered_at timestamptz;
    asked_at timestamptz;
BEGIN
    SELECT e.people_since, e.began_at INTO service FROM conversation_events e
        WHERE e.conversation_id = conversation AND e.kind NOT IN ('response', 'csat') ORDER BY e.position DESC LIMIT 1;
    SELECT max(m.created_at) INTO answered_at FROM messages m
        WHERE m.conversation_id = conversation AND m.created_at >= service.began_at
          AND m.sender_type = 'attendant' AND m.message_type NOT IN ('note', 'system', 'reaction');
    SELECT min(m.created_at) INTO asked_at FROM messages m
        WHERE m.conversation_id = conversation AND m.created_at >= coalesce(answered_at, service.began_at)
          AND m.sender_type = 'customer' AND m.message_type <> 'reaction';
    RETURN CASE WHEN asked_at IS NOT NULL THEN greatest(asked_at, service.people_since) END;
END $$;

-- Something changed that decides which policy fits, or whether people have the conversation at all.
CREATE OR REPLACE FUNCTION follow_targets(conversation uuid, at timestamptz) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    thread conversations;
    clocks conversation_sla;
    fitting uuid;
    owed timestamptz;
    valid_since timestamptz;
BEGIN
    SELECT * INTO thread FROM conversations c WHERE c.id = conversation;
    SELECT * INTO clocks FROM conversation_sla s WHERE s.conversation_id = conversation;
    IF thread.owner = 'nobody' THEN
        PERFORM stop_clocks(conversation, at, false, true);
        PERFORM forget_targets(conversation);
        RETURN;
    END IF;
    IF thread.owner = 'bot' THEN
        PERFORM stop_clocks(conversation, at, false, false);
        UPDATE conversation_sla s SET rings_at = NULL, response_due_at = NULL, resolution_due_at = NULL
            WHERE s.conversation_id = conversation;
        UPDATE conversations c SET sla_state = NULL, sla_target = NULL, sla_due_at = NULL
            WHERE c.id = conversation AND c.sla_state IS NOT NULL;
        RETURN;
    END IF;
    fitting := fitting_policy(thread.department_id, thread.priority, thread.tags);
    IF fitting IS NULL THEN
        PERFORM forget_targets(conversation);
        RETURN;
    END IF;
    IF clocks.policy_id IS NULL THEN
        -- A policy holds from when it is made.
        SELECT p.created_at INTO valid_since FROM sla_policies p WHERE p.id = fitting;
        owed := owed_since(conversation);
        owed := CASE WHEN owed IS NOT NULL THEN greatest(owed, valid_since) END;
        INSERT INTO conversation_sla (organization_id, conversation_id, policy_id, is_answered, response_since,
                resolution_since)
            SELECT thread.organization_id, conversation, fitting,
                EXISTS (SELECT FROM conversation_events e WHERE e.conversation_id = conversation AND e.kind = 'response'
                    AND e.occurred_at >= (SELECT o.began_at FROM conversation_events o
                        WHERE o.conversation_id = conversation ORDER BY o.position DESC LIMIT 1)),
                owed, owed;
    ELSE
        -- From the bot back to people: the customer waits for them from now on.
        UPDATE conversation_sla s SET policy_id = fitting,
                response_since = CASE WHEN thread.sla_state IS NULL THEN owed_since(conversation) ELSE s.response_since END,
                resolution_since = CASE WHEN thread.sla_state IS NULL THEN owed_since(conversation)
                    ELSE s.resolution_since END
            WHERE s.conversation_id = conversation;
    END IF;
    PERFORM count_targets(conversation, at);
END $$;

-- A person of ours answered.
CREATE OR REPLACE FUNCTION answer_targets(conversation uuid, at timestamptz) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM stop_clocks(conversation, at, true, false);
    PERFORM count_targets(conversation, at);
END $$;

-- Customers wrote who had been waited for.
CREATE OR REPLACE FUNCTION resume_targets(conversations uuid[], at timestamptz) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    next uuid;
BEGIN
    FOREACH next IN ARRAY conversations LOOP
        UPDATE conversation_sla s SET response_since = at, response_told = 0, resolution_since = at
            WHERE s.conversation_id = next AND s.response_since IS NULL;
        IF FOUND THEN
            PERFORM count_targets(next, at);
        END IF;
    END LOOP;
END $$;

-- Tells what is due: gives what was noticed, and what reads differently though there is nothing to tell (no kind). What
-- somebody else holds at this moment is left for the next time.
DROP FUNCTION IF EXISTS ring_targets(timestamptz, integer);
CREATE FUNCTION ring_targets(at timestamptz, most integer)
    RETURNS TABLE (conversation_id uuid, kind text, target text, due_at timestamptz)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    next uuid;
    clocks conversation_sla;
    response text;
    reached_response smallint;
    reached_resolution smallint;
BEGIN
    FOR next IN SELECT s.conversation_id FROM conversation_sla s WHERE s.rings_at <= at ORDER BY s.rings_at LIMIT most LOOP
        PERFORM FROM conversations c WHERE c.id = next FOR NO KEY UPDATE SKIP LOCKED;
        CONTINUE WHEN NOT FOUND;
        SELECT * INTO clocks FROM conversation_sla s WHERE s.conversation_id = next AND s.rings_at <= at;
        CONTINUE WHEN NOT FOUND;
        response := CASE WHEN clocks.is_answered THEN 'next_response' ELSE 'first_response' END;
        reached_response := CASE WHEN clocks.response_due_at IS NULL THEN clocks.response_told ELSE
            note_target(next, response, clocks.response_told, clocks.response_warns_at, clocks.response_due_at, at) END;
        reached_resolution := CASE WHEN clocks.resolution_due_at IS NULL THEN clocks.resolution_told ELSE
            note_target(next, 'resolution', clocks.resolution_told, clocks.resolution_warns_at,
                clocks.resolution_due_at, at) END;
        UPDATE conversation_sla s SET response_told = reached_response, resolution_told = reached_resolution
            WHERE s.conversation_id = next;
        PERFORM count_targets(next, at);
        UPDATE conversations c SET version = c.version + 1 WHERE c.id = next;
        RETURN QUERY SELECT next, n.kind, n.target, n.due FROM (VALUES
            (CASE WHEN reached_response > clocks.response_told THEN reached_response END, response, clocks.response_due_at),
            (CASE WHEN reached_resolution > clocks.resolution_told THEN reached_resolution END, 'resolution',
                clocks.resolution_due_at)) AS t(reached, target, due)
            CROSS JOIN LATERAL (SELECT CASE t.reached WHEN 1 THEN 'at_risk' WHEN 2 THEN 'breached' END AS kind, t.target,
                t.due) AS n
            WHERE n.kind IS NOT NULL;
        IF NOT FOUND THEN
            RETURN QUERY SELECT next, NULL::text, NULL::text, NULL::timestamptz;
        END IF;
    END LOOP;
END $$;

-- Policies or calendars changed: what is under way is counted again, a step at a time. Gives what reads differently.
DROP FUNCTION IF EXISTS recount_targets(timestamptz, integer);
CREATE FUNCTION recount_targets(at timestamptz, most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql AS $$
DECLARE
    progress uuid;
    thread record;
    seen integer := 0;
BEGIN
    SELECT t.reached INTO progress FROM stale_targets t FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    FOR thread IN SELECT c.id, c.sla_state, c.sla_target, c.sla_due_at FROM conversations c
            WHERE c.status <> 'closed' AND c.owner IN ('queue', 'user') AND c.id > progress
            ORDER BY c.id LIMIT most FOR NO KEY UPDATE LOOP
        PERFORM follow_targets(thread.id, at);
        UPDATE conversations c SET version = c.version + 1 WHERE c.id = thread.id
            AND (c.sla_state, c.sla_target, c.sla_due_at)
                IS DISTINCT FROM (thread.sla_state, thread.sla_target, thread.sla_due_at);
        IF FOUND THEN
            RETURN NEXT thread.id;
        END IF;
        seen := seen + 1;
        progress := thread.id;
    END LOOP;
    IF seen < most THEN
        DELETE FROM stale_targets;
    ELSE
        UPDATE stale_targets SET reached = progress;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION on_targets_changed() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM sla_policies p WHERE p.deleted_at IS NULL AND p.is_active)
            OR EXISTS (SELECT FROM conversation_sla) THEN
        INSERT INTO stale_targets (organization_id) VALUES (current_organization())
            ON CONFLICT (organization_id) DO UPDATE SET reached = excluded.reached;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION on_what_fits_changed() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sla_state IS NOT NULL OR EXISTS (SELECT FROM sla_policies p WHERE p.deleted_at IS NULL) THEN
        PERFORM follow_targets(NEW.id, clock_timestamp());
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER targets_of_holidays AFTER INSERT OR UPDATE OR DELETE ON holidays FOR EACH STATEMENT
    EXECUTE FUNCTION on_targets_changed();
CREATE OR REPLACE TRIGGER targets_of_hours AFTER UPDATE OF own_hours ON departments FOR EACH STATEMENT
    EXECUTE FUNCTION on_targets_changed();
DROP TRIGGER IF EXISTS targets_of_menus ON bot_configurations;
CREATE OR REPLACE TRIGGER targets_of_weeks AFTER UPDATE OF business_hours, timezone ON organizations FOR EACH STATEMENT
    EXECUTE FUNCTION on_targets_changed();
CREATE OR REPLACE TRIGGER targets_of_policies AFTER INSERT OR UPDATE ON sla_policies FOR EACH STATEMENT
    EXECUTE FUNCTION on_targets_changed();
CREATE OR REPLACE TRIGGER targets_of_what_fits AFTER UPDATE OF tags, priority ON conversations FOR EACH ROW
    WHEN ((NEW.tags <> OLD.tags OR NEW.priority <> OLD.priority) AND NEW.owner IN ('queue', 'user'))
    EXECUTE FUNCTION on_what_fits_changed();
