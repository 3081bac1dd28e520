package io.balcao.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.balcao.accounts.ApiKeyRepository.Owner;
import io.balcao.platform.Caller;
import io.balcao.platform.Permissions;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.http.Authenticator;
import io.balcao.platform.http.LocalTryLimit;
import io.balcao.platform.http.TryLimit;
import io.balcao.platform.http.TryLimit.Admission.Admitted;
import io.balcao.platform.http.TryLimit.Admission.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Who a key speaks for, while it lives. What the database said is believed for two seconds, unless a word comes that the key
 * was revoked. Whoever tries keys that nobody has made is soon not looked up any more; a key that worked here always is.
 */
final class ApiKeyCheck implements Authenticator {
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(2);
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MOST_KEYS = 20_000;
    private static final int MOST_WRONG_KEYS = 60;

    private final ApiKeyRepository keys;
    private final Clock clock;
    private final TryLimit wrongKeys = new LocalTryLimit(MOST_WRONG_KEYS, Duration.ofMinutes(1));
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .expireAfterAccess(REMEMBERED_FOR).maximumSize(MOST_KEYS).executor(Runnable::run).build();
    private final AtomicLong forgettings = new AtomicLong();

    /**
     * A key that worked.
     *
     * @param askedAt when the database said so
     * @param notedAt when its use was last written down, by this server
     */
    private record Known(UUID id, Owner owner, long askedAt, long notedAt) {
        boolean isBelieved() {
            return System.nanoTime() - askedAt < BELIEVED_FOR.toNanos();
        }
    }

    ApiKeyCheck(ApiKeyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> authenticate(String token, String address) {
        var remembered = known.getIfPresent(token);
        var current = remembered != null && remembered.isBelieved()
                ? Optional.of(remembered)
                : look(token, address, remembered);
        return current.map(it -> it.owner()).filter(this::isInTime).map(owner -> caller(current.get().id(), owner,
                address));
    }

    void forget(UUID key) {
        forgettings.incrementAndGet();
        known.asMap().values().removeIf(it -> it.id().equals(key));
    }

    private boolean isInTime(Owner owner) {
        return owner.expiresAt() == null || clock.instant().isBefore(owner.expiresAt());
    }

    // What it may do is said by its scopes; what it sees is the whole organization.
    private static Caller caller(UUID id, Owner owner, String address) {
        return new Caller(owner.organization(), owner.userId(), owner.name(), Role.SUPERVISOR,
                Permissions.everything(), id, address, false,
                Optional.of(owner.scopes()));
    }

    private Optional<Known> look(String token, String address, @Nullable Known remembered) {
        var shown = ApiKeySecret.read(token).orElse(null);
        if (shown == null) {
            return Optional.empty();
        }
        if (remembered != null) {
            return ask(token, shown, remembered.notedAt());
        }
        return switch (wrongKeys.begin(address)) {
            case Refused(var retryAfter) ->
                throw new Problem.TooMany("Too many unknown API keys from this address", retryAfter);
            case Admitted(var receipt, _) -> {
                var found = ask(token, shown, System.nanoTime() - NOTED_EVERY.toNanos());
                if (found.isPresent()) {
                    wrongKeys.takeBack(address, receipt);
                }
                yield found;
            }
        };
    }

    private Optional<Known> ask(String token, ApiKeySecret shown, long notedAt) {
        long before = forgettings.get();
        long now = System.nanoTime();
        var owner = keys.findOwner(shown.id()).filter(it -> shown.fits(it.secretHash()));
        if (owner.isEmpty()) {
            known.invalidate(token);
            return Optional.empty();
        }
        boolean isNoted = now - notedAt < NOTED_EVERY.toNanos();
        var found = new Known(shown.id(), owner.get(), now, isNoted ? notedAt : now);
        known.put(token, found);
        // The word that it was revoked may have come between the question and the answer.
        if (forgettings.get() != before) {
            known.invalidate(token);
        }
        if (!isNoted) {
            keys.noteUse(owner.get().organization(), shown.id());
        }
        return Optional.of(found);
    }
}
