-- What people at the desk read: lists, counts and search; and what a takeover takes out of the outbox.

-- The list is read newest first, and by far most rows of it are closed: each half has an index of its own, so that a
-- message that arrives moves a row in one small index.
DROP INDEX conversations_recent;
CREATE INDEX conversations_active ON conversations (organization_id, last_message_at DESC, id DESC)
    WHERE status <> 'closed';
CREATE INDEX conversations_closed ON conversations (organization_id, last_message_at DESC, id DESC)
    WHERE status = 'closed';
-- These say it by the owner, which is the same: so a list of one user or department can never be read through the index
-- of the whole organization, which the planner believes to be as good as long as it does not know how few they are.
DROP INDEX conversations_mine;
CREATE INDEX conversations_mine ON conversations (assigned_user_id, last_message_at DESC, id DESC)
    WHERE assigned_user_id IS NOT NULL AND owner = 'user';
CREATE INDEX conversations_mine_closed ON conversations (assigned_user_id, last_message_at DESC, id DESC)
    WHERE assigned_user_id IS NOT NULL AND owner = 'nobody';
CREATE INDEX conversations_department ON conversations (department_id, last_message_at DESC, id DESC)
    WHERE department_id IS NOT NULL AND owner <> 'nobody';
CREATE INDEX conversations_department_closed ON conversations (department_id, last_message_at DESC, id DESC)
    WHERE department_id IS NOT NULL AND owner = 'nobody';
DROP INDEX conversations_waiting;
CREATE INDEX conversations_waiting ON conversations (organization_id, waiting_since, id) WHERE status = 'waiting';

-- A bot's message that was in flight when a person took the conversation over: whatever comes of that try, there is no
-- second one.
ALTER TABLE outbox ADD COLUMN is_withdrawn boolean NOT NULL DEFAULT false;

