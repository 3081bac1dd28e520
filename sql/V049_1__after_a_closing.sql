-- A flow may also be begun after people closed a conversation. It runs in a conversation of its own, so that the one that
-- was closed stays closed; what begins it stands in R__follow_ups.sql.
ALTER TABLE flow_triggers
    DROP CONSTRAINT flow_triggers_kind_check,
    ADD CONSTRAINT flow_triggers_kind_check CHECK (kind IN ('always', 'keyword', 'first_contact', 'returning_customer',
        'outside_hours', 'ad_referral', 'api', 'after_close'));
ALTER TABLE conversations
    -- When a flow is to follow what was closed; null: none.
    ADD COLUMN follow_up_at timestamptz,
    -- The closed conversation that this one follows: how the customer was served there is asked here.
    ADD COLUMN follows_id   uuid,
    ADD CONSTRAINT conversations_follows FOREIGN KEY (organization_id, follows_id)
        REFERENCES conversations (organization_id, id) ON DELETE SET NULL (follows_id);
CREATE INDEX conversations_follow_up ON conversations (organization_id, follow_up_at) WHERE follow_up_at IS NOT NULL;
CREATE INDEX conversations_followers ON conversations (follows_id) WHERE follows_id IS NOT NULL;

-- Organizations in which a flow is to follow a closing by that time.
CREATE FUNCTION organizations_with_due_follow_ups(at timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT DISTINCT c.organization_id FROM conversations c WHERE c.follow_up_at <= at $$;
REVOKE ALL ON FUNCTION organizations_with_due_follow_ups(timestamptz) FROM PUBLIC;
