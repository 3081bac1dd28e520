package io.balcao.accounts;

import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Checks second factors. Each code is taken once: a login, and whatever else asks for one, spends it. */
final class SecondFactors {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODES = 10;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecondFactorRepository factors = new SecondFactorRepository();
    private final Vault vault;
    private final Clock clock;

    /** What a check says. */
    enum Check {
        /** There is no second factor. */
        NONE,
        /** There is one, and no code was given. */
        MISSING, WRONG, RIGHT,
        /** Right, by a recovery code, which is gone now. */
        RECOVERED
    }

    SecondFactors(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** Spends a code of a user, if a second factor is in force. Holds it until the transaction ends. */
    Check check(Tx tx, UUID userId, @Nullable String totpCode, @Nullable String recoveryCode) {
        var factor = factors.lock(tx, userId).filter(SecondFactorRepository.Factor::isEnabled).orElse(null);
        if (factor == null) {
            return Check.NONE;
        }
        if (totpCode != null) {
            var step = totp(factor).stepOf(totpCode, clock.instant(), factor.lastStep());
            step.ifPresent(spent -> factors.spend(tx, userId, spent));
            return step.isPresent() ? Check.RIGHT : Check.WRONG;
        }
        if (recoveryCode != null) {
            return factors.spendCode(tx, userId, hash(recoveryCode)) ? Check.RECOVERED : Check.WRONG;
        }
        return Check.MISSING;
    }

    Totp totp(SecondFactorRepository.Factor factor) {
        return Totp.of(vault.open(factor.sealedSecret().getBytes()));
    }

    /** New recovery codes, to be shown once. */
    static List<Secret> newCodes() {
        return IntStream.range(0, CODES).mapToObj(i -> newCode()).toList();
    }

    /** However it is typed: the dashes and the case are for the eye. */
    static Buffer hash(String recoveryCode) {
        var plain = recoveryCode.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return Buffer.buffer(Vault.sha256(plain.getBytes(StandardCharsets.UTF_8)));
    }

    /** 80 bits: too many to be found from a hash. */
    private static Secret newCode() {
        var code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new Secret(code.toString());
    }
}
