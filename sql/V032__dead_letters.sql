-- Whatever could not be used is in one list: webhooks that could not be read or stored, files that could not be got, events
-- that a program did not take, mails that nobody took. What is not a webhook stays where it is and is named here
-- (R__dead_letters.sql), so that there is one truth about each.
ALTER TABLE dead_letters
    ADD COLUMN channel_id      uuid,
    -- Of a webhook that belongs to nobody here: the number that it was about.
    ADD COLUMN phone_number_id text CHECK (length(phone_number_id) <= 64),
    ADD COLUMN media_id        uuid,
    ADD COLUMN delivery_id     uuid,
    ADD COLUMN mail_id         uuid,
    ADD COLUMN state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'replayed', 'discarded')),
    -- How often somebody has tried it again.
    ADD COLUMN replays         integer NOT NULL DEFAULT 0,
    -- What came of the last time.
    ADD COLUMN outcome         text CHECK (outcome IN ('stored', 'known', 'queued', 'failed')),
    -- Why it was discarded.
    ADD COLUMN note            text CHECK (length(note) <= 500),
    ADD COLUMN settled_by      uuid,
    ADD COLUMN settled_at      timestamptz,
    ADD CHECK (source IN ('whatsapp', 'media', 'webhook', 'mail')),
    ADD CONSTRAINT what_is_open_is_not_settled CHECK ((state = 'open') = (settled_at IS NULL)),
    ADD FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id),
    ADD FOREIGN KEY (organization_id, settled_by) REFERENCES users (organization_id, id),
    ADD FOREIGN KEY (organization_id, media_id) REFERENCES media (organization_id, id) ON DELETE CASCADE,
    ADD FOREIGN KEY (organization_id, delivery_id) REFERENCES webhook_deliveries (organization_id, id) ON DELETE CASCADE,
    ADD FOREIGN KEY (organization_id, mail_id) REFERENCES mails (organization_id, id) ON DELETE CASCADE;
DROP INDEX dead_letters_recent;
CREATE INDEX dead_letters_recent ON dead_letters (organization_id, created_at DESC, id DESC);
CREATE INDEX dead_letters_open ON dead_letters (organization_id, created_at) WHERE state = 'open';
-- For what takes those away that they are about.
CREATE INDEX dead_letters_media ON dead_letters (media_id) WHERE media_id IS NOT NULL;
CREATE INDEX dead_letters_delivery ON dead_letters (delivery_id) WHERE delivery_id IS NOT NULL;
CREATE INDEX dead_letters_mail ON dead_letters (mail_id) WHERE mail_id IS NOT NULL;

-- Those of nobody here belong to who runs the installation: `balcao unrouted` reads them as the owner of the database, and
-- gives them to whom they belong. The server's role still can only write them.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY operator ON dead_letters TO %I USING (organization_id IS NULL)
                    WITH CHECK (true)', current_user);
END $$;
