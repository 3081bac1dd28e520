package io.balcao.accounts;

import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.mail.Mails;
import java.time.Instant;
import java.util.Objects;

/**
 * An administrator has the organization deleted, thirty days from now. Until then everybody works on, sees the day, and an
 * administrator can call it off: customers are served while people move away. Every administrator is mailed, for it may
 * not have been an administrator who asked.
 */
final class OrganizationDeletionService {
    private static final int DAYS = 30;

    private final Database database;
    private final OrganizationRepository organizations;
    private final UserRepository users;
    private final Passwords passwords;
    private final LoginTries tries;
    private final Mails mails;
    private final AccountMails letters;
    private final AuditTrail auditTrail;
    private final Announcer announcer;

    private record Due(Instant dueAt) {}

    OrganizationDeletionService(AccountsGround ground, Passwords passwords, LoginTries tries, Announcer announcer) {
        this.database = ground.database();
        this.organizations = new OrganizationRepository(database);
        this.users = new UserRepository(database);
        this.passwords = passwords;
        this.tries = tries;
        this.mails = ground.mails();
        this.letters = ground.letters();
        this.auditTrail = ground.auditTrail();
        this.announcer = announcer;
    }

    /** @param name of the organization, typed, so that nobody takes it for another button */
    OrganizationProfile ask(Caller caller, String name, Secret password) {
        Passwords.requirePossible("password", password.value());
        if (!organization(caller).name().strip().equals(name.strip())) {
            throw new Problem.Unprocessable("name", "is not the name of the organization");
        }
        prove(caller, password);
        var after = database.inTransaction(caller.organization(), tx -> {
            if (!organizations.askDeletion(tx, DAYS)) {
                throw new Problem.Conflict("The deletion was asked for before");
            }
            var asked = organizations.profile(tx);
            auditTrail.record(tx, caller, "organization.deletion_asked", "organization", asked.id(), null,
                    new Due(Objects.requireNonNull(asked.deletionDueAt())));
            tell(tx, asked);
            return asked;
        });
        mails.wake();
        announcer.renamed(caller.organization());
        return after;
    }

    OrganizationProfile withdraw(Caller caller) {
        var after = database.inTransaction(caller.organization(), tx -> {
            if (!organizations.withdrawDeletion(tx)) {
                throw new Problem.Conflict("Nobody asked for the deletion");
            }
            auditTrail.record(tx, caller, "organization.deletion_withdrawn", "organization",
                    tx.organization().value(), null, null);
            return organizations.profile(tx);
        });
        announcer.renamed(caller.organization());
        return after;
    }

    private OrganizationProfile organization(Caller caller) {
        return database.inTransaction(caller.organization(), organizations::profile);
    }

    /** As often as a login: a session that somebody left open is no proof. */
    private void prove(Caller caller, Secret password) {
        var email = database.inTransaction(caller.organization(), tx -> users.find(tx, caller.userId()).orElseThrow())
                .email();
        var attempt = tries.begin(email, caller.address());
        try {
            var hash = database.inTransaction(caller.organization(), tx -> users.passwordHash(tx, caller.userId()));
            if (passwords.matches(password.value(), hash)) {
                attempt.succeed();
                return;
            }
        } catch (RuntimeException unfinished) {
            attempt.takeBack();
            throw unfinished;
        }
        throw new Problem.Unprocessable("password", "is wrong");
    }

    private void tell(Tx tx, OrganizationProfile asked) {
        if (mails.areSent()) {
            users.lockAdmins(tx).forEach(admin -> mails.write(tx, letters.deletionAsked(users.reader(tx, admin),
                    Objects.requireNonNull(asked.deletionDueAt()), asked.timezone())));
        }
    }
}
