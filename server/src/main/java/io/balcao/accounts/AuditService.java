package io.balcao.accounts;

import io.balcao.accounts.AuditLogRepository.After;
import io.balcao.accounts.AuditLogRepository.Filter;
import io.balcao.platform.Caller;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail, and seals it while it grows. Several servers may seal at once: the database lets one at a time. */
final class AuditService {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 1_000;

    private final Database database;
    private final AuditLogRepository logs = new AuditLogRepository();
    private final AuditSealRepository seals = new AuditSealRepository();

    AuditService(Database database) {
        this.database = database;
    }

    void start(Background background) {
        background.repeat(PAUSE, "audit seals", this::seal);
    }

    void seal() {
        for (var organization : seals.organizations(database)) {
            while (database.inTransaction(organization, tx -> seals.seal(tx, MOST_AT_ONCE)) == MOST_AT_ONCE) {
                // Until the rest is sealed too.
            }
        }
    }

    List<AuditLog> list(Caller caller, Filter filter, @Nullable After after, int limit) {
        return database.inTransaction(caller.organization(), tx -> logs.list(tx.last(), filter, after, limit));
    }

    AuditSealCheck check(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> seals.check(tx.last()));
    }
}
