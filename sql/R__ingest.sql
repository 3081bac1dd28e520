-- The road in, as it is now (V003 has its first form): one database round trip for a batch of inbound messages of one
-- organization. The function binds the transaction to the organization itself, so that the caller needs no BEGIN and no
-- COMMIT: one statement, one commit, however many messages.
--
-- Rules that it holds:
--   once       (channel, whatsapp id) is unique; a repetition stores nothing, opens nothing and returns no row.
--   one open   the conversation is locked, or made by INSERT … ON CONFLICT, before anything is numbered.
--   in order   seq counts within the conversation; created_at only grows, except for late messages, which take the place
--              that the customer's phone gave them.
--   no deadlock customers are locked by sorted advisory locks, conversations in the order of their ids.
CREATE OR REPLACE FUNCTION ingest_messages(
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
    late_after_seconds integer)
    RETURNS TABLE (ordinal bigint, message_id uuid, seq bigint, created_at timestamptz, is_late boolean,
        is_new_conversation boolean, reply_to_id uuid, reply_to_content text, reply_to_sender_type text,
        reply_to_type text, position_in_batch bigint,
        conversation_id uuid, customer_id uuid, customer_name text, customer_phone_number text, channel_id uuid,
        owner text, owner_version integer, assigned_user_id uuid, assigned_user_name text, department_id uuid,
        department_name text, status text, needs_human_attention boolean, unread_count integer,
        last_message_preview text, last_message_sender_type text, last_message_type text, last_message_status text,
        last_message_at timestamptz, window_expires_at timestamptz, waiting_since timestamptz, tags text[],
        metadata jsonb, version integer, conversation_created_at timestamptz, closed_at timestamptz)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    fresh boolean[];           -- not stored yet, as far as this transaction can see before it locks anything
    customers_found uuid[];
    conversations_found uuid[];
    strangers boolean;
    moment timestamptz;
    late_after interval := make_interval(secs => late_after_seconds);
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);

    SELECT array_agg(NOT EXISTS (SELECT FROM messages m WHERE m.channel_id = i.channel_id
                                 AND m.whatsapp_message_id = i.whatsapp_id) ORDER BY i.n)
        INTO fresh
        FROM unnest(channel_ids, whatsapp_ids) WITH ORDINALITY AS i(channel_id, whatsapp_id, n);
    IF NOT (true = ANY (fresh)) THEN
        RETURN;
    END IF;

    FOR attempt IN 1..2 LOOP
        SELECT array_agg(coalesce(a.customer_id, u.customer_id) ORDER BY i.n),
               bool_or(i.fresh AND ((i.address IS NOT NULL AND a.customer_id IS NULL)
                    OR (i.user_address IS NOT NULL AND u.customer_id IS NULL)
                    OR coalesce(a.customer_id <> u.customer_id, false)))
            INTO customers_found, strangers
            FROM unnest(addresses, user_addresses, fresh) WITH ORDINALITY AS i(address, user_address, fresh, n)
            LEFT JOIN customer_addresses a ON a.organization_id = org AND a.channel_kind = 'whatsapp'
                AND a.address = i.address
            LEFT JOIN customer_addresses u ON u.organization_id = org AND u.channel_kind = 'whatsapp'
                AND u.address = i.user_address;
        EXIT WHEN NOT strangers;
        IF attempt = 1 THEN
            PERFORM introduce_customers(org, array_agg(i.address), array_agg(i.user_address), array_agg(i.send_to),
                        array_agg(i.user_send_to), array_agg(i.name), array_agg(i.phone), array_agg(i.new_id))
                FROM unnest(addresses, user_addresses, send_tos, user_send_tos, names, phones, new_customer_ids, fresh)
                    AS i(address, user_address, send_to, user_send_to, name, phone, new_id, fresh)
                WHERE i.fresh;
        END IF;
    END LOOP;

    LOOP
        WITH wanted AS (
            SELECT DISTINCT i.customer_id, i.channel_id
            FROM unnest(customers_found, channel_ids, fresh) AS i(customer_id, channel_id, fresh) WHERE i.fresh),
        locked AS (
            SELECT c.id, c.customer_id, c.channel_id
            FROM conversations c JOIN wanted w ON c.customer_id = w.customer_id AND c.channel_id = w.channel_id
            WHERE c.status <> 'closed' ORDER BY c.id FOR NO KEY UPDATE OF c)
        SELECT array_agg(coalesce(l.id, CASE WHEN i.quiet THEN (
                    SELECT p.id FROM conversations p WHERE p.customer_id = i.customer_id
                        AND p.channel_id = i.channel_id ORDER BY p.started_at DESC LIMIT 1) END) ORDER BY i.n)
            INTO conversations_found
            FROM unnest(customers_found, channel_ids, quiets) WITH ORDINALITY AS i(customer_id, channel_id, quiet, n)
            LEFT JOIN locked l ON l.customer_id = i.customer_id AND l.channel_id = i.channel_id;
        EXIT WHEN NOT EXISTS (SELECT FROM unnest(conversations_found, fresh) AS i(id, fresh)
                              WHERE i.fresh AND i.id IS NULL);

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

    IF EXISTS (SELECT FROM unnest(media_ids) AS m WHERE m IS NOT NULL) THEN
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
    RETURN QUERY
    WITH input AS (
        SELECT i.*, i.sent_at < moment - late_after AS late
        FROM unnest(ids, channel_ids, whatsapp_ids, conversations_found, sent_ats, types, contents, previews, metadatas, reply_tos,
                    quiets, media_ids, new_conversation_ids, fresh) WITH ORDINALITY
            AS i(id, channel_id, whatsapp_id, conversation_id, sent_at, type, content, preview, metadata, reply_to, quiet,
                 media_id, new_conversation_id, fresh, n)
        WHERE i.fresh),
    -- Once more behind the lock: what another node stored meanwhile is visible now.
    unknown AS (
        SELECT * FROM input i WHERE (
            SELECT m.id FROM messages m WHERE m.channel_id = i.channel_id AND m.whatsapp_message_id = i.whatsapp_id) IS NULL),
    placed AS (
        SELECT u.*, c.last_seq + row_number() OVER (PARTITION BY u.conversation_id ORDER BY u.n) AS next_seq,
               CASE WHEN u.late THEN u.sent_at ELSE greatest(moment, c.position) END
                   + row_number() OVER (PARTITION BY u.conversation_id ORDER BY u.n) * interval '1 microsecond' AS place,
               CASE WHEN u.reply_to IS NOT NULL THEN (SELECT m.id FROM messages m
                   WHERE m.channel_id = u.channel_id AND m.whatsapp_message_id = u.reply_to) END AS target
        FROM unknown u JOIN conversations c ON c.id = u.conversation_id),
    stored AS (
        INSERT INTO messages (id, organization_id, conversation_id, channel_id, seq, sender_type, content, message_type,
                              media_id, metadata, reply_to_id, status, whatsapp_message_id, sent_at, received_at,
                              created_at)
            SELECT p.id, org, p.conversation_id, p.channel_id, p.next_seq, 'customer', p.content, p.type, p.media_id,
                   CASE WHEN p.late THEN p.metadata::jsonb || '{"late": true}'
                        -- Our own id of the message that was reacted to, for the browser.
                        WHEN p.type = 'reaction' AND p.target IS NOT NULL
                            THEN jsonb_set(p.metadata::jsonb, '{reaction,message_id}', to_jsonb(p.target))
                        ELSE p.metadata::jsonb END,
                   p.target,
                   'received', p.whatsapp_id, p.sent_at, moment, p.place
            FROM placed p ORDER BY p.n
            ON CONFLICT (channel_id, whatsapp_message_id) WHERE whatsapp_message_id IS NOT NULL DO NOTHING
            RETURNING messages.id, messages.conversation_id, messages.seq, messages.created_at, messages.reply_to_id),
    facts AS (
        SELECT s.id, s.conversation_id, s.seq, s.created_at, s.reply_to_id, p.n, p.late, p.quiet, p.preview, p.type,
               p.sent_at,
               p.conversation_id = p.new_conversation_id AS opened
        FROM stored s JOIN placed p ON p.id = s.id),
    latest AS (
        SELECT DISTINCT ON (f.conversation_id) f.conversation_id, f.preview, f.type, f.created_at
        FROM facts f WHERE NOT f.late AND NOT f.quiet ORDER BY f.conversation_id, f.created_at DESC),
    sums AS (
        SELECT f.conversation_id, max(f.seq) AS seq, count(*) FILTER (WHERE NOT f.quiet) AS unread,
               max(f.created_at) FILTER (WHERE NOT f.late) AS position,
               max(f.sent_at) FILTER (WHERE f.sent_at <= moment + interval '5 minutes') AS sent_at,
               bool_or(f.late AND NOT f.quiet) AS late
        FROM facts f GROUP BY f.conversation_id),
    touched AS (
        UPDATE conversations c SET
            last_seq = s.seq,
            -- Nothing to answer when only a reaction came and all before it was answered.
            answered_seq = CASE WHEN s.unread = 0 AND c.answered_seq = c.last_seq THEN s.seq ELSE c.answered_seq END,
            position = greatest(c.position, s.position),
            unread_count = c.unread_count + s.unread,
            needs_human_attention = c.needs_human_attention OR s.late,
            last_message_preview = coalesce(l.preview, c.last_message_preview),
            last_message_sender_type = CASE WHEN l.preview IS NULL THEN c.last_message_sender_type ELSE 'customer' END,
            last_message_type = coalesce(l.type, c.last_message_type),
            last_message_status = CASE WHEN l.preview IS NULL THEN c.last_message_status ELSE 'received' END,
            last_message_at = greatest(c.last_message_at, l.created_at),
            window_expires_at = greatest(c.window_expires_at, s.sent_at + interval '24 hours'),
            version = c.version + 1,
            updated_at = moment
        FROM sums s LEFT JOIN latest l ON l.conversation_id = s.conversation_id
        WHERE c.id = s.conversation_id
        RETURNING c.*)
    SELECT f.n, f.id, f.seq, f.created_at, f.late, f.opened, f.reply_to_id, left(r.content, 200), r.sender_type,
           r.message_type, row_number() OVER (PARTITION BY f.conversation_id ORDER BY f.n DESC),
           f.conversation_id, t.customer_id, k.name, k.phone_number, t.channel_id, t.owner, t.owner_version,
           t.assigned_user_id, u.full_name, t.department_id, d.name, t.status, t.needs_human_attention, t.unread_count,
           t.last_message_preview, t.last_message_sender_type, t.last_message_type, t.last_message_status,
           t.last_message_at, t.window_expires_at, t.waiting_since, t.tags, t.metadata, t.version, t.created_at,
           t.closed_at
    FROM facts f JOIN touched t ON t.id = f.conversation_id JOIN customers k ON k.id = t.customer_id
    LEFT JOIN users u ON u.id = t.assigned_user_id LEFT JOIN departments d ON d.id = t.department_id
    LEFT JOIN LATERAL (SELECT m.content, m.sender_type, m.message_type FROM messages m
                       WHERE m.id = f.reply_to_id LIMIT 1) r ON true
    ORDER BY f.n;
END $$;
