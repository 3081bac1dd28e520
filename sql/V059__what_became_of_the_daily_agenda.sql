-- What became of the last agenda of the next day: a clinic that waits for it in vain is told why.
ALTER TABLE clinics
    ADD COLUMN last_report_at    timestamptz,
    -- Null when it was written.
    ADD COLUMN last_report_error text CHECK (length(last_report_error) <= 300);
