package io.balcao.accounts;

import io.balcao.accounts.UserRepository.Login;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks who logs in. An unknown address, a wrong password and a disabled user get the same answer after the same work.
 * Five failed tries in 15 minutes close an account to everybody, the right password included, until the oldest of them is
 * 15 minutes old; a login that succeeds forgets them.
 */
final class LoginService {
    private final Database database;
    private final UserRepository users;
    private final Passwords passwords;
    private final SessionService sessions;
    private final LoginTries tries;
    private final AuditTrail auditTrail;

    LoginService(Database database, Passwords passwords, SessionService sessions, LoginTries tries,
            AuditTrail auditTrail) {
        this.database = database;
        this.users = new UserRepository(database);
        this.passwords = passwords;
        this.sessions = sessions;
        this.tries = tries;
        this.auditTrail = auditTrail;
    }

    SessionView login(String givenEmail, String password, String address, @Nullable String userAgent) {
        Passwords.requirePossible("password", password);
        var email = Emails.normalise(givenEmail);
        var attempt = tries.begin(email, address);
        Optional<Login> account;
        Optional<SessionView> session;
        try {
            account = users.findLogin(email);
            boolean isRight = passwords.matches(password, account.flatMap(Login::passwordHash));
            session = account.filter(it -> isRight && it.isActive())
                    .flatMap(it -> begin(it, password, address, userAgent));
        } catch (RuntimeException unfinished) {
            attempt.takeBack();
            throw unfinished;
        }
        if (session.isEmpty()) {
            if (attempt.isLast()) {
                account.ifPresent(it -> noteLock(it, address));
            }
            throw new Problem.Unauthorized("E-mail or password is wrong");
        }
        attempt.succeed();
        return session.get();
    }

    private Optional<SessionView> begin(Login account, String password, String address, @Nullable String userAgent) {
        var hash = account.passwordHash().orElseThrow();
        var newHash = passwords.isOutdated(hash)
                ? Optional.of(passwords.hash(password))
                : Optional.<String>empty();
        return database.inTransaction(account.organization(), tx -> {
            // The password may have been changed, or the user disabled, while it was being checked.
            if (!users.noteLogin(tx, account.userId(), hash)) {
                return Optional.empty();
            }
            newHash.ifPresent(stronger -> users.rehash(tx, account.userId(), hash, stronger));
            return Optional.of(sessions.begin(tx, account.userId(), address, userAgent));
        });
    }

    private void noteLock(Login account, String address) {
        database.inTransaction(account.organization(), tx -> {
            auditTrail.record(tx, account.userId(), address, "login.locked", "user", account.userId(), null, null);
            return account;
        });
    }
}
