-- What somebody who can mend it has to look at, of the last attempt that failed.
ALTER TABLE mails ADD COLUMN fault text CHECK (fault IN ('login', 'certificate', 'encryption', 'unreachable', 'mail'));
