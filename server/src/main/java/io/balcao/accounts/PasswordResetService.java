package io.balcao.accounts;

import io.balcao.accounts.AccountLink.Kind;
import io.balcao.accounts.SessionRepository.Reason;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.mail.Mails;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new password for whoever forgot theirs and can read their mail. A link works once, for half an hour, and only while the
 * password is still the one that it replaces.
 */
final class PasswordResetService {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordResetService.class);
    static final Duration LIFETIME = Duration.ofMinutes(30);

    private final Database database;
    private final UserRepository users;
    private final SessionRepository sessions;
    private final AccountLinkRepository links;
    private final Passwords passwords;
    private final AskedLimits limits;
    private final LoginTries tries;
    private final AuditTrail auditTrail;
    private final Announcer announcer;
    private final Mails mails;
    private final AccountMails letters;
    private final Executor elsewhere;

    /** Whose password was replaced, and the logins that this ended. */
    private record Replaced(String email, List<UUID> endedSessions) {}

    /** @param elsewhere does what must not be seen in the time of an answer */
    PasswordResetService(AccountsGround ground, Passwords passwords, LoginTries tries, Announcer announcer,
            Executor elsewhere) {
        this.database = ground.database();
        this.users = new UserRepository(database);
        this.sessions = new SessionRepository(database);
        this.links = new AccountLinkRepository();
        this.passwords = passwords;
        this.limits = ground.resetLimits();
        this.tries = tries;
        this.auditTrail = ground.auditTrail();
        this.announcer = announcer;
        this.mails = ground.mails();
        this.letters = ground.letters();
        this.elsewhere = elsewhere;
    }

    /**
     * Sends a link to an account, if there is one. The answer is the same and as quick when there is none: what is done for
     * an account is done after it.
     */
    void forgot(String givenEmail, String address) {
        mails.require();
        var email = Emails.normalise(givenEmail);
        limits.take(email, address);
        elsewhere.execute(() -> {
            try {
                send(email, address);
            } catch (RuntimeException failure) {
                LOG.warn("A link for a new password was not made: {}", failure.toString());
            }
        });
    }

    /** Replaces the password and ends every login of the user. */
    void reset(String token, Secret password, String address) {
        var link = AccountLink.read(token).orElseThrow(PasswordResetService::spent);
        // What it costs to hash is only paid for a link that works.
        database.inTransaction(link.organization(), tx -> userOf(tx, link));
        Passwords.requireAcceptable("password", password.value());
        var hash = passwords.hash(password.value());
        var replaced = database.inTransaction(link.organization(), tx -> replace(tx, link, hash, address));
        tries.forget(replaced.email());
        announcer.sessionsEnded(link.organization(), replaced.endedSessions());
        mails.wake();
    }

    private void send(String email, String address) {
        users.findLogin(email).filter(UserRepository.Login::isActive).ifPresent(account -> {
            database.inTransaction(account.organization(), tx -> {
                var hash = users.passwordHash(tx, account.userId());
                var link = AccountLink.create(tx.organization());
                // The newest mail is the one that works.
                links.forget(tx, account.userId(), Kind.PASSWORD_RESET);
                links.insert(tx, link, account.userId(), Kind.PASSWORD_RESET, fingerprint(hash.orElseThrow()),
                        LIFETIME);
                mails.write(tx, letters.passwordReset(users.reader(tx, account.userId()), link, LIFETIME));
                auditTrail.record(tx, account.userId(), address, "user.password_reset_asked", "user",
                        account.userId(), null, null);
                return link;
            });
            mails.wake();
        });
    }

    private Replaced replace(Tx tx, AccountLink link, String newHash, String address) {
        var userId = userOf(tx, link);
        var user = users.lock(tx, userId).filter(User::isActive).orElseThrow(PasswordResetService::spent);
        // Of two who use it at once, the second one waited for the lock and finds it gone.
        userOf(tx, link);
        links.forget(tx, userId, Kind.PASSWORD_RESET);
        users.update(tx, user, newHash);
        auditTrail.record(tx, userId, address, "user.password_reset", "user", userId, null, null);
        mails.write(tx, letters.passwordChanged(users.reader(tx, userId)));
        return new Replaced(user.email(), sessions.endAll(tx, userId, Reason.PASSWORD_CHANGED));
    }

    /** Whose password a link may replace now. */
    private UUID userOf(Tx tx, AccountLink link) {
        return links.find(tx, link.id(), Kind.PASSWORD_RESET)
                .filter(stored -> stored.secretHash().equals(Tokens.hash(link.secret().value())))
                .filter(stored -> users.passwordHash(tx, stored.userId()).map(PasswordResetService::fingerprint)
                        .filter(now -> now.equals(stored.replaces())).isPresent())
                .map(AccountLinkRepository.Stored::userId).orElseThrow(PasswordResetService::spent);
    }

    private static Buffer fingerprint(String passwordHash) {
        return Buffer.buffer(Vault.sha256(passwordHash.getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem spent() {
        return new Problem.Unauthorized("This link is not valid, or not any more: ask for another one");
    }
}
