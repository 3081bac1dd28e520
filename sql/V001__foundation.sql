-- The ground of Balcão: organizations, people, channels, conversations, messages, and what the road of a message needs.
--
-- Walls: every table with organization_id has row level security, forced, and one policy that compares the column with
-- the organization of the transaction (set_config('app.organization_id', …, true)). No setting, no rows.
-- Foreign keys between such tables carry organization_id, so that not even a bug in a query can tie two tenants.
-- The migration role owns the tables; the server's role (created beforehand, see docs/operations.md) only uses them.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION current_organization() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$;

-- unaccent() is only STABLE because its dictionary could change; ours does not, and an index needs IMMUTABLE.
CREATE FUNCTION plain_text(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent', value)) $$;

CREATE FUNCTION touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;

CREATE TABLE organizations (
    id          uuid PRIMARY KEY,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    locale      text NOT NULL DEFAULT 'pt-BR' CHECK (locale IN ('pt-BR', 'en', 'es')),
    timezone    text NOT NULL DEFAULT 'America/Sao_Paulo',
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE users (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    email           text NOT NULL CHECK (length(email) <= 255 AND email = lower(email)),
    password_hash   text NOT NULL,
    full_name       text NOT NULL CHECK (length(full_name) BETWEEN 1 AND 255),
    role            text NOT NULL DEFAULT 'attendant' CHECK (role IN ('admin', 'supervisor', 'attendant')),
    avatar_url      text,
    is_active       boolean NOT NULL DEFAULT true,
    last_login_at   timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id)
);
-- A login names no organization, so an e-mail belongs to one user of the whole installation.
CREATE UNIQUE INDEX users_email ON users (email);

-- One row per login: the family of its refresh tokens. The previous token is kept so that a second use of it can be
-- told from an honest race of two tabs (a few seconds after the rotation) and from a theft (any later).
CREATE TABLE sessions (
    id                  uuid PRIMARY KEY,
    organization_id     uuid NOT NULL REFERENCES organizations (id),
    user_id             uuid NOT NULL,
    token_hash          bytea NOT NULL,
    previous_token_hash bytea,
    rotated_at          timestamptz,
    expires_at          timestamptz NOT NULL,
    revoked_at          timestamptz,
    revoked_reason      text CHECK (revoked_reason IN ('logout', 'reuse', 'password_changed', 'disabled', 'role_changed')),
    user_agent          text,
    address             text,
    created_at          timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);
CREATE INDEX sessions_user ON sessions (user_id) WHERE revoked_at IS NULL;

CREATE TABLE departments (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    is_active       boolean NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX departments_name ON departments (organization_id, lower(name));

CREATE TABLE department_members (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    department_id   uuid NOT NULL,
    user_id         uuid NOT NULL,
    PRIMARY KEY (department_id, user_id),
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX department_members_user ON department_members (user_id);

CREATE TABLE channels (
    id                     uuid PRIMARY KEY,
    organization_id        uuid NOT NULL REFERENCES organizations (id),
    kind                   text NOT NULL DEFAULT 'whatsapp' CHECK (kind IN ('whatsapp')),
    name                   text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    phone_number_id        text NOT NULL CHECK (phone_number_id ~ '^[0-9]{1,32}$'),
    display_phone_number   text,
    waba_id                text,
    access_token_encrypted bytea,
    app_secret_encrypted   bytea,
    verify_token_hash      bytea,
    status                 text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'stopped', 'disabled')),
    status_reason          text,
    created_at             timestamptz NOT NULL DEFAULT now(),
    updated_at             timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id)
);
-- A number sends its webhooks to one organization only: it is what finds the organization.
CREATE UNIQUE INDEX channels_phone_number_id ON channels (phone_number_id);
CREATE INDEX channels_waba_id ON channels (waba_id);

