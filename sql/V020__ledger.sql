-- What became of each conversation, written down once and never changed: reports are sums of these rows, so that the number
-- of a day that is over stays what it was. A row for each change of owner, and one for each answer of a person to a
-- customer who was waiting. Written by triggers (R__ledger.sql) in the transaction of the change itself.
CREATE TABLE conversation_events (
    organization_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    -- Counts within the conversation, whose row is locked by whoever writes here.
    position        integer NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('opened', 'queued', 'assigned', 'returned_to_bot', 'closed', 'reopened',
                        'response')),
    occurred_at     timestamptz NOT NULL,
    channel         text NOT NULL,
    -- Who had it until now, for elapsed_ms; nobody before the first row.
    owner_before    text CHECK (owner_before IN ('bot', 'queue', 'user', 'nobody')),
    previous_user_id       uuid,
    previous_department_id uuid,
    -- Who has it from now on. Of a closed one: who had it last. Of a response: who gave it.
    owner           text NOT NULL CHECK (owner IN ('bot', 'queue', 'user', 'nobody')),
    user_id         uuid,
    department_id   uuid,
    -- Who did it, when a person did.
    by_user_id      uuid,
    -- When this service began: the opening, or the last reopening.
    began_at        timestamptz NOT NULL,
    -- Since when it has been with people, in the queue or with one of them; null while the bot has it and once it is closed.
    people_since    timestamptz,
    -- Of a change of owner: how long the one before had it. Of a response: how long the customer had waited for people.
    elapsed_ms      bigint CHECK (elapsed_ms >= 0),
    -- Of a response: whether it is the first of its service. Of a change of owner: whether the service reaches people for
    -- the first time.
    is_first        boolean NOT NULL DEFAULT false,
    PRIMARY KEY (conversation_id, position),
    FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, previous_user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, by_user_id) REFERENCES users (organization_id, id),
    FOREIGN KEY (organization_id, department_id) REFERENCES departments (organization_id, id),
    FOREIGN KEY (organization_id, previous_department_id) REFERENCES departments (organization_id, id)
);
CREATE INDEX conversation_events_time ON conversation_events (organization_id, occurred_at, conversation_id, position);
ALTER TABLE conversation_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversation_events FORCE ROW LEVEL SECURITY;
CREATE POLICY walls ON conversation_events USING (organization_id = (SELECT current_organization()))
    WITH CHECK (organization_id = (SELECT current_organization()));
