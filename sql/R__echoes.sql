-- What the business wrote on its own phone (a number shared with the WhatsApp Business app). It was sent already. Whoever
-- writes there takes part: an open conversation leaves the bot for the queue, and what the bot had waiting never leaves;
-- one that begins so begins in the queue. What comes late, or only says something about another message, is stored and
-- changes no owner. Rows: 'echo' the message, 'taken' its conversation when it left the bot, 'withdrawn' the bot's sends;
-- 'merged' conversations that only read differently, because the echo's customer turned out to be another.
CREATE OR REPLACE FUNCTION ingest_echo(org uuid, new_id uuid, wanted_channel_id uuid, whatsapp_id text, to_address text,
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
    IF EXISTS (SELECT FROM erased_addresses e WHERE e.organization_id = org AND e.erased_at >= said_at
                 AND e.address_hash IN (address_hash(org, to_address), address_hash(org, to_user_address))) THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT 'merged', NULL::uuid, i, NULL::text, NULL::jsonb, false
        FROM introduce_customers(org, ARRAY[to_address], ARRAY[to_user_address], ARRAY[to_send_to],
            ARRAY[to_user_send_to], ARRAY[''], ARRAY[phone], ARRAY[new_customer_id]) AS i;
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
        INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, department_id,
                                   waiting_since, last_message_at, position)
            VALUES (new_conversation_id, org, customer, wanted_channel_id, 'queue', 'waiting', fallback_department(),
                    clock_timestamp(), clock_timestamp(), clock_timestamp())
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
                department_id = coalesce(department_id, fallback_department()), owner_version = owner_version + 1, answered_seq = last_seq
            WHERE id = thread.id;
        INSERT INTO conversation_transfers (id, organization_id, conversation_id, to_department_id, reason)
            SELECT new_transfer_id, org, thread.id, c.department_id, 'whatsapp_app' FROM conversations c
            WHERE c.id = thread.id;
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
