-- Puts what was written lately into the search's index; returns whether there is more. What came late or aside is looked
-- for by when it was received; the rest by the newest message of its conversation, in steps.
CREATE OR REPLACE FUNCTION index_messages(org uuid) RETURNS boolean
    LANGUAGE plpgsql AS $$
DECLARE
    conversations_a_step CONSTANT integer := 200;
    messages_a_step CONSTANT integer := 500;
    began timestamptz := clock_timestamp();
    progress message_search_progress;
    seen integer;
    added integer;
    looked_at timestamptz;
    looked_id uuid;
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    IF NOT pg_try_advisory_xact_lock(hashtextextended(org::text, 5)) THEN
        RETURN false;
    END IF;
    -- Of one that is being deleted nothing is begun anew.
    IF NOT is_served(org) THEN
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

    WITH behind AS MATERIALIZED (
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
        ORDER BY w.last_message_at, w.id LIMIT conversations_a_step),
    -- In one statement for all of them: to begin one takes longer than to index a message.
    indexed AS (
        INSERT INTO message_search (message_id, organization_id, conversation_id, created_at, is_aside, words)
        SELECT n.id, org, n.conversation_id, n.created_at, false, to_tsvector('portuguese', searchable(n.content))
        FROM (SELECT m.id, m.conversation_id, m.created_at, m.content
              FROM behind b CROSS JOIN LATERAL (
                  SELECT * FROM messages a WHERE a.conversation_id = b.id AND a.created_at > coalesce(b.mark, '-infinity')
                      AND a.message_type NOT IN ('system', 'reaction', 'note') AND NOT a.metadata ? 'late'
                  ORDER BY a.created_at, a.id LIMIT messages_a_step) AS m
              WHERE b.mark IS NULL OR b.mark < b.last_message_at
              ORDER BY b.last_message_at, b.id, m.created_at, m.id LIMIT messages_a_step) AS n
        RETURNING 1)
    SELECT (SELECT count(*) FROM indexed), count(*),
           (array_agg(b.last_message_at ORDER BY b.last_message_at DESC, b.id DESC))[1],
           (array_agg(b.id ORDER BY b.last_message_at DESC, b.id DESC))[1]
        INTO added, seen, looked_at, looked_id
        FROM behind b;
    IF added = messages_a_step THEN
        -- There may be more of these: the next step begins with the same ones, where this one ended.
        RETURN true;
    END IF;
    IF seen = conversations_a_step THEN
        UPDATE message_search_progress SET looked_until = looked_at, looked_until_id = looked_id
            WHERE organization_id = org;
        RETURN true;
    END IF;
    UPDATE message_search_progress SET looked_until = began - interval '1 minute',
            looked_until_id = '00000000-0000-0000-0000-000000000000'
        WHERE organization_id = org;
    RETURN false;
END $$;

-- For each of the conversations the newest message with the wanted words; none where only the customer's name was found.
CREATE OR REPLACE FUNCTION search_passages(wanted text, conversations uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
    -- A rare word is found by its index, a common one by its conversation: only the values tell which.
    SET plan_cache_mode = force_custom_plan
    AS $$
DECLARE
    org uuid := current_organization();
    query tsquery := search_words(wanted);
BEGIN
    RETURN QUERY
        SELECT f.message_id
        FROM (SELECT DISTINCT ON (s.conversation_id) s.message_id
              FROM message_search s
              WHERE s.organization_id = org AND s.conversation_id = ANY (conversations) AND s.words @@ query
              ORDER BY s.conversation_id, s.created_at DESC, s.message_id DESC) AS f;
END $$;

-- A message as the index has it, its words between two signs of Unicode's private use.
CREATE OR REPLACE FUNCTION mark_words(content text, wanted text) RETURNS text
    LANGUAGE sql STABLE STRICT
    AS $$ SELECT ts_headline('portuguese', searchable(content), search_words(wanted),
                     'HighlightAll = true, StartSel = ' || U&'\E000' || ', StopSel = ' || U&'\E001') $$;
