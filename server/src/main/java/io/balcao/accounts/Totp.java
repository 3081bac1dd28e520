package io.balcao.accounts;

import com.bastiaanjansen.otp.HMACAlgorithm;
import com.bastiaanjansen.otp.SecretGenerator;
import com.bastiaanjansen.otp.TOTPGenerator;
import io.balcao.platform.Secret;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** The codes of an authenticator app (RFC 6238), as every app makes them: SHA-1, six digits, half a minute. */
final class Totp {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final int SECRET_BITS = 160;
    private static final String ISSUER = "Balcão";

    private final TOTPGenerator generator;

    // SHA-1: the apps that people have know no other, and for a MAC it is strong enough.
    @SuppressWarnings("deprecation")
    private Totp(Secret secret) {
        this.generator = new TOTPGenerator.Builder(secret.value())
                .withHOTPGenerator(hotp -> hotp.withPasswordLength(DIGITS).withAlgorithm(HMACAlgorithm.SHA1))
                .withPeriod(STEP).build();
    }

    static Totp of(Secret secret) {
        return new Totp(secret);
    }

    /** A new secret, in base 32 as people type it into their app. */
    static Secret newSecret() {
        return new Secret(new String(SecretGenerator.generate(SECRET_BITS), StandardCharsets.US_ASCII));
    }

    /** What an app reads from the picture. */
    Secret uri(String email) {
        try {
            return new Secret(generator.getURI(ISSUER, email).toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The half minute that a code is of: now, the one before or the one after, since clocks differ. One that was spent, or
     * is older than one that was, counts as wrong.
     */
    OptionalLong stepOf(String code, Instant now, long lastStep) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        var found = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            var expected = generator.at(step * STEP.toSeconds());
            if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                    code.getBytes(StandardCharsets.US_ASCII)) && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
