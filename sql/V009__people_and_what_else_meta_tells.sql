-- Customers who change their number, what the business wrote on its own phone, who wants no marketing, and messages that
-- are edited, taken back or reacted to.

-- A customer goes by other addresses from now on. The old ones stay for messages that are still on their way, but nothing
-- is sent there any more; a clean-up forgets them, for a number is given to somebody else one day.
-- Of two persons none is made one: when a new address is another customer's, the message says so and a person is asked.
-- `told` says what of the thread changed; nothing, when a later change of the same customer was applied already.
CREATE FUNCTION change_number(org uuid, wanted_channel_id uuid, change_id text, old_address text, old_user_address text,
    new_address text, new_user_address text, new_send_to text, new_user_send_to text, new_phone text)
    RETURNS TABLE (message_id uuid, conversation_id uuid, other_customer_id uuid)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    said record;
    other uuid;
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    PERFORM pg_advisory_xact_lock(key) FROM (
        SELECT DISTINCT hashtextextended(org::text || a, 0) AS key
        FROM unnest(ARRAY[old_address, old_user_address, new_address, new_user_address]) AS a
        WHERE a IS NOT NULL ORDER BY key) AS keys;

    SELECT m.id, m.conversation_id, m.created_at, c.customer_id INTO said
        FROM messages m JOIN conversations c ON c.id = m.conversation_id
        WHERE m.channel_id = wanted_channel_id AND m.whatsapp_message_id = change_id;
    IF said.id IS NULL OR coalesce(new_address, new_user_address) IS NULL OR EXISTS (
            SELECT FROM conversations c JOIN messages m ON m.conversation_id = c.id
            WHERE c.customer_id = said.customer_id AND m.created_at > said.created_at
              AND m.message_type = 'system' AND m.metadata ? 'number_changed') THEN
        RETURN;
    END IF;

    SELECT a.customer_id INTO other FROM customer_addresses a
        WHERE a.organization_id = org AND a.channel_kind = 'whatsapp' AND a.address IN (new_address, new_user_address)
          AND a.customer_id <> said.customer_id AND a.retired_at IS NULL
        LIMIT 1;
    IF other IS NOT NULL THEN
        UPDATE messages SET metadata = jsonb_set(metadata, '{number_changed,other_customer_id}', to_jsonb(other))
            WHERE id = said.id;
        UPDATE conversations SET needs_human_attention = true, version = version + 1
            WHERE id = said.conversation_id AND status <> 'closed';
        RETURN QUERY SELECT said.id, said.conversation_id, other;
        RETURN;
    END IF;

    UPDATE customer_addresses SET retired_at = now()
        WHERE organization_id = org AND customer_id = said.customer_id AND retired_at IS NULL
          AND address IN (old_address, old_user_address)
          AND address IS DISTINCT FROM new_address AND address IS DISTINCT FROM new_user_address;
    INSERT INTO customer_addresses (organization_id, channel_kind, address, customer_id, send_to, created_at)
        SELECT org, 'whatsapp', n.address, said.customer_id, n.send_to, clock_timestamp()
        FROM unnest(ARRAY[new_address, new_user_address], ARRAY[new_send_to, new_user_send_to]) AS n(address, send_to)
        WHERE n.address IS NOT NULL
        ON CONFLICT (organization_id, channel_kind, address) DO UPDATE SET customer_id = excluded.customer_id,
            send_to = excluded.send_to, created_at = excluded.created_at, retired_at = NULL;
    UPDATE customers SET phone_number = new_phone WHERE id = said.customer_id;
    RETURN QUERY SELECT said.id, said.conversation_id, NULL::uuid;
END $$;

