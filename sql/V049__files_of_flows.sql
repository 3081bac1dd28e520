-- Files that flows send: uploaded once, said to any number of customers. As long as a draft or a version names a file it is
-- kept (see R__flow_files.sql); then it goes as whatever was uploaded and never sent.
CREATE TABLE flow_files (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    flow_id         uuid NOT NULL,
    -- Null of what the draft names.
    version_id      uuid,
    media_id        uuid NOT NULL,
    UNIQUE NULLS NOT DISTINCT (media_id, flow_id, version_id),
    FOREIGN KEY (organization_id, flow_id) REFERENCES flows (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, version_id) REFERENCES flow_versions (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, media_id) REFERENCES media (organization_id, id)
);
CREATE INDEX flow_files_flow ON flow_files (flow_id, version_id);
ALTER TABLE flow_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE flow_files FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON flow_files USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
