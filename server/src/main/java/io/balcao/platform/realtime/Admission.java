package io.balcao.platform.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Lets a socket in that shows a valid token: puts it into its rooms, tells it what it has missed, and ends it when the
 * token expires without a newer one.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of timers
final class Admission {
    private static final Duration RESUMING = Duration.ofSeconds(30);
    /**
     * Who comes in asks the database and is told what was missed. Thousands may come at once, after a restart for
     * instance: so few at a time, with such a rest after each, that the messages of the others do not wait for them.
     */
    static final int AT_ONCE = 3 * Runtime.getRuntime().availableProcessors();
    private static final long REST_MILLIS = 20;

    private final EventStream stream;
    private final Hub hub;
    private final Rights rights;
    private final RightsWatch watch;
    private final PresenceBoard presence;
    private final Limits limits;
    private final Clock clock;
    private final List<Turns> lookups;
    private final Desk desk;
    private final FutureSemaphore places = new FutureSemaphore(AT_ONCE);

    /** What is noted of those who come in. */
    interface Desk {
        /** Its user is known now. */
        void isKnown(Session session);

        void refused(Session session);

        /** It was told to load afresh. */
        void resynced();
    }

    Admission(EventStream stream, Hub hub, Rights rights, RightsWatch watch, PresenceBoard presence, Limits limits,
            Clock clock, List<Turns> lookups, Desk desk) {
        this.stream = stream;
        this.hub = hub;
        this.rights = rights;
        this.watch = watch;
        this.presence = presence;
        this.limits = limits;
        this.clock = clock;
        this.lookups = List.copyOf(lookups);
        this.desk = desk;
    }

