-- What should not have been in the queues and was put right, for administrators to see: which conversation, and what it was.
CREATE TABLE queue_repairs (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id uuid NOT NULL REFERENCES organizations (id),
    conversation_id uuid NOT NULL,
    anomaly         text NOT NULL CHECK (anomaly IN ('no_department', 'orphan', 'ghost', 'stranded')),
    repaired_at     timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX queue_repairs_recent ON queue_repairs (organization_id, repaired_at DESC, id DESC);
CREATE INDEX queue_repairs_conversation ON queue_repairs (conversation_id);
ALTER TABLE queue_repairs ENABLE ROW LEVEL SECURITY;
ALTER TABLE queue_repairs FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON queue_repairs USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));

-- Two kinds more, whatever there are by now.
DO $$
DECLARE
    kinds text;
BEGIN
    SELECT regexp_replace(pg_get_constraintdef(c.oid), '^CHECK ', '') INTO kinds FROM pg_constraint c
        WHERE c.conrelid = 'alerts'::regclass AND c.conname = 'alerts_kind_check';
    ALTER TABLE alerts DROP CONSTRAINT alerts_kind_check;
    EXECUTE 'ALTER TABLE alerts ADD CONSTRAINT alerts_kind_check CHECK (kind IN (''queue_unstaffed'', ''queue_repaired'') OR '
        || kinds || ')';
END $$;
