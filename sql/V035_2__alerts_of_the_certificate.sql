-- One more kind of alert: the certificate of the address that people and Meta use ends.
ALTER TABLE alerts DROP CONSTRAINT alerts_kind_check;
ALTER TABLE alerts ADD CONSTRAINT alerts_kind_check CHECK (kind IN ('number_down', 'number_restricted', 'number_quality',
    'webhook_silent', 'token_ending', 'queue_over_limit', 'dead_letters', 'endpoint_down', 'mail_failing', 'messages_unsent',
    'messages_unanswered', 'disk_low', 'files_unwritable', 'backup_old', 'certificate_ending'));
