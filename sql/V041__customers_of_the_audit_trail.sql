-- Whose data a row of the audit trail is about, so that "who read, changed or exported what is known of Rita" and "whom does
-- an incident concern" are answered by an index. It says nothing that the rows themselves, which are sealed, do not say.
CREATE TABLE audit_customers (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    audit_log_id    uuid NOT NULL,
    customer_id     uuid NOT NULL,
    PRIMARY KEY (organization_id, audit_log_id, customer_id),
    FOREIGN KEY (organization_id, audit_log_id) REFERENCES audit_logs (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX audit_customers_customer ON audit_customers (organization_id, customer_id, audit_log_id);

-- What is there already: what happened to customers and to conversations. The walls stand aside for the owner of the tables
-- for as long as that takes.
ALTER TABLE audit_logs NO FORCE ROW LEVEL SECURITY;
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
ALTER TABLE conversations NO FORCE ROW LEVEL SECURITY;
INSERT INTO audit_customers (organization_id, audit_log_id, customer_id)
    SELECT a.organization_id, a.id, k.id FROM audit_logs a
    JOIN customers k ON k.organization_id = a.organization_id AND k.id = a.object_id
    WHERE a.object_type = 'customer'
    UNION
    SELECT a.organization_id, a.id, c.customer_id FROM audit_logs a
    JOIN conversations c ON c.organization_id = a.organization_id AND c.id = a.object_id
    WHERE a.object_type = 'conversation';
ALTER TABLE audit_logs FORCE ROW LEVEL SECURITY;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
ALTER TABLE conversations FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_customers FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON audit_customers USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
