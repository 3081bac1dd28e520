-- One database round trip for a batch of inbound messages of one organization. The function binds the transaction to the
-- organization itself, so that the caller needs no BEGIN and no COMMIT: one statement, one commit, however many messages.
-- Its first row has what became of the messages, in arrays in the order of the batch; then comes a row for each conversation
-- that got something new, or that only reads differently because its customer turned out to be another.
--
-- Rules that it holds:
--   once       (channel, whatsapp id) is unique; a repetition stores nothing, opens nothing and returns no row.
--   one open   the conversation is locked, or made by INSERT … ON CONFLICT, before anything is numbered.
--   in order   seq counts within the conversation; created_at only grows, except for late messages, which take the place
--              that the customer's phone gave them.
--   no deadlock customers are locked by sorted advisory locks, conversations in the order of their ids.
--   linear     arrays instead of joins of one step's rows with another's: the planner takes every batch for a small one.
DROP FUNCTION IF EXISTS ingest_messages(uuid, uuid[], uuid[], text[], text[], text[], text[], text[], text[], text[],
    timestamptz[], text[], text[], text[], text[], text[], boolean[], uuid[], text[], text[], text[], text[], uuid[],
    uuid[], integer);
DROP FUNCTION IF EXISTS store_messages(uuid, uuid[], uuid[], text[], text[], text[], text[], text[], text[], text[],
    timestamptz[], text[], text[], text[], text[], text[], boolean[], uuid[], text[], text[], text[], text[], uuid[],
    uuid[], integer);
DROP FUNCTION IF EXISTS store_messages(uuid, uuid[], uuid[], text[], text[], text[], text[], text[], text[], text[],
    timestamptz[], text[], text[], text[], text[], text[], boolean[], uuid[], text[], text[], text[], text[], uuid[],
    uuid[], integer, smallint[], uuid[]);
CREATE FUNCTION store_messages(
    org uuid,
    ids uuid[],
    channel_ids uuid[],
    whatsapp_ids text[],
    addresses text[],          -- 'tel:…' or null
    user_addresses text[],     -- 'user:…' or null
    send_tos text[],
    user_send_tos text[],
    names text[],
    phones text[],             -- for show, E.164
    sent_ats timestamptz[],
    types text[],
    contents text[],
    previews text[],
    metadatas text[],
    reply_tos text[],          -- whatsapp id of the quoted or reacted message
    quiets boolean[],          -- reactions, edits, revocations: they open no conversation and ask for no answer
    media_ids uuid[],
    media_external_ids text[],
    media_mime_types text[],
    media_file_names text[],
    media_sha256s text[],
    new_customer_ids uuid[],
    new_conversation_ids uuid[],
    late_after_seconds integer,
    scores smallint[],         -- what a message means if it answers how one was served; 0: nothing more to say
    survey_ids uuid[])         -- of rows and buttons of such a question, which are quiet
    RETURNS TABLE (news boolean[], conversation_ids uuid[], created_ats timestamptz[], lates boolean[],
        reply_to_ids uuid[], reply_to_contents text[], reply_to_sender_types text[], reply_to_types text[],
        answers text[],
        conversation_id uuid, customer_id uuid, customer_name text, customer_phone_number text, channel_id uuid,
        owner text, owner_version integer, assigned_user_id uuid, assigned_user_name text, department_id uuid,
        department_name text, status text, needs_human_attention boolean, unread_count integer,
        last_message_preview text, last_message_sender_type text, last_message_type text, last_message_status text,
        last_message_at timestamptz, window_expires_at timestamptz, waiting_since timestamptz, tags text[],
        metadata jsonb, version integer, conversation_created_at timestamptz, closed_at timestamptz,
        customer_marketing_stopped boolean, priority text, queue_place timestamptz, sla_state text, sla_target text,
        sla_due_at timestamptz, snoozed_until timestamptz)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    bound text;
    forgotten boolean[];       -- from before their sender was erased: WhatsApp says again what it thinks we missed
    fresh boolean[];           -- not stored yet, as far as this transaction can see before it locks anything
    customers_found uuid[];
    conversations_found uuid[];
    strangers boolean;
    are_homeless boolean;      -- whether some have no conversation to go to
    moment timestamptz;
    late_after interval := make_interval(secs => late_after_seconds);
    seqs bigint[];
    places timestamptz[];
    lates_found boolean[];
    targets uuid[];
    target_contents text[];
    target_sender_types text[];
    target_types text[];
    stored uuid[];
    moved uuid[];
    waited_for uuid[];         -- whose targets stood still until the customer wrote
    surveyed uuid[];           -- the closed conversation of each message that may be an answer there
    is_surveyed boolean;
    answers_found text[];      -- what they tell of it; stays null where nobody was asked
    answered uuid[];           -- where those are stored that are answers
