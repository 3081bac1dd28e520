-- What each metric counts: the only place that says so. Cards, tables, lists and exports are all sums, or rows, of these
-- facts. `ms` is what a mean is taken of; null where there is nothing but the count.
--   Whose a fact is: a time belongs to who made it pass, so to the owner before; a change to who has it now.
CREATE OR REPLACE VIEW conversation_facts WITH (security_invoker = true) AS
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'opened'::text AS metric,
           e.department_id, NULL::uuid AS user_id, NULL::bigint AS ms
        FROM conversation_events e WHERE e.kind = 'opened'
    UNION ALL
    -- A service reaches people for the first time.
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'received',
           e.department_id, NULL, NULL
        FROM conversation_events e WHERE e.is_first AND e.kind <> 'response'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'closed',
           e.department_id, e.user_id, NULL
        FROM conversation_events e WHERE e.kind = 'closed'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'reopened',
           e.department_id, e.user_id, NULL
        FROM conversation_events e WHERE e.kind = 'reopened'
    UNION ALL
    -- By a person to another or to a queue, or from one queue to another.
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'transferred',
           e.previous_department_id, CASE WHEN e.owner_before = 'user' THEN e.previous_user_id END, NULL
        FROM conversation_events e WHERE (e.kind = 'assigned' AND e.owner_before = 'user')
            OR (e.kind = 'queued' AND e.owner_before IN ('user', 'queue'))
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'first_response',
           e.department_id, e.user_id, e.elapsed_ms
        FROM conversation_events e WHERE e.kind = 'response' AND e.is_first
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'response',
           e.department_id, e.user_id, e.elapsed_ms
        FROM conversation_events e WHERE e.kind = 'response'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'bot_time',
           NULL, NULL, e.elapsed_ms
        FROM conversation_events e WHERE e.kind <> 'response' AND e.owner_before = 'bot'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'queue_time',
           e.previous_department_id, NULL, e.elapsed_ms
        FROM conversation_events e WHERE e.kind <> 'response' AND e.owner_before = 'queue'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'handling_time',
           e.previous_department_id, e.previous_user_id, e.elapsed_ms
        FROM conversation_events e WHERE e.kind <> 'response' AND e.owner_before = 'user'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'resolution_time',
           e.department_id, e.user_id, (extract(epoch FROM e.occurred_at - e.began_at) * 1000)::bigint
        FROM conversation_events e WHERE e.kind = 'closed';

GRANT SELECT ON conversation_facts TO "${appRole}";

-- Sums up what is over, a week at a time, and says until when; null when nothing is summed up yet: what is not, is read
-- as it stands. What is younger than five minutes may still be about to be committed.
CREATE OR REPLACE FUNCTION sum_metrics() RETURNS timestamptz
    LANGUAGE plpgsql AS $$
DECLARE
    org uuid := current_organization();
    done_until timestamptz;
    over_until timestamptz := date_bin('15 minutes', now() - interval '5 minutes', '2000-01-01 00:00:00+00');
BEGIN
    SELECT p.summed_until INTO done_until FROM metric_progress p WHERE p.organization_id = org;
    IF done_until >= over_until OR NOT pg_try_advisory_xact_lock(hashtextextended(org::text, 6)) THEN
        RETURN done_until;
    END IF;
    -- Once more behind the lock.
    SELECT p.summed_until INTO done_until FROM metric_progress p WHERE p.organization_id = org;
    IF done_until >= over_until THEN
        RETURN done_until;
    END IF;
    over_until := least(over_until, (SELECT date_bin('15 minutes', min(e.occurred_at), '2000-01-01 00:00:00+00')
        + interval '7 days' FROM conversation_events e
        WHERE e.organization_id = org AND e.occurred_at >= coalesce(done_until, '-infinity')));
    INSERT INTO metric_sums (organization_id, slot, metric, channel, department_id, user_id, amount, total_ms)
        SELECT org, date_bin('15 minutes', f.occurred_at, '2000-01-01 00:00:00+00') AS slot, f.metric, f.channel,
               f.department_id, f.user_id, count(*), coalesce(sum(f.ms), 0)
        FROM conversation_facts f
        WHERE f.occurred_at >= coalesce(done_until, '-infinity') AND f.occurred_at < over_until
        GROUP BY slot, f.metric, f.channel, f.department_id, f.user_id;
    INSERT INTO metric_progress (organization_id, summed_until) VALUES (org, over_until)
        ON CONFLICT (organization_id) DO UPDATE SET summed_until = excluded.summed_until;
    RETURN over_until;
END $$;
