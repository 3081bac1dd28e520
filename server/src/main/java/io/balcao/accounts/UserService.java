package io.balcao.accounts;

import io.balcao.accounts.AccountLink.Kind;
import io.balcao.accounts.SessionRepository.Reason;
import io.balcao.accounts.UserRepository.Filter;
import io.balcao.accounts.UserRepository.Listed;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users and what may be changed about them. What the role alone decides was decided before. */
final class UserService {
    private final Database database;
    private final UserRepository users;
    private final SessionRepository sessions;
    private final AccountLinkRepository links = new AccountLinkRepository();
    private final Passwords passwords;
    private final LoginTries tries;
    private final AuditTrail auditTrail;
    private final Announcer announcer;
    private final QueueKeeper queues;

    /** What the audit trail keeps of a user. */
    private record Snapshot(String email, String fullName, String role, @Nullable String avatarUrl, boolean isActive,
            int capacity, List<UUID> departmentIds, @Nullable String locale) {
        static Snapshot of(User user) {
            return new Snapshot(user.email(), user.fullName(), user.role().wire(), user.avatarUrl(), user.isActive(),
                    user.capacity(), user.departmentIds(), user.locale());
        }
    }

    /** A change, what it ended, and whether it is more than a new picture. */
    private record Changed(User user, Collection<UUID> endedSessions, boolean concernsRights, boolean isRenamed,
            Runnable afterwards) {}

    UserService(Database database, Passwords passwords, LoginTries tries, AuditTrail auditTrail, Announcer announcer,
            QueueKeeper queues) {
        this.database = database;
        this.users = new UserRepository(database);
        this.sessions = new SessionRepository(database);
        this.passwords = passwords;
        this.tries = tries;
        this.auditTrail = auditTrail;
        this.announcer = announcer;
        this.queues = queues;
    }

    /** Whether somebody has this e-mail, in whichever organization. */
    boolean isKnown(String email) {
        return users.findLogin(Emails.normalise(email)).isPresent();
    }

    List<Listed> list(Caller caller, Filter filter, @Nullable String afterName, @Nullable UUID afterId, int limit) {
        return database.inTransaction(caller.organization(),
                tx -> users.list(tx, filter, afterName, afterId, limit));
    }

    List<User> listActive(Caller caller, Collection<UUID> ids) {
        return database.inTransaction(caller.organization(), tx -> users.listActive(tx, ids));
    }

    /** Attendants see themselves; the others are to them as if they were not there. */
    User get(Caller caller, UUID id) {
        if (!caller.role().supervises() && !caller.userId().equals(id)) {
            throw new Problem.NotFound("user", id);
        }
        return database.inTransaction(caller.organization(), tx -> find(tx, id));
    }

    User create(Caller caller, NewUser user) {
        var hash = hash(user);
        return database.inTransaction(caller.organization(), tx -> {
            var created = insert(tx, user, hash);
            auditTrail.record(tx, caller, "user.created", "user", created.id(), null, Snapshot.of(created));
            return created;
        });
    }

    /** The hash of a new user's password, made outside of any transaction: it takes a while. */
    String hash(NewUser user) {
        Passwords.requireAcceptable("password", user.password().value());
        return passwords.hash(user.password().value());
    }

    User insert(Tx tx, NewUser user, String passwordHash) {
        var id = Ids.next();
        var email = Emails.requireAddress("email", user.email());
        users.insert(tx, id, new NewUser(email, Names.require("full_name", user.fullName()), user.password(),
                user.role(), user.avatarUrl(), user.capacity(), user.departmentIds()), passwordHash);
        users.setDepartments(tx, id, user.departmentIds());
        return find(tx, id);
    }

    User update(Caller caller, UUID id, UserChange change) {
        var user = get(caller, id);
        boolean isOwn = caller.userId().equals(id);
        if (caller.role() != Role.ADMIN && !(isOwn && change.isPersonal())) {
            throw new Problem.Forbidden("Only an admin may change this");
        }
        var checkedHash = isOwn && change.password() != null ? checkCurrentPassword(caller, user, change) : null;
        var newHash = Optional.ofNullable(change.password()).map(password -> {
            Passwords.requireAcceptable("password", password);
            return passwords.hash(password);
        });
        var changed = database.inTransaction(caller.organization(),
                tx -> apply(tx, caller, id, change, checkedHash, newHash.orElse(null)));
        announcer.sessionsEnded(caller.organization(), changed.endedSessions());
        if (changed.concernsRights()) {
            announcer.rightsChanged(caller.organization(), id);
        }
        if (changed.isRenamed()) {
            announcer.renamed(caller.organization());
        }
        changed.afterwards().run();
        return changed.user();
    }

