-- Three more kinds of alert: who waits and can soon not be written to any more, an API key that ends, and what came for a
-- number that no organization has, which concerns whoever runs the installation. Whatever kinds others added stay.
DO $$
DECLARE kinds text;
BEGIN
    SELECT regexp_replace(pg_get_constraintdef(c.oid), '^CHECK ', '') INTO kinds FROM pg_constraint c
        WHERE c.conrelid = 'alerts'::regclass AND c.conname = 'alerts_kind_check';
    ALTER TABLE alerts DROP CONSTRAINT alerts_kind_check;
    EXECUTE 'ALTER TABLE alerts ADD CONSTRAINT alerts_kind_check CHECK (kind IN (''windows_ending'', ''api_key_ending'', '
        || '''letters_unrouted'') OR ' || kinds || ')';
    -- The operator gives what came for nobody to the organization that has the number now.
    EXECUTE format('CREATE POLICY strays_seen ON dead_letters FOR UPDATE TO %I USING (organization_id IS NULL)
        WITH CHECK (organization_id IS NOT NULL)', current_user);
END $$;
CREATE INDEX dead_letters_strays ON dead_letters (created_at) WHERE organization_id IS NULL;
