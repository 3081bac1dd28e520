-- Asked for each request whose access token was not seen a moment ago: the session, if it lives, and its user as they
-- are now. Binds the organization itself, so that it is one round trip; the walls hold inside.
CREATE FUNCTION find_session(org uuid, wanted_session_id uuid)
    RETURNS TABLE (user_id uuid, full_name text, role text, department_ids uuid[])
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    RETURN QUERY
        SELECT u.id, u.full_name, u.role,
               ARRAY(SELECT m.department_id FROM department_members m WHERE m.user_id = u.id ORDER BY m.department_id)
        FROM sessions s JOIN users u ON u.id = s.user_id
        WHERE s.id = wanted_session_id AND s.revoked_at IS NULL AND s.expires_at > now() AND u.is_active;
END $$;

CREATE INDEX users_name ON users (organization_id, plain_text(full_name), id);
