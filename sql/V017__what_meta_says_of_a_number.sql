-- What WhatsApp says of a number and of its account: with how many customers a day it may begin conversations (Meta's own
-- word), whether too many of them complain, and what keeps the account from sending, or soon will.
ALTER TABLE channels
    ADD COLUMN messaging_limit text,
    ADD COLUMN quality text CHECK (quality IN ('low', 'fine')),
    ADD COLUMN account_notice text,
    ADD COLUMN account_notice_details text,
    ADD COLUMN account_notice_at timestamptz;
