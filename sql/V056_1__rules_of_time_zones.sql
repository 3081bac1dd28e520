-- By which rules of its time zone a clinic's appointments were made: when newer ones come with a newer Java, what was promised
-- is looked at once. Null of those whose appointments nobody has looked at so far.
ALTER TABLE clinics ADD COLUMN zone_rules text CHECK (length(zone_rules) <= 60);
CREATE INDEX appointments_to_review ON appointments (clinic_id, starts_at) WHERE needs_review;

-- All clinics with their zones: a server asks once, when it starts.
CREATE FUNCTION clinics_by_zone_rules() RETURNS TABLE (organization_id uuid, clinic_id uuid, timezone text, zone_rules text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT c.organization_id, c.id, c.timezone, c.zone_rules FROM clinics c $$;
REVOKE ALL ON FUNCTION clinics_by_zone_rules() FROM PUBLIC;
