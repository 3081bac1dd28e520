package io.balcao.accounts;

import io.balcao.platform.Problem;
import io.balcao.platform.Vault;
import io.vertx.core.Promise;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mindrot.jbcrypt.BCrypt;

/**
 * Hashes and checks passwords, on a few threads of its own with a short queue: each check costs a fifth of a second of a
 * core, and a storm of logins must slow neither messages nor memory.
 */
final class Passwords implements AutoCloseable {
    private static final int MOST_BYTES = 1_000;
    private static final int LEAST_CHARACTERS = 10;
    private static final int DIGEST_CHARACTERS = 31;

    private final int rounds;
    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor threads;
    /** A hash that no password has, for users that do not exist: checking against it takes as long as any. */
    private final String nobodys;

    Passwords(int rounds, int threads, int waiting) {
        this.rounds = rounds;
        this.threads = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
        this.nobodys = BCrypt.gensalt(rounds, random) + ".".repeat(DIGEST_CHARACTERS);
    }

    /** Hashes a new password. */
    String hash(String password) {
        var digest = digest("password", password);
        return compute(() -> BCrypt.hashpw(digest, BCrypt.gensalt(rounds, random)));
    }

    /** Whether this is the password of the hash. Without a hash it is not, after the same time. */
    boolean matches(String password, Optional<String> hash) {
        var digest = digest("password", password);
        return compute(() -> check(digest, hash.orElse(nobodys))) && hash.isPresent();
    }

    /** Whether a hash was made with another cost than the present one. */
    boolean isOutdated(String hash) {
        return !hash.startsWith("$2a$%02d$".formatted(rounds));
    }

    /**
     * What a new password must be.
     *
     * @param field how the request names it
     */
    static void requireAcceptable(String field, String password) {
        var plain = normalised(field, password);
        if (plain.codePointCount(0, plain.length()) < LEAST_CHARACTERS) {
            throw new Problem.Unprocessable(field, "needs " + LEAST_CHARACTERS + " characters");
        }
    }

    /** Refuses what no password can be, before anything is looked up. */
    static void requirePossible(String field, String password) {
        normalised(field, password);
    }

    /** How many checks wait for a thread. */
    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> T compute(Callable<T> work) {
        Promise<T> promise = Promise.promise();
        try {
            threads.execute(() -> {
                try {
                    promise.complete(work.call());
                } catch (Throwable failure) {
                    promise.fail(failure);
                }
            });
        } catch (RejectedExecutionException full) {
            throw new Problem.Unavailable("Too many people log in at this moment, try again soon");
        }
        return promise.future().await();
    }

    private static boolean check(String digest, String hash) {
        try {
            return BCrypt.checkpw(digest, hash);
        } catch (IllegalArgumentException notOurs) {
            // jBCrypt throws on hashes of other makes; nobody can log in with one.
            return false;
        }
    }

    private static String digest(String field, String password) {
        var bytes = normalised(field, password).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(Vault.sha256(bytes));
    }

    private static String normalised(String field, String password) {
        var plain = Normalizer.normalize(password, Normalizer.Form.NFC);
        if (plain.indexOf('\0') >= 0) {
            throw new Problem.Unprocessable(field, "may not contain NUL");
        }
        if (utf8(field, plain).remaining() > MOST_BYTES) {
            throw new Problem.Unprocessable(field, "may have " + MOST_BYTES + " bytes");
        }
        return plain;
    }

    private static ByteBuffer utf8(String field, String text) {
        try {
            // The strict encoder: the lenient one writes every lone surrogate as the same question mark.
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new Problem.Unprocessable(field, "is no Unicode text");
        }
    }
}
