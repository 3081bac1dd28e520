-- Who is urgent goes before who is not, and nobody waits for ever: a priority is a head start. The place in the queue is the
-- moment since which somebody waits, moved by the head start, so that time makes everybody's place better at the same pace
-- and an order of two never turns round by itself (docs/decisions/2026-11-22-priority-is-a-head-start.md).
CREATE FUNCTION priority_head_start(priority text) RETURNS interval
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE priority WHEN 'urgent' THEN interval '2 hours' WHEN 'high' THEN interval '30 minutes'
              WHEN 'low' THEN interval '-30 minutes' ELSE interval '0' END $$;

-- Instants less hours and minutes are the same in every time zone, which PostgreSQL does not know.
CREATE FUNCTION place_in_queue(waiting_since timestamptz, priority text, first_since timestamptz) RETURNS timestamptz
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$ BEGIN RETURN waiting_since - priority_head_start(priority)
              - CASE WHEN first_since = waiting_since THEN interval '24 hours' ELSE interval '0' END; END $$;

ALTER TABLE conversations
    ADD COLUMN priority text NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    -- The waiting that begins at this very moment goes first: it came back from somebody who did not answer.
    ADD COLUMN first_since timestamptz;
ALTER TABLE conversations
    ADD COLUMN queue_place timestamptz GENERATED ALWAYS AS
        (CASE WHEN waiting_since IS NOT NULL THEN place_in_queue(waiting_since, priority, first_since) END) STORED;

DROP INDEX conversations_queue;
CREATE INDEX conversations_queue ON conversations (department_id, queue_place, id)
    WHERE department_id IS NOT NULL AND owner = 'queue';
DROP INDEX conversations_waiting;
CREATE INDEX conversations_waiting ON conversations (organization_id, queue_place, id) WHERE status = 'waiting';
