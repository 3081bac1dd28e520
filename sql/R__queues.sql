-- Who waits is given to who is free. Whatever changes who waits or who is free does so between enter_routing(), the first
-- statement of its transaction, and drain_queues(), its last: when it is committed, nobody waits while somebody is free.
--
-- Rules that they hold:
--   one after the other  whoever adds to a queue that gives out by itself, or may give somebody a place while others wait,
--                        is alone in its organization (an advisory lock). Whoever finds that nobody waits shares the lock:
--                        then there is nothing to give out, and nobody begins to wait until that is committed.
--   no deadlock          that lock first, then the conversations in the order of their ids. What is given out is not waited
--                        for: one that somebody else holds is said to be left, and is drained for a moment later.
DROP FUNCTION IF EXISTS drain_queues();
DROP FUNCTION IF EXISTS overflowing_conversations();
DROP FUNCTION IF EXISTS overdue_conversations();
DROP FUNCTION IF EXISTS misplaced_conversations();
DROP FUNCTION IF EXISTS better_places();
DROP FUNCTION IF EXISTS free_attendants(uuid);
DROP FUNCTION IF EXISTS note_presence(uuid, text, uuid[], text[], interval);
DROP FUNCTION IF EXISTS note_presence(text, uuid[], text[], interval);

DROP FUNCTION IF EXISTS conversation_weight(text);
-- One that waits for the customer asks little of its attendant, and one on hold nothing.
CREATE OR REPLACE FUNCTION conversation_weight(last_sender_type text, snoozed_until timestamptz) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN snoozed_until > now() THEN 0 WHEN last_sender_type = 'attendant' THEN 0.5 ELSE 1 END $$;

CREATE OR REPLACE FUNCTION attendant_load(attendant uuid) RETURNS numeric
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(sum(conversation_weight(c.last_message_sender_type, c.snoozed_until)), 0)
          FROM conversations c WHERE c.assigned_user_id = attendant AND c.owner = 'user' $$;

-- Who may be given a conversation of a department now, and how much they have.
CREATE FUNCTION free_attendants(department uuid) RETURNS TABLE (user_id uuid, load numeric, capacity integer, since timestamptz)
    LANGUAGE sql STABLE
    AS $$ SELECT u.id, l.load, u.capacity, a.since
          FROM department_members m
          JOIN users u ON u.id = m.user_id AND u.is_active
          JOIN user_availability a ON a.user_id = u.id AND a.status = 'online' AND a.lease_until > now()
          CROSS JOIN LATERAL (SELECT attendant_load(u.id) AS load) AS l
          WHERE m.department_id = department AND l.load + 1 <= u.capacity AND may_send(u.organization_id, u.role) $$;

-- Whether somebody waits where conversations are given out, or may overflow.
CREATE OR REPLACE FUNCTION is_anybody_waiting() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (
              SELECT FROM departments d
              WHERE (d.routing_mode <> 'manual' OR d.overflow_department_id IS NOT NULL) AND EXISTS (
                  SELECT FROM conversations c WHERE c.department_id = d.id AND c.owner = 'queue')) $$;

-- How many more a department's people could take.
CREATE OR REPLACE FUNCTION free_places(department uuid) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(sum(floor(f.capacity - f.load)), 0)::bigint FROM free_attendants(department) AS f $$;

