-- What is wrong in an organization now, and what becomes of its alerts. One look costs one statement a minute. After
-- R__calendar.sql, which it asks: files run in the order of their names.

-- Counts in how many conversations customers wrote to each number since the last look. Reads what moved since then.
CREATE OR REPLACE FUNCTION count_channel_hours(org uuid, since timestamptz) RETURNS void
    LANGUAGE sql AS $$
    INSERT INTO channel_hours (organization_id, channel_id, hour, conversations, last_at)
        SELECT org, c.channel_id, date_trunc('hour', now()), count(*), max(w.at)
        FROM conversations c CROSS JOIN LATERAL (SELECT customer_wrote_at(c.id, c.window_expires_at) AS at) w
        WHERE c.organization_id = org AND c.status <> 'closed'
          AND c.last_message_slot >= greatest(since, now() - interval '1 day') - interval '10 seconds'
          AND w.at > greatest(since, now() - interval '1 day')
        GROUP BY c.channel_id
        ON CONFLICT (channel_id, hour) DO UPDATE SET
            conversations = channel_hours.conversations + excluded.conversations,
            last_at = greatest(channel_hours.last_at, excluded.last_at);
    DELETE FROM channel_hours h WHERE h.organization_id = org AND h.hour < now() - interval '36 days' $$;

-- How many conversations a number is usually written in during such a span: on average of the same hours of the four weeks
-- before, or of as many as there are. Null in its first week.
CREATE OR REPLACE FUNCTION usual_conversations(channel uuid, since timestamptz) RETURNS numeric
    LANGUAGE sql STABLE AS $$
    WITH history AS (SELECT least(4, floor(extract(epoch FROM now() - min(h.hour)) / 604800))::integer AS weeks
                     FROM channel_hours h WHERE h.channel_id = channel)
    SELECT sum((SELECT coalesce(sum(h.conversations), 0) FROM channel_hours h
                WHERE h.channel_id = channel AND h.hour >= since - week * interval '7 days'
                  AND h.hour + interval '1 hour' <= now() - week * interval '7 days')) / max(history.weeks)
    FROM history, generate_series(1, history.weeks) AS week WHERE history.weeks >= 1 $$;

