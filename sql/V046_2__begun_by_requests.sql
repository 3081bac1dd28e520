-- A flow may also be begun by a request.
ALTER TABLE flow_triggers
    DROP CONSTRAINT flow_triggers_kind_check,
    ADD CONSTRAINT flow_triggers_kind_check CHECK (kind IN ('always', 'keyword', 'first_contact', 'returning_customer',
        'outside_hours', 'ad_referral', 'api'));
