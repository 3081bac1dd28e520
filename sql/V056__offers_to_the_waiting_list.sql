-- A time that becomes free is offered to who waits for one. What is noted with the time's own transaction is worked through a
-- moment later: to each a few offers at once, the first yes has it, and who answers later is told.
--
-- Rules that it holds:
--   nothing held  a time that is offered stays free to everybody: the exclusion constraint of taken_times says who was first.
--   once          nobody is offered again what they declined, or let pass.
ALTER TABLE waiting_entries ADD CONSTRAINT waiting_entries_of_organization UNIQUE (organization_id, id);
CREATE INDEX waiting_entries_customer ON waiting_entries (customer_id);

CREATE TABLE freed_times (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    -- None where the clinic itself is booked.
    professional_id uuid,
    starts_at       timestamptz NOT NULL,
    -- Whose it was, unless it was only held.
    appointment_id  uuid,
    -- When it is looked at next: at once, when the quiet hours end, or when offers of it expire.
    due_at          timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (clinic_id, professional_id, starts_at),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, professional_id) REFERENCES professionals (organization_id, id),
    FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX freed_times_due ON freed_times (due_at);

CREATE TABLE waiting_offers (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    clinic_id       uuid NOT NULL,
    entry_id        uuid NOT NULL,
    professional_id uuid,
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    -- UNSENT: they could not be written to.
    status          text NOT NULL CHECK (status IN ('OPEN', 'ACCEPTED', 'DECLINED', 'TAKEN', 'EXPIRED', 'UNSENT')),
    expires_at      timestamptz NOT NULL,
    message_id      uuid,
    conversation_id uuid,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
    FOREIGN KEY (organization_id, entry_id) REFERENCES waiting_entries (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, professional_id) REFERENCES professionals (organization_id, id),
    FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id)
);
CREATE INDEX waiting_offers_open ON waiting_offers (clinic_id, starts_at) WHERE status = 'OPEN';
CREATE INDEX waiting_offers_due ON waiting_offers (expires_at) WHERE status = 'OPEN';
CREATE INDEX waiting_offers_entry ON waiting_offers (entry_id, starts_at);
CREATE INDEX waiting_offers_message ON waiting_offers (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX waiting_offers_conversation ON waiting_offers (conversation_id, starts_at) WHERE message_id IS NOT NULL;
CREATE INDEX reminders_conversation ON reminders (conversation_id, starts_at) WHERE status = 'SENT';

-- What may answer something that scheduling asked, in a conversation that the bot may not have: noted with the message, so
-- that it is heard whatever happens next.
CREATE TABLE answers_to_hear (
    message_id      uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    conversation_id uuid NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id)
);
CREATE INDEX answers_to_hear_order ON answers_to_hear (created_at);

CREATE FUNCTION note_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(NEW.metadata #>> '{interactive_reply,id}', '') ~ '^(appointment|offer)/'
            OR EXISTS (SELECT FROM reminders r WHERE r.conversation_id = NEW.conversation_id AND r.status = 'SENT'
                       AND r.starts_at > now())
            OR EXISTS (SELECT FROM waiting_offers o WHERE o.conversation_id = NEW.conversation_id
                       AND o.message_id IS NOT NULL AND o.starts_at > now()) THEN
        INSERT INTO answers_to_hear (message_id, organization_id, conversation_id)
            VALUES (NEW.id, NEW.organization_id, NEW.conversation_id) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
-- Of all that customers write it stops only for a button and for the few short words that may be an answer.
CREATE TRIGGER answers_to_scheduling AFTER INSERT ON messages FOR EACH ROW
    WHEN (NEW.sender_type = 'customer' AND (NEW.message_type = 'interactive'
        OR NEW.message_type = 'text' AND length(NEW.content) <= 24
           AND NEW.content ~* '^\W*(ok|okay|sim|s[ií]|yes|i|confirm[a-z]*|quero|quiero|aceito|acepto|accept|n[aã]o|no|cancel[a-z]*|desmarcar|anular|[12])\y'))
    EXECUTE FUNCTION note_answer();

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['freed_times', 'waiting_offers', 'answers_to_hear'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['freed_times', 'waiting_offers', 'answers_to_hear', 'appointment_holds'] LOOP
        EXECUTE format('CREATE POLICY doors ON %I FOR SELECT TO %I USING (true)', name, current_user);
    END LOOP;
END $$;

-- Where something of it is due: ids only, the work itself is done behind the wall.
CREATE FUNCTION organizations_with_due_offers(now timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT f.organization_id FROM freed_times f WHERE f.due_at <= organizations_with_due_offers.now
          UNION SELECT o.organization_id FROM waiting_offers o
          WHERE o.status = 'OPEN' AND o.expires_at <= organizations_with_due_offers.now
          -- Of a time that is held nobody says when it is given up.
          UNION SELECT h.organization_id FROM appointment_holds h
          WHERE h.expires_at <= organizations_with_due_offers.now
            AND EXISTS (SELECT FROM waiting_entries w WHERE w.clinic_id = h.clinic_id AND w.status = 'WAITING')
          UNION SELECT w.organization_id FROM waiting_entries w
          WHERE w.status = 'WAITING' AND w.to_date < (organizations_with_due_offers.now AT TIME ZONE 'UTC')::date - 1 $$;
REVOKE ALL ON FUNCTION organizations_with_due_offers(timestamptz) FROM PUBLIC;
CREATE FUNCTION organizations_with_answers_to_hear() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT a.organization_id FROM answers_to_hear a $$;
REVOKE ALL ON FUNCTION organizations_with_answers_to_hear() FROM PUBLIC;
-- What expires of the waiting list is no matter of reminders any more.
CREATE OR REPLACE FUNCTION organizations_with_due_reminders(now timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT r.organization_id FROM reminders r
          WHERE r.status = 'PENDING' AND r.due_at <= organizations_with_due_reminders.now
          UNION SELECT c.organization_id FROM clinics c WHERE c.next_report_at <= organizations_with_due_reminders.now $$;
