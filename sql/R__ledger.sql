-- Writes the ledger (conversation_events). Triggers do it, so that whoever changes an owner, in Java or in SQL, is in the
-- ledger without knowing of it. A customer's message changes no owner and is no answer: it pays for no more than the WHEN.

CREATE OR REPLACE FUNCTION next_ledger_position(conversation uuid) RETURNS integer
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce((SELECT e.position FROM conversation_events e WHERE e.conversation_id = conversation
              ORDER BY e.position DESC LIMIT 1), 0) + 1 $$;

-- Which number a row is of is its conversation's to say, whoever writes it.
CREATE OR REPLACE FUNCTION name_channel() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    SELECT c.channel_id INTO NEW.channel_id FROM conversations c WHERE c.id = NEW.conversation_id;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER channel_of_the_row BEFORE INSERT ON conversation_events FOR EACH ROW
    WHEN (NEW.channel_id IS NULL) EXECUTE FUNCTION name_channel();
CREATE OR REPLACE TRIGGER channel_of_the_row BEFORE INSERT ON sla_events FOR EACH ROW
    WHEN (NEW.channel_id IS NULL) EXECUTE FUNCTION name_channel();

-- A conversation has a new owner. The row before it in the ledger says who had it, and since when.
CREATE OR REPLACE FUNCTION record_owner(org uuid, conversation uuid, channel text, at timestamptz, new_owner text,
    new_user uuid, new_department uuid, actor uuid) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    last conversation_events;
    moment timestamptz;
    begins boolean;
    reaches_people boolean;
    began timestamptz;
BEGIN
    SELECT * INTO last FROM conversation_events e
        WHERE e.conversation_id = conversation AND e.kind NOT IN ('response', 'csat') ORDER BY e.position DESC LIMIT 1;
    moment := greatest(at, last.occurred_at);
    begins := last.position IS NULL OR last.owner = 'nobody';
    reaches_people := new_owner IN ('queue', 'user') AND (begins OR last.people_since IS NULL);
    began := CASE WHEN begins THEN moment ELSE last.began_at END;
    INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel, owner_before,
            previous_user_id, previous_department_id, owner, user_id, department_id, by_user_id, began_at, people_since,
            elapsed_ms, business_ms, service_business_ms, is_first)
        VALUES (org, conversation, next_ledger_position(conversation),
            CASE WHEN last.position IS NULL THEN 'opened' WHEN last.owner = 'nobody' THEN 'reopened'
                 ELSE CASE new_owner WHEN 'bot' THEN 'returned_to_bot' WHEN 'queue' THEN 'queued' WHEN 'user' THEN 'assigned'
                      ELSE 'closed' END END,
            moment, channel, last.owner, last.user_id, last.department_id, new_owner, new_user, new_department, actor,
            began,
            CASE WHEN reaches_people THEN moment WHEN new_owner IN ('queue', 'user') THEN last.people_since END,
            CASE WHEN NOT begins THEN extract(epoch FROM moment - last.occurred_at) * 1000 END,
            CASE WHEN NOT begins THEN business_ms(last.department_id, last.occurred_at, moment) END,
            CASE WHEN new_owner = 'nobody' THEN business_ms(new_department, began, moment) END,
            reaches_people AND NOT EXISTS (SELECT FROM conversation_events e WHERE e.conversation_id = conversation
                AND e.occurred_at >= last.began_at AND e.people_since IS NOT NULL AND NOT begins));
END $$;

-- A person of ours wrote to the customer. It is in the ledger when the customer waited for people: since the first message
-- that no person has answered, but not since before people were asked.
CREATE OR REPLACE FUNCTION record_response(org uuid, conversation uuid, channel text, at timestamptz, person uuid)
    RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    last conversation_events;
    answered_until timestamptz;
    asked_at timestamptz;
