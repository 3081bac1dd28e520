-- Whether a customer wants marketing is shown wherever one talks to them, and the organization's own fields are only theirs.
ALTER TABLE customers ADD COLUMN marketing_stopped boolean NOT NULL DEFAULT false;
ALTER TABLE customers ADD COLUMN marketing_wish_at timestamptz;
DO $$
DECLARE org uuid;
BEGIN
    FOR org IN SELECT id FROM organizations LOOP
        PERFORM set_config('app.organization_id', org::text, true);
        UPDATE customers SET marketing_stopped = coalesce((metadata ->> 'marketing_stopped')::boolean, false),
                marketing_wish_at = (metadata ->> 'marketing_wish_at')::timestamptz,
                metadata = metadata - 'marketing_stopped' - 'marketing_wish_at'
            WHERE metadata ?| ARRAY['marketing_stopped', 'marketing_wish_at'];
    END LOOP;
    PERFORM set_config('app.organization_id', '', true);
END $$;
