package io.balcao.accounts;

import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.mail.Mails;
import java.time.Clock;

/** What the services of this feature stand on. */
record AccountsGround(Database database, Vault vault, Mails mails, AccountMails letters, AskedLimits resetLimits,
        AuditTrail auditTrail, Clock clock) {}
