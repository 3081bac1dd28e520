package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.redis.Redis;
import io.balcao.testing.SocketClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One server, as far as its sockets go. Several of them share a Redis. */
final class Node implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Redis redis;
    final EventStream stream;
    final SocketGateway gateway;

    Node(Secret redisUrl, People people) {
        this(redisUrl, people, Limits.standard());
    }

    Node(Secret redisUrl, People people, Limits limits) {
        this(redisUrl, people, limits, address -> address.equals("127.0.0.1"));
    }

    Node(Secret redisUrl, People people, Limits limits, Predicate<String> isTrustedProxy) {
        redis = Redis.connect(vertx, redisUrl);
        redis.awaitUp(Duration.ofSeconds(2));
        stream = new EventStream(vertx, redis, meters);
        gateway = new SocketGateway(vertx, redis, stream, new Rights(people, people), meters,
                new SocketGateway.Settings("127.0.0.1", 0, Set.of("https://desk.example.org"),
                        isTrustedProxy, limits, Clock.systemUTC()));
        stream.start();
        gateway.start();
    }

    static Limits quick() {
        return quick(Limits.standard().unknownPerAddress(), Limits.standard().connectionsPerAddress());
    }

    static Limits quick(int unknownPerAddress, int connectionsPerAddress) {
        return quick(unknownPerAddress, connectionsPerAddress, Duration.ofMillis(200));
    }

    /** @param absence how long a user whose last socket closed counts as online */
    static Limits quick(Duration absence) {
        return quick(Limits.standard().unknownPerAddress(), Limits.standard().connectionsPerAddress(), absence);
    }

    private static Limits quick(int unknownPerAddress, int connectionsPerAddress, Duration absence) {
        var standard = Limits.standard();
        return new Limits(Duration.ofMillis(700), unknownPerAddress, connectionsPerAddress, standard.frameBytes(),
                standard.eventsPerSecond(), standard.eventsAtOnce(), standard.eventsOverLimit(), 20,
                standard.waitingBytes(), standard.waitingEvents(), standard.updatesPerSecond(),
                standard.updatePause(), standard.replayEvents(), standard.replayBytes(), absence);
    }

    String url() {
        return "http://localhost:" + gateway.port();
    }

    SocketClient client(String token) {
        return SocketClient.open(url(), token);
    }

    /** A message in a conversation, told to those who are subscribed. */
    void message(OrganizationId organization, UUID conversation, String content) {
        stream.publish(organization, List.of(Event.of("new_message", List.of(Room.conversation(conversation)),
                payload(conversation, content))));
    }

    /** A new state of a row of the conversation list. */
    void update(OrganizationId organization, UUID conversation, String content, Room... rooms) {
        update(organization, conversation, 0, content, rooms);
    }

    void update(OrganizationId organization, UUID conversation, int version, String content, Room... rooms) {
        stream.publish(organization,
                List.of(Event.latest("conversation_update", conversation, version, List.of(rooms),
                        payload(conversation, content))));
    }

    /** Waits until this server has read all that was published here so far. */
    void settle() {
        var word = "settled_" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        var read = new CompletableFuture<Void>();
        stream.onSignal(word, body -> read.complete(null));
        stream.signal(new Signal(word, new JsonObject()));
        read.orTimeout(10, TimeUnit.SECONDS).join();
    }

    double meter(String name) {
        return meters.get(name).meter().measure().iterator().next().getValue();
    }

    private static Buffer payload(UUID conversation, String content) {
        return new JsonObject().put("conversation_id", conversation.toString()).put("content", content).toBuffer();
    }

    /** Ends as a killed process does: no goodbye to anybody. */
    void dies() {
        redis.close();
        vertx.close().await();
    }

    @Override
    public void close() {
        gateway.close();
        stream.close();
        redis.close();
        vertx.close().await();
    }
}
