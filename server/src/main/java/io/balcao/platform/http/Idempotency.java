package io.balcao.platform.http;

import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.IdempotencyRepository.Claim;
import io.balcao.platform.http.IdempotencyRepository.Known;
import io.balcao.platform.work.Background;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request that comes again, under the same {@code Idempotency-Key}, as it was answered the first time, for a day.
 * The work of a request is never done twice: the first to come claims the key, every transaction that changes something
 * notes so in itself and only while the claim still stands, and a claim is given to somebody else only when nothing was
 * noted under it. What that leaves is in {@code docs/decisions}.
 */
public final class Idempotency {
    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    /** Longer than any operation takes. Who is slower still loses the claim and can change nothing. */
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MOST_MENTIONED = 1_000;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Database database;
    private final Vault vault;
    private final IdempotencyRepository rows;

    /** An answer as it goes out, for the first time or again. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(int status, @Nullable String contentType, byte[] body, boolean isRepeated) {}

    public Idempotency(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
        this.rows = new IdempotencyRepository(database);
    }

    /** Begins to forget what is older than a day. */
    public void start(Background background) {
        background.repeat(SWEEP, "idempotency keys", this::forgetOld);
    }

    /** Forgets what is older than a day. */
    public void forgetOld() {
        rows.forgetOld();
    }

    /** The key that a header names: the text itself, or as a structured field has it, in quotes. */
    static Optional<String> key(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var bare = header.strip();
        var key = bare.length() > 2 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
        if (!KEY.matcher(key).matches()) {
            throw new Problem.Invalid("Idempotency-Key", "has 1 to 255 visible ASCII characters");
        }
        return Optional.of(key);
    }

    /**
     * Does the work, or answers what it came to before.
     *
     * @param fingerprint tells this request from another one with the same key
     * @param refusal makes an answer of a problem
     * @param work gives the answer; a problem that it throws is an answer as well, unless it may go away by itself
     */
    public Answer answer(Caller caller, String key, byte[] fingerprint, Function<Problem, Answer> refusal,
            Supplier<Answer> work) {
        var claim = Claim.of(caller, key);
        var before = database.inTransaction(caller.organization(),
                tx -> begin(tx, claim, Buffer.buffer(fingerprint)));
        if (before.isPresent()) {
            return before.get();
        }
        Answer answer;
        try {
            answer = database.witnessed((tx, isWrite) -> mark(tx, claim, isWrite), () -> outcome(work, refusal));
        } catch (RuntimeException unanswered) {
            release(caller, claim);
            throw unanswered;
        }
        keep(caller, claim, answer);
        return answer;
    }

    private Optional<Answer> begin(Tx tx, Claim claim, Buffer fingerprint) {
        if (rows.claim(tx, claim, fingerprint, LEASE)) {
            return Optional.empty();
        }
        var known = rows.find(tx, claim).orElse(null);
        if (known != null && !known.isOld()) {
            if (!known.fingerprint().equals(fingerprint)) {
                throw new Problem.Unprocessable("Idempotency-Key", "was used with another request");
            }
            if (known.state().equals("answered")) {
                return Optional.of(repeated(known));
            }
            if (known.isAbandoned() && known.state().equals("worked")) {
                throw new Problem.Conflict("This request was carried out, at least in part, and its answer was lost:"
                        + " read what is there now before you ask again with another key");
            }
        }
        if (!rows.claimAgain(tx, claim, fingerprint, LEASE)) {
            throw new Problem.Conflict("This request is being worked on: ask again in a moment");
        }
        return Optional.empty();
    }

    private Answer repeated(Known known) {
        var body = vault.open(Objects.requireNonNull(known.sealed()).getBytes());
        return new Answer(known.status(), known.contentType(), body.bytes(), true);
    }

    private void mark(Tx tx, Claim claim, boolean isWrite) {
        if (!rows.mark(tx, claim, isWrite)) {
            throw new Problem.Conflict("This request took too long, and somebody else was let to try it again");
        }
    }

    private static Answer outcome(Supplier<Answer> work, Function<Problem, Answer> refusal) {
        try {
            return work.get();
        } catch (Problem.TooMany | Problem.Unavailable passing) {
            throw passing;
        } catch (Problem problem) {
            return refusal.apply(problem);
        }
    }

    /** The work is done: that its answer cannot be kept is no reason not to give it. */
    private void keep(Caller caller, Claim claim, Answer answer) {
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        var sealed = vault.seal(new Secret(text));
        try {
            database.inTransaction(caller.organization(), tx -> {
                rows.answer(tx, claim, answer.status(), answer.contentType(), Buffer.buffer(sealed),
                        mentioned(text));
                return claim;
            });
        } catch (RuntimeException lost) {
            LOG.warn("An answer was not kept for its idempotency key: {}", lost.toString());
        }
    }

    /** What an answer speaks of: with a customer who is erased it must go. */
    private static UUID[] mentioned(String text) {
        return ID.matcher(text).results().map(found -> UUID.fromString(found.group())).distinct().limit(MOST_MENTIONED)
                .toArray(UUID[]::new);
    }

    /** Nothing was done: whoever asks again may do it. Where something was, the mark keeps the row. */
    private void release(Caller caller, Claim claim) {
        try {
            database.inTransaction(caller.organization(), tx -> {
                rows.release(tx, claim);
                return claim;
            });
        } catch (RuntimeException away) {
            LOG.debug("A claim ends by itself: {}", away.toString());
        }
    }
}
