-- A version that is tried out: a share of new conversations runs it, the others run the flow's version.
ALTER TABLE flows
    ADD COLUMN canary_id    uuid,
    -- Of a hundred. Without a version it means nothing.
    ADD COLUMN canary_share integer CHECK (canary_share BETWEEN 1 AND 99),
    ADD CONSTRAINT flows_canary FOREIGN KEY (organization_id, canary_id)
        REFERENCES flow_versions (organization_id, id) ON DELETE SET NULL (canary_id),
    ADD CONSTRAINT canary_has_a_share CHECK (canary_id IS NULL OR canary_share IS NOT NULL);
