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
DROP FUNCTION IF EXISTS free_attendants(uuid);
DROP FUNCTION IF EXISTS note_presence(uuid, text, uuid[], text[], interval);

-- One that waits for the customer asks little of its attendant.
CREATE OR REPLACE FUNCTION conversation_weight(last_sender_type text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN last_sender_type = 'attendant' THEN 0.5 ELSE 1 END $$;

CREATE OR REPLACE FUNCTION attendant_load(attendant uuid) RETURNS numeric
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(sum(conversation_weight(c.last_message_sender_type)), 0)
          FROM conversations c WHERE c.assigned_user_id = attendant AND c.owner = 'user' $$;

-- Who may be given a conversation of a department now, and how much they have.
CREATE FUNCTION free_attendants(department uuid) RETURNS TABLE (user_id uuid, load numeric, capacity integer, since timestamptz)
    LANGUAGE sql STABLE
    AS $$ SELECT u.id, l.load, u.capacity, a.since
          FROM department_members m
          JOIN users u ON u.id = m.user_id AND u.is_active
          JOIN user_availability a ON a.user_id = u.id AND a.status = 'online' AND a.lease_until > now()
          CROSS JOIN LATERAL (SELECT attendant_load(u.id) AS load) AS l
          WHERE m.department_id = department AND l.load + 1 <= u.capacity $$;

-- Whether somebody waits where conversations are given out.
CREATE OR REPLACE FUNCTION is_anybody_waiting() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (
              SELECT FROM departments d WHERE d.routing_mode <> 'manual' AND EXISTS (
                  SELECT FROM conversations c WHERE c.department_id = d.id AND c.owner = 'queue')) $$;

-- The invariant: who waits though somebody is free. Empty after each commit.
CREATE OR REPLACE FUNCTION stranded_conversations() RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$ SELECT c.id FROM departments d
          JOIN conversations c ON c.department_id = d.id AND c.owner = 'queue'
          WHERE d.routing_mode <> 'manual' AND EXISTS (SELECT FROM free_attendants(d.id)) $$;

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
            LIMIT 1 + (SELECT coalesce(sum(floor(f.capacity - f.load)), 0)::bigint FROM free_attendants(d.id) AS f)) AS w
        WHERE d.routing_mode <> 'manual';
    PERFORM FROM conversations c WHERE c.id = ANY (changing || next) ORDER BY c.id FOR NO KEY UPDATE;
END $$;

-- Begins a transaction that changes conversations, or frees a place without touching one (null); `joins` is a department
-- whose queue grows by it. True when it has to end with drain_queues().
CREATE OR REPLACE FUNCTION enter_routing(changing uuid[], joins uuid DEFAULT NULL) RETURNS boolean
    LANGUAGE plpgsql AS $$
BEGIN
    IF NOT is_anybody_waiting()
            AND NOT EXISTS (SELECT FROM departments d WHERE d.id = joins AND d.routing_mode <> 'manual') THEN
        BEGIN
            PERFORM pg_advisory_xact_lock_shared(hashtextextended(current_organization()::text, 19));
            IF NOT is_anybody_waiting()
                    AND NOT EXISTS (SELECT FROM departments d WHERE d.id = joins AND d.routing_mode <> 'manual') THEN
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

-- Gives out what waits, by the places in the queue, to whom the department's mode says. Of a conversation that somebody else
-- holds at this moment it gives no attendant: it is left for later.
CREATE FUNCTION drain_queues()
    RETURNS TABLE (conversation_id uuid, user_id uuid, department_id uuid)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    next record;
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
        EXIT WHEN next.id IS NULL;
        PERFORM FROM conversations c WHERE c.id = next.id AND c.owner = 'queue' FOR NO KEY UPDATE SKIP LOCKED;
        IF NOT FOUND THEN
            held := held || next.id;
            RETURN QUERY SELECT next.id, NULL::uuid, next.department;
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
        RETURN QUERY SELECT next.id, chosen, next.department;
    END LOOP;
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
