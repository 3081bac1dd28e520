-- A reminder that nobody could send in time waits until people are awake again: due as it was, and not sent before.
ALTER TABLE reminders ADD COLUMN not_before timestamptz;
