-- Files that go with a canned response. Each belongs to one of them alone, and is never sent itself: whoever takes the
-- response is given a copy, which goes with the conversation that it is sent in.
CREATE TABLE canned_response_files (
    organization_id    uuid NOT NULL REFERENCES organizations (id),
    canned_response_id uuid NOT NULL,
    media_id           uuid NOT NULL PRIMARY KEY,
    position           integer NOT NULL,
    FOREIGN KEY (organization_id, canned_response_id) REFERENCES canned_responses (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, media_id) REFERENCES media (organization_id, id)
);
CREATE INDEX canned_response_files_response ON canned_response_files (canned_response_id);
ALTER TABLE canned_response_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE canned_response_files FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON canned_response_files USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
