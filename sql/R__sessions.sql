-- Who a session that lives belongs to, and what the organization lets the role see and do (null where it never said). One
-- that timed out is dead from that moment on, whenever somebody comes by to end it.
DROP FUNCTION IF EXISTS find_session(uuid, uuid);
CREATE FUNCTION find_session(org uuid, wanted_session_id uuid)
    RETURNS TABLE (user_id uuid, full_name text, role text, department_ids uuid[], lacks_second_factor boolean,
                   sees text, permissions text[])
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    RETURN QUERY
        SELECT u.id, u.full_name, u.role,
               ARRAY(SELECT m.department_id FROM department_members m WHERE m.user_id = u.id ORDER BY m.department_id),
               u.role = ANY(o.second_factor_roles) AND NOT EXISTS (
                   SELECT FROM second_factors f WHERE f.user_id = u.id AND f.enabled_at IS NOT NULL),
               p.sees, p.permissions
        FROM sessions s JOIN users u ON u.id = s.user_id JOIN organizations o ON o.id = u.organization_id
        LEFT JOIN role_permissions p ON p.organization_id = u.organization_id AND p.role = u.role
        WHERE s.id = wanted_session_id AND s.revoked_at IS NULL AND s.expires_at > now() AND u.is_active
          AND session_time_out(s.active_at, s.created_at, o.session_idle_minutes, o.session_days) IS NULL;
END $$;
