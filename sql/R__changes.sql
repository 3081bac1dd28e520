-- What changes something that was there before: a customer who turns out to be another, goes by another number or
-- wants no marketing, and messages that are edited, taken back or reacted to. Each function says what reads differently now, so that whoever looks at it can be told.
--
-- Rules that they hold:
--   no deadlock advisory locks first, then the customer, the conversations in the order of their ids, and messages.
DROP FUNCTION IF EXISTS introduce_customers(uuid, text[], text[], text[], text[], text[], text[], uuid[]);
DROP FUNCTION IF EXISTS change_number(uuid, uuid, text, text, text, text, text, text, text, text);
DROP FUNCTION IF EXISTS note_marketing_wish(uuid, text, text, text, text, text, boolean, timestamptz, uuid);
DROP FUNCTION IF EXISTS apply_acts(uuid, text[], uuid[], text[], text[], text[], text[]);
DROP FUNCTION IF EXISTS apply_acts(uuid, text[], uuid[], text[], text[], text[], text[], text[]);

-- The list's rows show something of customers that changed: they are newer now. Gives their ids. The caller holds the
-- customers.
CREATE OR REPLACE FUNCTION touch_threads(customers uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM conversations c WHERE c.customer_id = ANY (customers) ORDER BY c.id FOR NO KEY UPDATE;
    RETURN QUERY UPDATE conversations c SET version = c.version + 1 WHERE c.customer_id = ANY (customers) RETURNING c.id;
END $$;

-- Makes sure that every address of the batch has a customer. Slow path: only for people who are new here, or who come
-- with an address that was not known yet. Gives the conversations that are another customer's now, or show another number.
CREATE FUNCTION introduce_customers(org uuid, addresses text[], user_addresses text[], send_tos text[],
    user_send_tos text[], names text[], phones text[], new_customer_ids uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql AS $$
DECLARE
    person record;
    by_address uuid;
    by_user uuid;
    found_customer uuid;
BEGIN
    PERFORM pg_advisory_xact_lock(key) FROM (
        SELECT DISTINCT hashtextextended(org::text || a, 0) AS key
        FROM unnest(addresses || user_addresses) AS a WHERE a IS NOT NULL ORDER BY key) AS keys;

    FOR person IN SELECT * FROM unnest(addresses, user_addresses, send_tos, user_send_tos, names, phones,
            new_customer_ids) AS p(address, user_address, send_to, user_send_to, name, phone, new_id) LOOP
        SELECT customer_id INTO by_address FROM customer_addresses
            WHERE organization_id = org AND channel_kind = 'whatsapp' AND address = person.address;
        SELECT customer_id INTO by_user FROM customer_addresses
            WHERE organization_id = org AND channel_kind = 'whatsapp' AND address = person.user_address;

        -- Both known, and the one behind the user id never had a number: it was this person hiding it.
        IF by_address <> by_user AND EXISTS (
                SELECT FROM customers WHERE id = by_user AND phone_number IS NULL) THEN
            PERFORM FROM customers WHERE id IN (by_address, by_user) ORDER BY id FOR NO KEY UPDATE;
            PERFORM FROM conversations WHERE customer_id = by_user ORDER BY id FOR NO KEY UPDATE;
            UPDATE conversations SET status = 'closed', owner = 'nobody', closed_at = now(),
                    version = version + 1, owner_version = owner_version + 1, waiting_since = NULL,
                    metadata = metadata || '{"closed_by": "merge"}'
                WHERE customer_id = by_user AND status <> 'closed' AND EXISTS (
                    SELECT FROM conversations o WHERE o.customer_id = by_address
                        AND o.channel_id = conversations.channel_id AND o.status <> 'closed');
            RETURN QUERY UPDATE conversations SET customer_id = by_address, version = version + 1
                WHERE customer_id = by_user RETURNING conversations.id;
            UPDATE customer_addresses SET customer_id = by_address WHERE customer_id = by_user;
            UPDATE customers SET metadata = metadata || jsonb_build_object('merged_into', by_address) WHERE id = by_user;
            by_user := by_address;
        END IF;

        found_customer := coalesce(by_address, by_user);
        IF found_customer IS NULL THEN
            found_customer := person.new_id;
            INSERT INTO customers (id, organization_id, name, phone_number)
                VALUES (found_customer, org, person.name, person.phone);
        ELSIF person.phone IS NOT NULL THEN
            UPDATE customers SET phone_number = person.phone WHERE id = found_customer AND phone_number IS NULL;
            IF FOUND THEN
                RETURN QUERY SELECT touch_threads(ARRAY[found_customer]);
            END IF;
        END IF;
        IF person.address IS NOT NULL AND by_address IS NULL THEN
            INSERT INTO customer_addresses (organization_id, channel_kind, address, customer_id, send_to)
                VALUES (org, 'whatsapp', person.address, found_customer, person.send_to) ON CONFLICT DO NOTHING;
        END IF;
        IF person.user_address IS NOT NULL AND by_user IS NULL THEN
            INSERT INTO customer_addresses (organization_id, channel_kind, address, customer_id, send_to)
                VALUES (org, 'whatsapp', person.user_address, found_customer, person.user_send_to) ON CONFLICT DO NOTHING;
        END IF;
    END LOOP;
END $$;

-- A customer goes by other addresses from now on. The old ones stay for messages that are still on their way, but nothing
-- is sent there any more; a clean-up forgets them, for a number is given to somebody else one day.
-- Of two persons none is made one: when a new address is another customer's, the message says so and a person is asked.
-- Gives the conversations whose rows in the list read differently now, and of these the message that told of it; nothing,
-- when a later change of the same customer was applied already.
CREATE FUNCTION change_number(org uuid, wanted_channel_id uuid, change_id text, old_address text, old_user_address text,
    new_address text, new_user_address text, new_send_to text, new_user_send_to text, new_phone text)
    RETURNS TABLE (message_id uuid, conversation_id uuid)
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

    PERFORM FROM customers k WHERE k.id = said.customer_id FOR NO KEY UPDATE;
    PERFORM FROM conversations c WHERE c.customer_id = said.customer_id ORDER BY c.id FOR NO KEY UPDATE;

    SELECT a.customer_id INTO other FROM customer_addresses a
        WHERE a.organization_id = org AND a.channel_kind = 'whatsapp' AND a.address IN (new_address, new_user_address)
          AND a.customer_id <> said.customer_id AND a.retired_at IS NULL
        LIMIT 1;
    IF other IS NOT NULL THEN
        UPDATE messages SET metadata = jsonb_set(metadata, '{number_changed,other_customer_id}', to_jsonb(other)),
                version = version + 1
            WHERE id = said.id;
        UPDATE conversations SET needs_human_attention = true, version = version + 1
            WHERE id = said.conversation_id AND status <> 'closed';
        RETURN QUERY SELECT said.id, said.conversation_id;
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
    RETURN QUERY SELECT CASE WHEN t = said.conversation_id THEN said.id END, t
        FROM touch_threads(ARRAY[said.customer_id]) AS t;
END $$;

-- Somebody wants no marketing from now on, or wants it again. The newest wish counts, in whatever order they come. Also of
-- people who never wrote: they may be written to one day. Gives the conversations whose rows show the wish, or another
-- customer.
CREATE FUNCTION note_marketing_wish(org uuid, address text, user_address text, send_to text, user_send_to text,
    phone text, stopped boolean, wished_at timestamptz, new_customer_id uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql AS $$
DECLARE
    wishing uuid[];
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    IF EXISTS (SELECT FROM erased_addresses e WHERE e.organization_id = org AND e.erased_at >= wished_at AND e.address_hash
                 IN (address_hash(org, note_marketing_wish.address), address_hash(org, user_address))) THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT introduce_customers(org, ARRAY[note_marketing_wish.address], ARRAY[user_address],
        ARRAY[note_marketing_wish.send_to], ARRAY[user_send_to], ARRAY[''], ARRAY[phone], ARRAY[new_customer_id]);
    WITH noted AS (
        UPDATE customers k SET marketing_stopped = stopped, marketing_wish_at = wished_at
            WHERE k.id IN (SELECT a.customer_id FROM customer_addresses a
                           WHERE a.organization_id = org AND a.channel_kind = 'whatsapp'
                             AND a.address IN (note_marketing_wish.address, user_address))
              AND coalesce(k.marketing_wish_at, '-infinity') <= wished_at
            RETURNING k.id)
        SELECT array_agg(n.id) INTO wishing FROM noted n;
    RETURN QUERY SELECT touch_threads(wishing);
END $$;

-- WhatsApp refused a message because its receiver wants no marketing. As above.
CREATE OR REPLACE FUNCTION stop_marketing(conversation uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql AS $$
DECLARE
    wishing uuid;
BEGIN
    UPDATE customers k SET marketing_stopped = true, marketing_wish_at = now()
        WHERE k.id = (SELECT c.customer_id FROM conversations c WHERE c.id = conversation)
        RETURNING k.id INTO wishing;
    RETURN QUERY SELECT touch_threads(ARRAY[wishing]);
END $$;

-- What WhatsApp says of an account; no notice when all is well again. Gives the numbers of which that is new.
CREATE OR REPLACE FUNCTION note_account(org uuid, account text, notice text, details text) RETURNS SETOF uuid
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    RETURN QUERY UPDATE channels c SET account_notice = notice, account_notice_details = details,
            account_notice_at = CASE WHEN notice IS NOT NULL THEN now() END
        WHERE c.waba_id = account
          AND (c.account_notice IS DISTINCT FROM notice OR c.account_notice_details IS DISTINCT FROM details)
        RETURNING c.id;
END $$;

-- What WhatsApp says of a number of an account, which it names as people write it. What is null stays as it was. Gives the
-- number when that is new.
CREATE OR REPLACE FUNCTION note_number(org uuid, account text, digits text, new_limit text, new_quality text)
    RETURNS SETOF uuid
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    RETURN QUERY UPDATE channels c SET messaging_limit = coalesce(new_limit, c.messaging_limit),
            quality = coalesce(new_quality, c.quality)
        WHERE c.waba_id = account
          AND (regexp_replace(c.display_phone_number, '[^0-9]', '', 'g') = digits
               OR (c.display_phone_number IS NULL
                   AND NOT EXISTS (SELECT FROM channels o WHERE o.waba_id = account AND o.id <> c.id)))
          AND (c.messaging_limit IS DISTINCT FROM coalesce(new_limit, c.messaging_limit)
               OR c.quality IS DISTINCT FROM coalesce(new_quality, c.quality))
        RETURNING c.id;
END $$;

-- What changes another message: a reaction, an edit, a revocation. `target` may be unknown; then nothing happens. An act
-- that comes again, or after a later one on the same message, changes nothing. What was edited is found by its new words,
-- and quoted with them; the list shows them (`previews`) when it was the newest.
--
-- Targets are looked up once, before the conversations are locked: one that somebody stores only afterwards would be
-- changed without its conversation, and then wait for that out of order.
CREATE FUNCTION apply_acts(org uuid, acts text[], channel_ids uuid[], targets text[], sender_types text[], texts text[],
    act_ids text[] DEFAULT '{}', previews text[] DEFAULT '{}')
    RETURNS TABLE (message_id uuid, conversation_id uuid)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    found uuid[];
    act record;
    changed record;
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    SELECT array_agg(m.id ORDER BY i.n) INTO found
        FROM unnest(channel_ids, targets) WITH ORDINALITY AS i(channel_id, target, n)
        LEFT JOIN messages m ON m.channel_id = i.channel_id AND m.whatsapp_message_id = i.target;
    PERFORM lock_threads(found);
    FOR i IN 1..coalesce(array_length(acts, 1), 0) LOOP
        CONTINUE WHEN found[i] IS NULL;
        IF act_ids[i] IS NOT NULL THEN
            SELECT m.conversation_id, m.created_at INTO act FROM messages m
                WHERE m.channel_id = channel_ids[i] AND m.whatsapp_message_id = act_ids[i];
            CONTINUE WHEN EXISTS (SELECT FROM messages l
                WHERE l.conversation_id = act.conversation_id AND l.created_at > act.created_at
                  AND l.sender_type = sender_types[i] AND CASE acts[i]
                      WHEN 'reaction' THEN l.message_type = 'reaction' AND l.metadata ->> 'reaction_to' = targets[i]
                      WHEN 'edit' THEN l.metadata #>> '{edit,original_message_id}' = targets[i] ELSE false END);
        END IF;
        changed := NULL;
        IF acts[i] = 'reaction' THEN
            UPDATE messages m SET version = m.version + 1, reactions = (
                    SELECT coalesce(jsonb_agg(r), '[]') FROM jsonb_array_elements(m.reactions) AS r
                    WHERE r ->> 'sender_type' <> sender_types[i])
                || CASE WHEN coalesce(texts[i], '') = '' THEN '[]'::jsonb ELSE jsonb_build_array(
                        jsonb_build_object('emoji', texts[i], 'sender_type', sender_types[i])) END
                WHERE m.id = found[i]
                RETURNING m.id, m.conversation_id, m.created_at INTO changed;
        ELSIF acts[i] = 'edit' THEN
            UPDATE messages m SET version = m.version + 1, content = texts[i], metadata = m.metadata || jsonb_build_object('edited', true,
                    'earlier_contents', coalesce(m.metadata -> 'earlier_contents', '[]') || to_jsonb(m.content))
                WHERE m.id = found[i]
                  AND m.sender_type = sender_types[i] AND m.content IS DISTINCT FROM texts[i]
                RETURNING m.id, m.conversation_id, m.created_at INTO changed;
            IF changed.id IS NOT NULL THEN
                -- The one who fills the index holds this lock: afterwards the words are there, or are yet to be read.
                PERFORM pg_advisory_xact_lock(hashtextextended(org::text, 5));
                UPDATE message_search s SET words = to_tsvector('portuguese', searchable(texts[i]))
                    WHERE s.message_id = changed.id;
                RETURN QUERY UPDATE messages q SET version = q.version + 1
                    WHERE q.conversation_id = changed.conversation_id AND q.created_at > changed.created_at
                      AND q.reply_to_id = changed.id RETURNING q.id, q.conversation_id;
            END IF;
        ELSIF acts[i] = 'revoke' THEN
            UPDATE messages m SET version = m.version + 1, metadata = m.metadata || '{"revoked": true}'
                WHERE m.id = found[i]
                  AND m.sender_type = sender_types[i] AND NOT m.metadata ? 'revoked'
                RETURNING m.id, m.conversation_id, m.created_at INTO changed;
        END IF;
        CONTINUE WHEN changed.id IS NULL;
        UPDATE conversations c SET last_message_preview = previews[i], version = c.version + 1
            WHERE c.id = changed.conversation_id AND c.last_message_at = changed.created_at AND previews[i] IS NOT NULL;
        RETURN QUERY SELECT changed.id, changed.conversation_id;
    END LOOP;
END $$;

-- The session of a number that a phone drives: it fell, and nothing leaves by it, or it is back. True when that is new. One
-- that was stopped for another reason, or by an admin, stays as it is.
CREATE OR REPLACE FUNCTION note_session(org uuid, number uuid, is_connected boolean) RETURNS boolean
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    IF is_connected THEN
        UPDATE channels SET status = 'active', status_reason = NULL, stopped_at = NULL, outage_told_at = NULL
            WHERE id = number AND status = 'stopped' AND status_reason = 'session_lost';
    ELSE
        UPDATE channels SET status = 'stopped', status_reason = 'session_lost', stopped_at = now(), outage_told_at = NULL
            WHERE id = number AND status = 'active';
    END IF;
    RETURN FOUND;
END $$;
