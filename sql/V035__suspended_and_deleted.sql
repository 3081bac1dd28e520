-- Whether an organization is served. Suspended by the operator: nobody gets in, nothing leaves, and what comes for it is kept
-- aside. Resuming: served again, and what was kept aside goes in, in order, before what comes now. Deleting: for good.
ALTER TABLE organizations ADD COLUMN standing text NOT NULL DEFAULT 'open'
    CHECK (standing IN ('open', 'suspended', 'resuming', 'deleting'));
CREATE INDEX organizations_not_open ON organizations (id) WHERE standing <> 'open';

-- Webhooks of an organization that is not served now, by number or account, in the order in which they came.
CREATE TABLE kept_webhooks (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    number          bigint NOT NULL,
    raw             text NOT NULL,
    received_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, number)
);

-- A deletion that was asked for, and afterwards that there was one: all that the operator keeps of it, and nobody's name.
CREATE TABLE organization_deletions (
    organization_id uuid PRIMARY KEY,
    asked_by        text NOT NULL CHECK (asked_by IN ('admin', 'operator')),
    asked_at        timestamptz NOT NULL DEFAULT now(),
    due_at          timestamptz NOT NULL,
    began_at        timestamptz,
    ended_at        timestamptz,
    rows_gone       bigint NOT NULL DEFAULT 0,
    files_gone      bigint NOT NULL DEFAULT 0
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['kept_webhooks', 'organization_deletions'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    EXECUTE format('CREATE POLICY doors ON kept_webhooks FOR SELECT TO %I USING (true)', current_user);
    EXECUTE format('CREATE POLICY operator ON organization_deletions TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