CREATE OR REPLACE FUNCTION alert_conditions(org uuid, settings alert_settings)
    RETURNS TABLE (kind text, subject text, subject_name text, severity text, details jsonb)
    LANGUAGE sql STABLE AS $$
    SELECT 'number_down', c.id::text, c.name, 'critical', jsonb_build_object('reason', c.status_reason)
    FROM channels c WHERE c.organization_id = org AND c.status = 'stopped'
    UNION ALL
    SELECT 'number_restricted', c.id::text, c.name,
           CASE WHEN c.account_notice IN ('account_disabled', 'account_deleted') THEN 'critical' ELSE 'warning' END,
           jsonb_build_object('reason', c.account_notice)
    FROM channels c WHERE c.organization_id = org AND c.status <> 'disabled' AND c.account_notice IS NOT NULL
    UNION ALL
    SELECT 'number_quality', c.id::text, c.name, 'warning', '{}'
    FROM channels c WHERE c.organization_id = org AND c.status <> 'disabled' AND c.quality = 'low'
    UNION ALL
    SELECT 'token_ending', c.id::text, c.name,
           CASE WHEN c.token_expires_at < now() + interval '3 days' THEN 'critical' ELSE 'warning' END,
           jsonb_build_object('days', floor(extract(epoch FROM c.token_expires_at - now()) / 86400))
    FROM channels c
    WHERE c.organization_id = org AND c.status = 'active'
      AND c.token_expires_at BETWEEN now() AND now() + interval '14 days'
    UNION ALL
    -- Silent in hours in which people are there, and in which usually something comes.
    SELECT 'webhook_silent', c.id::text, c.name, 'critical',
           jsonb_build_object('minutes', floor(extract(epoch FROM now() - h.last_at) / 60), 'usual', round(u.usual))
    FROM channels c
    CROSS JOIN LATERAL (SELECT max(p.last_at) AS last_at FROM channel_hours p WHERE p.channel_id = c.id) h
    CROSS JOIN LATERAL (SELECT CASE WHEN h.last_at < now() - settings.silence_minutes * interval '1 minute'
            AND business_ms(NULL, greatest(h.last_at, now() - interval '7 days'), now())
                >= settings.silence_minutes * 60000::bigint
            -- Longer than two days is not compared: it would always be unusual, and every look the dearer.
        THEN usual_conversations(c.id, greatest(h.last_at, now() - interval '2 days')) END AS usual) u
    WHERE c.organization_id = org AND c.status = 'active' AND u.usual >= 5
    UNION ALL
    SELECT 'queue_over_limit', coalesce(q.department_id::text, ''), d.name,
           CASE WHEN q.waited >= 3 * settings.queue_wait_minutes THEN 'critical' ELSE 'warning' END,
           jsonb_build_object('waiting', q.waiting, 'minutes', q.waited)
    FROM (SELECT w.department_id, count(*) AS waiting,
                 business_ms(w.department_id, greatest(min(w.waiting_since), now() - interval '3 days'), now()) / 60000
                     AS waited
          FROM conversations w WHERE w.organization_id = org AND w.status = 'waiting' GROUP BY w.department_id) q
    LEFT JOIN departments d ON d.id = q.department_id
    WHERE q.waited >= settings.queue_wait_minutes OR q.waiting > coalesce(d.overflow_over, settings.queue_length)
    UNION ALL
    -- Afterwards only a template reaches them.
    SELECT 'windows_ending', '', NULL, CASE WHEN e.soonest < now() + interval '15 minutes' THEN 'critical'
               ELSE 'warning' END,
           jsonb_build_object('count', e.n, 'minutes', floor(extract(epoch FROM e.soonest - now()) / 60))
    FROM (SELECT count(*) AS n, min(w.window_expires_at) AS soonest FROM conversations w
          WHERE w.organization_id = org AND w.status = 'waiting'
            AND w.window_expires_at BETWEEN now() AND now() + interval '1 hour') e
    WHERE e.n > 0
    UNION ALL
    SELECT 'api_key_ending', k.id::text, u.full_name,
           CASE WHEN k.expires_at < now() + interval '1 day' THEN 'critical' ELSE 'warning' END,
           jsonb_build_object('days', floor(extract(epoch FROM k.expires_at - now()) / 86400))
    FROM api_keys k JOIN users u ON u.id = k.user_id
    WHERE k.organization_id = org AND k.revoked_at IS NULL
      AND k.expires_at BETWEEN now() AND now() + interval '7 days'
    UNION ALL
    SELECT 'queue_unstaffed', '', NULL, 'critical', jsonb_build_object('count', w.n)
    FROM (SELECT count(*) AS n FROM unstaffed_conversations()) w WHERE w.n > 0
    UNION ALL
    -- What was put right of late, since somebody said that they knew.
    SELECT 'queue_repaired', '', NULL, 'warning', jsonb_build_object('count', r.n)
    FROM (SELECT count(*) AS n FROM queue_repairs q WHERE q.organization_id = org
            AND q.repaired_at > greatest(now() - interval '1 day', (SELECT max(a.acknowledged_at) FROM alerts a
                WHERE a.organization_id = org AND a.kind = 'queue_repaired'))) r
    WHERE r.n > 0
    UNION ALL
    -- Those that came since somebody said that they knew.
    SELECT 'dead_letters', '', NULL, 'warning', jsonb_build_object('count', l.n)
    FROM (SELECT count(*) AS n FROM (
              SELECT FROM dead_letters d WHERE d.organization_id = org AND d.state = 'open'
                AND d.created_at > coalesce((SELECT max(a.acknowledged_at) FROM alerts a
                    WHERE a.organization_id = org AND a.kind = 'dead_letters'), '-infinity')
              LIMIT 1000) AS new) l
    WHERE l.n > 0
    UNION ALL
    SELECT 'endpoint_down', e.id::text, coalesce(nullif(e.description, ''), e.url),
           CASE WHEN e.is_active THEN 'warning' ELSE 'critical' END,
           jsonb_build_object('is_off', NOT e.is_active,
               'minutes', floor(extract(epoch FROM now() - e.failing_since) / 60))
    FROM webhook_endpoints e
    WHERE e.organization_id = org AND e.deleted_at IS NULL
      AND (e.disabled_reason = 'failing' AND NOT e.is_active OR e.is_active AND e.paused_until IS NOT NULL)
    UNION ALL
    -- What is wrong with the server concerns every mail: the first one that meets it is told of at once.
    SELECT 'mail_failing', '', NULL, 'warning',
           jsonb_strip_nulls(jsonb_build_object('count', m.n, 'fault', m.fault))
    FROM (SELECT count(*) AS n, mode() WITHIN GROUP (ORDER BY e.fault) AS fault FROM (
              SELECT f.fault FROM mails f WHERE f.organization_id = org AND f.state = 'failed'
                AND f.ended_at > now() - interval '1 hour'
              UNION ALL
              SELECT w.fault FROM mails w WHERE w.organization_id = org AND w.state IN ('queued', 'sending')
                AND (w.attempts >= 4 OR w.fault IN ('login', 'certificate', 'encryption'))) e) m
    WHERE m.n > 0
    UNION ALL
    -- Of a number that is down another alert tells already.
    SELECT 'messages_unsent', c.id::text, c.name, 'critical',
           jsonb_build_object('count', s.n, 'minutes', floor(extract(epoch FROM now() - s.oldest) / 60))
    FROM channels c CROSS JOIN LATERAL (SELECT count(*) AS n, min(o.position) AS oldest FROM outbox o
        WHERE o.organization_id = org AND o.channel_id = c.id AND o.state <> 'uncertain') s
    WHERE c.organization_id = org AND c.status = 'active' AND s.oldest < now() - interval '10 minutes'
    UNION ALL
    SELECT 'messages_unanswered', '', NULL, 'critical',
           jsonb_build_object('count', b.n, 'minutes', floor(extract(epoch FROM now() - b.oldest) / 60))
    FROM (SELECT count(*) AS n, min(unanswered_since(c.id, c.answered_seq)) AS oldest
          FROM conversations c WHERE c.organization_id = org AND c.is_unanswered) b
    WHERE b.oldest < now() - interval '3 minutes'
    UNION ALL
    SELECT 'google_stopped', c.id::text, c.name, 'critical', jsonb_build_object('reason', g.state_reason)
    FROM google_connections g JOIN clinics c ON c.id = g.clinic_id
    WHERE g.organization_id = org AND g.state = 'stopped'
    UNION ALL
    SELECT 'google_conflicts', c.id::text, c.name, 'warning', jsonb_build_object('count', k.n)
    FROM (SELECT f.clinic_id, count(*) AS n FROM google_conflicts f
          WHERE f.organization_id = org AND f.resolved_at IS NULL AND f.ours_end_at > now() GROUP BY f.clinic_id) k
    JOIN clinics c ON c.id = k.clinic_id $$;

