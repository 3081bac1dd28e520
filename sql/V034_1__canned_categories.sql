-- Canned responses have a heading under which they stand, and know how often they were taken.
ALTER TABLE canned_responses
    ADD COLUMN category text CHECK (length(category) BETWEEN 1 AND 40),
    ADD COLUMN used_count integer NOT NULL DEFAULT 0 CHECK (used_count >= 0);
-- Taking one is no change of it.
DROP TRIGGER touch ON canned_responses;
CREATE TRIGGER touch BEFORE UPDATE OF shortcut, title, content, category, department_id, owner_id ON canned_responses
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
