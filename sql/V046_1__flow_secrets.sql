-- What requests of flows need and nobody is to read: keys of other systems, by the names that flows know them by. Sealed
-- with ENCRYPTION_KEY, and never shown again.
CREATE TABLE flow_secrets (
    organization_id  uuid NOT NULL REFERENCES organizations (id),
    name             text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_]{0,39}$'),
    secret_encrypted bytea NOT NULL,
    changed_by       uuid,
    updated_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, name),
    FOREIGN KEY (organization_id, changed_by) REFERENCES users (organization_id, id)
);
ALTER TABLE flow_secrets ENABLE ROW LEVEL SECURITY;
ALTER TABLE flow_secrets FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON flow_secrets USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
