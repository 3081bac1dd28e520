package io.balcao.operations.alerts;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators do with alerts. */
final class AlertService {
    private static final String KIND = "alert";

    private final Database database;
    private final AuditTrail auditTrail;
    private final AlertRepository alerts;

    private record Snoozed(String kind, int minutes) {}

    private record Acknowledged(String kind) {}

    AlertService(Database database, AuditTrail auditTrail, AlertRepository alerts) {
        this.database = database;
        this.auditTrail = auditTrail;
        this.alerts = alerts;
    }

    List<Alert> list(Caller caller, @Nullable String state, @Nullable Instant before, @Nullable UUID beforeId,
            int limit) {
        return database.inTransaction(caller.organization(),
                tx -> alerts.list(tx.last(), state, before, beforeId, limit));
    }

    /** Says that somebody knows. The first one is remembered. */
    Alert acknowledge(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = find(tx, id);
            if (alerts.acknowledge(tx, id, caller.userId())) {
                auditTrail.record(tx, caller, "alert.acknowledged", KIND, id, null, new Acknowledged(before.kind()));
            }
            return find(tx, id);
        });
    }

    /** Keeps it quiet for a while; 0 ends that. */
    Alert snooze(Caller caller, UUID id, int minutes) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = find(tx, id);
            if (alerts.snooze(tx, id, minutes)) {
                auditTrail.record(tx, caller, "alert.snoozed", KIND, id, null, new Snoozed(before.kind(), minutes));
            }
            return find(tx, id);
        });
    }

    AlertSettings settings(Caller caller) {
        return database.inTransaction(caller.organization(), alerts::settings);
    }

    AlertSettings save(Caller caller, AlertSettings wanted) {
        return database.inTransaction(caller.organization(), tx -> {
            var readers = wanted.mailUserIds();
            if (readers != null && !alerts.areAdmins(tx, List.copyOf(new HashSet<>(readers)))) {
                throw new Problem.Unprocessable("mail_user_ids", "names somebody who is no administrator here");
            }
            var before = alerts.settings(tx);
            alerts.save(tx, wanted);
            var after = alerts.settings(tx);
            auditTrail.record(tx, caller, "alert_settings.updated", "alert_settings", null, before, after);
            return after;
        });
    }

    private Alert find(Tx tx, UUID id) {
        return alerts.find(tx, id).orElseThrow(() -> new Problem.NotFound("alert", id));
    }
}