    /** Waits for its place and for the database: called in the session's turn. */
    void admit(Session session, JsonNode auth) {
        places.take().await();
        try {
            // Whoever was too long in the queue has given up.
            if (!session.isOver()) {
                enter(session, auth);
            }
        } finally {
            session.loop.schedule(places::give, REST_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void enter(Session session, JsonNode auth) {
        long changes = hub.changes();
        var principal = principal(auth.path("token")).orElse(null);
        if (principal == null) {
            desk.refused(session);
            return;
        }
        boolean says = saysWhatItFollows(auth);
        var follows = says ? follows(principal, auth.path("conversations")) : Set.<UUID>of();
        session.knownAs(principal);
        desk.isKnown(session);
        if (!session.moves(Session.State.ASKING, Session.State.CONNECTED)) {
            return;
        }
        var claim = auth.path("last_event_id");
        var since = claim.isTextual() ? EventId.parse(claim.textValue()) : Optional.<EventId>empty();
        session.subscriptions.addAll(follows);
        rights.conversations().followed(principal, follows);
        Predicate<UUID> mayFollow = says ? follows::contains : id -> true;
        var joined = hub.join(session, principal, follows, since, mayFollow).await();
        session.send("40{\"sid\":\"" + session.id + "\"}");
        begin(session, principal, joined, since, claim.isTextual(), says, mayFollow);
        // Said with the token, so that who is away and loads the page again is not given work meanwhile.
        presence.is(session, principal, "away".equals(auth.path("presence").textValue())
                ? Presence.Status.AWAY
                : Presence.Status.ONLINE);
        expireAt(session, principal.expiresAt());
        if (session.isOver()) {
            presence.left(session, principal);
        } else if (joined.changes() != changes) {
            watch.recheck(session, true);
        }
    }

    private Optional<Principal> principal(JsonNode token) {
        return token.isTextual() && !token.textValue().isEmpty()
                ? rights.users().authenticate(token.textValue())
                        .filter(found -> found.expiresAt().isAfter(clock.instant()))
                : Optional.empty();
    }

    /** What a client that comes back followed before, as far as its user may. */
    private Set<UUID> follows(Principal principal, JsonNode wanted) {
        Set<UUID> ids = new HashSet<>();
        for (var one : wanted) {
            Words.uuid(one).ifPresent(ids::add);
        }
        return ids.isEmpty() ? Set.of() : rights.conversations().visible(principal, ids);
    }

    private boolean saysWhatItFollows(JsonNode auth) {
        var conversations = auth.path("conversations");
        return conversations.isArray() && conversations.size() <= limits.subscriptions();
    }

    private void begin(Session session, Principal principal, Hub.Joined joined, Optional<EventId> since,
            boolean isReturning, boolean saysWhatItFollows, Predicate<UUID> mayFollow) {
        since.filter(had -> had.epoch().equals(joined.epoch())).map(EventId::position)
                .filter(had -> had.isAfter(joined.at())).ifPresent(session::hasHad);
        var first = new ArrayList<Frame>();
        var missed = isReturning
                ? missed(principal, joined, since, mayFollow)
                        .map(frames -> visible(session, principal, frames, saysWhatItFollows))
                        .filter(frames -> Past.isSensible(frames, limits))
                : Optional.of(List.<Frame>of());
        if (missed.isEmpty()) {
            desk.resynced();
            first.add(Frame.local(joined.epoch(), joined.at(), "resync", "{}"));
        } else if (since.isPresent()) {
            first.addAll(missed.get());
            if (!saysWhatItFollows) {
                session.markConversationsAfter(joined.at(), System.nanoTime() + RESUMING.toNanos());
            }
        }
        first.add(Frame.local(joined.epoch(), joined.at(), "ready", "{}"));
        boolean continues = missed.isPresent() && since.isPresent();
        session.begin(joined.epoch(), continues ? since.get().position() : joined.at(),
                continues ? since.get().count() : 0, first);
    }

    /** Empty when it has to load afresh. */
    private Optional<List<Frame>> missed(Principal principal, Hub.Joined joined, Optional<EventId> since,
            Predicate<UUID> mayFollow) {
        if (since.isEmpty()) {
            return Optional.empty();
        }
        return switch (joined.catchUp()) {
            case CatchUp.Nothing nothing -> Optional.of(List.of());
            case CatchUp.Missed(var frames) -> Optional.of(frames);
            case CatchUp.TooMuch tooMuch -> Optional.empty();
            case CatchUp.Elsewhere elsewhere -> lookUp(principal, elsewhere, mayFollow);
        };
    }

    /** A few at a time: thousands may come back at once. */
    private Optional<List<Frame>> lookUp(Principal principal, CatchUp.Elsewhere elsewhere, Predicate<UUID> mayFollow) {
        Promise<Optional<List<Frame>>> found = Promise.promise();
        lookups.get(ThreadLocalRandom.current().nextInt(lookups.size())).add(() -> {
            try {
                found.complete(Past.inStream(stream, limits, principal, elsewhere, mayFollow));
            } catch (RuntimeException e) {
                found.complete(Optional.empty());
            }
        });
        return found.future().await();
    }

    private List<Frame> visible(Session session, Principal principal, List<Frame> frames, boolean saysWhatItFollows) {
        var seen = saysWhatItFollows
                ? session.subscriptions
                : rights.conversations().visible(principal, Past.conversations(frames));
        return Past.visible(frames, principal, seen::contains);
    }

    /** Takes a newer token of the same user. */
    JsonObject refresh(Session session, Principal principal, JsonNode argument) {
        long changes = hub.changes();
        var token = argument.isObject() ? argument.path("token") : argument;
        var renewed = principal(token).orElse(null);
        if (renewed == null || !renewed.userId().equals(principal.userId())
                || !renewed.organization().equals(principal.organization())) {
            return Words.no("unauthorized");
        }
        session.knownAs(renewed);
        hub.move(session, renewed, session.subscriptions).await();
        expireAt(session, renewed.expiresAt());
        if (hub.changes() != changes) {
            watch.recheck(session, true);
        }
        return Words.yes();
    }

    private void expireAt(Session session, Instant at) {
        long millis = Math.max(0, Duration.between(clock.instant(), at).toMillis());
        session.endsBy(session.loop.schedule(() -> {
            var principal = session.principal();
            if (principal != null && !principal.expiresAt().isAfter(clock.instant())) {
                session.end();
            } else if (principal != null && !principal.expiresAt().isAfter(at)) {
                // The clock was behind the timer.
                expireAt(session, at);
            }
        }, millis + 1, TimeUnit.MILLISECONDS));
        if (session.isOver()) {
            session.endsBy(null);
        }
    }
}
