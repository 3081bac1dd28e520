-- Queues that nobody is stranded in: who may be given a conversation, and how many. What is done with it stands in
-- R__queues.sql.

ALTER TABLE departments ADD COLUMN routing_mode text NOT NULL DEFAULT 'manual'
    CHECK (routing_mode IN ('manual', 'round_robin', 'least_loaded', 'longest_idle', 'last_attendant'));

-- How much one takes on without being asked; what a conversation weighs says conversation_weight().
ALTER TABLE users ADD COLUMN capacity integer NOT NULL DEFAULT 8 CHECK (capacity BETWEEN 0 AND 100);

-- Who waits in a department, in the order in which they came.
CREATE INDEX conversations_queue ON conversations (department_id, waiting_since, id)
    WHERE department_id IS NOT NULL AND owner = 'queue';

-- What each server says of the sockets that it holds. A server that dies says nothing more, and its word runs out.
CREATE TABLE presence_leases (
    organization_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    node            text NOT NULL CHECK (length(node) BETWEEN 1 AND 64),
    status          text NOT NULL CHECK (status IN ('online', 'away')),
    lease_until     timestamptz NOT NULL,
    PRIMARY KEY (user_id, node),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX presence_leases_node ON presence_leases (node);

-- What all servers together say of a user, since when, and for how long it counts unless it is said again.
CREATE TABLE user_availability (
    organization_id uuid NOT NULL,
    user_id         uuid PRIMARY KEY,
    status          text NOT NULL CHECK (status IN ('online', 'away', 'offline')),
    since           timestamptz NOT NULL,
    lease_until     timestamptz NOT NULL,
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX user_availability_lapsing ON user_availability (lease_until) WHERE status <> 'offline';

-- When a member was last given a conversation of a department: whose turn it is.
CREATE TABLE queue_turns (
    organization_id uuid NOT NULL,
    department_id   uuid NOT NULL,
    user_id         uuid NOT NULL,
    given_at        timestamptz NOT NULL,
    PRIMARY KEY (department_id, user_id),
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX queue_turns_user ON queue_turns (user_id);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['presence_leases', 'user_availability', 'queue_turns'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['departments', 'department_members', 'presence_leases', 'user_availability'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

-- Which organizations the monitor has to look at: ids only, the work itself is done behind the wall.
CREATE FUNCTION organizations_with_queue_trouble() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT d.organization_id FROM departments d
          WHERE d.routing_mode <> 'manual' AND EXISTS (
              SELECT FROM conversations c WHERE c.department_id = d.id AND c.owner = 'queue')
          UNION
          SELECT a.organization_id FROM user_availability a WHERE a.status <> 'offline' AND a.lease_until <= now()
          UNION
          SELECT u.organization_id FROM users u WHERE NOT u.is_active AND EXISTS (
              SELECT FROM conversations c WHERE c.assigned_user_id = u.id AND c.owner = 'user') $$;

CREATE FUNCTION organizations_with_presence_at(server text) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT l.organization_id FROM presence_leases l WHERE l.node = server $$;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['organizations_with_queue_trouble()', 'organizations_with_presence_at(text)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', name);
    END LOOP;
END $$;
