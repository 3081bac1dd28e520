-- How an organization looks, and how far its set-up went.
ALTER TABLE organizations
    ADD COLUMN accent text CHECK (accent ~ '^#[0-9a-f]{6}$'),
    -- The key in its address, which nobody guesses: a new logo has a new address, and mails may show it.
    ADD COLUMN logo_key uuid,
    ADD COLUMN logo bytea CHECK (octet_length(logo) <= 400000),
    ADD COLUMN logo_type text CHECK (logo_type IN ('image/png', 'image/webp')),
    ADD CONSTRAINT organizations_logo CHECK ((logo_key IS NULL) = (logo IS NULL) AND (logo IS NULL) = (logo_type IS NULL)),
    -- Only the first one of an installation begins with the wizard.
    ADD COLUMN setup_state text NOT NULL DEFAULT 'dismissed'
        CHECK (setup_state IN ('open', 'left', 'done', 'dismissed')),
    ADD COLUMN setup_step text CHECK (length(setup_step) <= 32);
CREATE UNIQUE INDEX organizations_logo_key ON organizations (logo_key);

-- The logo at an address, for whoever has the address: pages before the login and mails.
CREATE FUNCTION find_logo(wanted_key uuid) RETURNS TABLE (logo bytea, logo_type text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.logo, o.logo_type FROM organizations o WHERE o.logo_key = wanted_key $$;
REVOKE ALL ON FUNCTION find_logo(uuid) FROM PUBLIC;
