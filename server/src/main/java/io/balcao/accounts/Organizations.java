package io.balcao.accounts;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes organizations and what is in them from the start, when there is nobody yet who could ask for it. */
public final class Organizations {
    private final Database database;
    private final OrganizationRepository organizations;
    private final UserService users;
    private final DepartmentService departments;
    private final AuditTrail auditTrail;

    /** A new organization and the first of its users. */
    public record Founded(OrganizationId organization, UUID adminId) {}

    private record Snapshot(String name) {}

    Organizations(Database database, UserService users, DepartmentService departments, AuditTrail auditTrail) {
        this.database = database;
        this.organizations = new OrganizationRepository(database);
        this.users = users;
        this.departments = departments;
        this.auditTrail = auditTrail;
    }

    /** Whether there is an organization at all. */
    public boolean hasAny() {
        return organizations.hasAny();
    }

    /** Whether somebody has this e-mail, in whichever organization. */
    public boolean hasUser(String email) {
        return users.isKnown(email);
    }

    /** Makes an organization with its first user. */
    public Founded create(String name, NewUser admin) {
        var hash = users.hash(admin);
        var organization = new OrganizationId(Ids.next());
        return database.inTransaction(organization, tx -> found(tx, name, admin, hash));
    }

    /** The same, unless there is an organization already. Of several servers that start at once, one makes it. */
    public Optional<Founded> createFirst(String name, NewUser admin) {
        return createFirst(name, admin, null, null);
    }

    /** The same, with its language and time zone; null for the usual ones. */
    Optional<Founded> createFirst(String name, NewUser admin, @Nullable String locale, @Nullable String timezone) {
        if (organizations.hasAny()) {
            return Optional.empty();
        }
        var hash = users.hash(admin);
        var organization = new OrganizationId(Ids.next());
        return database.inTransaction(organization, tx -> {
            if (!organizations.isFirst(tx)) {
                return Optional.empty();
            }
            var founded = found(tx, name, admin, hash);
            organizations.beginSetup(tx, locale, timezone);
            return Optional.of(founded);
        });
    }

    /** Adds a user. */
    public UUID addUser(OrganizationId organization, NewUser user) {
        var hash = users.hash(user);
        return database.inTransaction(organization, tx -> users.insert(tx, user, hash).id());
    }

    /** Adds a department. */
    public UUID addDepartment(OrganizationId organization, String name, List<UUID> memberIds) {
        return database.inTransaction(organization,
                tx -> departments.insert(tx, name, DepartmentService.MANUAL, memberIds).id());
    }

    private Founded found(Tx tx, String name, NewUser admin, String passwordHash) {
        var id = tx.organization().value();
        organizations.insert(tx, Names.require("organization_name", name));
        var user = users.insert(tx, admin, passwordHash);
        auditTrail.record(tx, user.id(), null, "organization.created", "organization", id, null, new Snapshot(name));
        return new Founded(tx.organization(), user.id());
    }
}
