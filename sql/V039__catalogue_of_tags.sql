-- The tags of an organization. A conversation carries their names (that is the wire), so a new name is carried over to the
-- conversations that have the old one: tag_moves says from what to what, and a job does it in small steps that can be
-- taken up again. Nobody puts a name that is not in the catalogue on a conversation.
CREATE TABLE tags (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
    color           text NOT NULL DEFAULT 'gray' CHECK (color IN
                        ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')),
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    UNIQUE (organization_id, name)
);
CREATE UNIQUE INDEX tags_name ON tags (organization_id, lower(name));
CREATE TRIGGER touch BEFORE UPDATE ON tags FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TABLE tag_moves (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    from_name       text NOT NULL,
    -- Null: it is taken off.
    to_name         text,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tag_moves_of ON tag_moves (organization_id, from_name);

-- What was in use before there was a catalogue. The walls stand aside for the owner of the tables for as long as that takes.
ALTER TABLE conversations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE sla_policies NO FORCE ROW LEVEL SECURITY;
-- For whom targets hold is not changed by how a name is capitalized.
ALTER TABLE sla_policies DISABLE TRIGGER USER;
INSERT INTO tags (id, organization_id, name)
    SELECT gen_random_uuid(), used.organization_id, used.name FROM (
        SELECT DISTINCT ON (organization_id, lower(name)) organization_id, name FROM (
            SELECT organization_id, unnest(tags) AS name FROM conversations WHERE tags <> '{}'
            UNION SELECT organization_id, tag FROM sla_policies WHERE tag IS NOT NULL) AS every
        WHERE length(name) BETWEEN 1 AND 50
        ORDER BY organization_id, lower(name), name) AS used;
UPDATE sla_policies p SET tag = t.name FROM tags t
    WHERE t.organization_id = p.organization_id AND lower(t.name) = lower(p.tag) AND t.name <> p.tag;
ALTER TABLE sla_policies ENABLE TRIGGER USER;
ALTER TABLE conversations FORCE ROW LEVEL SECURITY;
ALTER TABLE sla_policies FORCE ROW LEVEL SECURITY;
-- Targets that are in force keep their tag from being deleted; those that were deleted do not.
ALTER TABLE sla_policies ADD CONSTRAINT sla_policies_tag FOREIGN KEY (organization_id, tag)
    REFERENCES tags (organization_id, name) ON UPDATE CASCADE ON DELETE SET NULL (tag);
CREATE INDEX sla_policies_by_tag ON sla_policies (organization_id, tag) WHERE tag IS NOT NULL;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['tags', 'tag_moves'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    EXECUTE format('CREATE POLICY doors ON tag_moves FOR SELECT TO %I USING (true)', current_user);
END $$;

CREATE FUNCTION organizations_with_tag_moves() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT organization_id FROM tag_moves $$;
REVOKE ALL ON FUNCTION organizations_with_tag_moves() FROM PUBLIC;

-- How many conversations have each tag. As with tagged_conversations, the owner asks, who names the organization.
CREATE FUNCTION counted_tags() RETURNS TABLE (name text, conversations bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
    AS $$
DECLARE
    org uuid := current_organization();
BEGIN
    RETURN QUERY SELECT t.tag, count(*) FROM conversations c CROSS JOIN LATERAL unnest(c.tags) AS t(tag)
        WHERE c.organization_id = org AND c.tags <> '{}' GROUP BY t.tag;
END $$;
REVOKE ALL ON FUNCTION counted_tags() FROM PUBLIC;
