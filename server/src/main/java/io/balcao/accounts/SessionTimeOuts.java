package io.balcao.accounts;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.util.List;

/**
 * Ends the sessions that went on for too long, or without anything done: their tokens are dead by then, and their sockets
 * close with it. Any server does it for all of them.
 */
final class SessionTimeOuts {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Database database;
    private final SessionRepository sessions;
    private final AuditTrail auditTrail;
    private final Announcer announcer;

    private record Ended(String reason) {}

    SessionTimeOuts(Database database, AuditTrail auditTrail, Announcer announcer) {
        this.database = database;
        this.sessions = new SessionRepository(database);
        this.auditTrail = auditTrail;
        this.announcer = announcer;
    }

    void start(Background background) {
        background.repeat(PAUSE, "session time-outs", this::end);
    }

    void end() {
        sessions.withTimedOut().forEach(this::end);
    }

    private void end(OrganizationId organization) {
        var ended = database.inTransaction(organization, tx -> {
            List<SessionRepository.TimedOut> timedOut = sessions.endTimedOut(tx);
            timedOut.forEach(it -> auditTrail.record(tx, it.userId(), null, "session.timed_out", "session", it.id(),
                    null, new Ended(it.reason().wire())));
            return timedOut;
        });
        announcer.sessionsEnded(organization, ended.stream().map(SessionRepository.TimedOut::id).toList());
    }
}