    /** The hash that the current password was checked against. Counted like a login: a token alone must not guess it. */
    private String checkCurrentPassword(Caller caller, User user, UserChange change) {
        var current = change.currentPassword();
        if (current == null) {
            throw new Problem.Unprocessable("current_password", "is needed to change your password");
        }
        Passwords.requirePossible("current_password", current);
        var hash = database.inTransaction(caller.organization(), tx -> users.passwordHash(tx, user.id()));
        var attempt = tries.begin(user.email(), caller.address());
        boolean isRight;
        try {
            isRight = passwords.matches(current, hash);
        } catch (RuntimeException unfinished) {
            attempt.takeBack();
            throw unfinished;
        }
        if (!isRight || hash.isEmpty()) {
            throw new Problem.Unprocessable("current_password", "is wrong");
        }
        attempt.succeed();
        return hash.get();
    }

    /** @param picture null for none */
    User setAvatar(Caller caller, @Nullable Picture picture) {
        var id = caller.userId();
        var key = UUID.randomUUID();
        var changed = database.inTransaction(caller.organization(), tx -> {
            var before = users.lock(tx, id).orElseThrow(() -> new Problem.NotFound("user", id));
            var wanted = UserChange.avatar(picture == null ? null : UserRoutes.AVATARS + key).applyTo(before);
            users.update(tx, wanted, null);
            if (picture == null) {
                users.hide(tx, id);
            } else {
                users.show(tx, id, key, picture);
            }
            auditTrail.record(tx, caller, "user.updated", "user", id, Snapshot.of(before), Snapshot.of(wanted));
            return find(tx, id);
        });
        // Whoever has a list of colleagues asks for it again.
        announcer.renamed(caller.organization());
        return changed;
    }

    Future<Optional<Picture>> avatar(UUID key) {
        return users.avatar(key);
    }

    private Changed apply(Tx tx, Caller caller, UUID id, UserChange change, @Nullable String checkedHash,
            @Nullable String newHash) {
        var leaving = Boolean.FALSE.equals(change.isActive()) ? id : null;
        if (change.concernsQueues()) {
            queues.begin(tx, leaving);
        }
        var admins = change.mayRemoveAdmin() ? users.lockAdmins(tx) : List.<UUID>of();
        var before = users.lock(tx, id).orElseThrow(() -> new Problem.NotFound("user", id));
        if (checkedHash != null && !users.passwordHash(tx, id).equals(Optional.of(checkedHash))) {
            throw new Problem.Conflict("The password was just changed by somebody else");
        }
        var wanted = change.applyTo(before);
        if (before.isActiveAdmin() && !wanted.isActiveAdmin() && admins.equals(List.of(id))) {
            throw new Problem.Conflict("The last admin can be neither disabled nor given another role");
        }
        if (wanted.isActive() && before.isInvited() && newHash == null) {
            throw new Problem.Conflict("This person was invited and has not accepted yet");
        }
        users.update(tx, wanted, newHash);
        if (!Objects.equals(before.avatarUrl(), wanted.avatarUrl())) {
            users.hide(tx, id);
        }
        if (newHash != null) {
            links.forget(tx, id, Kind.PASSWORD_RESET);
            links.forget(tx, id, Kind.INVITATION);
        }
        if (change.departmentIds() != null) {
            users.setDepartments(tx, id, change.departmentIds());
        }
        auditTrail.record(tx, caller, "user.updated", "user", id, Snapshot.of(before), Snapshot.of(wanted));
        if (newHash != null) {
            auditTrail.record(tx, caller, "user.password_changed", "user", id, null, null);
        }
        return new Changed(find(tx, id), endSessions(tx, before, wanted, newHash != null),
                concernsRights(before, wanted), !before.fullName().equals(wanted.fullName()),
                change.concernsQueues() ? queues.end(tx, leaving) : () -> {});
    }

    private Collection<UUID> endSessions(Tx tx, User before, User after, boolean hasNewPassword) {
        var ended = new HashSet<UUID>();
        if (before.isActive() && !after.isActive()) {
            ended.addAll(sessions.endAll(tx, after.id(), Reason.DISABLED));
        }
        if (before.role() != after.role()) {
            ended.addAll(sessions.endAll(tx, after.id(), Reason.ROLE_CHANGED));
        }
        if (hasNewPassword) {
            ended.addAll(sessions.endAll(tx, after.id(), Reason.PASSWORD_CHANGED));
        }
        return ended;
    }

    private static boolean concernsRights(User before, User after) {
        return before.role() != after.role() || before.isActive() != after.isActive()
                || !before.fullName().equals(after.fullName())
                || !before.departmentIds().equals(after.departmentIds());
    }

    private User find(Tx tx, UUID id) {
        return users.find(tx, id).orElseThrow(() -> new Problem.NotFound("user", id));
    }
}