-- What the business wrote on its own phone (a number shared with the WhatsApp Business app). It was sent already. Whoever
-- writes there takes part: an open conversation leaves the bot for the queue, and what the bot had waiting never leaves;
-- one that begins so begins in the queue. What comes late, or only says something about another message, is stored and
-- changes no owner. Rows: 'echo' the message, 'taken' its conversation when it left the bot, 'withdrawn' the bot's sends.
CREATE FUNCTION ingest_echo(org uuid, new_id uuid, wanted_channel_id uuid, whatsapp_id text, to_address text,
    to_user_address text, to_send_to text, to_user_send_to text, phone text, said_at timestamptz, type text,
    said text, preview text, details text, reply_to text, is_quiet boolean, new_media_id uuid, media_external_id text,
    media_mime_type text, media_file_name text, media_sha256 text, new_customer_id uuid, new_conversation_id uuid,
    new_transfer_id uuid, late_after_seconds integer, withdrawn_reason jsonb)
    RETURNS TABLE (kind text, message_id uuid, conversation_id uuid, status text, error jsonb, is_last boolean)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    customer uuid;
    thread record;
    is_late boolean := said_at < now() - make_interval(secs => late_after_seconds);
    is_listed boolean := NOT is_quiet AND said_at >= now() - make_interval(secs => late_after_seconds);
    place timestamptz;
    early record;
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    IF EXISTS (SELECT FROM messages m WHERE m.channel_id = wanted_channel_id AND m.whatsapp_message_id = whatsapp_id) OR EXISTS (
            SELECT FROM other_sends s WHERE s.channel_id = wanted_channel_id AND s.whatsapp_message_id = whatsapp_id) THEN
        RETURN;
    END IF;
    PERFORM introduce_customers(org, ARRAY[to_address], ARRAY[to_user_address], ARRAY[to_send_to],
        ARRAY[to_user_send_to], ARRAY[''], ARRAY[phone], ARRAY[new_customer_id]);
    SELECT a.customer_id INTO customer FROM customer_addresses a
        WHERE a.organization_id = org AND a.channel_kind = 'whatsapp' AND a.address IN (to_address, to_user_address)
        ORDER BY a.address = to_address DESC LIMIT 1;

    LOOP
        SELECT c.id, c.owner, c.position INTO thread FROM conversations c
            WHERE c.customer_id = customer AND c.channel_id = wanted_channel_id AND c.status <> 'closed' FOR NO KEY UPDATE;
        IF thread.id IS NULL AND NOT is_listed THEN
            SELECT c.id, c.owner, c.position INTO thread FROM conversations c
                WHERE c.customer_id = customer AND c.channel_id = wanted_channel_id
                ORDER BY c.started_at DESC LIMIT 1 FOR NO KEY UPDATE;
        END IF;
        EXIT WHEN thread.id IS NOT NULL;
        INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, waiting_since,
                                   last_message_at, position)
            VALUES (new_conversation_id, org, customer, wanted_channel_id, 'queue', 'waiting', clock_timestamp(),
                    clock_timestamp(), clock_timestamp())
            ON CONFLICT (customer_id, channel_id) WHERE status <> 'closed' DO NOTHING;
    END LOOP;
    -- Once more behind the lock: what another server stored meanwhile is visible now.
    IF EXISTS (SELECT FROM messages m WHERE m.channel_id = wanted_channel_id AND m.whatsapp_message_id = whatsapp_id) THEN
        RETURN;
    END IF;

    IF new_media_id IS NOT NULL THEN
        INSERT INTO media (id, organization_id, channel_id, conversation_id, direction, status, external_id, mime_type,
                           file_name, sha256, next_attempt_at)
            VALUES (new_media_id, org, wanted_channel_id, thread.id, 'inbound', 'pending', media_external_id, media_mime_type,
                    media_file_name, media_sha256, now());
    END IF;
    place := CASE WHEN is_late THEN said_at
                  ELSE greatest(clock_timestamp(), thread.position + interval '1 microsecond') END;
    INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, content, message_type, media_id,
                          metadata, reply_to_id, status, whatsapp_message_id, sent_at, created_at)
        VALUES (new_id, org, thread.id, wanted_channel_id, 'attendant', said, type, new_media_id,
                details::jsonb || CASE WHEN is_late THEN '{"late": true}'::jsonb ELSE '{}'::jsonb END,
                (SELECT m.id FROM messages m WHERE m.channel_id = wanted_channel_id AND m.whatsapp_message_id = reply_to),
                'sent', whatsapp_id, said_at, place);
    INSERT INTO message_events (organization_id, message_id, status, occurred_at) VALUES (org, new_id, 'sent', said_at);
    UPDATE conversations c SET position = greatest(c.position, place), version = c.version + 1, updated_at = now(),
            last_message_at = CASE WHEN is_listed THEN place ELSE c.last_message_at END,
            last_message_preview = CASE WHEN is_listed THEN preview ELSE c.last_message_preview END,
            last_message_sender_type = CASE WHEN is_listed THEN 'attendant' ELSE c.last_message_sender_type END,
            last_message_type = CASE WHEN is_listed THEN type ELSE c.last_message_type END,
            last_message_status = CASE WHEN is_listed THEN 'sent' ELSE c.last_message_status END
        WHERE c.id = thread.id;
    RETURN QUERY SELECT 'echo', new_id, thread.id, 'sent', NULL::jsonb, is_listed;

    IF thread.owner = 'bot' AND is_listed THEN
        UPDATE conversations SET owner = 'queue', status = 'waiting', waiting_since = now(),
                owner_version = owner_version + 1, answered_seq = last_seq
            WHERE id = thread.id;
        INSERT INTO conversation_transfers (id, organization_id, conversation_id, reason)
            VALUES (new_transfer_id, org, thread.id, 'whatsapp_app');
        RETURN QUERY SELECT 'taken', new_id, thread.id, 'waiting', NULL::jsonb, true;
        RETURN QUERY SELECT 'withdrawn', w.message_id, w.conversation_id, w.status, w.error, w.is_last
            FROM withdraw_bot_sends(thread.id, withdrawn_reason) AS w;
    END IF;

    -- Statuses that were faster than the echo.
    FOR early IN DELETE FROM parked_statuses p WHERE p.channel_id = wanted_channel_id AND p.whatsapp_message_id = whatsapp_id
            RETURNING p.status, p.occurred_at, p.error LOOP
        PERFORM advance_statuses(ARRAY[new_id], ARRAY[early.status], ARRAY[early.occurred_at], ARRAY[early.error]);
    END LOOP;
