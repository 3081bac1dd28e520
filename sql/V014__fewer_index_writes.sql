-- A message that arrives, or leaves, changes its conversation's row. The lists were indexed by the instant of the last
-- message and the bot's work by the number of the last one, so each message wrote into all indexes of the conversation:
-- half of what storing it cost. Now nothing that is indexed changes but every ten seconds, and PostgreSQL writes the new
-- row beside the old one (HOT).
CREATE FUNCTION message_slot(at timestamptz) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT date_bin('10 seconds', at, '2000-01-01 00:00:00+00') $$;

ALTER TABLE conversations
    DROP COLUMN is_bot_active,
    ADD COLUMN is_bot_active boolean GENERATED ALWAYS AS (owner = 'bot') VIRTUAL,
    -- What a lane still owes an answer; the sweeper reads it.
    ADD COLUMN is_unanswered boolean NOT NULL GENERATED ALWAYS AS (owner = 'bot' AND answered_seq < last_seq) STORED,
    -- message_slot(last_message_at), written out because PostgreSQL would unfold the function for each statement.
    ADD COLUMN last_message_slot timestamptz NOT NULL
        GENERATED ALWAYS AS (date_bin('10 seconds', last_message_at, '2000-01-01 00:00:00+00')) STORED;

DROP INDEX conversations_unanswered;
CREATE INDEX conversations_unanswered ON conversations (organization_id) WHERE is_unanswered;
-- Within a slot the reader puts the rows in order.
DROP INDEX conversations_active;
CREATE INDEX conversations_active ON conversations (organization_id, last_message_slot DESC) WHERE status <> 'closed';
DROP INDEX conversations_closed;
CREATE INDEX conversations_closed ON conversations (organization_id, last_message_slot DESC) WHERE status = 'closed';
DROP INDEX conversations_mine;
CREATE INDEX conversations_mine ON conversations (assigned_user_id, last_message_slot DESC)
    WHERE assigned_user_id IS NOT NULL AND owner = 'user';
DROP INDEX conversations_mine_closed;
CREATE INDEX conversations_mine_closed ON conversations (assigned_user_id, last_message_slot DESC)
    WHERE assigned_user_id IS NOT NULL AND owner = 'nobody';
DROP INDEX conversations_department;
CREATE INDEX conversations_department ON conversations (department_id, last_message_slot DESC)
    WHERE department_id IS NOT NULL AND owner <> 'nobody';
DROP INDEX conversations_department_closed;
CREATE INDEX conversations_department_closed ON conversations (department_id, last_message_slot DESC)
    WHERE department_id IS NOT NULL AND owner = 'nobody';

-- Each of these names its conversation or message together with the organization, which names the organization.
ALTER TABLE messages DROP CONSTRAINT messages_organization_id_fkey;
ALTER TABLE message_events DROP CONSTRAINT message_events_organization_id_fkey;
ALTER TABLE outbox DROP CONSTRAINT outbox_organization_id_fkey;

CREATE OR REPLACE FUNCTION organizations_with_unanswered_conversations() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT c.organization_id FROM conversations c
          WHERE c.is_unanswered AND (c.lane_claimed_until IS NULL OR c.lane_claimed_until <= now()) $$;

CREATE OR REPLACE FUNCTION organizations_with_unindexed_messages() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o LEFT JOIN message_search_progress p ON p.organization_id = o.id
          WHERE p.organization_id IS NULL
             OR EXISTS (SELECT FROM conversations c WHERE c.organization_id = o.id AND c.status <> 'closed'
                        AND c.last_message_slot >= message_slot(p.looked_until) AND c.last_message_at > p.looked_until)
             OR EXISTS (SELECT FROM conversations c WHERE c.organization_id = o.id AND c.status = 'closed'
                        AND c.last_message_slot >= message_slot(p.looked_until) AND c.last_message_at > p.looked_until)
             OR EXISTS (SELECT FROM messages m WHERE m.organization_id = o.id AND m.received_at > p.aside_until
                        AND (m.message_type = 'note' OR m.metadata ? 'late')) $$;

