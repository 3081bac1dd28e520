-- What is said again and again: kept under a short word, for everybody, for a department, or for oneself.
CREATE TABLE canned_responses (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    shortcut        text NOT NULL CHECK (shortcut ~ '^[a-z0-9][a-z0-9_-]{0,29}$'),
    title           text NOT NULL CHECK (length(title) BETWEEN 1 AND 80),
    content         text NOT NULL CHECK (length(content) BETWEEN 1 AND 4096),
    -- Neither: everybody's.
    department_id   uuid,
    owner_id        uuid,
    created_by      uuid NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (department_id IS NULL OR owner_id IS NULL),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id)
);
-- One meaning of a word for each of those who may use it. It is also how the list is sorted.
CREATE UNIQUE INDEX canned_responses_shortcut ON canned_responses
    (organization_id, shortcut, coalesce(owner_id, department_id, organization_id));
CREATE INDEX canned_responses_department ON canned_responses (department_id) WHERE department_id IS NOT NULL;
CREATE INDEX canned_responses_owner ON canned_responses (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX canned_responses_creator ON canned_responses (created_by);
CREATE TRIGGER touch BEFORE UPDATE ON canned_responses FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
ALTER TABLE canned_responses ENABLE ROW LEVEL SECURITY;
ALTER TABLE canned_responses FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON canned_responses USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
