-- A person may ask to be forgotten. What remains of a customer is that there was one: statistics stay, words, files,
-- numbers and names go (sql/R__erasure.sql).
ALTER TABLE customers ADD COLUMN erased_at timestamptz;

-- Whose messages from before that time are not taken in any more: WhatsApp repeats what it thinks was not heard, for days,
-- and a backup may come back. Only the digest of an address, from which nobody reads it.
CREATE TABLE erased_addresses (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    address_hash    bytea NOT NULL CHECK (length(address_hash) = 32),
    erased_at       timestamptz NOT NULL,
    PRIMARY KEY (organization_id, address_hash)
);
ALTER TABLE erased_addresses ENABLE ROW LEVEL SECURITY;
ALTER TABLE erased_addresses FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON erased_addresses USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
