-- Whom a row of the audit trail concerns, and how.

-- Noted with the row, whichever feature writes it: the customer or the conversation that it is about or names, and those of
-- the lists that readings have.
CREATE OR REPLACE FUNCTION note_audit_customers() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    people uuid[];
    threads uuid[];
BEGIN
    people := CASE WHEN jsonb_typeof(NEW.new_values -> 'customers') = 'array' THEN ARRAY(
            SELECT p::uuid FROM jsonb_array_elements_text(NEW.new_values -> 'customers') AS p) ELSE '{}' END
        || CASE WHEN NEW.object_type = 'customer' AND NEW.object_id IS NOT NULL THEN ARRAY[NEW.object_id] ELSE '{}' END;
    threads := CASE WHEN jsonb_typeof(NEW.new_values -> 'conversations') = 'array' THEN ARRAY(
            SELECT c::uuid FROM jsonb_array_elements_text(NEW.new_values -> 'conversations') AS c) ELSE '{}' END
        || CASE WHEN NEW.object_type = 'conversation' AND NEW.object_id IS NOT NULL THEN ARRAY[NEW.object_id] ELSE '{}' END
        || CASE WHEN jsonb_typeof(NEW.new_values -> 'conversation_id') = 'string'
               THEN ARRAY[(NEW.new_values ->> 'conversation_id')::uuid] ELSE '{}' END;
    IF cardinality(people) + cardinality(threads) > 0 THEN
        INSERT INTO audit_customers (organization_id, audit_log_id, customer_id)
            SELECT NEW.organization_id, NEW.id, k.id FROM customers k
            WHERE k.organization_id = NEW.organization_id AND k.id = ANY (people)
            UNION
            SELECT NEW.organization_id, NEW.id, c.customer_id FROM conversations c
            WHERE c.organization_id = NEW.organization_id AND c.id = ANY (threads);
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER customers AFTER INSERT ON audit_logs FOR EACH ROW
    EXECUTE FUNCTION note_audit_customers();

-- Whether what was done is reading, taking along or changing.
CREATE OR REPLACE FUNCTION audit_deed(action text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN action LIKE '%.exported' OR action LIKE '%.downloaded' THEN 'exported'
                      WHEN action LIKE '%.read' OR action LIKE '%.listed' OR action LIKE '%\_read' THEN 'read'
                      ELSE 'changed' END $$;
