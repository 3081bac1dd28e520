package io.balcao.integrations;

import io.balcao.integrations.DeliveryRepository.Claimed;
import io.balcao.integrations.EndpointRepository.Due;
import io.balcao.integrations.EndpointRepository.Target;
import io.balcao.integrations.WebhookSender.Answered;
import io.balcao.integrations.WebhookSender.Call;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.work.Background;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is to be told. Each endpoint has rounds of its own, so that one that does not answer holds up nobody but
 * itself; within a round the events of a conversation go one after the other. What fails is tried again with growing pauses
 * for a day, and an endpoint that fails again and again is left alone for a while, and asked then with one event.
 */
final class WebhookDispatcher {
    /** Of what is sent: it grows when something is taken away or means something else, not when something is added. */
    private static final int VERSION = 1;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    /** Longer than one call can take. */
    private static final Duration LEASE = Duration.ofSeconds(3L * WebhookSender.LONGEST_SECONDS);
    private static final int MOST_AT_ONCE = 8;
    private static final int FAILURES_THAT_PAUSE = 5;
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(1),
            Duration.ofHours(2));

    private final Database database;
    private final EndpointRepository endpoints;
    private final DeliveryRepository deliveries;
    private final WebhookSender sender;
    private final Vault vault;
    private final Background background;
    private final Abandonment abandonment;
    private final UUID node = Ids.next();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    /** Hears in the transaction that an endpoint was given up. */
    @FunctionalInterface
    interface Abandonment {
        Runnable note(Tx tx, UUID endpoint);
    }

    WebhookDispatcher(Database database, WebhookSender sender, Vault vault, Background background,
            Abandonment abandonment) {
        this.database = database;
        this.endpoints = new EndpointRepository(database);
        this.deliveries = new DeliveryRepository();
        this.sender = sender;
        this.vault = vault;
        this.background = background;
        this.abandonment = abandonment;
    }

    void start() {
        background.repeat(SWEEP, "webhooks", this::wake);
    }

    /** Begins to tell what is due. Does not wait for it. */
    void wake() {
        for (var due : endpoints.due()) {
            if (busy.add(due.endpoint())) {
                background.run("webhooks", () -> {
                    try {
                        while (tellSome(due)) {
                            // As many as there are, a few at a time.
                        }
                    } finally {
                        busy.remove(due.endpoint());
                    }
                });
            }
        }
    }

    /** Sends one event that nobody waits for, and says what came of it. */
    WebhookDelivery test(OrganizationId organization, UUID endpoint, Target target) {
        var claimed = database.inTransaction(organization,
                tx -> deliveries.insertTest(tx, endpoint, node, LEASE));
        var answer = send(organization, target, claimed);
        return database.inTransaction(organization, tx -> {
            deliveries.end(tx, claimed, node, answer.isTaken() ? "delivered" : "failed", answer);
            return deliveries.find(tx, claimed.id()).orElseThrow();
        });
    }

    /** What is to be sent in one round, and to whom. */
    private record Round(Target target, List<Claimed> claimed) {}

    private boolean tellSome(Due due) {
        var round = database.inTransaction(due.organization(), tx -> claim(tx, due.endpoint())).orElse(null);
        if (round == null || round.claimed().isEmpty()) {
            return false;
        }
        var failed = new ArrayList<Claimed>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var claimed : round.claimed()) {
                threads.execute(() -> {
                    if (!tell(due, round.target(), claimed)) {
                        synchronized (failed) {
                            failed.add(claimed);
                        }
                    }
                });
            }
        }
        return failed.isEmpty();
    }

    /** After several failures in a row one event asks whether it is better. */
    private Optional<Round> claim(Tx tx, UUID endpoint) {
        return endpoints.target(tx, endpoint).map(target -> new Round(target, deliveries.claim(tx, endpoint, node,
                LEASE, target.failures() >= FAILURES_THAT_PAUSE ? 1 : MOST_AT_ONCE)));
    }

    /** Whether it was taken. */
    private boolean tell(Due due, Target target, Claimed claimed) {
        try {
            var answer = claimed.isStale()
                    ? Answered.not("Given up after 24 hours")
                    : send(due.organization(), target, claimed);
            database.inTransaction(due.organization(), tx -> note(tx, due.endpoint(), claimed, answer)).run();
            return answer.isTaken();
        } catch (RuntimeException failure) {
            LOG.warn("A webhook ({}, {}) stays until its claim ends: {}", claimed.eventType(), claimed.id(),
                    failure.toString());
            return false;
        }
    }

    private Answered send(OrganizationId organization, Target target, Claimed claimed) {
        var body = Json.text(new JsonObject().put("version", VERSION).put("id", claimed.eventId().toString())
                .put("type", claimed.eventType())
                .put("occurred_at", Json.time(claimed.occurredAt())).put("organization_id", organization.toString())
                .put("data", claimed.data()));
        return sender.send(target.url(), secrets(target), new Call(claimed.id(), claimed.eventType(), body));
    }

    private List<Secret> secrets(Target target) {
        var secrets = new ArrayList<>(List.of(open(target.secret())));
        if (target.previousSecret() != null) {
            secrets.add(open(target.previousSecret()));
        }
        return secrets;
    }

    private Secret open(Buffer sealed) {
        return vault.open(sealed.getBytes());
    }

    private Runnable note(Tx tx, UUID endpoint, Claimed claimed, Answered answer) {
        if (answer.isTaken()) {
            deliveries.end(tx, claimed, node, "delivered", answer);
            endpoints.wentWell(tx, endpoint);
            return () -> {};
        }
        if (claimed.isStale()) {
            deliveries.end(tx, claimed, node, "failed", answer);
            return () -> {};
        }
        deliveries.again(tx, claimed, node, answer, pause(claimed.attempts()));
        if (endpoints.wentWrong(tx, endpoint, FAILURES_THAT_PAUSE, PATIENCE) && endpoints.disable(tx, endpoint)) {
            deliveries.giveUp(tx, endpoint, "The endpoint was switched off: nothing arrived there for 24 hours");
            return abandonment.note(tx, endpoint);
        }
        return () -> {};
    }

    /** A fifth more or less, so that what failed together does not come back together. */
    private static Duration pause(int attempts) {
        var pause = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
        return Duration.ofMillis((long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
