-- When people are there: the only place that knows. The bot asks it, and so do targets and reports.
--
-- A time of the local day is the first instant at which the local clock shows it, or, in a gap, would have passed it: so
-- spans never overlap, one that ends where another begins joins it, and a whole day has 23 or 25 hours when it has.
CREATE OR REPLACE FUNCTION instant_of(local timestamp, timezone text) RETURNS timestamptz
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    found timestamptz := local AT TIME ZONE timezone;
    earlier timestamptz;
    after_it timestamptz;
    middle timestamptz;
BEGIN
    IF found AT TIME ZONE timezone = local THEN
        -- Where the clock was put back, PostgreSQL takes the second time.
        earlier := found - interval '1 day';
        earlier := (local - (earlier AT TIME ZONE timezone - earlier AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC';
        RETURN CASE WHEN earlier AT TIME ZONE timezone = local THEN least(found, earlier) ELSE found END;
    END IF;
    -- A gap: its end is looked for to the second.
    earlier := found - interval '26 hours';
    after_it := found;
    WHILE after_it - earlier > interval '1 second' LOOP
        middle := date_trunc('second', earlier + (after_it - earlier) / 2);
        IF middle AT TIME ZONE timezone >= local THEN
            after_it := middle;
        ELSE
            earlier := middle;
        END IF;
    END LOOP;
    RETURN after_it;
END $$;

-- A department's week, or the organization's (null); without one it is always open but for holidays.
CREATE OR REPLACE FUNCTION calendar_of(department uuid, OUT timezone text, OUT week jsonb)
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(o.business_hours ->> 'timezone', o.timezone),
                 coalesce((SELECT d.own_hours FROM departments d WHERE d.id = department), o.business_hours -> 'days')
          FROM organizations o $$;

-- What is special about a day. What holds for that one date comes before what holds each year.
CREATE OR REPLACE FUNCTION holiday_on(wanted date) RETURNS holidays
    LANGUAGE sql STABLE
    AS $$ SELECT h FROM holidays h
          WHERE h.day = wanted OR (h.is_yearly AND extract(month FROM h.day) = extract(month FROM wanted)
                                   AND extract(day FROM h.day) = extract(day FROM wanted))
          ORDER BY h.is_yearly LIMIT 1 $$;

CREATE OR REPLACE FUNCTION open_spans(timezone text, week jsonb, wanted date)
    RETURNS TABLE (opens timestamptz, closes timestamptz)
    LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
    special holidays := holiday_on(wanted);
BEGIN
    IF special.id IS NOT NULL THEN
        IF special.opens_at IS NOT NULL THEN
            RETURN QUERY SELECT instant_of(wanted + special.opens_at, timezone),
                instant_of(wanted + special.closes_at, timezone);
        END IF;
    ELSIF week IS NULL THEN
        RETURN QUERY SELECT instant_of(wanted, timezone), instant_of(wanted + 1, timezone);
    ELSE
        RETURN QUERY SELECT instant_of(wanted + s."from", timezone), instant_of(wanted + s."to", timezone)
            FROM jsonb_to_recordset(week) AS s(day integer, "from" time, "to" time)
            WHERE s.day = extract(isodow FROM wanted) ORDER BY 1;
    END IF;
END $$;

-- The instant at which so much business time has passed since another; null when there is none for more than a year.
CREATE OR REPLACE FUNCTION business_instant(department uuid, since timestamptz, ms bigint) RETURNS timestamptz
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    calendar record;
    span record;
    reached timestamptz := since;
    remaining interval := ms * interval '1 millisecond';
BEGIN
    IF ms <= 0 THEN
        RETURN since;
    END IF;
    SELECT * INTO calendar FROM calendar_of(department);
    FOR i IN 0..400 LOOP
        FOR span IN SELECT * FROM open_spans(calendar.timezone, calendar.week,
                (since AT TIME ZONE calendar.timezone)::date + i) LOOP
            CONTINUE WHEN span.closes <= reached;
            reached := greatest(reached, span.opens);
            IF span.closes - reached >= remaining THEN
                RETURN reached + remaining;
            END IF;
            remaining := remaining - (span.closes - reached);
            reached := span.closes;
        END LOOP;
    END LOOP;
    RETURN NULL;
END $$;

-- How much business time, in milliseconds, lies between two instants.
CREATE OR REPLACE FUNCTION business_ms(department uuid, since timestamptz, until timestamptz) RETURNS bigint
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    calendar record;
    span record;
    day date;
    last_day date;
    reached timestamptz := since;
    passed interval := interval '0';
BEGIN
    SELECT * INTO calendar FROM calendar_of(department);
    day := (since AT TIME ZONE calendar.timezone)::date;
    last_day := (until AT TIME ZONE calendar.timezone)::date;
    WHILE day <= last_day LOOP
        FOR span IN SELECT * FROM open_spans(calendar.timezone, calendar.week, day) LOOP
            CONTINUE WHEN span.closes <= reached;
            EXIT WHEN span.opens >= until;
            reached := greatest(reached, span.opens);
            passed := passed + (least(span.closes, until) - reached);
            reached := least(span.closes, until);
        END LOOP;
        day := day + 1;
    END LOOP;
    RETURN extract(epoch FROM passed) * 1000;
END $$;

-- Whether somebody is there, what is special about the day, and when somebody is there again; null when not for long.
CREATE OR REPLACE FUNCTION opening_of(department uuid, at timestamptz, OUT is_open boolean, OUT holiday text,
    OUT opens_next timestamptz, OUT timezone text)
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    calendar record;
    today date;
BEGIN
    SELECT * INTO calendar FROM calendar_of(department);
    timezone := calendar.timezone;
    today := (at AT TIME ZONE calendar.timezone)::date;
    holiday := (holiday_on(today)).name;
    FOR i IN 0..400 LOOP
        SELECT min(s.opens) INTO opens_next FROM open_spans(calendar.timezone, calendar.week, today + i) AS s
            WHERE s.closes > at;
        EXIT WHEN opens_next IS NOT NULL;
    END LOOP;
    is_open := coalesce(opens_next <= at, false);
    IF is_open THEN
        opens_next := NULL;
    END IF;
END $$;
