-- Notes what the endpoints of an organization want to be told, in the transaction in which it happens. An organization
-- without endpoints pays for one look a statement, and for nothing a row.

-- Whether anybody listens: once a transaction.
CREATE OR REPLACE FUNCTION look_for_webhooks() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('app.webhooks', CASE WHEN EXISTS (SELECT FROM webhook_endpoints e
        WHERE e.organization_id = current_organization() AND e.is_active) THEN 'on' ELSE 'off' END, true);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tell_webhooks(type text, conversation uuid, message uuid, status text, ledger integer,
    at timestamptz) RETURNS void
    LANGUAGE sql AS $$
    WITH happened AS MATERIALIZED (SELECT gen_random_uuid() AS id)
    INSERT INTO webhook_deliveries (id, organization_id, endpoint_id, event, event_type, conversation_id, message_id,
            message_status, ledger_position, occurred_at)
        SELECT gen_random_uuid(), e.organization_id, e.id, happened.id, type, conversation, message, status, ledger, at
        FROM happened CROSS JOIN webhook_endpoints e
        WHERE e.organization_id = current_organization() AND e.is_active AND type = ANY (e.event_types) $$;

CREATE OR REPLACE FUNCTION on_message_for_webhooks() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_webhooks('message.received', NEW.conversation_id, NEW.id, NULL, NULL, NEW.received_at);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION on_status_for_webhooks() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_webhooks(CASE NEW.status WHEN 'sent' THEN 'message.sent' ELSE 'message.status' END,
        m.conversation_id, m.id, NEW.status, NULL, NEW.occurred_at) FROM messages m WHERE m.id = NEW.message_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION on_owner_for_webhooks() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_webhooks('conversation.' || NEW.kind, NEW.conversation_id, NULL, NULL, NEW.position, NEW.occurred_at);
    RETURN NULL;
END $$;

-- Triggers run in the order of their names.
CREATE OR REPLACE TRIGGER webhooks_are_there BEFORE INSERT ON messages FOR EACH STATEMENT
    WHEN (nullif(current_setting('app.webhooks', true), '') IS NULL) EXECUTE FUNCTION look_for_webhooks();
CREATE OR REPLACE TRIGGER webhooks_are_there BEFORE INSERT ON message_events FOR EACH STATEMENT
    WHEN (nullif(current_setting('app.webhooks', true), '') IS NULL) EXECUTE FUNCTION look_for_webhooks();
CREATE OR REPLACE TRIGGER webhooks_are_there BEFORE INSERT ON conversation_events FOR EACH STATEMENT
    WHEN (nullif(current_setting('app.webhooks', true), '') IS NULL) EXECUTE FUNCTION look_for_webhooks();

CREATE OR REPLACE TRIGGER webhooks_of_messages AFTER INSERT ON messages FOR EACH ROW
    WHEN (NEW.sender_type = 'customer' AND current_setting('app.webhooks', true) = 'on')
    EXECUTE FUNCTION on_message_for_webhooks();
CREATE OR REPLACE TRIGGER webhooks_of_statuses AFTER INSERT ON message_events FOR EACH ROW
    WHEN (NEW.status IN ('sent', 'delivered', 'read', 'failed') AND current_setting('app.webhooks', true) = 'on')
    EXECUTE FUNCTION on_status_for_webhooks();
CREATE OR REPLACE TRIGGER webhooks_of_owners AFTER INSERT ON conversation_events FOR EACH ROW
    WHEN (NEW.kind NOT IN ('response', 'csat') AND current_setting('app.webhooks', true) = 'on')
    EXECUTE FUNCTION on_owner_for_webhooks();

CREATE OR REPLACE FUNCTION wire_time(at timestamptz) RETURNS text
    LANGUAGE sql STABLE
    AS $$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- What an event says, as things are now; the change itself is as it was.
CREATE OR REPLACE FUNCTION webhook_data(delivery webhook_deliveries) RETURNS jsonb
    LANGUAGE sql STABLE AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'change', (SELECT jsonb_build_object('kind', l.kind, 'owner_before', l.owner_before, 'owner', l.owner,
                'assigned_user_id', l.user_id, 'department_id', l.department_id, 'by_user_id', l.by_user_id)
            FROM conversation_events l
            WHERE l.conversation_id = delivery.conversation_id AND l.position = delivery.ledger_position),
        'status', delivery.message_status))
        || jsonb_build_object(
        'message', (SELECT jsonb_build_object('id', m.id, 'sender_type', m.sender_type, 'sender_user_id', m.sender_user_id,
                'message_type', m.message_type, 'content', m.content,
                'media_url', CASE WHEN m.media_id IS NOT NULL THEN '/api/v1/media/' || m.media_id END,
                'status', m.status, 'error', m.error, 'client_id', m.client_id,
                'whatsapp_message_id', m.whatsapp_message_id, 'created_at', wire_time(m.created_at))
            FROM messages m WHERE m.id = delivery.message_id),
        'conversation', (SELECT jsonb_build_object('id', c.id, 'status', c.status, 'owner', c.owner,
                'assigned_user_id', c.assigned_user_id, 'department_id', c.department_id, 'channel_id', c.channel_id,
                'tags', c.tags, 'customer', jsonb_build_object('id', k.id, 'name', k.name, 'phone_number', k.phone_number))
            FROM conversations c JOIN customers k ON k.id = c.customer_id WHERE c.id = delivery.conversation_id)) $$;