CREATE TABLE customers (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    name            text NOT NULL CHECK (length(name) <= 255),
    phone_number    text CHECK (length(phone_number) <= 20),
    email           text CHECK (length(email) <= 255),
    metadata        jsonb NOT NULL DEFAULT '{}',
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id)
);
CREATE INDEX customers_search ON customers USING gin (plain_text(name || ' ' || coalesce(phone_number, '')) gin_trgm_ops);
CREATE INDEX customers_organization ON customers (organization_id, id);

-- What a customer can be reached by. `address` is the canonical form that recognises a person ('tel:551188887777' without
-- Brazil's ninth digit, 'user:BR.…' for a business-scoped id); `send_to` is the spelling that came in, to answer to.
CREATE TABLE customer_addresses (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    channel_kind    text NOT NULL CHECK (channel_kind IN ('whatsapp')),
    address         text NOT NULL CHECK (length(address) BETWEEN 1 AND 200),
    customer_id     uuid NOT NULL,
    send_to         text NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, channel_kind, address),
    FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_addresses_customer ON customer_addresses (customer_id);

CREATE TABLE conversations (
    id                  uuid PRIMARY KEY,
    organization_id     uuid NOT NULL REFERENCES organizations (id),
    customer_id         uuid NOT NULL,
    channel_id          uuid NOT NULL,
    channel             text NOT NULL DEFAULT 'whatsapp' CHECK (channel IN ('whatsapp')),
    -- Who answers now. One field, so that two can never own it; `owner_version` grows with each change of owner, and
    -- whoever computed an answer for an older one has lost it.
    owner               text NOT NULL DEFAULT 'bot' CHECK (owner IN ('bot', 'queue', 'user', 'nobody')),
    owner_version       integer NOT NULL DEFAULT 1,
    -- Grows with each change of the row: of two copies the higher one is the newer.
    version             integer NOT NULL DEFAULT 1,
    assigned_user_id    uuid,
    department_id       uuid,
    status              text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'waiting', 'closed')),
    is_bot_active       boolean NOT NULL GENERATED ALWAYS AS (owner = 'bot') STORED,
    needs_human_attention boolean NOT NULL DEFAULT false,
    unread_count        integer NOT NULL DEFAULT 0,
    last_message_preview     text,
    last_message_sender_type text,
    last_message_type        text,
    last_message_status      text,
    last_message_at     timestamptz NOT NULL DEFAULT now(),
    -- The customer's last WhatsApp time + 24 h: until then free text may be sent.
    window_expires_at   timestamptz,
    waiting_since       timestamptz,
    -- Where the bot's dialogue stands; its shape belongs to the bot.
    bot_state           jsonb NOT NULL DEFAULT '{}',
    metadata            jsonb NOT NULL DEFAULT '{}',
    tags                text[] NOT NULL DEFAULT '{}',
    -- Inbound messages are numbered as they are stored; the lane answers up to answered_seq. Position is the last
    -- created_at given out, so that a thread's order can only grow.
    last_seq            bigint NOT NULL DEFAULT 0,
    answered_seq        bigint NOT NULL DEFAULT 0,
    position            timestamptz NOT NULL DEFAULT now(),
    lane_claimed_until  timestamptz,
    lane_fence          bigint NOT NULL DEFAULT 0,
    lane_attempts       integer NOT NULL DEFAULT 0,
    started_at          timestamptz NOT NULL DEFAULT now(),
    closed_at           timestamptz,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
    FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id),
    FOREIGN KEY (organization_id, assigned_user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    CONSTRAINT owner_matches_status CHECK (
        (status = 'open' AND owner IN ('bot', 'user')) OR (status = 'waiting' AND owner = 'queue')
        OR (status = 'closed' AND owner = 'nobody')),
    CONSTRAINT user_owner_is_named CHECK (owner <> 'user' OR assigned_user_id IS NOT NULL),
    CONSTRAINT only_a_user_is_assigned CHECK (assigned_user_id IS NULL OR owner IN ('user', 'nobody'))
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX conversations_one_open ON conversations (customer_id, channel_id) WHERE status <> 'closed';
CREATE INDEX conversations_customer ON conversations (customer_id, started_at DESC);
CREATE INDEX conversations_recent ON conversations (organization_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_mine ON conversations (assigned_user_id, last_message_at DESC, id DESC)
    WHERE assigned_user_id IS NOT NULL;
CREATE INDEX conversations_waiting ON conversations (department_id, waiting_since, id) WHERE status = 'waiting';
-- What a lane still owes an answer; the sweeper reads it.
CREATE INDEX conversations_unanswered ON conversations (organization_id) WHERE owner = 'bot' AND answered_seq < last_seq;

CREATE TABLE media (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    channel_id      uuid,
    conversation_id uuid,
    direction       text NOT NULL CHECK (direction IN ('inbound', 'outbound')),
    status          text NOT NULL CHECK (status IN ('pending', 'ready', 'unavailable')),
    external_id     text,
    uploaded_by     uuid,
    mime_type       text NOT NULL,
    file_name       text,
    size            bigint,
    sha256          text,
    storage_key     text,
    error           text,
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    claimed_until   timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, uploaded_by) REFERENCES users (organization_id, id),
    CONSTRAINT ready_has_a_file CHECK (status <> 'ready' OR storage_key IS NOT NULL)
);
CREATE INDEX media_pending ON media (next_attempt_at) WHERE status = 'pending';

CREATE TABLE messages (
    id                   uuid PRIMARY KEY,
    organization_id      uuid NOT NULL REFERENCES organizations (id),
    conversation_id      uuid NOT NULL,
    channel_id           uuid NOT NULL,
    -- Inbound: its number in the conversation. Outbound: 0.
    seq                  bigint NOT NULL DEFAULT 0,
    sender_type          text NOT NULL CHECK (sender_type IN ('customer', 'bot', 'attendant', 'system')),
    sender_user_id       uuid,
    content              text NOT NULL,
    message_type         text NOT NULL DEFAULT 'text' CHECK (message_type IN ('text', 'image', 'audio', 'video',
                             'document', 'sticker', 'location', 'contacts', 'interactive', 'reaction', 'template',
                             'note', 'system', 'unsupported')),
    media_id             uuid,
    metadata             jsonb NOT NULL DEFAULT '{}',
    reactions            jsonb NOT NULL DEFAULT '[]',
    reply_to_id          uuid,
    is_read              boolean NOT NULL DEFAULT false,
    status               text NOT NULL CHECK (status IN ('received', 'queued', 'sent', 'delivered', 'read', 'failed',
                             'uncertain')),
    error                jsonb,
    whatsapp_message_id  text CHECK (length(whatsapp_message_id) <= 255),
    client_id            text CHECK (length(client_id) <= 64),
    client_digest        bytea,
    -- The customer's phone's time (whole seconds), or when the message was accepted here.
    sent_at              timestamptz NOT NULL,
    received_at          timestamptz NOT NULL DEFAULT now(),
    -- The place in the thread: (created_at, id).
    created_at           timestamptz NOT NULL,
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, sender_user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, media_id) REFERENCES media (organization_id, id)
);
CREATE UNIQUE INDEX messages_whatsapp_id ON messages (channel_id, whatsapp_message_id)
    WHERE whatsapp_message_id IS NOT NULL;