END $$;

-- Somebody wants no marketing from now on, or wants it again. The newest wish counts, in whatever order they come. Also of
-- people who never wrote: they may be written to one day.
CREATE FUNCTION note_marketing_wish(org uuid, address text, user_address text, send_to text, user_send_to text,
    phone text, stopped boolean, wished_at timestamptz, new_customer_id uuid) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    PERFORM introduce_customers(org, ARRAY[note_marketing_wish.address], ARRAY[user_address],
        ARRAY[note_marketing_wish.send_to], ARRAY[user_send_to], ARRAY[''], ARRAY[phone], ARRAY[new_customer_id]);
    UPDATE customers k SET metadata = k.metadata || jsonb_build_object('marketing_stopped', stopped,
            'marketing_wish_at', wished_at)
        WHERE k.id IN (SELECT a.customer_id FROM customer_addresses a
                       WHERE a.organization_id = org AND a.channel_kind = 'whatsapp'
                         AND a.address IN (note_marketing_wish.address, user_address))
          AND coalesce((k.metadata ->> 'marketing_wish_at')::timestamptz, '-infinity') <= wished_at;
END $$;

-- Which channels belong to a WhatsApp Business Account, and what verifies what is said about it.
CREATE FUNCTION find_account_channels(wanted_waba_id text)
    RETURNS TABLE (id uuid, organization_id uuid, app_secret_encrypted bytea)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT c.id, c.organization_id, c.app_secret_encrypted FROM channels c WHERE c.waba_id = wanted_waba_id
          ORDER BY c.id LIMIT 100 $$;
REVOKE ALL ON FUNCTION find_account_channels(text) FROM PUBLIC;

