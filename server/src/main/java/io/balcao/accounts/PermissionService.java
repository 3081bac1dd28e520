package io.balcao.accounts;

import io.balcao.platform.Caller;
import io.balcao.platform.Permissions;
import io.balcao.platform.Role;
import io.balcao.platform.db.Database;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an organization lets its supervisors and attendants see and do. A change is in force at once, for requests as for
 * sockets, on every server: like a change of a user's own rights. What each person may do comes with their session, in the
 * one question that is asked of it anyway.
 */
final class PermissionService {
    private final Database database;
    private final PermissionRepository repository = new PermissionRepository();
    private final AuditTrail auditTrail;
    private final Announcer announcer;
    private final QueueKeeper queues;

    PermissionService(Database database, AuditTrail auditTrail, Announcer announcer, QueueKeeper queues) {
        this.database = database;
        this.auditTrail = auditTrail;
        this.announcer = announcer;
        this.queues = queues;
    }

    /** A change, whom it concerns, and what is to be done after the commit. */
    private record Changed(List<UUID> users, Runnable afterwards) {}

    /** Of all roles, those who may the most last. */
    Map<Role, Permissions> all(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> {
            var found = new EnumMap<Role, Permissions>(Role.class);
            for (var role : Role.values()) {
                found.put(role, repository.find(tx, role));
            }
            return found;
        });
    }

    Permissions set(Caller caller, Role role, Permissions permissions) {
        var changed = database.inTransaction(caller.organization(), tx -> {
            // Who may write may be given conversations.
            queues.begin(tx, null);
            var before = repository.find(tx, role);
            repository.set(tx, role, permissions);
            auditTrail.record(tx, caller, "permissions.updated", "permissions", null,
                    Map.of(role.wire(), PermissionsView.of(before)),
                    Map.of(role.wire(), PermissionsView.of(permissions)));
            return new Changed(repository.users(tx, role), queues.end(tx, null));
        });
        changed.users().forEach(user -> announcer.rightsChanged(caller.organization(), user));
        changed.afterwards().run();
        return permissions;
    }
}
