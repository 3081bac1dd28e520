package io.balcao.conversations.canned;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.media.UploadedMedia;
import io.balcao.platform.Caller;
import io.balcao.platform.Permission;
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

    private final FileCopies copies;

    /** Copies files for somebody to send, as if they had uploaded them. */
    @FunctionalInterface
    interface FileCopies {
        List<UploadedMedia> of(Caller caller, List<UUID> files);
    }

    CannedResponseService(Database database, AuditTrail audit, FileCopies copies) {
        this.database = database;
        this.audit = audit;
        this.copies = copies;
    }

    /** @param greeting how one greets now where the organization is */
    record Found(List<CannedResponse> responses, String greeting) {}

    Found list(Caller caller, Optional<String> text, boolean byUse, @Nullable String afterShortcut,
            @Nullable UUID afterId, int most) {
        return database.inTransaction(caller.organization(), tx -> new Found(
                repository.list(tx, caller, text.orElse(null), byUse, afterShortcut, afterId, most),
                repository.greeting(tx)));
    }

    /** Somebody took it to say it: gives them its files, to be sent. */
    List<UploadedMedia> use(Caller caller, UUID id) {
        var files = database.inTransaction(caller.organization(), tx -> {
            var taken = repository.find(tx, caller, id).orElseThrow(() -> new Problem.NotFound(OBJECT, id));
            repository.use(tx, id);
            return taken.files().stream().map(CannedFile::id).toList();
        });
        if (!files.isEmpty()) {
            caller.require(Permission.SEND);
        }
        return copies.of(caller, files);
    }

    CannedResponse create(Caller caller, CannedResponseRequest request) {
        var wish = request.checked();
        requireRight(caller, wish.visibility().equals(CannedResponse.PERSONAL));
        return database.inTransaction(caller.organization(), tx -> {
            var id = repository.insert(tx, caller, wish);
            repository.setFiles(tx, caller, id, wish.files());
            var created = repository.find(tx, caller, id).orElseThrow();
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
            repository.setFiles(tx, caller, id, wish.files());
            var after = repository.find(tx, caller, id).orElseThrow();
            audit.record(tx, caller, "canned_response.updated", OBJECT, id, before, after);
            return after;
        });
    }

    void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = repository.lock(tx, caller, id).orElseThrow(() -> new Problem.NotFound(OBJECT, id));
            requireRight(caller, before.isPersonal());
            // What belonged to it belongs to nobody, and goes as whatever was uploaded and never sent.
            repository.setFiles(tx, caller, id, List.of());
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
