-- What an answer that is kept for an idempotency key speaks of: so that it goes with a customer who is erased.
ALTER TABLE idempotency_keys ADD COLUMN mentions uuid[] NOT NULL DEFAULT '{}';
-- What came back from other programs may say whatever they were told. Only where something is told is there a row to index.
CREATE INDEX webhook_deliveries_conversation ON webhook_deliveries (conversation_id) WHERE conversation_id IS NOT NULL;

-- Erasures are also noted outside of the database, so that they can be done again when a backup from before comes back.
CREATE INDEX customers_erased ON customers (organization_id, id) WHERE erased_at IS NOT NULL;
CREATE FUNCTION all_organizations() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o $$;
REVOKE ALL ON FUNCTION all_organizations() FROM PUBLIC;
