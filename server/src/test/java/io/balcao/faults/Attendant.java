package io.balcao.faults;

import io.balcao.faults.Shop.Person;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Somebody who takes conversations over and answers them over REST, and tries again with the same client_id. */
final class Attendant implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** When a conversation became this attendant's, as far as was heard here. */
    final Map<UUID, Instant> takenAt = new ConcurrentHashMap<>();
    /** What was accepted: our client_id and the message's id. */
    final Map<String, UUID> accepted = new ConcurrentHashMap<>();
    private final Shop shop;
    private final Person person;
    private final History history;
    private final List<Thread> talking = new ArrayList<>();
    private final List<Throwable> broken = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean isOver;

    Attendant(Shop shop, Person person, History history) {
        this.shop = shop;
        this.person = person;
        this.history = history;
    }

    /** Takes a conversation over; tries until the server has said yes or no. */
    Attendant takesOver(UUID conversation) {
        var answer = insist("POST", "/api/v1/conversations/" + conversation + "/takeover", null);
        if (answer.status() == 200) {
            takenAt.put(conversation, Instant.now());
        } else {
            throw new AssertionError("takeover: " + answer);
        }
        return this;
    }

    /** Says something; the message's id once the server has accepted it. */
    UUID says(UUID conversation, String text) {
        var clientId = "faults-" + NUMBER.incrementAndGet();
        var answer = insist("POST", "/api/v1/messages", JsonObject.of("conversation_id", conversation.toString(),
                "content", text, "client_id", clientId));
        if (!answer.isGood()) {
            throw new AssertionError("send: " + answer);
        }
        var id = UUID.fromString(answer.json().getString("id"));
        accepted.put(clientId, id);
        return id;
    }

    /** From now on says something in each of these, after another, with a pause in between. */
    void begin(List<UUID> conversations, Duration pause) {
        talking.add(start(() -> {
            for (int i = 0; !isOver; i++) {
                says(conversations.get(i % conversations.size()), "Resposta " + i);
                LockSupport.parkNanos(pause.toNanos());
            }
        }));
    }

    /** Takes these over, one after the other. */
    void beginTakingOver(List<UUID> conversations, Duration pause) {
        talking.add(start(() -> {
            for (var conversation : conversations) {
                LockSupport.parkNanos(pause.toNanos());
                takesOver(conversation);
                says(conversation, "Bom dia");
            }
        }));
    }

    void end() throws InterruptedException {
        isOver = true;
        for (var one : talking) {
            one.join();
        }
        if (!broken.isEmpty()) {
            throw new AssertionError("An attendant could not work", broken.getFirst());
        }
    }

    @Override
    public void close() {
        isOver = true;
        talking.forEach(Thread::interrupt);
    }

    private Thread start(Runnable work) {
        return Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (Throwable failure) {
                broken.add(failure);
            }
        });
    }

    /** Until an answer says what has become of it. */
    private Http.Outcome.Answered insist(String method, String path,
            @org.jspecify.annotations.Nullable JsonObject body) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        for (int attempt = 0;; attempt++) {
            var operation = history.invoke(person.name() + " " + method + " " + path + (body == null ? "" : body));
            var outcome = Http.call(shop.installation.front.port(), method, path, body, PATIENCE,
                    Map.of("Authorization", "Bearer " + person.token()));
            switch (outcome) {
                case Http.Outcome.Answered answered when answered.status() < 500 -> {
                    operation.ok();
                    return answered;
                }
                case Http.Outcome.Answered answered when answered.status() == 503 -> operation.fail("503");
                case Http.Outcome.Answered answered -> {
                    operation.fail(answered.toString());
                    throw new AssertionError(method + " " + path + ": " + answered);
                }
                case Http.Outcome.NotReceived(var why) -> operation.fail(why);
                case Http.Outcome.Unknown(var why) -> operation.unknown(why);
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new AssertionError(method + " " + path + " had no answer within " + LONGEST);
            }
            LockSupport.parkNanos(Duration.ofMillis(Math.min(400, 20L << Math.min(attempt, 5))).toNanos());
        }
    }
}
