-- Writes down every wish about marketing, whoever brings it: WhatsApp's own switch, a refusal of WhatsApp, or a person of
-- ours whom the customer told (app.consent then says how). Not on the road of a message: only updates that name these
-- columns are looked at.
CREATE OR REPLACE FUNCTION on_marketing_wish() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    told jsonb := coalesce(nullif(current_setting('app.consent', true), ''), '{}')::jsonb;
BEGIN
    INSERT INTO consents (id, organization_id, customer_id, purpose, state, channel, text_version, note, recorded_by,
            happened_at)
        VALUES (coalesce((told ->> 'id')::uuid, gen_random_uuid()), NEW.organization_id, NEW.id, 'marketing',
            CASE WHEN NEW.marketing_stopped THEN 'withdrawn' ELSE 'given' END, coalesce(told ->> 'channel', 'whatsapp'),
            told ->> 'text_version', told ->> 'note', (told ->> 'recorded_by')::uuid, NEW.marketing_wish_at);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER consents_of_wishes AFTER UPDATE OF marketing_stopped, marketing_wish_at ON customers FOR EACH ROW
    WHEN (NEW.marketing_wish_at IS NOT NULL AND (NEW.marketing_stopped <> OLD.marketing_stopped
        OR (NEW.marketing_wish_at IS DISTINCT FROM OLD.marketing_wish_at
            AND nullif(current_setting('app.consent', true), '') IS NOT NULL)))
    EXECUTE FUNCTION on_marketing_wish();

-- What a person of ours was told. Gives the conversations whose rows show it; holds at once.
CREATE OR REPLACE FUNCTION record_consent(new_id uuid, customer uuid, new_purpose text, new_state text, new_channel text,
    version text, new_note text, told_to uuid, told_at timestamptz) RETURNS SETOF uuid
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    org uuid := current_organization();
    changed integer := 0;
BEGIN
    PERFORM FROM customers k WHERE k.id = customer FOR NO KEY UPDATE;
    IF new_purpose = 'marketing' THEN
        PERFORM set_config('app.consent', jsonb_build_object('id', new_id, 'channel', new_channel, 'text_version', version,
            'note', new_note, 'recorded_by', told_to)::text, true);
        UPDATE customers k SET marketing_stopped = new_state = 'withdrawn', marketing_wish_at = told_at
            WHERE k.id = customer AND coalesce(k.marketing_wish_at, '-infinity') < told_at;
        GET DIAGNOSTICS changed = ROW_COUNT;
        PERFORM set_config('app.consent', '', true);
    END IF;
    IF changed = 0 THEN
        -- Of another purpose; or older than what holds, and so a matter of record only.
        INSERT INTO consents (id, organization_id, customer_id, purpose, state, channel, text_version, note, recorded_by,
                happened_at)
            VALUES (new_id, org, customer, new_purpose, new_state, new_channel, version, new_note, told_to, told_at);
    ELSE
        RETURN QUERY SELECT touch_threads(ARRAY[customer]);
    END IF;
END $$;

-- Whether the bot's menu offers a word: then it is an answer to the menu, as long as the bot is who answers.
CREATE OR REPLACE FUNCTION is_of_menu(org uuid, word text) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM bot_configurations b CROSS JOIN LATERAL (
            SELECT jsonb_path_query(b.value, '$.options[*].label') UNION ALL
            SELECT jsonb_path_query(b.value, '$.options[*].synonyms[*]') UNION ALL
            SELECT jsonb_path_query(b.value, '$.back_to_menu_words[*]') UNION ALL
            SELECT jsonb_path_query(b.value, '$.human_words[*]')) AS w(offered)
        WHERE b.organization_id = org AND b.key = 'menu' AND b.is_active
          AND btrim(regexp_replace(plain_text(w.offered #>> '{}'), '[^a-z0-9]+', ' ', 'g')) = word) $$;

-- A customer wrote, as a whole message, a word that takes marketing back or wants it again. The message is stored; whoever
-- brings it again changes nothing. Says so to them, once for each change, and leaves the bot nothing to answer. To want again
-- what was never taken back is no wish: "start" is also how people greet a machine.
--
-- replies: what is said to them, by language. Gives the messages and conversations that read differently now.
CREATE OR REPLACE FUNCTION note_marketing_word(org uuid, channel uuid, whatsapp_id text, stopped boolean, word text,
    replies jsonb, reply_id uuid) RETURNS TABLE (message_id uuid, conversation_id uuid)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    said messages;
    thread conversations;
    was_stopped boolean;
    reply text;
    wished_at timestamptz;
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    SELECT * INTO said FROM messages m WHERE m.channel_id = channel AND m.whatsapp_message_id = whatsapp_id;
    SELECT * INTO thread FROM conversations c WHERE c.id = said.conversation_id;
    IF thread.id IS NULL OR thread.owner = 'bot' AND is_of_menu(org, word) THEN
        RETURN;
    END IF;
    SELECT k.marketing_stopped INTO was_stopped FROM customers k WHERE k.id = thread.customer_id FOR NO KEY UPDATE;
    IF NOT stopped AND NOT was_stopped THEN
        RETURN;
    END IF;
    PERFORM set_config('app.consent', jsonb_build_object('channel', 'whatsapp', 'note', left(said.content, 100))::text, true);
    -- WhatsApp's time has whole seconds: of two words in one the later holds.
    wished_at := said.sent_at + said.seq * interval '1 microsecond';
    UPDATE customers k SET marketing_stopped = stopped, marketing_wish_at = wished_at
        WHERE k.id = thread.customer_id AND coalesce(k.marketing_wish_at, '-infinity') < wished_at;
    IF NOT FOUND THEN
        PERFORM set_config('app.consent', '', true);
        RETURN;
    END IF;
    PERFORM set_config('app.consent', '', true);
    RETURN QUERY SELECT NULL::uuid, touched FROM touch_threads(ARRAY[thread.customer_id]) AS touched;
    UPDATE conversations c SET answered_seq = said.seq
        WHERE c.id = thread.id AND c.owner = 'bot' AND c.answered_seq = said.seq - 1;
    IF was_stopped = stopped THEN
        RETURN;
    END IF;
    SELECT coalesce(replies ->> o.locale, replies ->> 'pt-BR') INTO reply FROM organizations o WHERE o.id = org;
    UPDATE conversations c SET position = greatest(clock_timestamp(), c.position + interval '1 microsecond'),
            last_message_at = greatest(clock_timestamp(), c.position + interval '1 microsecond'),
            last_message_preview = left(reply, 200), last_message_sender_type = 'system', last_message_type = 'text',
            last_message_status = 'queued'
        WHERE c.id = thread.id RETURNING c.position INTO thread.position;
    INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, message_type, content, status,
            sent_at, created_at)
        VALUES (reply_id, org, thread.id, channel, 'system', 'text', reply, 'queued', thread.position, thread.position);
    INSERT INTO outbox (message_id, organization_id, conversation_id, channel_id, sender_type, position)
        VALUES (reply_id, org, thread.id, channel, 'system', thread.position);
    RETURN QUERY SELECT reply_id, thread.id;
END $$;
