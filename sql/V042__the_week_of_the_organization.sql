-- When people are there is a setting of the organization, and no longer a part of the bot's menu: whoever has no menu has a
-- week as well, and whoever may change the settings need not be let at the bot. Null: always open, but for holidays.
ALTER TABLE organizations ADD COLUMN business_hours jsonb CHECK (jsonb_typeof(business_hours -> 'days') = 'array'
    AND jsonb_typeof(business_hours -> 'timezone') = 'string');

-- Walls are for the server's role; what runs here looks after all of them.
ALTER TABLE organizations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE bot_configurations NO FORCE ROW LEVEL SECURITY;
-- What is on its way by the hours stays as it is: they do not change. Where it was written down already, the trigger looks
-- at a column that is no longer there.
ALTER TABLE bot_configurations DISABLE TRIGGER USER;
UPDATE organizations o SET business_hours = b.value -> 'business_hours'
    FROM bot_configurations b
    WHERE b.organization_id = o.id AND b.key = 'menu' AND b.is_active
      AND jsonb_typeof(b.value -> 'business_hours' -> 'days') = 'array'
      AND jsonb_typeof(b.value -> 'business_hours' -> 'timezone') = 'string';
UPDATE bot_configurations SET value = value - 'business_hours' WHERE key = 'menu' AND value ? 'business_hours';
ALTER TABLE bot_configurations ENABLE TRIGGER USER;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
ALTER TABLE bot_configurations FORCE ROW LEVEL SECURITY;
