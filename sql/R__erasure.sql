-- Forgetting a person, on their own wish.
--
-- Rules that it holds:
--   no deadlock advisory locks first, then the customers, the conversations in the order of their ids, and messages: as all
--              others do who change something that was there before.
--   for good   what WhatsApp says of them later and dates from before is not taken in; what they write from then on makes
--              a new customer without a past.
DROP FUNCTION IF EXISTS erase_customer(uuid, text);

-- Bound to the organization, so that equal addresses of two have nothing in common.
CREATE OR REPLACE FUNCTION address_hash(org uuid, address text) RETURNS bytea
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT sha256(convert_to(org::text || ' ' || address, 'UTF8')) $$;

-- Erases a customer, and whoever was merged into them. Gives what was taken away, and the conversations that remain as
-- empty shells; nothing when there is no such customer, or they were erased before.
CREATE FUNCTION erase_customer(wanted uuid, called text)
    RETURNS TABLE (messages bigint, files bigint, conversation_ids uuid[])
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    org uuid := current_organization();
    people uuid[];
    threads uuid[];
    digits text[];
    gone_messages bigint;
    gone_files bigint;
BEGIN
    SELECT array_agg(k.id) INTO people FROM customers k
        WHERE k.organization_id = org AND k.erased_at IS NULL
          AND (k.id = wanted OR k.metadata ->> 'merged_into' = wanted::text);
    IF NOT coalesce(wanted = ANY (people), false) THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(key) FROM (
        SELECT DISTINCT hashtextextended(org::text || a.address, 0) AS key FROM customer_addresses a
        WHERE a.customer_id = ANY (people) ORDER BY key) AS keys;
    PERFORM FROM customers k WHERE k.id = ANY (people) ORDER BY k.id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM customers k WHERE k.id = wanted AND k.erased_at IS NOT NULL) THEN
        RETURN;
    END IF;
    -- Twice: whoever held one of them for a message may have opened another.
    FOR attempt IN 1..2 LOOP
        PERFORM FROM conversations c WHERE c.customer_id = ANY (people) ORDER BY c.id FOR NO KEY UPDATE;
    END LOOP;
    threads := ARRAY(SELECT c.id FROM conversations c WHERE c.customer_id = ANY (people));

    SELECT array_agg(DISTINCT split_part(a.address, ':', 2)) || array_agg(DISTINCT a.send_to) INTO digits
        FROM customer_addresses a WHERE a.customer_id = ANY (people);
    INSERT INTO erased_addresses (organization_id, address_hash, erased_at)
        SELECT org, address_hash(org, a.address), clock_timestamp() FROM customer_addresses a
        WHERE a.customer_id = ANY (people)
        ON CONFLICT (organization_id, address_hash) DO UPDATE SET erased_at = excluded.erased_at;
    DELETE FROM customer_addresses a WHERE a.customer_id = ANY (people);

    -- A score stays with the service, what was said of it goes with the messages; nobody is asked any more.
    PERFORM record_score(s.id) FROM surveys s WHERE s.conversation_id = ANY (threads) AND s.act IS NOT NULL;
    UPDATE surveys s SET act = NULL, due_at = NULL, state = CASE s.state WHEN 'planned' THEN 'dropped' ELSE s.state END,
            dropped_because = CASE s.state WHEN 'planned' THEN 'erased' ELSE s.dropped_because END
        WHERE s.conversation_id = ANY (threads) AND s.act IS NOT NULL;
    DELETE FROM outbox o WHERE o.conversation_id = ANY (threads);
    DELETE FROM messages m WHERE m.conversation_id = ANY (threads);
    GET DIAGNOSTICS gone_messages = ROW_COUNT;
    -- The files themselves go with the next sweep of those without a row.
    DELETE FROM media f WHERE f.conversation_id = ANY (threads);
    GET DIAGNOSTICS gone_files = ROW_COUNT;
    UPDATE conversation_transfers t SET reason = NULL WHERE t.conversation_id = ANY (threads) AND t.reason IS NOT NULL;
    -- What other programs answered may say what they were told, also to what is on its way now: of that no row is left.
    DELETE FROM webhook_deliveries w WHERE w.conversation_id = ANY (threads);
    -- Answers that are kept for an idempotency key. Who asks again hears that it was done, and not what came of it.
    UPDATE idempotency_keys i SET state = 'worked', status = NULL, content_type = NULL, answer_encrypted = NULL,
            mentions = '{}', claimed_until = now()
        WHERE i.organization_id = org AND i.mentions && (people || threads);
    DELETE FROM consents s WHERE s.customer_id = ANY (people);
    -- What is booked to come is given back; of what was held, the time stays and nothing that was said of it.
    DELETE FROM appointment_flows f WHERE f.customer_id = ANY (people);
    DELETE FROM waiting_entries w WHERE w.customer_id = ANY (people);
    DELETE FROM appointment_holds h WHERE h.customer_id = ANY (people);
    UPDATE reminders r SET status = 'CANCELLED' WHERE r.status = 'PENDING' AND r.appointment_id IN (
        SELECT a.id FROM appointments a WHERE a.customer_id = ANY (people));
    DELETE FROM taken_times t WHERE t.appointment_id IN (
        SELECT a.id FROM appointments a WHERE a.customer_id = ANY (people) AND a.starts_at > now());
    UPDATE appointments a SET areas = NULL, notes = NULL, cancel_reason = NULL, version = a.version + 1,
            cancelled_at = CASE WHEN a.status = 'CONFIRMED' AND a.starts_at > now() THEN now() ELSE a.cancelled_at END,
            status = CASE WHEN a.status = 'CONFIRMED' AND a.starts_at > now() THEN 'CANCELLED' ELSE a.status END
        WHERE a.customer_id = ANY (people);
    -- What Google has of it loses the name and what was said as well.
    INSERT INTO google_tasks (appointment_id, target, organization_id, clinic_id, next_attempt_at)
        SELECT a.id, t.target, org, a.clinic_id, now()
        FROM appointments a JOIN google_connections g ON g.clinic_id = a.clinic_id JOIN clinics c ON c.id = a.clinic_id
        CROSS JOIN (VALUES ('calendar'), ('sheet')) AS t(target)
        WHERE a.customer_id = ANY (people) AND CASE t.target WHEN 'sheet' THEN c.google_spreadsheet_id IS NOT NULL
            ELSE EXISTS (SELECT FROM google_events e WHERE e.appointment_id = a.id) END
        ON CONFLICT (appointment_id, target) DO UPDATE SET changes = google_tasks.changes + 1,
            next_attempt_at = excluded.next_attempt_at;
    UPDATE appointment_events e SET reason = NULL, actor_name = CASE e.actor WHEN 'customer' THEN NULL ELSE e.actor_name END
        WHERE e.appointment_id IN (SELECT a.id FROM appointments a WHERE a.customer_id = ANY (people));
    DELETE FROM audit_personal_values v WHERE v.customer_id = ANY (people);
    -- A body that could not be read may hold the number in whatever place.
    DELETE FROM dead_letters d WHERE d.organization_id = org AND EXISTS (
        SELECT FROM unnest(digits) AS n(digits) WHERE length(n.digits) >= 8 AND position(n.digits IN d.raw) > 0);
    DELETE FROM kept_webhooks w WHERE w.organization_id = org AND EXISTS (
        SELECT FROM unnest(digits) AS n(digits) WHERE length(n.digits) >= 8 AND position(n.digits IN w.raw) > 0);

    UPDATE conversations c SET status = 'closed', owner = 'nobody', closed_at = coalesce(c.closed_at, now()),
            owner_version = c.owner_version + (c.owner <> 'nobody')::integer, version = c.version + 1,
            waiting_since = NULL, needs_human_attention = false, unread_count = 0, window_expires_at = NULL,
            last_message_preview = NULL, last_message_sender_type = NULL, last_message_type = NULL,
            last_message_status = NULL, bot_state = '{}', metadata = '{}', tags = '{}', answered_seq = c.last_seq,
            survey_until = NULL
        WHERE c.id = ANY (threads);
    UPDATE customers k SET name = called, phone_number = NULL, email = NULL, erased_at = clock_timestamp(),
            metadata = CASE WHEN k.id = wanted THEN '{}'
                            ELSE jsonb_build_object('merged_into', wanted) END
        WHERE k.id = ANY (people);
    RETURN QUERY SELECT gone_messages, gone_files, threads;
