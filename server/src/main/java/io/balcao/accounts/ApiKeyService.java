package io.balcao.accounts;

import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.Scope;
import io.balcao.platform.Secret;
import io.balcao.platform.db.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys with which programs act in an organization. */
final class ApiKeyService {
    private static final int MOST_KEYS = 50;

    private final Database database;
    private final ApiKeyRepository keys;
    private final AuditTrail auditTrail;
    private final Announcer announcer;
    private final QueueKeeper queues;
    private final Clock clock;

    /** What the audit trail keeps of a key. */
    private record Snapshot(String name, String prefix, List<String> scopes, @Nullable Instant expiresAt) {
        static Snapshot of(ApiKey key) {
            return new Snapshot(key.name(), key.prefix(), key.scopes(), key.expiresAt());
        }
    }

    /** A new key, whole for this once. */
    record Made(ApiKey key, Secret secret) {}

    ApiKeyService(Database database, AuditTrail auditTrail, Announcer announcer, QueueKeeper queues, Clock clock) {
        this.database = database;
        this.keys = new ApiKeyRepository(database);
        this.auditTrail = auditTrail;
        this.announcer = announcer;
        this.queues = queues;
        this.clock = clock;
    }

    List<ApiKey> list(Caller caller) {
        return database.inTransaction(caller.organization(), keys::list);
    }

    Made make(Caller caller, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw new Problem.Unprocessable("expires_at", "lies in the past");
        }
        var fresh = ApiKeySecret.make();
        var made = database.inTransaction(caller.organization(), tx -> {
            if (keys.list(tx).size() >= MOST_KEYS) {
                throw new Problem.Conflict("There are " + MOST_KEYS + " keys: revoke what is not used any more");
            }
            var machine = Ids.next();
            keys.addMachine(tx, machine, Names.require("name", name));
            keys.insert(tx, fresh.secret(), fresh.prefix(), machine, scopes, expiresAt, caller.userId());
            var key = keys.lock(tx, fresh.secret().id()).orElseThrow();
            auditTrail.record(tx, caller, "api_key.created", "api_key", key.id(), null, Snapshot.of(key));
            return key;
        });
        return new Made(made, fresh.key());
    }

    /** From the commit on the key opens nothing, and the conversations that it had are given to somebody else. */
    void revoke(Caller caller, UUID id) {
        var afterwards = database.inTransaction(caller.organization(), tx -> {
            var machine = keys.lock(tx, id).orElseThrow(() -> new Problem.NotFound("API key", id)).userId();
            queues.begin(tx, machine);
            var key = keys.lock(tx, id).orElseThrow(() -> new Problem.NotFound("API key", id));
            keys.revoke(tx, id);
            auditTrail.record(tx, caller, "api_key.revoked", "api_key", id, Snapshot.of(key), null);
            return queues.end(tx, machine);
        });
        announcer.sessionsEnded(caller.organization(), List.of(id));
        afterwards.run();
    }
}
