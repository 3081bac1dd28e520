package io.balcao.accounts;

import io.balcao.accounts.SessionRepository.Reason;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sets second factors up and takes them away. */
final class SecondFactorService {
    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final UserRepository users;
    private final SessionRepository sessions;
    private final SecondFactorRepository factors = new SecondFactorRepository();
    private final SecondFactors check;
    private final Passwords passwords;
    private final LoginTries tries;
    private final AuditTrail auditTrail;
    private final Announcer announcer;

    /** What an app needs: the secret, and the same as a link and as a picture of it. */
    record Setup(String secret, String otpauthUri, String qrSvg) {}

    SecondFactorService(AccountsGround ground, SecondFactors check, Passwords passwords, LoginTries tries,
            Announcer announcer) {
        this.database = ground.database();
        this.vault = ground.vault();
        this.clock = ground.clock();
        this.users = new UserRepository(database);
        this.sessions = new SessionRepository(database);
        this.check = check;
        this.passwords = passwords;
        this.tries = tries;
        this.auditTrail = ground.auditTrail();
        this.announcer = announcer;
    }

    /** Makes a secret, which is in force from its first code on. */
    Setup setUp(Caller caller) {
        var secret = Totp.newSecret();
        var email = database.inTransaction(caller.organization(), tx -> {
            if (!factors.prepare(tx, caller.userId(), vault.seal(secret))) {
                throw new Problem.Conflict("There is a second factor already");
            }
            return find(tx, caller.userId()).email();
        });
        var uri = Totp.of(secret).uri(email).value();
        return new Setup(secret.value(), uri, QrSvg.of(uri));
    }

    /** Takes the first code, and gives the recovery codes, which are not shown again. */
    List<Secret> enable(Caller caller, String code) {
        var codes = SecondFactors.newCodes();
        counted(caller, () -> database.inTransaction(caller.organization(), tx -> {
            var factor = factors.lock(tx, caller.userId())
                    .orElseThrow(() -> new Problem.Conflict("Set the second factor up first"));
            if (factor.isEnabled()) {
                throw new Problem.Conflict("There is a second factor already");
            }
            var step = check.totp(factor).stepOf(code, clock.instant(), factor.lastStep());
            if (step.isEmpty()) {
                return Optional.of("code");
            }
            factors.enable(tx, caller.userId(), step.getAsLong(), hashes(codes));
            auditTrail.record(tx, caller, "user.second_factor_enabled", "user", caller.userId(), null, null);
            return Optional.empty();
        }));
        announcer.rightsChanged(caller.organization(), caller.userId());
        return codes;
    }

    /** Takes it away, from whoever has both the password and a code. */
    void disable(Caller caller, Proof proof) {
        if (database.inTransaction(caller.organization(), tx -> factors.roles(tx).contains(caller.role()))) {
            throw new Problem.Conflict("Your organization asks for a second factor");
        }
        proven(caller, proof, tx -> {
            factors.delete(tx, caller.userId());
            auditTrail.record(tx, caller, "user.second_factor_disabled", "user", caller.userId(), null, null);
        });
        announcer.rightsChanged(caller.organization(), caller.userId());
    }

    /** New recovery codes, which are not shown again, for whoever has both the password and a code. */
    List<Secret> renewCodes(Caller caller, Proof proof) {
        var codes = SecondFactors.newCodes();
        proven(caller, proof, tx -> {
            factors.replaceCodes(tx, caller.userId(), hashes(codes));
            auditTrail.record(tx, caller, "user.recovery_codes_renewed", "user", caller.userId(), null, null);
        });
        return codes;
    }

    /** An admin takes away the second factor of somebody who lost it, and ends their sessions. */
    void reset(Caller caller, UUID userId) {
        if (caller.userId().equals(userId)) {
            throw new Problem.Conflict("Switch off your own second factor with your password and a code");
        }
        var ended = database.inTransaction(caller.organization(), tx -> {
            find(tx, userId);
            if (!factors.delete(tx, userId)) {
                throw new Problem.Conflict("There is no second factor");
            }
            auditTrail.record(tx, caller, "user.second_factor_reset", "user", userId, null, null);
            return sessions.endAll(tx, userId, Reason.SECOND_FACTOR_RESET);
        });
        announcer.sessionsEnded(caller.organization(), ended);
        announcer.rightsChanged(caller.organization(), userId);
    }

    /** Something that the password and a code are asked for. */
    private void proven(Caller caller, Proof proof, Consumer<Tx> change) {
        Passwords.requirePossible("password", proof.password());
        var hash = database.inTransaction(caller.organization(), tx -> users.passwordHash(tx, caller.userId()));
        counted(caller, () -> {
            if (!passwords.matches(proof.password(), hash)) {
                return Optional.of("password");
            }
            return database.inTransaction(caller.organization(), tx -> change(tx, caller, proof, change));
        });
    }

    private Optional<String> change(Tx tx, Caller caller, Proof proof, Consumer<Tx> change) {
        return switch (check.check(tx, caller.userId(), proof.totpCode(), proof.recoveryCode())) {
            case NONE -> throw new Problem.Conflict("There is no second factor");
            case MISSING, WRONG -> Optional.of(proof.recoveryCode() == null ? "totp_code" : "recovery_code");
            case RIGHT, RECOVERED -> {
                change.accept(tx);
                yield Optional.empty();
            }
        };
    }

    /** Something that may be tried as often as a login; it says which field is wrong. */
    private void counted(Caller caller, Supplier<Optional<String>> work) {
        var email = database.inTransaction(caller.organization(), tx -> find(tx, caller.userId()).email());
        var attempt = tries.begin(email, caller.address());
        Optional<String> wrong;
        try {
            wrong = work.get();
        } catch (RuntimeException unfinished) {
            attempt.takeBack();
            throw unfinished;
        }
        wrong.ifPresent(field -> {
            throw new Problem.Unprocessable(field, "is wrong");
        });
        attempt.succeed();
    }

    private static List<Buffer> hashes(List<Secret> codes) {
        return codes.stream().map(one -> SecondFactors.hash(one.value())).toList();
    }

    private User find(Tx tx, UUID id) {
        return users.find(tx, id).orElseThrow(() -> new Problem.NotFound("user", id));
    }
}
