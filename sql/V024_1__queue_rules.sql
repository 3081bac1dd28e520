-- What a department does when nobody answers, and when too many wait. Null: nothing.
ALTER TABLE departments
    -- Where goes what waits in no department, or in one in which nobody works.
    ADD COLUMN is_fallback boolean NOT NULL DEFAULT false,
    -- So long after its owner has gone, a conversation whose customer waits goes back into the queue.
    ADD COLUMN offline_return_minutes integer CHECK (offline_return_minutes BETWEEN 1 AND 1440),
    -- So long may a customer wait for an answer of who has the conversation.
    ADD COLUMN answer_limit_minutes integer CHECK (answer_limit_minutes BETWEEN 1 AND 1440),
    ADD COLUMN answer_limit_action text NOT NULL DEFAULT 'notify'
        CHECK (answer_limit_action IN ('notify', 'return', 'reassign')),
    -- Where somebody else may help out: after so long, or when more than so many wait.
    ADD COLUMN overflow_department_id uuid CHECK (overflow_department_id <> id),
    ADD COLUMN overflow_after_minutes integer CHECK (overflow_after_minutes BETWEEN 1 AND 1440),
    ADD COLUMN overflow_over integer CHECK (overflow_over BETWEEN 1 AND 1000),
    -- What a waiting customer is told when their place has got better, at most so often.
    ADD COLUMN position_text text CHECK (length(position_text) BETWEEN 1 AND 1024),
    ADD COLUMN position_every_minutes integer CHECK (position_every_minutes BETWEEN 1 AND 240),
    ADD FOREIGN KEY (organization_id, overflow_department_id) REFERENCES departments (organization_id, id);
CREATE UNIQUE INDEX departments_fallback ON departments (organization_id) WHERE is_fallback;

ALTER TABLE conversations
    -- Of which waiting for an answer the supervisors have been told: since when it lasts.
    ADD COLUMN overdue_since timestamptz,
    -- Which place the customer was told last.
    ADD COLUMN position_told integer,
    ADD COLUMN position_told_at timestamptz;

-- How long people waited in a department of late.
CREATE INDEX conversation_events_waits ON conversation_events (previous_department_id, occurred_at DESC)
    INCLUDE (elapsed_ms) WHERE owner_before = 'queue' AND kind = 'assigned';

-- Which organizations the monitor has to look at: ids only. Whether there is anything to do is asked behind the wall.
CREATE OR REPLACE FUNCTION organizations_with_queue_trouble() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT d.organization_id FROM departments d
          WHERE (d.offline_return_minutes IS NOT NULL OR d.answer_limit_minutes IS NOT NULL)
            AND EXISTS (SELECT FROM conversations c WHERE c.department_id = d.id AND c.owner <> 'nobody')
          UNION
          SELECT d.organization_id FROM departments d
          WHERE d.is_active AND EXISTS (
              SELECT FROM conversations c WHERE c.organization_id = d.organization_id AND c.status = 'waiting')
          UNION
          SELECT a.organization_id FROM user_availability a WHERE a.status <> 'offline' AND a.lease_until <= now()
          UNION
          SELECT u.organization_id FROM users u WHERE NOT u.is_active AND EXISTS (
              SELECT FROM conversations c WHERE c.assigned_user_id = u.id AND c.owner = 'user') $$;
