-- What a person agreed to and took back: when, how, and by which text. Never changed; what holds of a purpose is its newest
-- row. Of marketing it stands in customers.marketing_stopped as well, which is what sending asks: every change of that is
-- written down here by a trigger (R__consents.sql), whoever makes it, so that there is one truth.
CREATE TABLE consents (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    customer_id     uuid NOT NULL,
    purpose         text NOT NULL CHECK (purpose IN ('marketing', 'data_processing')),
    state           text NOT NULL CHECK (state IN ('given', 'withdrawn')),
    channel         text NOT NULL CHECK (channel IN ('whatsapp', 'phone', 'in_person', 'email', 'website', 'other')),
    -- Which text they were shown or read.
    text_version    text CHECK (length(text_version) BETWEEN 1 AND 100),
    note            text CHECK (length(note) BETWEEN 1 AND 500),
    -- Null: they said so themselves, through WhatsApp.
    recorded_by     uuid,
    happened_at     timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, recorded_by) REFERENCES users (organization_id, id)
);
CREATE INDEX consents_customer ON consents (customer_id, happened_at DESC, id DESC);
ALTER TABLE consents ENABLE ROW LEVEL SECURITY;
ALTER TABLE consents FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON consents USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
DO $$
DECLARE org uuid;
BEGIN
    FOR org IN SELECT id FROM organizations LOOP
        PERFORM set_config('app.organization_id', org::text, true);
        INSERT INTO consents (id, organization_id, customer_id, purpose, state, channel, happened_at)
            SELECT gen_random_uuid(), org, k.id, 'marketing',
                   CASE WHEN k.marketing_stopped THEN 'withdrawn' ELSE 'given' END, 'whatsapp', k.marketing_wish_at
            FROM customers k WHERE k.marketing_wish_at IS NOT NULL AND k.erased_at IS NULL;
    END LOOP;
    PERFORM set_config('app.organization_id', '', true);
END $$;