-- Whether a conversation was in a department's queue already since it waits.
CREATE OR REPLACE FUNCTION has_waited_in(conversation uuid, department uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (
              SELECT FROM conversation_events e WHERE e.conversation_id = conversation AND e.department_id = department
                AND e.owner = 'queue' AND e.kind NOT IN ('response', 'csat') AND e.position > coalesce((
                    SELECT max(o.position) FROM conversation_events o
                    WHERE o.conversation_id = conversation AND o.owner <> 'queue' AND o.kind NOT IN ('response', 'csat')), 0)) $$;

-- What may leave its queue for another department, which has a place for it: after the time or beyond the length that
-- was set, and not to where it came from.
CREATE FUNCTION overflowing_conversations() RETURNS TABLE (id uuid, place timestamptz, department uuid, target uuid)
    LANGUAGE sql STABLE
    AS $$ SELECT w.id, w.queue_place, d.id, t.id
          FROM departments d JOIN departments t ON t.id = d.overflow_department_id AND t.is_active
          CROSS JOIN LATERAL (
              SELECT c.id, c.queue_place, c.waiting_since, count(*) OVER () AS waiting FROM conversations c
              WHERE c.department_id = d.id AND c.owner = 'queue') AS w
          WHERE free_places(t.id) > (SELECT count(*) FROM conversations c WHERE c.department_id = t.id AND c.owner = 'queue')
            AND (w.waiting_since <= now() - make_interval(mins => d.overflow_after_minutes) OR w.waiting > d.overflow_over)
            AND NOT has_waited_in(w.id, t.id) $$;

-- The invariant: who waits though somebody is free, here or where the queue overflows to. Empty after each commit.
CREATE OR REPLACE FUNCTION stranded_conversations() RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$ SELECT c.id FROM departments d
          JOIN conversations c ON c.department_id = d.id AND c.owner = 'queue'
          WHERE d.routing_mode <> 'manual' AND EXISTS (SELECT FROM free_attendants(d.id))
          UNION
          SELECT o.id FROM overflowing_conversations() AS o $$;

CREATE OR REPLACE FUNCTION lock_routing() RETURNS void
    LANGUAGE sql
    AS $$ SELECT pg_advisory_xact_lock(hashtextextended(current_organization()::text, 19)) $$;

-- Holds the conversations that are to be changed together with those that may be given out for it, in their order: the
-- first of each queue, and as many more as there are places.
CREATE OR REPLACE FUNCTION lock_waiting(changing uuid[]) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    next uuid[];
BEGIN
    SELECT array_agg(w.id) INTO next FROM departments d CROSS JOIN LATERAL (
            SELECT c.id FROM conversations c WHERE c.department_id = d.id AND c.owner = 'queue'
            ORDER BY c.queue_place, c.id
            LIMIT 1 + free_places(d.id) + free_places(d.overflow_department_id)) AS w
        WHERE d.routing_mode <> 'manual' OR d.overflow_department_id IS NOT NULL;
    PERFORM FROM conversations c WHERE c.id = ANY (changing || next) ORDER BY c.id FOR NO KEY UPDATE;
END $$;

-- Whether what joins a department's queue may be given out by it.
CREATE OR REPLACE FUNCTION gives_out(department uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (SELECT FROM departments d WHERE d.id = department
              AND (d.routing_mode <> 'manual' OR d.overflow_department_id IS NOT NULL)) $$;

-- Begins a transaction that changes conversations, or frees a place without touching one (null); `joins` is a department
-- whose queue grows by it. True when it has to end with drain_queues().
CREATE OR REPLACE FUNCTION enter_routing(changing uuid[], joins uuid DEFAULT NULL) RETURNS boolean
    LANGUAGE plpgsql AS $$
BEGIN
    IF NOT is_anybody_waiting() AND NOT gives_out(joins) THEN
        BEGIN
            PERFORM pg_advisory_xact_lock_shared(hashtextextended(current_organization()::text, 19));
            IF NOT is_anybody_waiting() AND NOT gives_out(joins) THEN
                RETURN false;
            END IF;
            -- Somebody came meanwhile. Two who both share the lock cannot each become the only one: let go of it first.
            RAISE SQLSTATE 'BQ001';
        EXCEPTION WHEN SQLSTATE 'BQ001' THEN
            NULL;
        END;
    END IF;
    PERFORM lock_routing();
    IF changing IS NOT NULL THEN
        PERFORM lock_waiting(changing);
    END IF;
    RETURN true;
END $$;

-- Gives out what waits, by the places in the queue, to whom the department's mode says; then what may overflow goes where
-- somebody has a place for it, and is given out there. A row for each step: who was given it, or which queue it came from.
-- Of a conversation that somebody else holds at this moment it says neither: it is left for later.
CREATE FUNCTION drain_queues()
    RETURNS TABLE (conversation_id uuid, user_id uuid, department_id uuid, from_department_id uuid)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    next record;
    beyond record;
    chosen uuid;
    giver uuid;
    last_one uuid;
    held uuid[] := '{}';
BEGIN
    LOOP
        SELECT w.id, w.customer_id, d.id AS department, d.organization_id, d.routing_mode INTO next
            FROM departments d CROSS JOIN LATERAL (
                SELECT c.id, c.customer_id, c.queue_place FROM conversations c
                WHERE c.department_id = d.id AND c.owner = 'queue' AND c.id <> ALL (held)
                ORDER BY c.queue_place, c.id LIMIT 1) AS w
            WHERE d.routing_mode <> 'manual' AND EXISTS (SELECT FROM free_attendants(d.id))
            ORDER BY w.queue_place, w.id LIMIT 1;
        IF next.id IS NULL THEN
            SELECT o.id, o.department, o.target INTO beyond FROM overflowing_conversations() AS o
                WHERE o.id <> ALL (held) ORDER BY o.place, o.id LIMIT 1;
            EXIT WHEN beyond.id IS NULL;
            PERFORM FROM conversations c WHERE c.id = beyond.id AND c.owner = 'queue' FOR NO KEY UPDATE SKIP LOCKED;
            IF NOT FOUND THEN
                held := held || beyond.id;
                RETURN QUERY SELECT beyond.id, NULL::uuid, beyond.department, NULL::uuid;
                CONTINUE;
            END IF;
            -- It waits since it waits: its place is as good as those of the department's own.
            UPDATE conversations SET department_id = beyond.target, owner_version = owner_version + 1,
                    version = version + 1, updated_at = now()
                WHERE id = beyond.id;
            RETURN QUERY SELECT beyond.id, NULL::uuid, beyond.target, beyond.department;
            CONTINUE;
        END IF;
        PERFORM FROM conversations c WHERE c.id = next.id AND c.owner = 'queue' FOR NO KEY UPDATE SKIP LOCKED;
        IF NOT FOUND THEN
            held := held || next.id;
            RETURN QUERY SELECT next.id, NULL::uuid, next.department, NULL::uuid;
            CONTINUE;
        END IF;

        -- Who has just put it back is asked last.
        SELECT t.from_user_id INTO giver FROM conversation_transfers t WHERE t.conversation_id = next.id
            ORDER BY t.transferred_at DESC LIMIT 1;
        last_one := NULL;
        IF next.routing_mode = 'last_attendant' THEN
            SELECT c.assigned_user_id INTO last_one FROM conversations c
                WHERE c.customer_id = next.customer_id AND c.owner = 'nobody' AND c.assigned_user_id IS NOT NULL
                ORDER BY c.started_at DESC LIMIT 1;
        END IF;
        SELECT f.user_id INTO chosen
            FROM free_attendants(next.department) AS f
            LEFT JOIN queue_turns t ON t.department_id = next.department AND t.user_id = f.user_id
            ORDER BY f.user_id IS NOT DISTINCT FROM giver,
                CASE WHEN next.routing_mode = 'last_attendant' THEN f.user_id IS DISTINCT FROM last_one END,
                CASE WHEN next.routing_mode IN ('least_loaded', 'last_attendant') THEN f.load END,
                CASE WHEN next.routing_mode = 'longest_idle' THEN idle_since(f.user_id, f.since) END,
                t.given_at NULLS FIRST, f.user_id
            LIMIT 1;
        UPDATE conversations SET owner = 'user', status = 'open', assigned_user_id = chosen, waiting_since = NULL,
                needs_human_attention = false, owner_version = owner_version + 1, version = version + 1,
                updated_at = now()
            WHERE id = next.id;
        INSERT INTO queue_turns (organization_id, department_id, user_id, given_at)
            VALUES (next.organization_id, next.department, chosen, clock_timestamp())
            ON CONFLICT (department_id, user_id) DO UPDATE SET given_at = excluded.given_at;
        RETURN QUERY SELECT next.id, chosen, next.department, NULL::uuid;
    END LOOP;
END $$;

-- Gives what waits to somebody in particular, as a queue would: who is not there, or has no place, gets nothing. In its
-- department when they are of it, else in theirs. The department, or null.
CREATE OR REPLACE FUNCTION give_to(conversation uuid, person uuid) RETURNS uuid
    LANGUAGE plpgsql AS $$
DECLARE
    place uuid;
BEGIN
    SELECT m.department_id INTO place FROM conversations c JOIN department_members m ON m.user_id = person
        WHERE c.id = conversation AND c.owner = 'queue'
          AND EXISTS (SELECT FROM free_attendants(m.department_id) AS f WHERE f.user_id = person)
        ORDER BY m.department_id IS NOT DISTINCT FROM c.department_id DESC, m.department_id LIMIT 1;
    IF place IS NOT NULL THEN
        UPDATE conversations SET owner = 'user', status = 'open', assigned_user_id = person, department_id = place,
                waiting_since = NULL, needs_human_attention = false, owner_version = owner_version + 1,
                version = version + 1, updated_at = now()
            WHERE id = conversation;
    END IF;
    RETURN place;
END $$;

-- Since when nothing was given to an attendant and they finished nothing: at the earliest, since they came.
CREATE OR REPLACE FUNCTION idle_since(attendant uuid, came_at timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE
    AS $$ SELECT greatest(came_at, (SELECT max(t.given_at) FROM queue_turns t WHERE t.user_id = attendant),
              (SELECT c.closed_at FROM conversations c WHERE c.assigned_user_id = attendant AND c.owner = 'nobody'
               ORDER BY c.last_message_slot DESC, c.closed_at DESC LIMIT 1)) $$;

-- What a server says of users at its sockets: online, away or gone. Who is away anywhere is away: nobody says so but the
-- user, and no other window of theirs takes it back.
CREATE FUNCTION note_presence(server text, users uuid[], statuses text[], lease interval)
    RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO presence_leases AS l (organization_id, user_id, node, status, lease_until)
        SELECT current_organization(), i.id, server, i.status, now() + lease
        FROM unnest(users, statuses) AS i(id, status) JOIN users u ON u.id = i.id
        WHERE i.status <> 'gone' ORDER BY i.id
        ON CONFLICT (user_id, node) DO UPDATE SET status = excluded.status, lease_until = excluded.lease_until;
    DELETE FROM presence_leases l USING unnest(users, statuses) AS i(id, status)
        WHERE l.user_id = i.id AND l.node = server AND i.status = 'gone';
    PERFORM sum_up_presence(users);
END $$;

-- A server has died: what it said is not true any more.
CREATE OR REPLACE FUNCTION forget_presence(server text) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    gone uuid[];
BEGIN
    WITH forgotten AS (DELETE FROM presence_leases l WHERE l.node = server RETURNING l.user_id)
        SELECT array_agg(f.user_id) INTO gone FROM forgotten f;
    PERFORM sum_up_presence(gone);
END $$;

-- Corrects what nobody said again in time.
CREATE OR REPLACE FUNCTION forget_lapsed_presence() RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    lapsed uuid[];
BEGIN
    DELETE FROM presence_leases l WHERE l.lease_until <= now();
    SELECT array_agg(a.user_id) INTO lapsed FROM user_availability a
        WHERE a.status <> 'offline' AND a.lease_until <= now();
    PERFORM sum_up_presence(lapsed);
END $$;

CREATE OR REPLACE FUNCTION sum_up_presence(users uuid[]) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO user_availability AS a (organization_id, user_id, status, since, lease_until)
        SELECT u.organization_id, u.id,
               CASE WHEN count(l.user_id) = 0 THEN 'offline' WHEN bool_or(l.status = 'away') THEN 'away' ELSE 'online' END,
               now(), coalesce(max(l.lease_until), now())
        FROM users u LEFT JOIN presence_leases l ON l.user_id = u.id AND l.lease_until > now()
        WHERE u.id = ANY (sum_up_presence.users)
        GROUP BY u.organization_id, u.id ORDER BY u.id
        ON CONFLICT (user_id) DO UPDATE SET status = excluded.status, lease_until = excluded.lease_until,
            since = CASE WHEN a.status = excluded.status AND a.lease_until > now() THEN a.since ELSE excluded.since END
        WHERE a.status <> 'offline' OR excluded.status <> 'offline';
END $$;

-- Conversations whose owner works here no longer. A program works here for as long as its key lives.
CREATE OR REPLACE FUNCTION ghost_owned_conversations() RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$ SELECT c.id FROM users u JOIN conversations c ON c.assigned_user_id = u.id AND c.owner = 'user'
          WHERE NOT u.is_active AND NOT EXISTS (SELECT FROM api_keys k WHERE k.user_id = u.id
              AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())) $$;

-- Since when somebody, or a queue, has a conversation.
CREATE OR REPLACE FUNCTION held_since(conversation uuid) RETURNS timestamptz
    LANGUAGE sql STABLE
    AS $$ SELECT e.occurred_at FROM conversation_events e WHERE e.conversation_id = conversation AND e.kind NOT IN ('response', 'csat')
          ORDER BY e.position DESC LIMIT 1 $$;

-- The customer's first message that no person has answered; null when nothing is unanswered.
CREATE OR REPLACE FUNCTION unanswered_since(conversation uuid) RETURNS timestamptz
    LANGUAGE sql STABLE
    AS $$ SELECT m.created_at FROM messages m
          WHERE m.conversation_id = conversation AND m.sender_type = 'customer' AND m.message_type <> 'reaction'
            AND m.created_at > coalesce((
                SELECT a.created_at FROM messages a WHERE a.conversation_id = conversation AND a.sender_type = 'attendant'
                  AND a.message_type NOT IN ('note', 'system', 'reaction') ORDER BY a.created_at DESC LIMIT 1), '-infinity')
          ORDER BY m.created_at LIMIT 1 $$;

-- Whose customer waits while their owner has been gone for longer than the department lets it be. Of what waits for its
-- customer nothing is taken away: when the customer writes, it is.
CREATE OR REPLACE FUNCTION abandoned_conversations() RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$ SELECT c.id FROM departments d
          JOIN conversations c ON c.department_id = d.id AND c.owner = 'user'
          LEFT JOIN user_availability a ON a.user_id = c.assigned_user_id
          CROSS JOIN LATERAL (SELECT now() - make_interval(mins => d.offline_return_minutes) AS at) AS cutoff
          WHERE d.offline_return_minutes IS NOT NULL
            AND c.last_message_sender_type IS DISTINCT FROM 'attendant'
            AND coalesce(CASE WHEN a.status = 'offline' THEN a.since ELSE a.lease_until END, '-infinity') <= cutoff.at
            AND held_since(c.id) <= cutoff.at
            -- A machine is at no socket.
            AND NOT EXISTS (SELECT FROM api_keys k WHERE k.user_id = c.assigned_user_id) $$;

-- Whose customer waits for an answer of their owner for longer than the department lets it be, since when, and what is to be
-- done: it moves when there is somebody else to go to, or the owner is not there to be given it again; if not, the
-- supervisors are told, once for each waiting.
CREATE FUNCTION overdue_conversations() RETURNS TABLE (id uuid, since timestamptz, minutes integer, moves boolean)
    LANGUAGE sql STABLE
    AS $$ SELECT c.id, late.since, d.answer_limit_minutes, late.moves
          FROM departments d
          JOIN conversations c ON c.department_id = d.id AND c.owner = 'user'
          CROSS JOIN LATERAL (SELECT unanswered_since(c.id) AS asked_at) AS asked
          CROSS JOIN LATERAL (
              SELECT greatest(asked.asked_at, held_since(c.id)) AS since,
                     d.answer_limit_action <> 'notify' AND (d.routing_mode = 'manual'
                         OR EXISTS (SELECT FROM free_attendants(d.id) AS f WHERE f.user_id <> c.assigned_user_id)
                         OR (d.answer_limit_action = 'return' AND NOT EXISTS (
                             SELECT FROM user_availability a WHERE a.user_id = c.assigned_user_id
                               AND a.status = 'online' AND a.lease_until > now()))) AS moves) AS late
          WHERE d.answer_limit_minutes IS NOT NULL
            AND c.last_message_sender_type IS DISTINCT FROM 'attendant' AND asked.asked_at IS NOT NULL
            AND late.since <= now() - make_interval(mins => d.answer_limit_minutes)
            AND (late.moves OR c.overdue_since IS DISTINCT FROM late.since) $$;

-- Whether what is in a department may be transferred to another department or to a person: to its own and to those that
-- were named, or to all when none was.
CREATE OR REPLACE FUNCTION may_be_transferred(from_department uuid, to_department uuid, to_user uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce((
              SELECT cardinality(d.transfer_department_ids) = 0
                  OR (to_department IS NOT NULL AND to_department = ANY (d.id || d.transfer_department_ids))
                  OR EXISTS (SELECT FROM department_members m WHERE m.user_id = to_user
                      AND m.department_id = ANY (d.id || d.transfer_department_ids))
              FROM departments d WHERE d.id = from_department), true) $$;

-- Who looks after a department and sees no more than their departments: whoever sees all hears of all.
CREATE OR REPLACE FUNCTION supervisors_of(department uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$ SELECT u.id FROM department_members m
          JOIN users u ON u.id = m.user_id AND u.is_active AND u.role = 'supervisor'
          JOIN role_permissions p ON p.organization_id = u.organization_id AND p.role = u.role AND p.sees = 'departments'
          WHERE m.department_id = department $$;

-- Where goes what has no place to be in: the department that was said, until then the oldest.
CREATE OR REPLACE FUNCTION fallback_department() RETURNS uuid
    LANGUAGE sql STABLE
    AS $$ SELECT d.id FROM departments d WHERE d.is_active ORDER BY d.is_fallback DESC, d.created_at, d.id LIMIT 1 $$;

-- The department of what somebody takes that has none: one of theirs.
CREATE OR REPLACE FUNCTION home_department(person uuid) RETURNS uuid
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce((
              SELECT d.id FROM department_members m JOIN departments d ON d.id = m.department_id AND d.is_active
              WHERE m.user_id = person ORDER BY d.is_fallback DESC, d.created_at, d.id LIMIT 1), fallback_department()) $$;

-- Whether somebody works in a department who may answer.
CREATE OR REPLACE FUNCTION is_staffed(department uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (
              SELECT FROM departments d JOIN department_members m ON m.department_id = d.id
              JOIN users u ON u.id = m.user_id AND u.is_active AND may_send(u.organization_id, u.role)
              WHERE d.id = department AND d.is_active) $$;

-- What waits where nobody will ever take it: in no department, or in one that is switched off or in which nobody works; and
-- what somebody has in no department, where no rule would ever look after it.
CREATE FUNCTION misplaced_conversations() RETURNS TABLE (id uuid, anomaly text, target uuid)
    LANGUAGE sql STABLE
    AS $$ WITH unstaffed AS MATERIALIZED (SELECT d.id FROM departments d WHERE NOT is_staffed(d.id))
          SELECT c.id, CASE WHEN c.department_id IS NULL THEN 'no_department' ELSE 'orphan' END, f.id
          FROM (SELECT fallback_department() AS id) AS f JOIN conversations c ON c.status = 'waiting'
          WHERE f.id IS NOT NULL AND (c.department_id IS NULL
              OR (f.id NOT IN (SELECT s.id FROM unstaffed s) AND c.department_id IN (SELECT s.id FROM unstaffed s)))
          UNION ALL
          SELECT c.id, 'no_department', home_department(c.assigned_user_id)
          FROM conversations c WHERE c.owner = 'user' AND c.department_id IS NULL AND fallback_department() IS NOT NULL $$;

-- What the monitor could not place: it waits where nobody works, and nobody works in the fallback department either.
CREATE OR REPLACE FUNCTION unstaffed_conversations() RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$ SELECT c.id FROM departments d JOIN conversations c ON c.department_id = d.id AND c.status = 'waiting'
          WHERE NOT is_staffed(d.id) AND NOT is_staffed(fallback_department()) $$;

-- What comes back from being on hold, and whether to the queue: its attendant is not there, or has more than they take on.
CREATE OR REPLACE FUNCTION woken_conversations(OUT id uuid, OUT returns boolean) RETURNS SETOF record
    LANGUAGE sql STABLE
    AS $$ SELECT c.id, c.department_id IS NOT NULL AND NOT EXISTS (
                  SELECT FROM users u LEFT JOIN user_availability a ON a.user_id = u.id
                  WHERE u.id = c.assigned_user_id AND (u.is_machine
                      OR (a.status <> 'offline' AND a.lease_until > now() AND attendant_load(u.id) <= u.capacity)))
          FROM conversations c WHERE c.snoozed_until <= now() AND c.owner = 'user' $$;

-- Being on hold ends with another owner; and when the customer writes, now.
CREATE OR REPLACE FUNCTION on_hold_changed() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.owner <> 'user' OR NEW.assigned_user_id IS DISTINCT FROM OLD.assigned_user_id THEN
        NEW.snoozed_until := NULL;
    ELSIF NEW.last_message_sender_type = 'customer' AND NEW.last_message_at IS DISTINCT FROM OLD.last_message_at THEN
        NEW.snoozed_until := least(NEW.snoozed_until, now());
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER on_hold BEFORE UPDATE ON conversations FOR EACH ROW
    WHEN (OLD.snoozed_until IS NOT NULL) EXECUTE FUNCTION on_hold_changed();

-- Whether the monitor has anything to do: asked without a lock, for most of the time it has not.
CREATE OR REPLACE FUNCTION has_queue_work() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (SELECT FROM user_availability a WHERE a.status <> 'offline' AND a.lease_until <= now())
              OR EXISTS (SELECT FROM ghost_owned_conversations()) OR EXISTS (SELECT FROM misplaced_conversations())
              OR EXISTS (SELECT FROM stranded_conversations()) OR EXISTS (SELECT FROM abandoned_conversations())
              OR EXISTS (SELECT FROM overdue_conversations()) OR EXISTS (SELECT FROM woken_conversations()) $$;

-- How long who is given somebody now has waited in a department, half of them less: by the last ones of a day. Null when too
-- few were given out to say.
CREATE OR REPLACE FUNCTION expected_wait_ms(department uuid) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$ SELECT CASE WHEN count(*) >= 3 THEN (percentile_cont(0.5) WITHIN GROUP (ORDER BY w.elapsed_ms))::bigint END
          FROM (SELECT e.elapsed_ms FROM conversation_events e
                WHERE e.previous_department_id = department AND e.owner_before = 'queue' AND e.kind = 'assigned'
                  AND e.occurred_at > now() - interval '1 day'
                ORDER BY e.occurred_at DESC LIMIT 20) AS w $$;

-- The place of somebody who joins a department's queue now.
CREATE OR REPLACE FUNCTION next_position(department uuid, priority text) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$ SELECT 1 + count(*) FROM conversations c WHERE c.department_id = department AND c.owner = 'queue'
            AND c.queue_place <= now() - priority_head_start(next_position.priority) $$;

-- Who may be told that their place has got better: not too soon, while WhatsApp takes free text, and nobody whom a person
-- of ours has served since they came.
CREATE FUNCTION better_places() RETURNS TABLE (id uuid, place bigint, wait_ms bigint, words text, department text)
    LANGUAGE sql STABLE
    AS $$ SELECT w.id, w.place, expected_wait_ms(d.id), d.position_text, d.name
          FROM departments d CROSS JOIN LATERAL (
              SELECT c.id, c.waiting_since, c.window_expires_at, c.position_told, c.position_told_at,
                     row_number() OVER (ORDER BY c.queue_place, c.id) AS place
              FROM conversations c WHERE c.department_id = d.id AND c.owner = 'queue') AS w
          WHERE d.position_text IS NOT NULL AND w.window_expires_at > now()
            AND greatest(w.waiting_since, w.position_told_at) <= now() - make_interval(mins => d.position_every_minutes)
            AND (w.position_told_at IS NULL OR w.position_told_at < w.waiting_since OR w.place < w.position_told)
            AND NOT EXISTS (
                SELECT FROM conversation_events e WHERE e.conversation_id = w.id AND e.owner = 'user'
                  AND e.occurred_at >= (SELECT l.began_at FROM conversation_events l WHERE l.conversation_id = w.id
                      ORDER BY l.position DESC LIMIT 1)) $$;
