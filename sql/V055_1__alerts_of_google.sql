-- Two more kinds of alert: Google takes a clinic's key no more, and it says something else than the agenda. Whatever kinds
-- others added stay.
DO $$
DECLARE kinds text;
BEGIN
    SELECT regexp_replace(pg_get_constraintdef(c.oid), '^CHECK ', '') INTO kinds FROM pg_constraint c
        WHERE c.conrelid = 'alerts'::regclass AND c.conname = 'alerts_kind_check';
    ALTER TABLE alerts DROP CONSTRAINT alerts_kind_check;
    EXECUTE 'ALTER TABLE alerts ADD CONSTRAINT alerts_kind_check CHECK (kind IN (''google_stopped'', ''google_conflicts'') OR '
        || kinds || ')';
END $$;