CREATE INDEX messages_thread ON messages (conversation_id, created_at, id);
CREATE UNIQUE INDEX messages_client_id ON messages (conversation_id, client_id) WHERE client_id IS NOT NULL;

-- Append-only history of what became of an outgoing message.
CREATE TABLE message_events (
    organization_id uuid NOT NULL REFERENCES organizations (id),
    message_id      uuid NOT NULL,
    status          text NOT NULL,
    occurred_at     timestamptz NOT NULL,
    error           jsonb,
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (message_id, status),
    FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE
);

-- Status webhooks that came before the answer of the send that they are about. Applied when the wamid becomes known.
CREATE TABLE parked_statuses (
    organization_id     uuid NOT NULL REFERENCES organizations (id),
    channel_id          uuid NOT NULL,
    whatsapp_message_id text NOT NULL CHECK (length(whatsapp_message_id) <= 255),
    status              text NOT NULL,
    occurred_at         timestamptz NOT NULL,
    error               jsonb,
    created_at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (channel_id, whatsapp_message_id, status),
    FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id)
);
CREATE INDEX parked_statuses_age ON parked_statuses (created_at);

-- What still has to leave. A row lives from the commit that accepted the message until its outcome is known.
CREATE TABLE outbox (
    message_id      uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    conversation_id uuid NOT NULL,
    channel_id      uuid NOT NULL,
    sender_type     text NOT NULL,
    -- queued: may be claimed when due; sending: a node holds it until claimed_until; uncertain: it may have left,
    -- and waits until resend_at for a status webhook to tell.
    state           text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'uncertain')),
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    claimed_by      uuid,
    claimed_until   timestamptz,
    position        timestamptz NOT NULL,
    FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, channel_id) REFERENCES channels (organization_id, id)
) WITH (fillfactor = 70);
CREATE INDEX outbox_lane ON outbox (conversation_id, position, message_id);
CREATE INDEX outbox_due ON outbox (organization_id, next_attempt_at);

