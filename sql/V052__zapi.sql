-- A second way to WhatsApp: Z-API drives the session of a real phone. Its customers are WhatsApp's, so their addresses and
-- conversations are those of `whatsapp`; only the number is connected otherwise.
--   phone_number_id         how the provider calls the number: at Z-API, the id of the instance
--   access_token_encrypted  the token of the instance
--   app_secret_encrypted    what proves that a webhook is for the number: at Z-API it stands at the end of the address
--   verify_token_hash       of the same secret at Z-API, so that what names no instance finds its number too
ALTER TABLE channels
    DROP CONSTRAINT channels_kind_check,
    DROP CONSTRAINT channels_phone_number_id_check,
    ADD CONSTRAINT channels_kind_check CHECK (kind IN ('whatsapp', 'zapi')),
    ADD CONSTRAINT channels_phone_number_id_check CHECK (phone_number_id ~ CASE kind
        WHEN 'zapi' THEN '^[A-Za-z0-9_-]{1,64}$' ELSE '^[0-9]{1,32}$' END),
    -- Of the Z-API account, when it asks for one.
    ADD COLUMN client_token_encrypted bytea;

-- What two providers call their numbers may be alike.
DROP INDEX channels_phone_number_id;
CREATE UNIQUE INDEX channels_phone_number_id ON channels (kind, phone_number_id);

DROP FUNCTION find_channel(text);
CREATE FUNCTION find_channel(wanted_kind text, wanted_phone_number_id text)
    RETURNS TABLE (id uuid, organization_id uuid, app_secret_encrypted bytea)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT c.id, c.organization_id, c.app_secret_encrypted
          FROM channels c WHERE c.kind = wanted_kind AND c.phone_number_id = wanted_phone_number_id $$;
REVOKE ALL ON FUNCTION find_channel(text, text) FROM PUBLIC;

-- Meta lets a business write for a day after the customer did. Z-API knows no such window: it is open for ever, from the
-- first moment on, for everybody who asks whether it is.
CREATE FUNCTION never_closed() RETURNS timestamptz LANGUAGE sql IMMUTABLE
    AS $$ SELECT '9999-12-31 00:00:00+00'::timestamptz $$;
CREATE FUNCTION open_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM channels c WHERE c.id = NEW.channel_id AND c.kind = 'zapi') THEN
        NEW.window_expires_at := never_closed();
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER open_for_ever BEFORE INSERT ON conversations FOR EACH ROW EXECUTE FUNCTION open_for_ever();

-- When the customer of a conversation wrote last. Where there is a window, it tells without a look at the messages.
CREATE FUNCTION customer_wrote_at(conversation uuid, window_end timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN window_end < never_closed() THEN window_end - interval '24 hours'
                ELSE (SELECT max(m.created_at) FROM messages m
                      WHERE m.conversation_id = conversation AND m.sender_type = 'customer') END $$;

ALTER TABLE channel_checks
    DROP CONSTRAINT channel_checks_kind_check,
    ADD CONSTRAINT channel_checks_kind_check CHECK (kind IN ('token', 'scopes', 'number', 'subscription', 'session', 'webhook',
        'quality', 'outbound'));
