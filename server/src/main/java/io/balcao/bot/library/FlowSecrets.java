package io.balcao.bot.library;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * Keys of other systems, which requests of flows name as {@code {{secret.NAME}}}. What was stored is never told again, not
 * even to who stored it: only requests get it.
 */
public final class FlowSecrets {
    private static final String OBJECT = "flow_secret";
    private static final int MOST = 50;

    private final Database database;
    private final Vault vault;
    private final AuditTrail audit;
    private final SecretRepository repository = new SecretRepository();

    public FlowSecrets(Database database, Vault vault, AuditTrail audit) {
        this.database = database;
        this.vault = vault;
        this.audit = audit;
    }

    private record Audited(String name) {}

    List<FlowSecret> list(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> repository.list(tx.last()));
    }

    /** Stores it, in place of what had the name. */
    FlowSecret put(Caller caller, String name, Secret value) {
        var sealed = Buffer.buffer(vault.seal(value));
        return database.inTransaction(caller.organization(), tx -> {
            if (repository.others(tx, name) >= MOST) {
                throw new Problem.Conflict("There are " + MOST + " secrets already: delete some first");
            }
            repository.put(tx, name, sealed, caller.userId());
            audit.record(tx, caller, "flow_secret.changed", OBJECT, null, null, new Audited(name));
            return repository.list(tx).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        });
    }

    /** Requests that name it fail from then on. */
    void delete(Caller caller, String name) {
        database.inTransaction(caller.organization(), tx -> {
            if (repository.delete(tx, name)) {
                audit.record(tx, caller, "flow_secret.deleted", OBJECT, null, new Audited(name), null);
            }
            return name;
        });
    }

    /** What a request needs; empty when there is no such secret. */
    public Optional<Secret> find(OrganizationId organization, String name) {
        return database.inTransaction(organization, tx -> repository.sealed(tx.last(), name))
                .map(sealed -> vault.open(sealed.getBytes()));
    }
}
