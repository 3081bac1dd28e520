-- What has no place to be in goes to the fallback department, which every organization that has departments has from now
-- on: where nobody said which, it is the oldest in use. The owner of the tables is behind the walls like everybody.
ALTER TABLE departments NO FORCE ROW LEVEL SECURITY;
UPDATE departments d SET is_fallback = false
    WHERE d.is_fallback AND NOT d.is_active
      AND EXISTS (SELECT FROM departments o WHERE o.organization_id = d.organization_id AND o.is_active);
UPDATE departments d SET is_fallback = true
    WHERE d.id = (SELECT o.id FROM departments o WHERE o.organization_id = d.organization_id AND o.is_active
                  ORDER BY o.created_at, o.id LIMIT 1)
      AND NOT EXISTS (SELECT FROM departments f WHERE f.organization_id = d.organization_id AND f.is_fallback);
ALTER TABLE departments FORCE ROW LEVEL SECURITY;

-- What somebody has in no department: the monitor gives it one, as soon as there is one.
CREATE INDEX conversations_nowhere ON conversations (organization_id) WHERE department_id IS NULL AND owner = 'user';

CREATE OR REPLACE FUNCTION organizations_with_queue_trouble() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT d.organization_id FROM departments d
          WHERE (d.offline_return_minutes IS NOT NULL OR d.answer_limit_minutes IS NOT NULL)
            AND EXISTS (SELECT FROM conversations c WHERE c.department_id = d.id AND c.owner <> 'nobody')
          UNION
          SELECT d.organization_id FROM departments d
          WHERE d.is_active AND (EXISTS (
                  SELECT FROM conversations c WHERE c.organization_id = d.organization_id AND c.status = 'waiting')
              OR EXISTS (SELECT FROM conversations c
                  WHERE c.organization_id = d.organization_id AND c.department_id IS NULL AND c.owner = 'user'))
          UNION
          SELECT a.organization_id FROM user_availability a WHERE a.status <> 'offline' AND a.lease_until <= now()
          UNION
          SELECT u.organization_id FROM users u WHERE NOT u.is_active AND EXISTS (
              SELECT FROM conversations c WHERE c.assigned_user_id = u.id AND c.owner = 'user') $$;
