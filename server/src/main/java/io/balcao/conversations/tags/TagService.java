package io.balcao.conversations.tags;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** What supervisors and admins do with the catalogue. */
final class TagService {
    private static final String OBJECT = "tag";
    /** As many as one still finds one's way in, and few enough to be given in one answer. */
    private static final int MOST = 300;

    private final Database database;
    private final AuditTrail audit;
    private final TagMoves moves;
    private final TagRepository repository = new TagRepository();

    TagService(Database database, AuditTrail audit, TagMoves moves) {
        this.database = database;
        this.audit = audit;
        this.moves = moves;
    }

    List<Tag> list(Caller caller, boolean isCounted) {
        return database.inTransaction(caller.organization(), tx -> repository.list(tx.last(), isCounted));
    }

    Tag create(Caller caller, TagRequest request) {
        var wish = request.checked();
        return database.inTransaction(caller.organization(), tx -> {
            if (repository.count(tx) >= MOST) {
                throw new Problem.Conflict("There are " + MOST + " tags already: merge some first");
            }
            requireFree(tx, wish.name());
            var tag = repository.find(tx, repository.insert(tx, wish)).orElseThrow();
            audit.record(tx, caller, "tag.created", OBJECT, tag.id(), null, tag);
            return tag;
        });
    }

    Tag replace(Caller caller, UUID id, TagRequest request) {
        var wish = request.checked();
        var after = database.inTransaction(caller.organization(), tx -> {
            var before = held(tx, id);
            if (!before.name().equals(wish.name())) {
                requireFree(tx, wish.name());
                repository.move(tx, before.name(), wish.name());
            }
            repository.update(tx, id, wish);
            var changed = repository.find(tx, id).orElseThrow();
            audit.record(tx, caller, "tag.updated", OBJECT, id, before, changed);
            return changed;
        });
        moves.wake(caller.organization());
        return after;
    }

    /** Gives the one that is left. */
    Tag merge(Caller caller, UUID id, UUID into) {
        if (id.equals(into)) {
            throw new Problem.Unprocessable("into_id", "is the same tag");
        }
        var left = database.inTransaction(caller.organization(), tx -> {
            var both = repository.lock(tx, id, into);
            var before = both.stream().filter(tag -> tag.id().equals(id)).findFirst()
                    .orElseThrow(() -> new Problem.NotFound(OBJECT, id));
            var target = both.stream().filter(tag -> tag.id().equals(into)).findFirst()
                    .orElseThrow(() -> new Problem.Unprocessable("into_id", "names a tag that does not exist"));
            repository.move(tx, before.name(), target.name());
            repository.repointPolicies(tx, before.name(), target.name());
            repository.delete(tx, id);
            audit.record(tx, caller, "tag.merged", OBJECT, id, before, target);
            return target;
        });
        moves.wake(caller.organization());
        return left;
    }

    void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = held(tx, id);
            var policies = repository.policies(tx, before.name());
            if (!policies.isEmpty()) {
                throw new Problem.Conflict("Targets hold for this tag: " + String.join(", ", policies));
            }
            repository.move(tx, before.name(), null);
            repository.delete(tx, id);
            audit.record(tx, caller, "tag.deleted", OBJECT, id, before, null);
            return id;
        });
        moves.wake(caller.organization());
    }

    private Tag held(Tx tx, UUID id) {
        return repository.lock(tx, id).stream().findFirst().orElseThrow(() -> new Problem.NotFound(OBJECT, id));
    }

    /** A name that is being taken off conversations would be taken off those that get it now, too. */
    private void requireFree(Tx tx, String name) {
        if (repository.isMoving(tx, name)) {
            throw new Problem.Conflict("This name is still being taken off conversations: try again in a moment");
        }
    }
}
