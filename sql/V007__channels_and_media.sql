-- The settings WHATSAPP_* name a number without saying whose it is: the oldest organization's.
CREATE FUNCTION first_organization() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$ SELECT o.id FROM organizations o ORDER BY o.created_at, o.id LIMIT 1 $$;
REVOKE ALL ON FUNCTION first_organization() FROM PUBLIC;

-- WhatsApp's ids of our files. An id belongs to the number that uploaded it, and lives 30 days there.
CREATE TABLE media_uploads (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    media_id        uuid NOT NULL,
    phone_number_id text NOT NULL,
    external_id     text NOT NULL,
    uploaded_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (media_id, phone_number_id),
    FOREIGN KEY (organization_id, media_id) REFERENCES media (organization_id, id) ON DELETE CASCADE
);
ALTER TABLE media_uploads ENABLE ROW LEVEL SECURITY;
ALTER TABLE media_uploads FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON media_uploads USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));

-- Who may see a file is who may see a conversation that it was sent in.
CREATE INDEX messages_media ON messages (media_id) WHERE media_id IS NOT NULL;