BEGIN
    SELECT * INTO last FROM conversation_events e
        WHERE e.conversation_id = conversation AND e.kind NOT IN ('response', 'csat') AND e.occurred_at <= at
        ORDER BY e.position DESC LIMIT 1;
    IF last.people_since IS NULL THEN
        RETURN;
    END IF;
    SELECT m.created_at INTO answered_until FROM messages m
        WHERE m.conversation_id = conversation AND m.created_at < at AND m.created_at >= last.began_at
          AND m.sender_type = 'attendant' AND m.message_type NOT IN ('note', 'system', 'reaction')
        ORDER BY m.created_at DESC LIMIT 1;
    SELECT m.created_at INTO asked_at FROM messages m
        WHERE m.conversation_id = conversation AND m.created_at > coalesce(answered_until, '-infinity')
          AND m.created_at < at AND m.sender_type = 'customer' AND m.message_type <> 'reaction'
        ORDER BY m.created_at LIMIT 1;
    IF asked_at IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel, owner_before,
            owner, user_id, department_id, by_user_id, began_at, people_since, elapsed_ms, business_ms, is_first)
        VALUES (org, conversation, next_ledger_position(conversation), 'response', at, channel, last.owner, last.owner, person, last.department_id, person,
            last.began_at, last.people_since, extract(epoch FROM at - greatest(asked_at, last.people_since)) * 1000,
            business_ms(last.department_id, greatest(asked_at, last.people_since), at),
            NOT EXISTS (SELECT FROM conversation_events e WHERE e.conversation_id = conversation AND e.kind = 'response'
                AND e.occurred_at >= last.began_at));
END $$;

-- Whoever brings a past in whole sets app.past and calls record_past when it is there.
CREATE OR REPLACE FUNCTION on_owner_changed() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    actor uuid := nullif(current_setting('app.actor', true), '')::uuid;
BEGIN
    IF current_setting('app.past', true) = 'on' THEN
        RETURN NULL;
    END IF;
    PERFORM record_owner(NEW.organization_id, NEW.id, NEW.channel,
        CASE WHEN TG_OP = 'INSERT' THEN NEW.started_at ELSE clock_timestamp() END,
        NEW.owner, NEW.assigned_user_id, NEW.department_id, actor);
    IF NEW.sla_state IS NOT NULL OR EXISTS (SELECT FROM sla_policies p WHERE p.deleted_at IS NULL) THEN
        PERFORM follow_targets(NEW.id, clock_timestamp());
    END IF;
    -- What follows from it in the same transaction nobody did.
    IF actor IS NOT NULL THEN
        PERFORM set_config('app.actor', '', true);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION on_attendant_wrote() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    thread record;
BEGIN
    IF current_setting('app.past', true) IS DISTINCT FROM 'on' THEN
        SELECT c.channel, c.sla_state INTO thread FROM conversations c WHERE c.id = NEW.conversation_id;
        PERFORM record_response(NEW.organization_id, NEW.conversation_id, thread.channel, NEW.created_at,
            NEW.sender_user_id);
        IF thread.sla_state <> 'paused' THEN
            PERFORM answer_targets(NEW.conversation_id, NEW.created_at);
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER ledger_of_openings AFTER INSERT ON conversations FOR EACH ROW WHEN (NEW.owner <> 'nobody')
    EXECUTE FUNCTION on_owner_changed();
-- Named columns: an update that does not write them, as that of a customer's message, is not even looked at.
CREATE OR REPLACE TRIGGER ledger_of_owners AFTER UPDATE OF owner, assigned_user_id, department_id ON conversations FOR EACH ROW
    WHEN (NEW.owner <> OLD.owner OR (NEW.owner = 'user' AND NEW.assigned_user_id <> OLD.assigned_user_id)
        OR (NEW.owner = 'queue' AND NEW.department_id IS DISTINCT FROM OLD.department_id))
    EXECUTE FUNCTION on_owner_changed();
CREATE OR REPLACE TRIGGER ledger_of_responses AFTER INSERT ON messages FOR EACH ROW
    WHEN (NEW.sender_type = 'attendant' AND NEW.message_type NOT IN ('note', 'system', 'reaction')
        AND NOT NEW.metadata ? 'late')
    EXECUTE FUNCTION on_attendant_wrote();

-- What tags are called when those that are being renamed or merged (tag_moves) are: for what is carried over to conversations
-- step by step is no change of the ledger, whose labels have the new name at once.
CREATE OR REPLACE FUNCTION names_after_moves(tags text[]) RETURNS text[]
    LANGUAGE sql STABLE
    AS $$ WITH RECURSIVE moved(name) AS (
              SELECT t.name FROM unnest(tags) AS t(name)
              UNION SELECT m.to_name FROM moved JOIN tag_moves m ON m.from_name = moved.name AND m.to_name IS NOT NULL)
          SELECT coalesce(array_agg(moved.name), '{}') FROM moved
          WHERE NOT EXISTS (SELECT FROM tag_moves m WHERE m.from_name = moved.name AND m.to_name IS NOT NULL) $$;

