package io.balcao.conversations.canned;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.db.Database;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps canned responses. One's own everybody keeps; what is shared, supervisors and admins. */
final class CannedResponseService {
    private static final String OBJECT = "canned_response";

    private final Database database;
    private final AuditTrail audit;
    private final CannedResponseRepository repository = new CannedResponseRepository();

    CannedResponseService(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** @param greeting how one greets now where the organization is */
    record Found(List<CannedResponse> responses, String greeting) {}

    Found list(Caller caller, Optional<String> text, boolean byUse, @Nullable String afterShortcut,
            @Nullable UUID afterId, int most) {
        return database.inTransaction(caller.organization(), tx -> new Found(
                repository.list(tx, caller, text.orElse(null), byUse, afterShortcut, afterId, most),
                repository.greeting(tx)));
    }

    /** Somebody took it to say it. */
    void use(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            if (repository.find(tx, caller, id).isEmpty()) {
                throw new Problem.NotFound(OBJECT, id);
            }
            repository.use(tx, id);
            return id;
        });
    }

    CannedResponse create(Caller caller, CannedResponseRequest request) {
        var wish = request.checked();
        requireRight(caller, wish.visibility().equals(CannedResponse.PERSONAL));
        return database.inTransaction(caller.organization(), tx -> {
            var created = repository.find(tx, caller, repository.insert(tx, caller, wish)).orElseThrow();
            audit.record(tx, caller, "canned_response.created", OBJECT, created.id(), null, created);
            return created;
        });
    }

    CannedResponse replace(Caller caller, UUID id, CannedResponseRequest request) {
        var wish = request.checked();
        return database.inTransaction(caller.organization(), tx -> {
            var before = repository.lock(tx, caller, id).orElseThrow(() -> new Problem.NotFound(OBJECT, id));
            requireRight(caller, before.isPersonal() && wish.visibility().equals(CannedResponse.PERSONAL));
            repository.update(tx, caller, id, wish);
            var after = repository.find(tx, caller, id).orElseThrow();
            audit.record(tx, caller, "canned_response.updated", OBJECT, id, before, after);
            return after;
        });
    }

    void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = repository.lock(tx, caller, id).orElseThrow(() -> new Problem.NotFound(OBJECT, id));
            requireRight(caller, before.isPersonal());
            repository.delete(tx, id);
            audit.record(tx, caller, "canned_response.deleted", OBJECT, id, before, null);
            return id;
        });
    }

    private static void requireRight(Caller caller, boolean isOwn) {
        if (!isOwn && caller.role() == Role.ATTENDANT) {
            throw new Problem.Forbidden("Supervisors and admins keep what is shared");
        }
    }
}
