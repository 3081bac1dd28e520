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
