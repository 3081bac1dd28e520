-- What somebody looks like to their colleagues. The key is in its address, which nobody guesses: a new picture has a new one,
-- so that browsers may keep each for ever. It goes with the user.
CREATE TABLE user_avatars (
    organization_id uuid NOT NULL,
    user_id         uuid PRIMARY KEY,
    key             uuid NOT NULL UNIQUE,
    picture         bytea NOT NULL CHECK (octet_length(picture) <= 200000),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE
);
ALTER TABLE user_avatars ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_avatars FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON user_avatars USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
DO $$
BEGIN
    EXECUTE format('CREATE POLICY doors ON user_avatars FOR SELECT TO %I USING (true)', current_user);
END $$;

-- The picture at an address, for whoever has the address: a browser shows pictures without a login's token.
CREATE FUNCTION find_avatar(wanted_key uuid) RETURNS bytea
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT a.picture FROM user_avatars a WHERE a.key = wanted_key $$;
REVOKE ALL ON FUNCTION find_avatar(uuid) FROM PUBLIC;

-- Addresses elsewhere are shown to nobody.
ALTER TABLE users NO FORCE ROW LEVEL SECURITY;
UPDATE users SET avatar_url = NULL WHERE avatar_url IS NOT NULL;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
