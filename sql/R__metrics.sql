-- What each metric counts: the only place that says so. Cards, tables, lists and exports are all sums, or rows, of these
-- facts. `ms` is what a mean is taken of, `business_ms` the same in business hours; null where there is nothing but the
-- count.
--   Whose a fact is: a time belongs to who made it pass, so to the owner before; a change to who has it now.
CREATE OR REPLACE VIEW conversation_facts WITH (security_invoker = true) AS
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'opened'::text AS metric,
           e.department_id, NULL::uuid AS user_id, NULL::bigint AS ms, NULL::bigint AS business_ms, e.channel_id
        FROM conversation_events e WHERE e.kind = 'opened'
    UNION ALL
    -- A service reaches people for the first time.
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'received',
           e.department_id, NULL, NULL, NULL, e.channel_id
        FROM conversation_events e WHERE e.is_first AND e.kind <> 'response'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'closed',
           e.department_id, e.user_id, NULL, NULL, e.channel_id
        FROM conversation_events e WHERE e.kind = 'closed'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'reopened',
           e.department_id, e.user_id, NULL, NULL, e.channel_id
        FROM conversation_events e WHERE e.kind = 'reopened'
    UNION ALL
    -- By a person to another or to a queue, or from one queue to another.
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'transferred',
           e.previous_department_id, CASE WHEN e.owner_before = 'user' THEN e.previous_user_id END, NULL, NULL, e.channel_id
        FROM conversation_events e WHERE (e.kind = 'assigned' AND e.owner_before = 'user')
            OR (e.kind = 'queued' AND e.owner_before IN ('user', 'queue'))
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'first_response',
           e.department_id, e.user_id, e.elapsed_ms, e.business_ms, e.channel_id
        FROM conversation_events e WHERE e.kind = 'response' AND e.is_first
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'response',
           e.department_id, e.user_id, e.elapsed_ms, e.business_ms, e.channel_id
        FROM conversation_events e WHERE e.kind = 'response'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'bot_time',
           NULL, NULL, e.elapsed_ms, e.business_ms, e.channel_id
        FROM conversation_events e WHERE e.kind <> 'response' AND e.owner_before = 'bot'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'queue_time',
           e.previous_department_id, NULL, e.elapsed_ms, e.business_ms, e.channel_id
        FROM conversation_events e WHERE e.kind <> 'response' AND e.owner_before = 'queue'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'handling_time',
           e.previous_department_id, e.previous_user_id, e.elapsed_ms, e.business_ms, e.channel_id
        FROM conversation_events e WHERE e.kind <> 'response' AND e.owner_before = 'user'
    UNION ALL
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, e.began_at, e.channel, 'resolution_time',
           e.department_id, e.user_id, (extract(epoch FROM e.occurred_at - e.began_at) * 1000)::bigint,
           e.service_business_ms, e.channel_id
        FROM conversation_events e WHERE e.kind = 'closed'
    UNION ALL
    -- What became of the targets of a policy (R__sla.sql).
    SELECT s.organization_id, s.conversation_id, s.position, s.occurred_at, s.occurred_at, s.channel,
           'sla_' || s.target || CASE s.kind WHEN 'met' THEN '_met' ELSE '_missed' END, s.department_id, s.user_id, NULL, NULL,
           s.channel_id
        FROM sla_events s WHERE s.kind IN ('met', 'breached')
    UNION ALL
    -- How a customer liked a service: one kind for each score, from 1 to 5. It began when the customer was asked.
    SELECT e.organization_id, e.conversation_id, e.position, e.occurred_at, s.asked_at, e.channel, 'csat_' || e.score,
           e.department_id, e.user_id, NULL, NULL, e.channel_id
        FROM conversation_events e JOIN surveys s ON s.id = e.survey_id WHERE e.kind = 'csat'
    UNION ALL
    SELECT s.organization_id, s.conversation_id, s.closing, s.asked_at, s.asked_at, e.channel, 'csat_asked',
           s.department_id, s.user_id, NULL, NULL, e.channel_id
        FROM surveys s JOIN conversation_events e ON e.conversation_id = s.conversation_id AND e.position = s.closing
        WHERE s.asked_at IS NOT NULL;

