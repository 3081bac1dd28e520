package io.balcao.faults;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * People who write to a shop, and Meta, which brings what they write: again and again until 200, now and then twice at
 * once, now and then in another order.
 */
final class Customers implements AutoCloseable {
    static final String GREETING = "oi";
    static final String CHOICE = "1";
    private static final AtomicInteger PHONE = new AtomicInteger(80_000_000);
    private static final AtomicInteger MESSAGE = new AtomicInteger();
    /** A little longer than an answer may take (IN-10): who hangs for longer is passed over. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** One try to bring a message. {@code status} is 0 when nobody took the connection, and -1 without an answer. */
    record Try(int status, long begunNanos, long nanos) {
        double seconds() {
            return nanos / 1e9;
        }
    }

    final List<String> phones;
    final Set<String> written = ConcurrentHashMap.newKeySet();
    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    final Queue<Try> tries = new ConcurrentLinkedQueue<>();
    /** How often each has chosen from the menu. */
    final Map<String, AtomicInteger> choices = new ConcurrentHashMap<>();
    private final Shop shop;
    private final History history;
    private volatile List<Integer> ports;
    private final Random random;
    private final List<Thread> writing = new ArrayList<>();
    private final List<Throwable> broken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean isOver;

    Customers(Shop shop, History history, long seed, int people) {
        this(shop, history, seed, people, shop.installation.servers.stream().map(server -> server.port()).toList());
    }

    /** @param ports the servers that Meta knows */
    Customers(Shop shop, History history, long seed, int people, List<Integer> ports) {
        this.shop = shop;
        this.history = history;
        this.ports = ports;
        this.random = new Random(seed);
        var all = new ArrayList<String>();
        for (int i = 0; i < people; i++) {
            all.add("55119" + PHONE.incrementAndGet());
        }
        this.phones = List.copyOf(all);
        phones.forEach(phone -> choices.put(phone, new AtomicInteger()));
    }

    /** Everybody says hello, and is heard. */
    Customers greet() throws InterruptedException {
        join(phones.stream().map(phone -> start(() -> deliver(phone, GREETING))).toList());
        return this;
    }

    /** Each of these chooses from the menu, and is heard. */
    void chooseOnce(List<String> some) throws InterruptedException {
        join(some.stream().map(phone -> start(() -> deliver(phone, CHOICE))).toList());
    }

    /** From now on each chooses from the menu, again and again, with a pause in between. */
    void begin(Duration pause) {
        for (var phone : phones) {
            var own = new Random(random.nextLong());
            writing.add(start(() -> {
                while (!isOver) {
                    // One goes alone most often; a few go at the same moment, and arrive in any order.
                    int together = own.nextInt(10) == 0 ? 3 : 1;
                    var all = new ArrayList<Thread>();
                    for (int i = 0; i < together; i++) {
                        var id = newId();
                        boolean isDoubled = own.nextInt(10) == 0;
                        all.add(start(() -> deliver(phone, CHOICE, id)));
                        if (isDoubled) {
                            all.add(start(() -> bring(phone, CHOICE, id)));
                        }
                    }
                    for (var one : all) {
                        join(one);
                    }
                    LockSupport.parkNanos(pause.toNanos());
                }
            }));
        }
    }

    /** So many messages in all, as fast as they are taken. */
    void write(int messages) throws InterruptedException {
        var left = new AtomicInteger(messages);
        join(phones.stream().map(phone -> start(() -> {
            while (left.getAndDecrement() > 0) {
                deliver(phone, CHOICE);
            }
        })).toList());
    }

    /** Waits until so many more were answered with 200. */
    void awaitMore(int messages, Duration atMost) {
        int until = acknowledged.size() + messages;
        await().atMost(atMost).until(() -> acknowledged.size() >= until);
    }

    /** From now on people answer these conversations, and the bot keeps silent: the load is what comes in. */
    Customers withAttendant() throws SQLException {
        shop.change("UPDATE conversations SET owner = 'user', owner_version = owner_version + 1, assigned_user_id = ? "
                + "WHERE owner = 'bot'", shop.people.getFirst().id());
        return this;
    }