-- The label of a name, made when it is the first time.
CREATE OR REPLACE FUNCTION label_of(org uuid, wanted text) RETURNS uuid
    LANGUAGE plpgsql AS $$
DECLARE
    found uuid;
BEGIN
    SELECT l.id INTO found FROM tag_labels l WHERE l.organization_id = org AND l.name = wanted ORDER BY l.id LIMIT 1;
    IF found IS NULL THEN
        INSERT INTO tag_labels (id, organization_id, name) VALUES (gen_random_uuid(), org, wanted) RETURNING id INTO found;
    END IF;
    RETURN found;
END $$;

-- The tags of a conversation are others now.
CREATE OR REPLACE FUNCTION on_tags_changed() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    had text[] := CASE WHEN TG_OP = 'UPDATE' THEN names_after_moves(OLD.tags) ELSE '{}' END;
    has text[] := names_after_moves(NEW.tags);
    last integer := coalesce((SELECT max(e.position) FROM tag_events e WHERE e.conversation_id = NEW.id), 0);
    moment timestamptz := CASE WHEN TG_OP = 'INSERT' OR current_setting('app.past', true) = 'on' THEN NEW.started_at
                               ELSE clock_timestamp() END;
BEGIN
    INSERT INTO tag_events (organization_id, conversation_id, position, label_id, occurred_at, is_on)
        SELECT NEW.organization_id, NEW.id, last + row_number() OVER (), c.label_id, moment, c.is_on
        FROM (SELECT l.id AS label_id, false AS is_on FROM tag_labels l
              WHERE l.organization_id = NEW.organization_id AND l.name = ANY (had) AND l.name <> ALL (has)
                AND (SELECT e.is_on FROM tag_events e WHERE e.conversation_id = NEW.id AND e.label_id = l.id
                     ORDER BY e.position DESC LIMIT 1)
              UNION ALL
              SELECT label_of(NEW.organization_id, t.name), true FROM unnest(has) AS t(name) WHERE t.name <> ALL (had)) AS c;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER ledger_of_first_tags AFTER INSERT ON conversations FOR EACH ROW WHEN (NEW.tags <> '{}')
    EXECUTE FUNCTION on_tags_changed();
CREATE OR REPLACE TRIGGER ledger_of_tags AFTER UPDATE OF tags ON conversations FOR EACH ROW
    WHEN (NEW.tags IS DISTINCT FROM OLD.tags) EXECUTE FUNCTION on_tags_changed();

-- The tags that a conversation had at a moment, by the names that they have today.
CREATE OR REPLACE FUNCTION tags_at(conversation uuid, moment timestamptz) RETURNS TABLE (tag text)
    LANGUAGE sql STABLE
    AS $$ SELECT DISTINCT l.name FROM (
              SELECT DISTINCT ON (e.label_id) e.label_id, e.is_on FROM tag_events e
              WHERE e.conversation_id = conversation AND e.occurred_at < moment ORDER BY e.label_id, e.position DESC) AS s
          JOIN tag_labels l ON l.id = s.label_id WHERE s.is_on $$;

-- A tag has a new name, or is part of another: past days are told by the name of today. A number changes only where both
-- were told before, and then their days are summed up again.
CREATE OR REPLACE FUNCTION on_tag_moved() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    first_day date;
BEGIN
    UPDATE tag_labels SET name = NEW.to_name WHERE organization_id = NEW.organization_id AND name = NEW.from_name;
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.organization_id::text, 6));
    IF EXISTS (SELECT FROM metric_tag_days d WHERE d.organization_id = NEW.organization_id AND d.tag = NEW.to_name) THEN
        SELECT min(d.day) INTO first_day FROM metric_tag_days d
            WHERE d.organization_id = NEW.organization_id AND d.tag = NEW.from_name;
        DELETE FROM metric_tag_days d WHERE d.organization_id = NEW.organization_id AND d.day >= first_day;
        UPDATE metric_progress p SET tags_until = least(p.tags_until, first_day)
            WHERE p.organization_id = NEW.organization_id;
    ELSE
        UPDATE metric_tag_days d SET tag = NEW.to_name
            WHERE d.organization_id = NEW.organization_id AND d.tag = NEW.from_name;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER labels_follow AFTER INSERT ON tag_moves FOR EACH ROW WHEN (NEW.to_name IS NOT NULL)
    EXECUTE FUNCTION on_tag_moved();

