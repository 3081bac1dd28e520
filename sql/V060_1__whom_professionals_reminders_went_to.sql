-- A reminder says which professional it is for: another one who takes the appointment over gets their own, and the one who was
-- reminded is told that it is no longer theirs. The walls stand aside for the owner of the tables for as long as that takes.
ALTER TABLE reminders NO FORCE ROW LEVEL SECURITY;
ALTER TABLE appointments NO FORCE ROW LEVEL SECURITY;
ALTER TABLE reminders ADD COLUMN professional_id uuid,
    -- Who was reminded of this time was told, or is about to be, that it is not theirs any more.
    ADD COLUMN is_taken_back boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT reminders_recipient_check,
    ADD CONSTRAINT reminders_recipient CHECK (recipient IN ('customer', 'professional', 'former_professional'));
UPDATE reminders r SET professional_id = a.professional_id FROM appointments a
    WHERE a.id = r.appointment_id AND r.recipient = 'professional';
ALTER TABLE reminders
    ADD FOREIGN KEY (organization_id, professional_id) REFERENCES professionals (organization_id, id);
ALTER TABLE reminders FORCE ROW LEVEL SECURITY;
ALTER TABLE appointments FORCE ROW LEVEL SECURITY;