-- What changes another message: a reaction, an edit, a revocation. `target` may be unknown; then nothing happens. An act
-- that comes again, or after a later one on the same message, changes nothing. What was edited is found by its new words.
DROP FUNCTION apply_acts(uuid, text[], uuid[], text[], text[], text[]);
CREATE FUNCTION apply_acts(org uuid, acts text[], channel_ids uuid[], targets text[], sender_types text[], texts text[],
    act_ids text[] DEFAULT '{}')
    RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    act record;
    changed uuid;
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    FOR i IN 1..coalesce(array_length(acts, 1), 0) LOOP
        IF act_ids[i] IS NOT NULL THEN
            SELECT m.conversation_id, m.created_at INTO act FROM messages m
                WHERE m.channel_id = channel_ids[i] AND m.whatsapp_message_id = act_ids[i];
            CONTINUE WHEN EXISTS (SELECT FROM messages l
                WHERE l.conversation_id = act.conversation_id AND l.created_at > act.created_at
                  AND l.sender_type = sender_types[i] AND CASE acts[i]
                      WHEN 'reaction' THEN l.message_type = 'reaction' AND l.metadata ->> 'reaction_to' = targets[i]
                      WHEN 'edit' THEN l.metadata #>> '{edit,original_message_id}' = targets[i] ELSE false END);
        END IF;
        IF acts[i] = 'reaction' THEN
            UPDATE messages SET reactions = (
                    SELECT coalesce(jsonb_agg(r), '[]') FROM jsonb_array_elements(reactions) AS r
                    WHERE r ->> 'sender_type' <> sender_types[i])
                || CASE WHEN coalesce(texts[i], '') = '' THEN '[]'::jsonb ELSE jsonb_build_array(
                        jsonb_build_object('emoji', texts[i], 'sender_type', sender_types[i])) END
                WHERE channel_id = channel_ids[i] AND whatsapp_message_id = targets[i];
        ELSIF acts[i] = 'edit' THEN
            UPDATE messages SET content = texts[i], metadata = metadata || jsonb_build_object('edited', true,
                    'earlier_contents', coalesce(metadata -> 'earlier_contents', '[]') || to_jsonb(content))
                WHERE channel_id = channel_ids[i] AND whatsapp_message_id = targets[i]
                  AND sender_type = sender_types[i] AND content IS DISTINCT FROM texts[i]
                RETURNING id INTO changed;
            IF changed IS NOT NULL THEN
                -- The one who fills the index holds this lock: afterwards the words are there, or are yet to be read.
                PERFORM pg_advisory_xact_lock(hashtextextended(org::text, 5));
                UPDATE message_search SET words = to_tsvector('portuguese', searchable(texts[i]))
                    WHERE message_id = changed;
            END IF;
        ELSIF acts[i] = 'revoke' THEN
            UPDATE messages SET metadata = metadata || '{"revoked": true}'
                WHERE channel_id = channel_ids[i] AND whatsapp_message_id = targets[i]
                  AND sender_type = sender_types[i];
        END IF;
    END LOOP;
END $$;

-- A file that a template names belongs to no conversation, and is in use nevertheless.
ALTER TABLE media ADD COLUMN is_in_use boolean NOT NULL DEFAULT false;
DO $$
DECLARE org uuid;
BEGIN
    FOR org IN SELECT id FROM organizations LOOP
        PERFORM set_config('app.organization_id', org::text, true);
        UPDATE media SET is_in_use = true WHERE id IN (SELECT media_id FROM media_uploads);
    END LOOP;
    PERFORM set_config('app.organization_id', '', true);
END $$;

-- Clean-up: which organizations have something that nobody needs any more.
CREATE FUNCTION organizations_with_leftovers(statuses_before interval, addresses_before interval, uploads_before interval)
    RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o
          WHERE EXISTS (SELECT FROM parked_statuses p WHERE p.organization_id = o.id
                        AND p.created_at < now() - statuses_before)
             OR EXISTS (SELECT FROM customer_addresses a WHERE a.organization_id = o.id
                        AND a.retired_at < now() - addresses_before)
             OR EXISTS (SELECT FROM media f WHERE f.organization_id = o.id AND f.direction = 'outbound'
                        AND f.conversation_id IS NULL AND NOT f.is_in_use AND f.created_at < now() - uploads_before) $$;
REVOKE ALL ON FUNCTION organizations_with_leftovers(interval, interval, interval) FROM PUBLIC;
CREATE INDEX customer_addresses_retired ON customer_addresses (organization_id, retired_at) WHERE retired_at IS NOT NULL;
CREATE INDEX media_unsent ON media (organization_id, created_at)
    WHERE direction = 'outbound' AND conversation_id IS NULL AND NOT is_in_use;
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['parked_statuses', 'customer_addresses'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;
