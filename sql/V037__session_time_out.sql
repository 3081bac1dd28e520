-- After how long a login ends by itself, where an organization wants it: without anything done, and whatever is done. Null:
-- as long as its token is renewed.
ALTER TABLE organizations
    ADD COLUMN session_idle_minutes integer CHECK (session_idle_minutes BETWEEN 15 AND 1440),
    ADD COLUMN session_days integer CHECK (session_days BETWEEN 1 AND 30);

-- When the person last did something, not the console by itself.
ALTER TABLE sessions ADD COLUMN active_at timestamptz NOT NULL DEFAULT now();

ALTER TABLE sessions DROP CONSTRAINT sessions_revoked_reason_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_revoked_reason_check CHECK (revoked_reason IN ('logout', 'reuse',
    'password_changed', 'disabled', 'role_changed', 'ended_elsewhere', 'second_factor_reset', 'idle', 'too_long'));

-- Why a session is over though nobody ended it; null while it is not.
CREATE FUNCTION session_time_out(active_at timestamptz, created_at timestamptz, idle_minutes integer, days integer)
    RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT CASE WHEN created_at <= now() - make_interval(hours => days * 24) THEN 'too_long'
                      WHEN active_at <= now() - make_interval(mins => idle_minutes) THEN 'idle' END $$;

-- Where a session is to be ended: ids only, the work itself is done behind the wall.
CREATE FUNCTION organizations_with_timed_out_sessions() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o
          WHERE (o.session_idle_minutes IS NOT NULL OR o.session_days IS NOT NULL) AND EXISTS (
              SELECT FROM users u JOIN sessions s ON s.user_id = u.id AND s.revoked_at IS NULL AND s.expires_at > now()
              WHERE u.organization_id = o.id
                AND session_time_out(s.active_at, s.created_at, o.session_idle_minutes, o.session_days) IS NOT NULL) $$;
REVOKE ALL ON FUNCTION organizations_with_timed_out_sessions() FROM PUBLIC;
