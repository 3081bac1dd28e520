-- Who has a whole day in a calendar has it where the clinic is. Google says when somebody is busy by the zone of the calendar,
-- which may be another one: what it says then of such a day, so that this can be told from other times.
ALTER TABLE google_foreign_events ADD COLUMN told_during tstzrange CHECK (NOT isempty(told_during));
