-- Grows with each change that is told of a message, but for that it was read here, which never turns back: of two copies
-- the higher one is the newer. News may overtake each other on their way.
ALTER TABLE messages ADD COLUMN version integer NOT NULL DEFAULT 1;
