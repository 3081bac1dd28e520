-- A conversation that its attendant put on hold: until then, or until the customer writes, it is theirs and asks nothing of
-- them. What ends it stands in R__queues.sql.
ALTER TABLE conversations ADD COLUMN snoozed_until timestamptz,
    ADD CONSTRAINT conversations_snoozed CHECK (snoozed_until IS NULL OR owner = 'user');
CREATE INDEX conversations_snoozed_until ON conversations (organization_id, snoozed_until)
    WHERE snoozed_until IS NOT NULL;

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
              SELECT FROM conversations c WHERE c.assigned_user_id = u.id AND c.owner = 'user')
          UNION
          SELECT c.organization_id FROM conversations c WHERE c.snoozed_until IS NOT NULL $$;