CREATE OR REPLACE FUNCTION index_messages(org uuid) RETURNS boolean
    LANGUAGE plpgsql AS $$
DECLARE
    conversations_a_step CONSTANT integer := 200;
    messages_a_step CONSTANT integer := 500;
    began timestamptz := clock_timestamp();
    progress message_search_progress;
    behind record;
    looked_at timestamptz;
    looked_id uuid;
    seen integer := 0;
    found integer;
    added integer := 0;
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    IF NOT pg_try_advisory_xact_lock(hashtextextended(org::text, 5)) THEN
        RETURN false;
    END IF;
    INSERT INTO message_search_progress (organization_id) VALUES (org) ON CONFLICT DO NOTHING;
    SELECT * INTO progress FROM message_search_progress WHERE organization_id = org;

    INSERT INTO message_search (message_id, organization_id, conversation_id, created_at, is_aside, words)
        SELECT m.id, org, m.conversation_id, m.created_at, true, to_tsvector('portuguese', searchable(m.content))
        FROM messages m
        WHERE m.organization_id = org AND m.received_at > progress.aside_until
          AND (m.message_type = 'note' OR m.metadata ? 'late')
        ON CONFLICT DO NOTHING;
    UPDATE message_search_progress SET aside_until = began - interval '1 minute' WHERE organization_id = org;

    FOR behind IN
        SELECT w.id, w.last_message_at, (SELECT max(s.created_at) FROM message_search s
                WHERE s.conversation_id = w.id AND NOT s.is_aside) AS mark
        FROM (
            (SELECT c.id, c.last_message_at FROM conversations c
             WHERE c.organization_id = org AND c.status <> 'closed' AND c.last_message_slot >= message_slot(progress.looked_until)
               AND (c.last_message_at, c.id) > (progress.looked_until, progress.looked_until_id)
             ORDER BY c.last_message_slot, c.last_message_at, c.id LIMIT conversations_a_step)
            UNION ALL
            (SELECT c.id, c.last_message_at FROM conversations c
             WHERE c.organization_id = org AND c.status = 'closed' AND c.last_message_slot >= message_slot(progress.looked_until)
               AND (c.last_message_at, c.id) > (progress.looked_until, progress.looked_until_id)
             ORDER BY c.last_message_slot, c.last_message_at, c.id LIMIT conversations_a_step)) AS w
        ORDER BY w.last_message_at, w.id LIMIT conversations_a_step
    LOOP
        seen := seen + 1;
        IF behind.mark IS NULL OR behind.mark < behind.last_message_at THEN
            INSERT INTO message_search (message_id, organization_id, conversation_id, created_at, is_aside, words)
                SELECT m.id, org, m.conversation_id, m.created_at, false, to_tsvector('portuguese', searchable(m.content))
                FROM messages m
                WHERE m.conversation_id = behind.id AND m.created_at > coalesce(behind.mark, '-infinity')
                  AND m.message_type NOT IN ('system', 'reaction', 'note') AND NOT m.metadata ? 'late'
                ORDER BY m.created_at, m.id LIMIT messages_a_step - added;
            GET DIAGNOSTICS found = ROW_COUNT;
            added := added + found;
            -- There may be more of this one: the next step begins with it again.
            EXIT WHEN added >= messages_a_step;
        END IF;
        looked_at := behind.last_message_at;
        looked_id := behind.id;
    END LOOP;
    IF seen = conversations_a_step OR added >= messages_a_step THEN
        IF looked_id IS NOT NULL THEN
            UPDATE message_search_progress SET looked_until = looked_at, looked_until_id = looked_id
                WHERE organization_id = org;
        END IF;
        RETURN true;
    END IF;
    UPDATE message_search_progress SET looked_until = began - interval '1 minute',
            looked_until_id = '00000000-0000-0000-0000-000000000000'
        WHERE organization_id = org;
    RETURN false;
END $$;