CREATE TABLE conversation_transfers (
    id                 uuid PRIMARY KEY,
    organization_id    uuid NOT NULL REFERENCES organizations (id),
    conversation_id    uuid NOT NULL,
    from_user_id       uuid,
    to_user_id         uuid,
    from_department_id uuid,
    to_department_id   uuid,
    to_bot             boolean NOT NULL DEFAULT false,
    by_user_id         uuid,
    reason             text CHECK (length(reason) <= 500),
    transferred_at     timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, from_user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, to_user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, by_user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, from_department_id) REFERENCES departments (organization_id, id),
    FOREIGN KEY (organization_id, to_department_id) REFERENCES departments (organization_id, id)
);
CREATE INDEX conversation_transfers_conversation ON conversation_transfers (conversation_id, transferred_at);

CREATE TABLE bot_configurations (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    key             text NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
    value           jsonb NOT NULL,
    description     text,
    is_active       boolean NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, key)
);

CREATE TABLE audit_logs (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    user_id         uuid,
    action          text NOT NULL,
    object_type     text NOT NULL,
    object_id       uuid,
    old_values      jsonb,
    new_values      jsonb,
    address         text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);
CREATE INDEX audit_logs_recent ON audit_logs (organization_id, created_at DESC, id DESC);

-- What arrived and could not be understood. Without an organization when not even the number is known.
CREATE TABLE dead_letters (
    id              uuid PRIMARY KEY,
    organization_id uuid REFERENCES organizations (id),
    source          text NOT NULL,
    reason          text NOT NULL,
    raw             text NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dead_letters_recent ON dead_letters (organization_id, created_at DESC);

DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT table_name FROM information_schema.columns
                WHERE table_schema = current_schema() AND column_name = 'organization_id' LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY walls ON %I USING (organization_id = (SELECT current_organization()))
                        WITH CHECK (organization_id = (SELECT current_organization()))', name);
    END LOOP;
    FOR name IN SELECT table_name FROM information_schema.columns
                WHERE table_schema = current_schema() AND column_name = 'updated_at'
                  AND table_name <> 'conversations' LOOP
        EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON %I
                        FOR EACH ROW EXECUTE FUNCTION touch_updated_at()', name);
    END LOOP;
END $$;

ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON organizations USING (id = (SELECT current_organization()))
    WITH CHECK (id = (SELECT current_organization()));

-- A letter whose organization nobody knows may be written by anybody and read by nobody.
CREATE POLICY unrouted ON dead_letters FOR INSERT WITH CHECK (organization_id IS NULL);
