-- Conversations by tag. As with search, row level security would keep PostgreSQL from the index (@> is not leakproof), so
-- a function of the owner asks it, which names the organization of the transaction itself and gives ids only. Most
-- conversations have no tag: they cost the index nothing.
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX conversations_tags ON conversations USING gin (organization_id, tags) WHERE tags <> '{}';

CREATE FUNCTION tagged_conversations(wanted text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
    AS $$
DECLARE
    org uuid := current_organization();
BEGIN
    RETURN QUERY SELECT c.id FROM conversations c
        WHERE c.organization_id = org AND c.tags <> '{}' AND c.tags @> ARRAY[wanted];
END $$;
REVOKE ALL ON FUNCTION tagged_conversations(text) FROM PUBLIC;