BEGIN
    bound := set_config('app.organization_id', org::text, true);

    FOR attempt IN 1..2 LOOP
        SELECT array_agg(i.fresh ORDER BY i.n), array_agg(coalesce(a.customer_id, u.customer_id) ORDER BY i.n),
               bool_or(i.fresh AND ((i.address IS NOT NULL AND a.customer_id IS NULL)
                    OR (i.user_address IS NOT NULL AND u.customer_id IS NULL)
                    OR coalesce(a.customer_id <> u.customer_id, false)))
            INTO fresh, customers_found, strangers
            FROM (SELECT b.*, NOT EXISTS (SELECT FROM messages m WHERE m.channel_id = b.channel_id
                                          AND m.whatsapp_message_id = b.whatsapp_id)
                             AND NOT coalesce(forgotten[b.n], false) AS fresh
                  FROM unnest(channel_ids, whatsapp_ids, addresses, user_addresses) WITH ORDINALITY
                      AS b(channel_id, whatsapp_id, address, user_address, n)) AS i
            LEFT JOIN LATERAL (SELECT c.customer_id FROM customer_addresses c WHERE c.organization_id = org
                AND c.channel_kind = 'whatsapp' AND c.address = i.address LIMIT 1) a ON true
            LEFT JOIN LATERAL (SELECT c.customer_id FROM customer_addresses c WHERE c.organization_id = org
                AND c.channel_kind = 'whatsapp' AND c.address = i.user_address LIMIT 1) u ON true;
        IF NOT (true = ANY (fresh)) THEN
            RETURN;
        END IF;
        EXIT WHEN NOT strangers;
        IF attempt = 1 THEN
            SELECT array_agg(EXISTS (SELECT FROM erased_addresses e WHERE e.organization_id = org
                       AND e.address_hash IN (address_hash(org, i.address), address_hash(org, i.user_address))
                       AND e.erased_at >= i.sent_at) ORDER BY i.n) INTO forgotten
                FROM unnest(addresses, user_addresses, sent_ats) WITH ORDINALITY
                    AS i(address, user_address, sent_at, n);
            SELECT array_agg(p.id) INTO moved FROM (
                SELECT introduce_customers(org, array_agg(i.address), array_agg(i.user_address), array_agg(i.send_to),
                        array_agg(i.user_send_to), array_agg(i.name), array_agg(i.phone), array_agg(i.new_id)) AS id
                FROM unnest(addresses, user_addresses, send_tos, user_send_tos, names, phones, new_customer_ids, fresh,
                            forgotten)
                    AS i(address, user_address, send_to, user_send_to, name, phone, new_id, fresh, forgotten)
                WHERE i.fresh AND NOT i.forgotten) AS p;
        END IF;
    END LOOP;

    LOOP
        -- All that this batch may write to, in one go: also the closed one that a reaction or an edit belongs to.
        WITH wanted AS (
            SELECT DISTINCT coalesce((SELECT o.id FROM conversations o WHERE o.customer_id = i.customer_id
                                      AND o.channel_id = i.channel_id AND o.status <> 'closed'),
                                     (SELECT p.id FROM conversations p WHERE p.customer_id = i.customer_id
                                      AND p.channel_id = i.channel_id ORDER BY p.started_at DESC LIMIT 1)) AS id
            FROM unnest(customers_found, channel_ids, fresh) AS i(customer_id, channel_id, fresh) WHERE i.fresh),
        locked AS (
            SELECT c.id, c.customer_id, c.channel_id, c.status <> 'closed' AS is_open,
                   c.sla_state = 'paused' AS is_paused, c.survey_until
            FROM conversations c
            WHERE c.id = ANY (ARRAY(SELECT w.id FROM wanted w))
            ORDER BY c.id FOR NO KEY UPDATE OF c)
        SELECT array_agg(CASE WHEN l.is_open OR i.quiet THEN l.id END ORDER BY i.n),
               bool_or(i.fresh AND (l.id IS NULL OR NOT (l.is_open OR i.quiet))),
               array_agg(l.id) FILTER (WHERE l.is_paused AND i.fresh AND NOT i.quiet),
               array_agg(CASE WHEN NOT l.is_open THEN l.id END ORDER BY i.n),
               bool_or(i.fresh AND (l.survey_until IS NOT NULL AND NOT l.is_open OR i.survey IS NOT NULL))
            INTO conversations_found, are_homeless, waited_for, surveyed, is_surveyed
            FROM unnest(customers_found, channel_ids, quiets, fresh, survey_ids) WITH ORDINALITY
                AS i(customer_id, channel_id, quiet, fresh, survey, n)
            LEFT JOIN locked l ON l.customer_id = i.customer_id AND l.channel_id = i.channel_id;
        IF is_surveyed AND answers_found IS NULL THEN
            SELECT t.fresh, t.answers, t.threads INTO fresh, answers_found, answered
                FROM take_answers(fresh, quiets, surveyed, channel_ids, whatsapp_ids, survey_ids, scores, ids, types,
                    sent_ats) AS t;
        END IF;
        IF answered IS NOT NULL THEN
            FOR n IN 1..cardinality(ids) LOOP
                IF answered[n] IS NOT NULL THEN
                    quiets[n] := true;
                    conversations_found[n] := answered[n];
                END IF;
            END LOOP;
            are_homeless := EXISTS (SELECT FROM unnest(conversations_found, fresh) AS i(id, fresh)
                WHERE i.fresh AND i.id IS NULL);
        END IF;
        EXIT WHEN NOT are_homeless;
        IF EXISTS (SELECT FROM customers k WHERE k.id = ANY (customers_found) AND k.erased_at IS NOT NULL) THEN
            -- Erased while this batch waited for the conversation: whoever writes now is somebody new.
            RAISE EXCEPTION 'a customer was erased meanwhile' USING ERRCODE = 'serialization_failure';
        END IF;

        -- A message that comes hours late is nobody's live question: a person looks at it, the bot does not answer it.
        INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, waiting_since,
                                   needs_human_attention, last_message_at, position)
            SELECT DISTINCT ON (i.customer_id, i.channel_id) i.new_id, org, i.customer_id, i.channel_id,
                   CASE WHEN i.late THEN 'queue' ELSE 'bot' END, CASE WHEN i.late THEN 'waiting' ELSE 'open' END,
                   CASE WHEN i.late THEN clock_timestamp() END, i.late, clock_timestamp(), clock_timestamp()
            FROM (SELECT u.*, u.sent_at < now() - late_after AS late
                  FROM unnest(customers_found, channel_ids, new_conversation_ids, fresh, conversations_found, sent_ats)
                      WITH ORDINALITY AS u(customer_id, channel_id, new_id, fresh, found, sent_at, n)) AS i
            WHERE i.fresh AND i.found IS NULL
            ORDER BY i.customer_id, i.channel_id, i.late, i.n
            ON CONFLICT (customer_id, channel_id) WHERE status <> 'closed' DO NOTHING;
    END LOOP;

    IF array_remove(media_ids, NULL) <> '{}' THEN
        INSERT INTO media (id, organization_id, channel_id, conversation_id, direction, status, external_id, mime_type,
                           file_name, sha256, next_attempt_at)
            SELECT i.id, org, i.channel_id, i.conversation_id, 'inbound', 'pending', i.external_id, i.mime_type,
                   i.file_name, i.sha256, now()
            FROM unnest(media_ids, channel_ids, conversations_found, fresh, media_external_ids, media_mime_types,
                    media_file_names, media_sha256s, whatsapp_ids)
                AS i(id, channel_id, conversation_id, fresh, external_id, mime_type, file_name, sha256, whatsapp_id)
            WHERE i.id IS NOT NULL AND i.fresh AND NOT EXISTS (
                SELECT FROM messages m WHERE m.channel_id = i.channel_id AND m.whatsapp_message_id = i.whatsapp_id);
    END IF;

    moment := clock_timestamp();
    SELECT array_agg(i.last_seq + i.before ORDER BY i.n),
           array_agg(CASE WHEN i.late THEN i.sent_at ELSE greatest(moment, i.position) END
               + i.before * interval '1 microsecond' ORDER BY i.n),
           array_agg(i.late ORDER BY i.n), array_agg(i.id ORDER BY i.n), array_agg(i.content ORDER BY i.n),
           array_agg(i.sender_type ORDER BY i.n), array_agg(i.message_type ORDER BY i.n)
        INTO seqs, places, lates_found, targets, target_contents, target_sender_types, target_types
        FROM (
            SELECT u.n, u.sent_at, u.sent_at < moment - late_after AS late, c.last_seq, c.position, r.*,
                   count(*) FILTER (WHERE u.fresh) OVER (PARTITION BY u.conversation_id ORDER BY u.n) AS before
            FROM unnest(channel_ids, conversations_found, sent_ats, reply_tos, fresh) WITH ORDINALITY
                AS u(channel_id, conversation_id, sent_at, reply_to, fresh, n)
            LEFT JOIN LATERAL (SELECT o.last_seq, o.position FROM conversations o WHERE o.id = u.conversation_id
                               LIMIT 1) c ON true
            LEFT JOIN LATERAL (SELECT m.id, left(m.content, 200) AS content, m.sender_type, m.message_type
                               FROM messages m WHERE m.channel_id = u.channel_id
                                   AND m.whatsapp_message_id = u.reply_to LIMIT 1) r ON true) AS i;

    WITH added AS (
        INSERT INTO messages (id, organization_id, conversation_id, channel_id, seq, sender_type, content, message_type,
                              media_id, metadata, reply_to_id, status, whatsapp_message_id, sent_at, received_at,
                              created_at)
            SELECT i.id, org, i.conversation_id, i.channel_id, i.seq, 'customer', i.content, i.type, i.media_id,
                   CASE WHEN i.answer IS NOT NULL THEN i.metadata::jsonb || i.answer::jsonb
                        WHEN i.late THEN i.metadata::jsonb || '{"late": true}'
                        -- Our own id of the message that was reacted to, for the browser.
                        WHEN i.type = 'reaction' AND i.target IS NOT NULL
                            THEN jsonb_set(i.metadata::jsonb, '{reaction,message_id}', to_jsonb(i.target))
                        ELSE i.metadata::jsonb END,
                   i.target, 'received', i.whatsapp_id, i.sent_at, moment, i.place
            FROM unnest(ids, conversations_found, channel_ids, seqs, contents, types, media_ids, metadatas, lates_found,
                        targets, whatsapp_ids, sent_ats, places, fresh, answers_found)
                AS i(id, conversation_id, channel_id, seq, content, type, media_id, metadata, late, target, whatsapp_id,
                     sent_at, place, fresh, answer)
            WHERE i.fresh
            ON CONFLICT (channel_id, whatsapp_message_id) WHERE whatsapp_message_id IS NOT NULL DO NOTHING
            RETURNING messages.id)
        SELECT array_agg(a.id) INTO stored FROM added a;
    -- What another server stored since the first look, or what came twice in this batch.
    IF cardinality(stored) IS DISTINCT FROM cardinality(array_positions(fresh, true)) THEN
        SELECT array_agg(coalesce(i.fresh AND i.id = ANY (stored), false) ORDER BY i.n) INTO fresh
            FROM unnest(ids, fresh) WITH ORDINALITY AS i(id, fresh, n);
    END IF;

    news := fresh;
    conversation_ids := conversations_found;
    created_ats := places;
    lates := lates_found;
    reply_to_ids := targets;
    reply_to_contents := target_contents;
    reply_to_sender_types := target_sender_types;
    reply_to_types := target_types;
    answers := answers_found;
    RETURN NEXT;

    IF waited_for IS NOT NULL THEN
        PERFORM resume_targets(waited_for, moment);
    END IF;
    RETURN QUERY
    UPDATE conversations c SET
            last_seq = s.seq,
            -- Nothing to answer when only a reaction came and all before it was answered.
            answered_seq = CASE WHEN s.unread = 0 AND c.answered_seq = c.last_seq THEN s.seq ELSE c.answered_seq END,
            position = greatest(c.position, s.position),
            unread_count = c.unread_count + s.unread,
            needs_human_attention = c.needs_human_attention OR s.late,
            last_message_preview = coalesce(previews[s.shown], c.last_message_preview),
            last_message_sender_type = CASE WHEN s.shown IS NULL THEN c.last_message_sender_type ELSE 'customer' END,
            last_message_type = coalesce(types[s.shown], c.last_message_type),
            last_message_status = CASE WHEN s.shown IS NULL THEN c.last_message_status ELSE 'received' END,
            last_message_at = greatest(c.last_message_at, places[s.shown]),
            window_expires_at = greatest(c.window_expires_at, s.sent_at + interval '24 hours'),
            version = c.version + 1,
            updated_at = moment
        FROM (
            SELECT i.conversation_id, max(i.seq) AS seq, count(*) FILTER (WHERE NOT i.quiet) AS unread,
                   max(i.place) FILTER (WHERE NOT i.late) AS position,
                   max(i.sent_at) FILTER (WHERE i.sent_at <= moment + interval '5 minutes') AS sent_at,
                   bool_or(i.late AND NOT i.quiet) AS late,
                   -- The newest that the list shows.
                   max(i.n) FILTER (WHERE NOT i.late AND NOT i.quiet) AS shown
            FROM unnest(conversations_found, seqs, quiets, sent_ats, places, lates_found, fresh) WITH ORDINALITY
                AS i(conversation_id, seq, quiet, sent_at, place, late, fresh, n)
            WHERE i.fresh GROUP BY i.conversation_id) AS s, customers k
        WHERE c.id = s.conversation_id AND k.id = c.customer_id
        RETURNING NULL::boolean[], NULL::uuid[], NULL::timestamptz[], NULL::boolean[], NULL::uuid[], NULL::text[],
            NULL::text[], NULL::text[], NULL::text[],
            c.id, c.customer_id, k.name, k.phone_number, c.channel_id, c.owner, c.owner_version,
            c.assigned_user_id, (SELECT u.full_name FROM users u WHERE u.id = c.assigned_user_id), c.department_id,
            (SELECT d.name FROM departments d WHERE d.id = c.department_id), c.status, c.needs_human_attention,
            c.unread_count, c.last_message_preview, c.last_message_sender_type, c.last_message_type,
            c.last_message_status, c.last_message_at, c.window_expires_at, c.waiting_since, c.tags, c.metadata,
            c.version, c.created_at, c.closed_at, k.marketing_stopped, c.priority, c.queue_place, c.sla_state, c.sla_target,
            c.sla_due_at, c.snoozed_until;
    IF moved IS NOT NULL THEN
        RETURN QUERY SELECT NULL::boolean[], NULL::uuid[], NULL::timestamptz[], NULL::boolean[], NULL::uuid[],
            NULL::text[], NULL::text[], NULL::text[], NULL::text[],
            c.id, c.customer_id, k.name, k.phone_number, c.channel_id, c.owner, c.owner_version,
            c.assigned_user_id, u.full_name, c.department_id, d.name, c.status, c.needs_human_attention,
            c.unread_count, c.last_message_preview, c.last_message_sender_type, c.last_message_type,
            c.last_message_status, c.last_message_at, c.window_expires_at, c.waiting_since, c.tags, c.metadata,
            c.version, c.created_at, c.closed_at, k.marketing_stopped, c.priority, c.queue_place, c.sla_state, c.sla_target,
            c.sla_due_at, c.snoozed_until
            FROM conversations c JOIN customers k ON k.id = c.customer_id
            LEFT JOIN users u ON u.id = c.assigned_user_id LEFT JOIN departments d ON d.id = c.department_id
            WHERE c.id = ANY (moved);
    END IF;
END $$;
