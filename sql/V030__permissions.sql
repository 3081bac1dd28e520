-- What supervisors and attendants may see and do, where an organization wants it otherwise than it comes. Admins may do
-- everything, always: there is no row for them, so that nobody can lock an organization out.
CREATE TABLE role_permissions (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    role            text NOT NULL CHECK (role IN ('supervisor', 'attendant')),
    sees            text NOT NULL CHECK (sees IN ('own', 'queue', 'departments', 'all')),
    permissions     text[] NOT NULL CHECK (permissions <@ ARRAY['send', 'transfer', 'export', 'see_phone_numbers', 'erase',
                                                                'edit_bot', 'change_settings']),
    PRIMARY KEY (organization_id, role)
);
ALTER TABLE role_permissions ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_permissions FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON role_permissions USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));

-- As before, and what the organization lets the role see and do; null where it never said.
DROP FUNCTION find_session(uuid, uuid);
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
        WHERE s.id = wanted_session_id AND s.revoked_at IS NULL AND s.expires_at > now() AND u.is_active;
END $$;

-- Whether somebody of a role may write to customers: who may not is given no conversation.
CREATE FUNCTION may_send(org uuid, of_role text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT NOT EXISTS (SELECT FROM role_permissions p WHERE p.organization_id = org AND p.role = of_role
                               AND NOT 'send' = ANY (p.permissions)) $$;

-- As before; without the numbers for who may not see them, or they could be guessed digit by digit.
DROP FUNCTION search_conversations(text);
DROP FUNCTION search_customers(text);
CREATE FUNCTION search_customers(wanted text, by_number boolean DEFAULT true) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
    AS $$
DECLARE
    org uuid := current_organization();
    pattern text := search_pattern(wanted);
BEGIN
    RETURN QUERY SELECT k.id FROM customers k
        WHERE k.organization_id = org
          AND plain_text(k.name || ' ' || coalesce(k.phone_number, '') || ' ' || coalesce(k.email, '')) LIKE pattern
          AND (by_number OR plain_text(k.name) LIKE pattern OR plain_text(k.email) LIKE pattern);
END $$;

CREATE FUNCTION search_conversations(wanted text, by_number boolean DEFAULT true) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
    AS $$
DECLARE
    org uuid := current_organization();
    query tsquery := search_words(wanted);
BEGIN
    RETURN QUERY
        SELECT c.id FROM search_customers(wanted, by_number) AS k JOIN conversations c ON c.customer_id = k
        WHERE c.organization_id = org
        UNION
        SELECT s.conversation_id FROM message_search s WHERE s.organization_id = org AND s.words @@ query;
END $$;
REVOKE ALL ON FUNCTION search_customers(text, boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION search_conversations(text, boolean) FROM PUBLIC;
