-- The bot may want to be asked again at a time, though nobody wrote: a pause ends, an answer was waited for long enough, a
-- request is to be made. A conversation that people have, or that is closed, is not due whatever stands here.
ALTER TABLE conversations ADD COLUMN lane_due_at timestamptz;
CREATE INDEX conversations_lane_due ON conversations (organization_id, lane_due_at)
    WHERE lane_due_at IS NOT NULL AND owner = 'bot';

-- Organizations with conversations that the bot is to be asked about at that time.
CREATE FUNCTION organizations_with_due_lanes(at timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT c.organization_id FROM conversations c
          WHERE (c.is_unanswered OR (c.lane_due_at <= at AND c.owner = 'bot'))
            AND (c.lane_claimed_until IS NULL OR c.lane_claimed_until <= now()) $$;
REVOKE ALL ON FUNCTION organizations_with_due_lanes(timestamptz) FROM PUBLIC;
DROP FUNCTION organizations_with_unanswered_conversations();
