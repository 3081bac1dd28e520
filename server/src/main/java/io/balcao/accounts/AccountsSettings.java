package io.balcao.accounts;

import io.balcao.platform.Secret;
import java.time.Duration;

/**
 * Tokens and passwords.
 *
 * @param accessKey signs access tokens (JWT_SECRET)
 * @param refreshKey signs refresh tokens (JWT_REFRESH_SECRET)
 * @param bcryptRounds the cost of a password check, as a power of two (BCRYPT_ROUNDS)
 * @param hashingThreads password checks at the same time
 * @param waitingChecks password checks that may wait for a thread; one more is answered 503
 */
public record AccountsSettings(Secret accessKey, Secret refreshKey, Duration accessLifetime, Duration refreshLifetime,
        int bcryptRounds, int hashingThreads, int waitingChecks) {
    private static final int KEY_BYTES = 32;
    /** About four seconds of work at cost 12: whoever waits longer has given up. */
    private static final int WAITING_PER_THREAD = 20;

    public AccountsSettings {
        if (accessKey.bytes().length < KEY_BYTES || refreshKey.bytes().length < KEY_BYTES) {
            throw new IllegalArgumentException("A token key needs " + KEY_BYTES + " bytes");
        }
        if (accessKey.equals(refreshKey)) {
            throw new IllegalArgumentException("Access and refresh tokens need keys of their own");
        }
        if (bcryptRounds < 4 || bcryptRounds > 16) {
            throw new IllegalArgumentException("bcrypt's cost must be from 4 to 16");
        }
        if (hashingThreads < 1 || waitingChecks < 1) {
            throw new IllegalArgumentException("Password checks need a thread and a place to wait");
        }
    }

    /** At most half of the machine checks passwords, so that a storm of logins cannot slow messages. */
    public static AccountsSettings of(Secret accessKey, Secret refreshKey, Duration accessLifetime,
            Duration refreshLifetime, int bcryptRounds) {
        var threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new AccountsSettings(accessKey, refreshKey, accessLifetime, refreshLifetime, bcryptRounds, threads,
                threads * WAITING_PER_THREAD);
    }
}