    /** Waits until so many more were tried, whatever came of it. */
    void awaitTries(int more, Duration atMost) {
        int until = begun.get() + more;
        await().atMost(atMost).until(() -> begun.get() >= until);
    }

    /** The tries that began in a stretch of time and were answered, or not. */
    List<Try> triesBetween(long fromNanos, long toNanos) {
        return tries.stream().filter(one -> one.begunNanos() - fromNanos >= 0 && one.begunNanos() - toNanos < 0)
                .toList();
    }

    /** Meta brings to these only, from now on. */
    void goTo(Integer... others) {
        ports = List.of(others);
    }

    /** Nobody writes anything new; what is under way is still brought, until 200. */
    void end() throws InterruptedException {
        isOver = true;
        join(writing);
    }

    @Override
    public void close() {
        isOver = true;
        writing.forEach(Thread::interrupt);
    }

    /** Waits for work that {@link #start} began; what went wrong in it is thrown. */
    void join(List<Thread> all) throws InterruptedException {
        for (var one : all) {
            one.join();
        }
        throwBroken();
    }

    private void throwBroken() {
        if (!broken.isEmpty()) {
            throw new AssertionError("A message could not be brought", broken.getFirst());
        }
    }

    /** Work beside other work, with {@link #join} at its end. */
    Thread start(Runnable work) {
        return Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (Throwable failure) {
                broken.add(failure);
            }
        });
    }

    private static String newId() {
        return "wamid.faults" + MESSAGE.incrementAndGet();
    }

    /** Writes, and is heard. */
    void deliver(String phone, String text) {
        deliver(phone, text, newId());
    }

    /** As Meta: until 200. */
    private void deliver(String phone, String text, String id) {
        written.add(id);
        if (text.equals(CHOICE)) {
            choices.get(phone).incrementAndGet();
        }
        var deadline = System.nanoTime() + LONGEST.toNanos();
        for (int attempt = 0; !bring(phone, text, id); attempt++) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new AssertionError(id + " was not taken within " + LONGEST);
            }
            LockSupport.parkNanos(Duration.ofMillis(Math.min(400, 20L << Math.min(attempt, 5))).toNanos());
        }
    }

    /** Once. */
    private boolean bring(String phone, String text, String id) {
        var body = webhook(shop.number.phoneNumberId(), phone, id, text);
        var operation = history.invoke("webhook " + id + " of " + phone);
        begun.incrementAndGet();
        long begin = System.nanoTime();
        var servers = ports;
        int port = servers.get(Math.floorMod(MESSAGE.get() + (int) (begin >> 10), servers.size()));
        var outcome = Http.call(port, "POST", "/api/v1/webhooks/whatsapp", body, PATIENCE, Map.of(
                "X-Hub-Signature-256", shop.signature.sign(body.getBytes(StandardCharsets.UTF_8))));
        int status = switch (outcome) {
            case Http.Outcome.Answered(var code, _) -> code;
            case Http.Outcome.NotReceived _ -> 0;
            case Http.Outcome.Unknown _ -> -1;
        };
        tries.add(new Try(status, begin, System.nanoTime() - begin));
        if (status == 200) {
            acknowledged.add(id);
            operation.ok();
        } else if (status == -1) {
            operation.unknown(outcome.toString());
        } else {
            operation.fail(outcome.toString());
        }
        return status == 200;
    }

    static String webhook(String phoneNumberId, String phone, String id, String text) {
        var message = JsonObject.of("from", phone, "id", id, "timestamp", "" + System.currentTimeMillis() / 1000,
                "type", "text", "text", JsonObject.of("body", text));
        var value = JsonObject.of("messaging_product", "whatsapp", "metadata",
                JsonObject.of("display_phone_number", "551140000000", "phone_number_id", phoneNumberId), "contacts",
                JsonArray.of(JsonObject.of("profile", JsonObject.of("name", "Cliente " + phone), "wa_id", phone)),
                "messages", JsonArray.of(message));
        return JsonObject.of("object", "whatsapp_business_account", "entry", JsonArray.of(JsonObject.of("id",
                "700100200300", "changes", JsonArray.of(JsonObject.of("field", "messages", "value", value))))).encode();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