-- A past was brought in: what was summed up of the ledger (metric_sums, metric_days, metric_tag_days) is not all any more.
CREATE OR REPLACE FUNCTION forget_sums() RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM metric_sums WHERE organization_id = current_organization();
    DELETE FROM metric_days WHERE organization_id = current_organization();
    DELETE FROM metric_tag_days WHERE organization_id = current_organization();
    DELETE FROM metric_day_times WHERE organization_id = current_organization();
    DELETE FROM metric_progress WHERE organization_id = current_organization();
END $$;

-- Writes the ledger of a conversation that is there without one, from what its transfers and messages still tell. Who
-- closed it, and what was between a closing and a reopening, they do not.
CREATE OR REPLACE FUNCTION record_past(conversation uuid) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    thread conversations;
    step record;
    last_owner text;
BEGIN
    SELECT * INTO thread FROM conversations c WHERE c.id = conversation;
    IF EXISTS (SELECT FROM conversation_events e WHERE e.conversation_id = conversation) THEN
        RETURN;
    END IF;
    PERFORM record_owner(thread.organization_id, thread.id, thread.channel, thread.started_at, 'bot', NULL, NULL, NULL);
    FOR step IN
        SELECT t.transferred_at AS at, CASE WHEN t.to_user_id IS NOT NULL THEN 'user' WHEN t.to_bot THEN 'bot' ELSE 'queue' END
                AS owner, t.to_user_id AS person, t.to_department_id AS department, t.by_user_id AS actor, false AS is_message
            FROM conversation_transfers t WHERE t.conversation_id = conversation
        UNION ALL
        SELECT m.created_at, NULL, m.sender_user_id, NULL, NULL, true FROM messages m
            WHERE m.conversation_id = conversation AND m.sender_type = 'attendant'
              AND m.message_type NOT IN ('note', 'system', 'reaction') AND NOT m.metadata ? 'late'
        UNION ALL
        SELECT thread.closed_at, 'nobody', thread.assigned_user_id, thread.department_id, NULL, false
            WHERE thread.status = 'closed' AND thread.closed_at IS NOT NULL
        ORDER BY at, is_message
    LOOP
        IF NOT step.is_message THEN
            PERFORM record_owner(thread.organization_id, thread.id, thread.channel, step.at, step.owner, step.person,
                coalesce(step.department, CASE WHEN step.owner IN ('user', 'nobody') THEN
                    (SELECT e.department_id FROM conversation_events e WHERE e.conversation_id = conversation
                        AND e.kind NOT IN ('response', 'csat') ORDER BY e.position DESC LIMIT 1) END), step.actor);
        ELSE
            PERFORM record_response(thread.organization_id, thread.id, thread.channel, step.at, step.person);
        END IF;
    END LOOP;
    SELECT e.owner INTO last_owner FROM conversation_events e
        WHERE e.conversation_id = conversation AND e.kind NOT IN ('response', 'csat') ORDER BY e.position DESC LIMIT 1;
    IF last_owner <> thread.owner THEN
        PERFORM record_owner(thread.organization_id, thread.id, thread.channel,
            coalesce(thread.closed_at, thread.waiting_since, thread.started_at), thread.owner, thread.assigned_user_id,
            thread.department_id, NULL);
    END IF;
    PERFORM forget_sums();
END $$;

-- What was there before the ledger. Nothing to do when it has run before.
DO $$
DECLARE
    org uuid;
BEGIN
    FOR org IN SELECT o.id FROM organizations o LOOP
        PERFORM set_config('app.organization_id', org::text, true);
        PERFORM record_past(c.id) FROM conversations c WHERE c.organization_id = org
            AND NOT EXISTS (SELECT FROM conversation_events e WHERE e.conversation_id = c.id);
        -- What was written before business hours were: by the calendar of today.
        UPDATE conversation_events e SET
                business_ms = business_ms(CASE WHEN e.kind = 'response' THEN e.department_id
                    ELSE e.previous_department_id END, e.occurred_at - e.elapsed_ms * interval '1 millisecond', e.occurred_at),
                service_business_ms = CASE WHEN e.kind = 'closed' THEN
                    business_ms(e.department_id, e.began_at, e.occurred_at) END
            WHERE e.organization_id = org AND e.elapsed_ms IS NOT NULL AND e.business_ms IS NULL;
    END LOOP;
    PERFORM set_config('app.organization_id', '', true);
END $$;