END $$;

-- Erasures that this database does not know of, for it came back from before: `customer ID` and `address DIGEST TIME`. Who
-- came to an address after it was erased is somebody new. Gives how many customers were erased.
CREATE OR REPLACE FUNCTION replay_erasures(lines text[], called text) RETURNS integer
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    org uuid := current_organization();
    person uuid;
    done integer := 0;
BEGIN
    FOR person IN
        SELECT k.id FROM customers k
        WHERE k.organization_id = org AND k.erased_at IS NULL AND k.id IN (
            SELECT split_part(l, ' ', 2)::uuid FROM unnest(lines) AS l WHERE l LIKE 'customer %')
        UNION
        SELECT a.customer_id FROM customer_addresses a JOIN (
                SELECT decode(split_part(l, ' ', 2), 'hex') AS hash, split_part(l, ' ', 3)::timestamptz AS erased_at
                FROM unnest(lines) AS l WHERE l LIKE 'address %') AS t
            ON t.hash = address_hash(org, a.address) AND a.created_at <= t.erased_at
        WHERE a.organization_id = org
    LOOP
        IF EXISTS (SELECT FROM erase_customer(person, called)) THEN
            done := done + 1;
        END IF;
    END LOOP;
    INSERT INTO erased_addresses (organization_id, address_hash, erased_at)
        SELECT org, decode(split_part(l, ' ', 2), 'hex'), split_part(l, ' ', 3)::timestamptz
        FROM unnest(lines) AS l WHERE l LIKE 'address %'
        ON CONFLICT (organization_id, address_hash)
            DO UPDATE SET erased_at = greatest(erased_addresses.erased_at, excluded.erased_at);
    RETURN done;
END $$;
