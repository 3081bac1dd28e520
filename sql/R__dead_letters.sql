-- What gave up is put on the list of dead letters in the same moment, under its own id, and is off it as soon as somebody
-- tries it again, by whatever way. Nothing of this is on the road of a message.
CREATE OR REPLACE FUNCTION list_dead_letter(letter uuid, kind text, why text, about jsonb) RETURNS void
    LANGUAGE sql AS $$
    INSERT INTO dead_letters (id, organization_id, source, reason, raw, media_id, delivery_id, mail_id)
        VALUES (letter, current_organization(), kind, left(coalesce(why, ''), 1000), about::text,
            CASE kind WHEN 'media' THEN letter END, CASE kind WHEN 'webhook' THEN letter END,
            CASE kind WHEN 'mail' THEN letter END)
        ON CONFLICT (id) DO UPDATE SET state = 'open', reason = excluded.reason, raw = excluded.raw, outcome = NULL,
            note = NULL, settled_by = NULL, settled_at = NULL, created_at = now() $$;

CREATE OR REPLACE FUNCTION unlist_dead_letter(letter uuid) RETURNS void
    LANGUAGE sql AS $$
    UPDATE dead_letters SET state = 'replayed', outcome = 'queued', replays = replays + 1, settled_at = now()
        WHERE id = letter AND state = 'open' $$;

CREATE OR REPLACE FUNCTION on_media_for_letters() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'unavailable' THEN
        PERFORM list_dead_letter(NEW.id, 'media', NEW.error, jsonb_strip_nulls(jsonb_build_object(
            'mime_type', NEW.mime_type, 'file_name', NEW.file_name, 'whatsapp_id', NEW.external_id,
            'attempts', NEW.attempts)));
    ELSIF NEW.status = 'pending' THEN
        PERFORM unlist_dead_letter(NEW.id);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION on_delivery_for_letters() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'failed' THEN
        PERFORM list_dead_letter(NEW.id, 'webhook', coalesce(NEW.error, 'HTTP ' || NEW.response_status),
            jsonb_strip_nulls(jsonb_build_object('endpoint', (SELECT e.url FROM webhook_endpoints e
                WHERE e.id = NEW.endpoint_id), 'event_type', NEW.event_type, 'event', NEW.event,
                'conversation_id', NEW.conversation_id, 'attempts', NEW.attempts, 'response_status', NEW.response_status,
                'response_text', NEW.response_text)));
    ELSE
        PERFORM unlist_dead_letter(NEW.id);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION on_mail_for_letters() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM list_dead_letter(NEW.id, 'mail', NEW.error, jsonb_build_object('kind', NEW.kind, 'recipient', NEW.recipient,
        'attempts', NEW.attempts));
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER letters_of_media AFTER UPDATE OF status ON media FOR EACH ROW
    WHEN (NEW.status IS DISTINCT FROM OLD.status AND 'unavailable' IN (NEW.status, OLD.status)
          AND NEW.direction = 'inbound')
    EXECUTE FUNCTION on_media_for_letters();
CREATE OR REPLACE TRIGGER letters_of_deliveries AFTER UPDATE OF state ON webhook_deliveries FOR EACH ROW
    WHEN (NEW.state IS DISTINCT FROM OLD.state AND 'failed' IN (NEW.state, OLD.state) AND NEW.event_type <> 'ping')
    EXECUTE FUNCTION on_delivery_for_letters();
CREATE OR REPLACE TRIGGER letters_of_mails AFTER UPDATE OF state ON mails FOR EACH ROW
    WHEN (NEW.state = 'failed' AND OLD.state <> 'failed')
    EXECUTE FUNCTION on_mail_for_letters();
