-- An answer that could not be heard is tried again, more and more seldom, before somebody is told of it.
ALTER TABLE answers_to_hear ADD COLUMN attempts integer NOT NULL DEFAULT 0,
    ADD COLUMN not_before timestamptz;