GRANT SELECT ON conversation_facts TO "${appRole}";

-- A time as medians know it: within one per cent, and on a round number. It keeps the order of times, so that the median of
-- what it gives is what it gives of the median.
CREATE OR REPLACE FUNCTION rounded_seconds(ms bigint) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT (CASE WHEN ms < 120000 THEN (ms + 500) / 1000 WHEN ms < 600000 THEN (ms + 1000) / 2000 * 2
                       WHEN ms < 3600000 THEN (ms + 5000) / 10000 * 10 WHEN ms < 14400000 THEN (ms + 15000) / 30000 * 30
                       WHEN ms < 86400000 THEN (ms + 150000) / 300000 * 300
                       WHEN ms < 864000000 THEN (ms + 900000) / 1800000 * 1800
                       ELSE (ms + 5400000) / 10800000 * 10800 END)::integer $$;

-- Whether it is asked of one how much of it began in the period: only then the sums tell the days apart.
CREATE OR REPLACE FUNCTION is_of_a_period(metric text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT metric IN ('closed', 'received', 'csat_1', 'csat_2', 'csat_3', 'csat_4', 'csat_5') $$;

-- How often each one is there.
CREATE OR REPLACE FUNCTION spread_of(list integer[], OUT seconds integer[], OUT amounts integer[])
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT array_agg(s.step ORDER BY s.step), array_agg(s.n ORDER BY s.step)
          FROM (SELECT u AS step, count(*)::integer AS n FROM unnest(list) AS u GROUP BY u) AS s $$;

-- Sums up what is over, two days at a time, and says until when; null when nothing is summed up yet: what is not, is read
-- as it stands. What is younger than five minutes may still be about to be committed.
DROP FUNCTION IF EXISTS sum_metrics();
CREATE FUNCTION sum_metrics(OUT summed_until timestamptz, OUT days_until date, OUT tags_until date)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    org uuid := current_organization();
    zone text;
    done metric_progress;
    next_days_until date;
    next_tags_until date;
    first_at timestamptz;
    -- Known before the rows are looked at: otherwise each of them asks again.
    sums_from timestamptz;
    days_from timestamptz;
    days_to timestamptz;
    tags_from timestamptz;
    tags_to timestamptz;
    over_until timestamptz := date_bin('15 minutes', now() - interval '5 minutes', '2000-01-01 00:00:00+00');
BEGIN
    SELECT o.timezone INTO zone FROM organizations o;
    FOR look IN 1..2 LOOP
        SELECT * INTO done FROM metric_progress p WHERE p.organization_id = org;
        -- Once more behind the lock.
        IF done.timezone = zone AND done.summed_until >= over_until AND done.tags_until >= done.days_until
                OR look = 1 AND NOT pg_try_advisory_xact_lock(hashtextextended(org::text, 6)) THEN
            IF done.timezone = zone THEN
                sum_metrics.summed_until := done.summed_until;
                sum_metrics.days_until := done.days_until;
                sum_metrics.tags_until := done.tags_until;
            END IF;
            RETURN;
        END IF;
    END LOOP;
    IF done.timezone <> zone THEN
        -- Days are others now.
        PERFORM forget_sums();
        done := NULL;
    END IF;
    sums_from := coalesce(done.summed_until, '-infinity');
    SELECT least((SELECT min(e.occurred_at) FROM conversation_events e
                  WHERE e.organization_id = org AND e.occurred_at >= sums_from),
                 (SELECT min(s.occurred_at) FROM sla_events s
                  WHERE s.organization_id = org AND s.occurred_at >= sums_from))
        INTO first_at;
    over_until := least(over_until,
        date_bin('15 minutes', first_at, '2000-01-01 00:00:00+00') + interval '2 days');
    over_until := greatest(over_until, done.summed_until);
    next_days_until := (over_until AT TIME ZONE zone)::date;
    INSERT INTO metric_sums (organization_id, slot, metric, channel, channel_id, department_id, user_id, began_day, amount,
            total_ms, business_ms, seconds, amounts, business_seconds, business_amounts)
        SELECT org, g.slot, g.metric, g.channel, g.channel_id, g.department_id, g.user_id, g.began_day, g.amount, g.total_ms,
               g.business_ms, g.times, array_fill(1, ARRAY[coalesce(cardinality(g.times), 0)]), g.business_times,
               array_fill(1, ARRAY[coalesce(cardinality(g.business_times), 0)])
        FROM (SELECT date_bin('15 minutes', f.occurred_at, '2000-01-01 00:00:00+00') AS slot, f.metric, f.channel,
                     f.channel_id, f.department_id, f.user_id,
                     CASE WHEN is_of_a_period(f.metric) THEN (f.began_at AT TIME ZONE zone)::date END AS began_day,
                     count(*) AS amount, coalesce(sum(f.ms), 0) AS total_ms, coalesce(sum(f.business_ms), 0) AS business_ms,
                     array_agg(rounded_seconds(f.ms)) FILTER (WHERE f.ms IS NOT NULL) AS times,
                     array_agg(rounded_seconds(f.business_ms)) FILTER (WHERE f.business_ms IS NOT NULL) AS business_times
              FROM conversation_facts f
              WHERE f.occurred_at >= sums_from AND f.occurred_at < over_until
              GROUP BY 1, 2, 3, 4, 5, 6, 7) AS g;
    -- A day is summed up when its last quarter is.
    days_from := coalesce(instant_of(done.days_until, zone), '-infinity');
    days_to := instant_of(next_days_until, zone);
    INSERT INTO metric_days (organization_id, day, metric, channel, channel_id, department_id, user_id, began_day, amount,
            total_ms, business_ms, seconds, amounts, business_seconds, business_amounts)
        SELECT org, g.day, g.metric, g.channel, g.channel_id, g.department_id, g.user_id, g.began_day, g.amount, g.total_ms,
               g.business_ms, c.seconds, c.amounts, b.seconds, b.amounts
        FROM (SELECT (f.occurred_at AT TIME ZONE zone)::date AS day, f.metric, f.channel, f.channel_id, f.department_id,
                     f.user_id, CASE WHEN is_of_a_period(f.metric) THEN (f.began_at AT TIME ZONE zone)::date END AS began_day,
                     count(*) AS amount, coalesce(sum(f.ms), 0) AS total_ms, coalesce(sum(f.business_ms), 0) AS business_ms,
                     array_agg(rounded_seconds(f.ms)) FILTER (WHERE f.ms IS NOT NULL) AS times,
                     array_agg(rounded_seconds(f.business_ms)) FILTER (WHERE f.business_ms IS NOT NULL) AS business_times
              FROM conversation_facts f
              WHERE f.occurred_at >= days_from AND f.occurred_at < days_to
              GROUP BY 1, 2, 3, 4, 5, 6, 7) AS g,
            spread_of(g.times) AS c, spread_of(g.business_times) AS b;
    INSERT INTO metric_day_times (organization_id, day, metric, seconds, amounts, business_seconds, business_amounts)
        SELECT org, g.day, g.metric, c.seconds, c.amounts, b.seconds, b.amounts
        FROM (SELECT (f.occurred_at AT TIME ZONE zone)::date AS day, f.metric, array_agg(rounded_seconds(f.ms)) AS times,
                     array_agg(rounded_seconds(f.business_ms)) FILTER (WHERE f.business_ms IS NOT NULL) AS business_times
              FROM conversation_facts f
              WHERE f.occurred_at >= days_from AND f.occurred_at < days_to AND f.ms IS NOT NULL GROUP BY 1, 2) AS g,
            spread_of(g.times) AS c, spread_of(g.business_times) AS b;
    -- Whatever had a tag when the day ended. They may be behind the days: of two tags that became one they are made anew.
    done.tags_until := coalesce(done.tags_until, (first_at AT TIME ZONE zone)::date, next_days_until);
    next_tags_until := greatest(done.tags_until, CASE WHEN done.tags_until < done.days_until
        THEN least(next_days_until, done.tags_until + 3) ELSE next_days_until END);
    tags_from := instant_of(done.tags_until, zone);
    tags_to := instant_of(next_tags_until, zone);
    -- Nothing is known of how many rows a step gives: one loop in another would look at every pair of them.
    PERFORM set_config('enable_nestloop', 'off', true);
    INSERT INTO metric_tag_days (organization_id, day, tag, metric, channel, channel_id, department_id, user_id, began_day,
            hour, amount, total_ms, business_ms, seconds, amounts, business_seconds, business_amounts)
        WITH facts AS MATERIALIZED (
            SELECT f.*, (f.occurred_at AT TIME ZONE zone)::date AS day FROM conversation_facts f
            WHERE f.occurred_at >= tags_from AND f.occurred_at < tags_to),
        tagged AS MATERIALIZED (
            SELECT d.conversation_id, d.day, t.tag FROM (SELECT DISTINCT f.conversation_id, f.day FROM facts f) AS d
            CROSS JOIN LATERAL tags_at(d.conversation_id, instant_of(d.day + 1, zone)) AS t)
        SELECT org, g.day, g.tag, g.metric, g.channel, g.channel_id, g.department_id, g.user_id, g.began_day, g.hour, g.amount,
               g.total_ms, g.business_ms, c.seconds, c.amounts, b.seconds, b.amounts
        FROM (SELECT f.day, t.tag, f.metric, f.channel, f.channel_id, f.department_id, f.user_id,
                     CASE WHEN is_of_a_period(f.metric) THEN (f.began_at AT TIME ZONE zone)::date END AS began_day,
                     CASE WHEN f.metric IN ('opened', 'received') THEN
                         extract(hour FROM f.occurred_at AT TIME ZONE zone)::smallint END AS hour,
                     count(*) AS amount, coalesce(sum(f.ms), 0) AS total_ms, coalesce(sum(f.business_ms), 0) AS business_ms,
                     array_agg(rounded_seconds(f.ms)) FILTER (WHERE f.ms IS NOT NULL) AS times,
                     array_agg(rounded_seconds(f.business_ms)) FILTER (WHERE f.business_ms IS NOT NULL) AS business_times
              FROM facts f JOIN tagged t ON t.conversation_id = f.conversation_id AND t.day = f.day
              GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9) AS g,
            spread_of(g.times) AS c, spread_of(g.business_times) AS b;
    PERFORM set_config('enable_nestloop', 'on', true);
    INSERT INTO metric_progress (organization_id, summed_until, days_until, tags_until, timezone)
        VALUES (org, over_until, next_days_until, next_tags_until, zone)
        ON CONFLICT (organization_id) DO UPDATE SET summed_until = excluded.summed_until, days_until = excluded.days_until,
            tags_until = excluded.tags_until, timezone = excluded.timezone;
    sum_metrics.summed_until := over_until;
    sum_metrics.days_until := next_days_until;
    sum_metrics.tags_until := next_tags_until;
END $$;

-- Something is written down later than it happened (a target that was missed while no server ran): what was summed up
-- since then is not all any more.
CREATE OR REPLACE FUNCTION forget_sums_since(at timestamptz) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    org uuid := current_organization();
    since_slot timestamptz := date_bin('15 minutes', at, '2000-01-01 00:00:00+00');
BEGIN
    IF NOT EXISTS (SELECT FROM metric_progress p WHERE p.organization_id = org AND p.summed_until > at) THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(org::text, 6));
    DELETE FROM metric_sums s WHERE s.organization_id = org AND s.slot >= since_slot;
    DELETE FROM metric_days d USING metric_progress p
        WHERE d.organization_id = org AND p.organization_id = org AND d.day >= (at AT TIME ZONE p.timezone)::date;
    DELETE FROM metric_day_times d USING metric_progress p
        WHERE d.organization_id = org AND p.organization_id = org AND d.day >= (at AT TIME ZONE p.timezone)::date;
    DELETE FROM metric_tag_days d USING metric_progress p
        WHERE d.organization_id = org AND p.organization_id = org AND d.day >= (at AT TIME ZONE p.timezone)::date;
    UPDATE metric_progress p SET summed_until = least(p.summed_until, since_slot),
            days_until = least(p.days_until, (at AT TIME ZONE p.timezone)::date),
            tags_until = least(p.tags_until, (at AT TIME ZONE p.timezone)::date)
        WHERE p.organization_id = org;
END $$;
