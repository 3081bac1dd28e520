package io.balcao.accounts;

import io.balcao.accounts.SecondFactors.Check;
import io.balcao.accounts.UserRepository.Login;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks who logs in. An unknown address, a wrong password and a disabled user get the same answer after the same work.
 * Five failed tries in 15 minutes close an account to everybody, the right password included, until the oldest of them is
 * 15 minutes old; a login that succeeds forgets them. A wrong code of a second factor counts like a wrong password.
 */
final class LoginService {
    private final Database database;
    private final UserRepository users;
    private final Passwords passwords;
    private final SessionService sessions;
    private final LoginTries tries;
    private final AuditTrail auditTrail;
    private final SecondFactors factors;

    /** What came of a try. */
    private sealed interface Outcome {
        record In(SessionView session) implements Outcome {}

        /** The password is right, and there is a second factor. */
        record NeedsCode() implements Outcome {}

        record WrongCode(String field) implements Outcome {}

        record Refused() implements Outcome {}
    }

    LoginService(Database database, Passwords passwords, SessionService sessions, LoginTries tries,
            SecondFactors factors, AuditTrail auditTrail) {
        this.database = database;
        this.users = new UserRepository(database);
        this.passwords = passwords;
        this.sessions = sessions;
        this.tries = tries;
        this.factors = factors;
        this.auditTrail = auditTrail;
    }

    SessionView login(String givenEmail, Proof proof, String address, @Nullable String userAgent) {
        Passwords.requirePossible("password", proof.password());
        var email = Emails.normalise(givenEmail);
        var attempt = tries.begin(email, address);
        Optional<Login> account;
        Outcome outcome;
        try {
            account = users.findLogin(email);
            boolean isRight = passwords.matches(proof.password(), account.flatMap(Login::passwordHash));
            outcome = account.filter(it -> isRight && it.isActive())
                    .map(it -> begin(it, proof, address, userAgent)).orElseGet(Outcome.Refused::new);
        } catch (RuntimeException unfinished) {
            attempt.takeBack();
            throw unfinished;
        }
        if (attempt.isLast() && (outcome instanceof Outcome.Refused || outcome instanceof Outcome.WrongCode)) {
            account.ifPresent(it -> noteLock(it, address));
        }
        return switch (outcome) {
            case Outcome.In(var session) -> {
                attempt.succeed();
                yield session;
            }
            case Outcome.NeedsCode() -> {
                // Neither right nor wrong so far; and those that failed before still count.
                attempt.takeBack();
                throw new Problem.Unprocessable("totp_code", "is needed");
            }
            case Outcome.WrongCode(var field) ->
                throw new Problem.Unprocessable(field, "is wrong, or was used already");
            case Outcome.Refused() -> throw new Problem.Unauthorized("E-mail or password is wrong");
        };
    }

    private Outcome begin(Login account, Proof proof, String address, @Nullable String userAgent) {
        var hash = account.passwordHash().orElseThrow();
        var newHash = passwords.isOutdated(hash)
                ? Optional.of(passwords.hash(proof.password()))
                : Optional.<String>empty();
        return database.inTransaction(account.organization(), tx -> {
            var check = factors.check(tx, account.userId(), proof.totpCode(), proof.recoveryCode());
            if (check == Check.MISSING) {
                return new Outcome.NeedsCode();
            }
            if (check == Check.WRONG) {
                return new Outcome.WrongCode(proof.totpCode() == null ? "recovery_code" : "totp_code");
            }
            // The password may have been changed, or the user disabled, while it was being checked.
            if (!users.noteLogin(tx, account.userId(), hash)) {
                return new Outcome.Refused();
            }
            if (check == Check.RECOVERED) {
                auditTrail.record(tx, account.userId(), address, "user.recovery_code_used", "user", account.userId(),
                        null, null);
            }
            newHash.ifPresent(stronger -> users.rehash(tx, account.userId(), hash, stronger));
            return new Outcome.In(sessions.begin(tx, account.userId(), address, userAgent));
        });
    }

    private void noteLock(Login account, String address) {
        database.inTransaction(account.organization(), tx -> {
            auditTrail.record(tx, account.userId(), address, "login.locked", "user", account.userId(), null, null);
            return account;
        });
    }
}
