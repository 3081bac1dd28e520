-- What a row of the audit trail says of a customer (names, addresses, reasons in free text) stands beside the row, which has
-- only its digest: the seal covers the row, and stays whole when the customer is erased and this goes. Rows from before keep
-- what they say.
ALTER TABLE audit_logs ADD UNIQUE (organization_id, id);
CREATE TABLE audit_personal_values (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    audit_log_id    uuid NOT NULL,
    customer_id     uuid NOT NULL,
    old_values      jsonb,
    new_values      jsonb,
    PRIMARY KEY (organization_id, audit_log_id),
    FOREIGN KEY (organization_id, audit_log_id) REFERENCES audit_logs (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX audit_personal_values_customer ON audit_personal_values (customer_id);
ALTER TABLE audit_personal_values ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_personal_values FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON audit_personal_values USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
