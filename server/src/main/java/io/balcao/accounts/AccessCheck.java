package io.balcao.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Permissions;
import io.balcao.platform.Role;
import io.balcao.platform.http.Authenticator;
import io.balcao.platform.http.BearerToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Who an access token or an API key belongs to. Of a token: if its session lives. What the database said is believed for two seconds, unless a word
 * comes that it is no longer so; in between a request costs one lookup in memory.
 */
final class AccessCheck implements Authenticator {
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(2);
    private static final int MOST_TOKENS = 20_000;

    private final Tokens tokens;
    private final ApiKeyCheck keys;
    private final SessionRepository sessions;
    private final Clock clock;
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .expireAfterWrite(BELIEVED_FOR).maximumSize(MOST_TOKENS).executor(Runnable::run).build();
    private final AtomicLong forgettings = new AtomicLong();

    /** What is believed of a token whose signature is ours; nobody, when its session had ended. */
    private record Known(UUID sessionId, Instant expiresAt, Optional<Person> person) {}

    private record Person(OrganizationId organization, UUID userId, String userName, Role role,
            Permissions permissions, boolean lacksSecondFactor) {}

    AccessCheck(Tokens tokens, ApiKeyCheck keys, SessionRepository sessions, Clock clock) {
        this.tokens = tokens;
        this.keys = keys;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> authenticate(String token, String address) {
        if (token.startsWith(BearerToken.API_KEY)) {
            return keys.authenticate(token, address);
        }
        var believed = known.getIfPresent(token);
        var current = believed == null ? look(token) : Optional.of(believed);
        return current.filter(it -> clock.instant().isBefore(it.expiresAt()))
                .flatMap(it -> it.person().map(who -> new Caller(who.organization(), who.userId(), who.userName(),
                        who.role(), who.permissions(), it.sessionId(), address, who.lacksSecondFactor(),
                        Optional.empty())));
    }

    void forgetSession(UUID session) {
        keys.forget(session);
        forget(it -> it.sessionId().equals(session));
    }

    void forgetUser(UUID user) {
        forget(it -> it.person().filter(who -> who.userId().equals(user)).isPresent());
    }

    private void forget(Predicate<Known> gone) {
        forgettings.incrementAndGet();
        known.asMap().values().removeIf(gone);
    }

    private Optional<Known> look(String token) {
        long before = forgettings.get();
        var found = tokens.readAccess(token).map(this::ask);
        found.ifPresent(it -> {
            known.put(token, it);
            // The word that something ended may have come between the question and the answer.
            if (forgettings.get() != before) {
                known.invalidate(token);
            }
        });
        return found;
    }

    private Known ask(Tokens.Access token) {
        var person = sessions.find(token.organization(), token.sessionId())
                .filter(live -> live.userId().equals(token.userId()))
                .map(live -> new Person(token.organization(), live.userId(), live.userName(), live.role(),
                        live.permissions(), live.lacksSecondFactor()));
        return new Known(token.sessionId(), token.expiresAt(), person);
    }
}