-- Looks, unless another server has within the minute. Opens what is new, keeps what lasts, closes what stayed away for a
-- while; what comes back soon after is the same alert again, and nobody is told twice. Gives what changed.
--
-- more: what the server itself saw of the installation, in the shape of alert_conditions.
CREATE OR REPLACE FUNCTION check_alerts(org uuid, more jsonb)
    RETURNS TABLE (id uuid, kind text, subject text, subject_name text, severity text, details jsonb, opened_at timestamptz,
        change text)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    settings alert_settings;
    before timestamptz;
    found jsonb;
BEGIN
    PERFORM set_config('app.organization_id', org::text, true);
    INSERT INTO alert_settings (organization_id) VALUES (org) ON CONFLICT DO NOTHING;
    SELECT * INTO settings FROM alert_settings s
        WHERE s.organization_id = org AND s.checked_at < now() - interval '50 seconds' FOR NO KEY UPDATE SKIP LOCKED;
    IF settings.organization_id IS NULL THEN
        RETURN;
    END IF;
    before := settings.checked_at;
    UPDATE alert_settings SET checked_at = now() WHERE organization_id = org;
    PERFORM count_channel_hours(org, before);

    SELECT coalesce(jsonb_agg(to_jsonb(f)), '[]') INTO found FROM (
        SELECT * FROM alert_conditions(org, settings)
        UNION ALL
        SELECT * FROM jsonb_to_recordset(more)
            AS m(kind text, subject text, subject_name text, severity text, details jsonb)) f
        WHERE NOT f.kind = ANY (settings.muted_kinds);

    UPDATE alerts a SET cleared_at = NULL, details = f.details, severity = f.severity, subject_name = f.subject_name
        FROM jsonb_to_recordset(found) AS f(kind text, subject text, subject_name text, severity text, details jsonb)
        WHERE a.organization_id = org AND a.closed_at IS NULL AND a.kind = f.kind AND a.subject = f.subject;

    RETURN QUERY
    UPDATE alerts a SET closed_at = NULL, cleared_at = NULL, returns = a.returns + 1, details = f.details,
           severity = f.severity, subject_name = f.subject_name
        FROM jsonb_to_recordset(found) AS f(kind text, subject text, subject_name text, severity text, details jsonb)
        WHERE a.organization_id = org AND a.kind = f.kind AND a.subject = f.subject
          AND a.id = (SELECT b.id FROM alerts b WHERE b.organization_id = org AND b.kind = f.kind
                        AND b.subject = f.subject AND b.closed_at > now() - interval '30 minutes'
                        AND b.acknowledged_at IS NULL
                      ORDER BY b.closed_at DESC LIMIT 1)
          AND NOT EXISTS (SELECT FROM alerts o WHERE o.organization_id = org AND o.kind = f.kind
                            AND o.subject = f.subject AND o.closed_at IS NULL)
        RETURNING a.id, a.kind, a.subject, a.subject_name, a.severity, a.details, a.opened_at, 'returned'::text;

    RETURN QUERY
    INSERT INTO alerts AS a (id, organization_id, kind, subject, subject_name, severity, details)
        SELECT gen_random_uuid(), org, f.kind, f.subject, f.subject_name, f.severity, f.details
        FROM jsonb_to_recordset(found) AS f(kind text, subject text, subject_name text, severity text, details jsonb)
        ON CONFLICT (organization_id, kind, subject) WHERE closed_at IS NULL DO NOTHING
        RETURNING a.id, a.kind, a.subject, a.subject_name, a.severity, a.details, a.opened_at, 'opened'::text;

    UPDATE alerts a SET cleared_at = now()
        WHERE a.organization_id = org AND a.closed_at IS NULL AND a.cleared_at IS NULL AND NOT EXISTS (
            SELECT FROM jsonb_to_recordset(found) AS f(kind text, subject text)
            WHERE f.kind = a.kind AND f.subject = a.subject);
    RETURN QUERY
    UPDATE alerts a SET closed_at = now()
        WHERE a.organization_id = org AND a.closed_at IS NULL AND a.cleared_at <= now() - interval '2 minutes'
        RETURNING a.id, a.kind, a.subject, a.subject_name, a.severity, a.details, a.opened_at, 'closed'::text;
    DELETE FROM alerts a WHERE a.organization_id = org AND a.closed_at < now() - interval '180 days';
END $$;