-- From here on the bot is silent. What no server holds is failed with the reason; what is in flight gets no other try;
-- what may have left stays uncertain and is not said again. The caller holds the conversation's row.
CREATE FUNCTION withdraw_bot_sends(conversation uuid, reason jsonb)
    RETURNS TABLE (message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    unsent uuid[];
BEGIN
    UPDATE outbox o SET is_withdrawn = true WHERE o.conversation_id = conversation AND o.sender_type = 'bot';
    WITH gone AS (
        DELETE FROM outbox o WHERE o.conversation_id = conversation AND o.is_withdrawn AND o.state <> 'sending'
        RETURNING o.message_id, o.state)
    SELECT array_agg(g.message_id ORDER BY g.message_id) INTO unsent FROM gone g WHERE g.state = 'queued';
    IF unsent IS NOT NULL THEN
        RETURN QUERY SELECT a.* FROM advance_statuses(unsent, array_fill('failed'::text, ARRAY[cardinality(unsent)]),
            array_fill(now(), ARRAY[cardinality(unsent)]), array_fill(reason, ARRAY[cardinality(unsent)])) AS a;
    END IF;
END $$;

-- Search. Row level security lets only leakproof operators use an index, and neither LIKE nor @@ is one: so the question
-- is asked by functions of the owner, which name the organization of the transaction themselves and give ids only.

DROP INDEX customers_search;
CREATE INDEX customers_search ON customers
    USING gin (plain_text(name || ' ' || coalesce(phone_number, '') || ' ' || coalesce(email, '')) gin_trgm_ops);

-- Accents do not matter, and one asks for a word in whatever form of it. The stemmer knows a noun on -ção by its accents:
-- they are put back after all accents were taken away.
CREATE FUNCTION searchable(content text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT regexp_replace(regexp_replace(plain_text(content), 'cao\M', 'ção', 'g'), 'coes\M', 'ções', 'g') $$;

-- The words of messages, filled in the background: whoever stores a message does not wait for it.
CREATE TABLE message_search (
    message_id      uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    conversation_id uuid NOT NULL,
    created_at      timestamptz NOT NULL,
    -- Notes and late messages do not move their conversation in the list, so they are found in another way.
    is_aside        boolean NOT NULL,
    words           tsvector NOT NULL,
    FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE
);
-- Its end is how far a conversation was read: created_at only grows within a conversation, in the order of the commits.
CREATE INDEX message_search_mark ON message_search (conversation_id, created_at) WHERE NOT is_aside;
CREATE INDEX message_search_words ON message_search USING gin (words) WITH (fastupdate = on);
CREATE INDEX messages_aside ON messages (organization_id, received_at) WHERE message_type = 'note' OR metadata ? 'late';

-- Up to where the conversations of an organization were looked through, in the order of their last message.
CREATE TABLE message_search_progress (
    organization_id uuid PRIMARY KEY REFERENCES organizations (id),
    looked_until    timestamptz NOT NULL DEFAULT '-infinity',
    looked_until_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    aside_until     timestamptz NOT NULL DEFAULT '-infinity'
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['message_search', 'message_search_progress'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['customers', 'messages', 'message_search', 'message_search_progress'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

CREATE FUNCTION organizations_with_unindexed_messages() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o LEFT JOIN message_search_progress p ON p.organization_id = o.id
          WHERE p.organization_id IS NULL
             OR EXISTS (SELECT FROM conversations c WHERE c.organization_id = o.id AND c.status <> 'closed'
                        AND c.last_message_at > p.looked_until)
             OR EXISTS (SELECT FROM conversations c WHERE c.organization_id = o.id AND c.status = 'closed'
                        AND c.last_message_at > p.looked_until)
             OR EXISTS (SELECT FROM messages m WHERE m.organization_id = o.id AND m.received_at > p.aside_until
                        AND (m.message_type = 'note' OR m.metadata ? 'late')) $$;

-- Reads on, a small step at a time; true when there is more. A message counts as late in its commit by a minute at most:
-- so far back it looks again.
CREATE FUNCTION index_messages(org uuid) RETURNS boolean
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
             WHERE c.organization_id = org AND c.status <> 'closed'
               AND (c.last_message_at, c.id) > (progress.looked_until, progress.looked_until_id)
             ORDER BY c.last_message_at, c.id LIMIT conversations_a_step)
            UNION ALL
            (SELECT c.id, c.last_message_at FROM conversations c
             WHERE c.organization_id = org AND c.status = 'closed'
               AND (c.last_message_at, c.id) > (progress.looked_until, progress.looked_until_id)
             ORDER BY c.last_message_at, c.id LIMIT conversations_a_step)) AS w
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

-- What a person typed, as a pattern. Two letters are the beginning of a name, for an index knows words by three.
CREATE FUNCTION search_pattern(wanted text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT CASE WHEN length(v) < 3 THEN '' ELSE '%' END
              || replace(replace(replace(v, '\', '\\'), '%', '\%'), '_', '\_') || '%'
          FROM (SELECT CASE WHEN wanted ~ '^[0-9 ()+.-]*[0-9][0-9 ()+.-]*$' THEN regexp_replace(wanted, '[^0-9]', '', 'g')
                            ELSE plain_text(btrim(wanted)) END AS v) AS value $$;

-- The words of what a person typed; the last one may be only begun.
CREATE FUNCTION search_words(wanted text) RETURNS tsquery
    LANGUAGE plpgsql STABLE STRICT SET client_min_messages = warning AS $$
DECLARE
    words text := websearch_to_tsquery('portuguese', searchable(wanted))::text;
BEGIN
    -- Nothing is left of stop words and punctuation: that finds nothing.
    RETURN nullif(CASE WHEN words ~ '[[:alnum:]]{3}''$' THEN words || ':*' ELSE words END, '')::tsquery;
END $$;

CREATE FUNCTION search_customers(wanted text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
    AS $$
DECLARE
    org uuid := current_organization();
    pattern text := search_pattern(wanted);
BEGIN
    RETURN QUERY SELECT k.id FROM customers k
        WHERE k.organization_id = org
          AND plain_text(k.name || ' ' || coalesce(k.phone_number, '') || ' ' || coalesce(k.email, '')) LIKE pattern;
END $$;

CREATE FUNCTION search_conversations(wanted text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
    AS $$
DECLARE
    org uuid := current_organization();
    query tsquery := search_words(wanted);
BEGIN
    RETURN QUERY
        SELECT c.id FROM search_customers(wanted) AS k JOIN conversations c ON c.customer_id = k
        WHERE c.organization_id = org
        UNION
        SELECT s.conversation_id FROM message_search s WHERE s.organization_id = org AND s.words @@ query;
END $$;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['organizations_with_unindexed_messages()', 'search_customers(text)',
            'search_conversations(text)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', name);
    END LOOP;
END $$;
