package io.balcao.accounts;

import io.balcao.accounts.AccountLink.Kind;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.mail.Mails;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * New users who choose their own password, by a link in a mail that works for three days. Until they do they are known by
 * name and switched off.
 */
final class InvitationService {
    static final Duration LIFETIME = Duration.ofDays(3);

    private final Database database;
    private final UserRepository users;
    private final AccountLinkRepository links;
    private final LoginService logins;
    private final Passwords passwords;
    private final AuditTrail auditTrail;
    private final Announcer announcer;
    private final Mails mails;
    private final AccountMails letters;

    /** What an invitation shows before it is accepted. */
    record Invitation(String email, String fullName, String organizationName) {}

    private record Snapshot(String email, String fullName, String role, int capacity, List<UUID> departmentIds) {
        static Snapshot of(User user) {
            return new Snapshot(user.email(), user.fullName(), user.role().wire(), user.capacity(),
                    user.departmentIds());
        }
    }

    InvitationService(AccountsGround ground, LoginService logins, Passwords passwords, Announcer announcer) {
        this.database = ground.database();
        this.users = new UserRepository(database);
        this.links = new AccountLinkRepository();
        this.logins = logins;
        this.passwords = passwords;
        this.auditTrail = ground.auditTrail();
        this.announcer = announcer;
        this.mails = ground.mails();
        this.letters = ground.letters();
    }

    User invite(Caller caller, Invitee invitee) {
        mails.require();
        var user = database.inTransaction(caller.organization(), tx -> {
            var id = Ids.next();
            users.insertInvited(tx, id, invitee);
            users.setDepartments(tx, id, invitee.departmentIds());
            var invited = find(tx, id);
            auditTrail.record(tx, caller, "user.invited", "user", id, null, Snapshot.of(invited));
            send(tx, caller, id);
            return find(tx, id);
        });
        mails.wake();
        return user;
    }

    /** Sends another link; those before it work no more. */
    User resend(Caller caller, UUID id) {
        mails.require();
        var user = database.inTransaction(caller.organization(), tx -> {
            lockInvited(tx, id);
            auditTrail.record(tx, caller, "user.invited_again", "user", id, null, null);
            send(tx, caller, id);
            return find(tx, id);
        });
        mails.wake();
        return user;
    }

    /** Ends an invitation: its link works no more. */
    User revoke(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(), tx -> {
            lockInvited(tx, id);
            if (links.forget(tx, id, Kind.INVITATION)) {
                auditTrail.record(tx, caller, "user.invitation_revoked", "user", id, null, null);
            }
            return find(tx, id);
        });
    }

    /** What stands on the page that the link leads to. */
    Invitation show(String token) {
        var link = AccountLink.read(token).orElseThrow(InvitationService::spent);
        return database.inTransaction(link.organization(), tx -> {
            var reader = users.reader(tx, userOf(tx, link));
            return new Invitation(reader.email(), reader.fullName(), reader.organization());
        });
    }

    /** Makes the user whole, and logs them in. */
    SessionView accept(String token, String fullName, Secret password, String address, @Nullable String userAgent) {
        var link = AccountLink.read(token).orElseThrow(InvitationService::spent);
        database.inTransaction(link.organization(), tx -> userOf(tx, link));
        var name = Names.require("full_name", fullName);
        Passwords.requireAcceptable("password", password.value());
        var hash = passwords.hash(password.value());
        var user = database.inTransaction(link.organization(), tx -> {
            var id = userOf(tx, link);
            lockInvited(tx, id);
            // Of two who use it at once, the second one waited for the lock and finds it gone.
            userOf(tx, link);
            links.forget(tx, id, Kind.INVITATION);
            users.accept(tx, id, name, hash);
            auditTrail.record(tx, id, address, "user.invitation_accepted", "user", id, null, null);
            return find(tx, id);
        });
        announcer.rightsChanged(link.organization(), user.id());
        return logins.login(user.email(), new Proof(password.value()), address, userAgent);
    }

    private void send(Tx tx, Caller caller, UUID id) {
        var link = AccountLink.create(tx.organization());
        links.forget(tx, id, Kind.INVITATION);
        links.insert(tx, link, id, Kind.INVITATION, null, LIFETIME);
        mails.write(tx, letters.invitation(users.reader(tx, id), caller.userName(), link, LIFETIME));
    }

    private UUID userOf(Tx tx, AccountLink link) {
        return links.find(tx, link.id(), Kind.INVITATION)
                .filter(stored -> stored.secretHash().equals(Tokens.hash(link.secret().value())))
                .map(AccountLinkRepository.Stored::userId).orElseThrow(InvitationService::spent);
    }

    private void lockInvited(Tx tx, UUID id) {
        var user = users.lock(tx, id).orElseThrow(() -> new Problem.NotFound("user", id));
        if (!user.isInvited()) {
            throw new Problem.Conflict("This person has accepted already");
        }
    }

    private User find(Tx tx, UUID id) {
        return users.find(tx, id).orElseThrow(() -> new Problem.NotFound("user", id));
    }

    private static Problem spent() {
        return new Problem.Unauthorized("This invitation is not valid, or not any more: ask for another one");
    }
}
