package io.balcao.faults;

import io.balcao.faults.Shop.Person;
import io.balcao.testing.SocketClient;
import io.balcao.testing.SocketClient.Happening;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser in front of an attendant: loads once, then lives on events. Follows conversations, comes back by itself with
 * the last event id it has, and loads again only when it is told to ({@code resync}). What it shows must in the end be
 * what a fresh load shows.
 */
final class Console implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> PROGRESS = List.of("queued", "uncertain", "received", "sent", "failed",
            "delivered", "read");

    final Person person;
    private final Shop shop;
    private final SocketClient socket;
    private final List<UUID> followed;
    private final Thread listener;
    private volatile boolean isOver;

    // Guarded by `this`.
    private Screen screen = Screen.empty();
    private final Set<String> heard = new HashSet<>();
    private final Set<String> eventIds = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> conversations = new HashSet<>();
    private @Nullable EventPlace last;
    private boolean isLoaded;
    private int resyncs;
    private int events;

    /** What is shown: each conversation's version in the list, each message's status. */
    record Screen(Map<String, Integer> rows, Map<String, String> messages) {
        static Screen empty() {
            return new Screen(new TreeMap<>(), new TreeMap<>());
        }

        void row(JsonObject conversation) {
            rows.merge(conversation.getString("id"), conversation.getInteger("version"), Math::max);
        }

        void message(JsonObject message) {
            status(message.getString("id"), message.getString("status"));
        }

        /** A late tick never undoes a newer one. */
        void status(String id, String status) {
            messages.merge(id, status, (a, b) -> PROGRESS.indexOf(a) >= PROGRESS.indexOf(b) ? a : b);
        }

        /** What the other has otherwise; empty when they are equal. */
        List<String> differences(Screen fresh) {
            var all = new ArrayList<String>();
            compare(rows, fresh.rows, "conversation", all);
            compare(messages, fresh.messages, "message", all);
            return all;
        }

        private static void compare(Map<String, ?> here, Map<String, ?> fresh, String what, List<String> differences) {
            var keys = new HashSet<String>(here.keySet());
            keys.addAll(fresh.keySet());
            keys.stream().filter(key -> !Optional.ofNullable(here.get(key)).equals(Optional.ofNullable(fresh.get(key))))
                    .forEach(key -> differences
                            .add(what + " " + key + " shown " + here.get(key) + ", is " + fresh.get(key)));
        }
    }

    private record EventPlace(String epoch, long millis, long sequence, long number) implements Comparable<EventPlace> {
        static EventPlace of(String id) {
            var parts = id.split("-");
            return new EventPlace(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]));
        }

        @Override
        public int compareTo(EventPlace other) {
            int order = Long.compare(millis, other.millis);
            order = order == 0 ? Long.compare(sequence, other.sequence) : order;
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    /** Opens a console that follows these, and waits until it has loaded. */
    static Console open(Shop shop, Person person, List<UUID> followed) {
        return open(shop, person, followed, shop.installation.sockets.port());
    }

    static Console open(Shop shop, Person person, List<UUID> followed, int socketPort) {
        var console = new Console(shop, person, followed, socketPort);
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> console.isLoaded());
        return console;
    }

    private Console(Shop shop, Person person, List<UUID> followed, int socketPort) {
        this.shop = shop;
        this.person = person;
        this.followed = List.copyOf(followed);
        var names = new JsonArray(followed.stream().map(UUID::toString).toList());
        this.socket = SocketClient.open("http://127.0.0.1:" + socketPort,
                JsonObject.of("token", person.token(), "conversations", names), "websocket");
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    /** As when the network goes for a moment. */
    void cut() {
        socket.cut();
    }

    /** Closes the lid; {@link #wakes} opens it. */
    void sleeps() {
        socket.disconnect();
    }

    void wakes() {
        socket.connect();
    }

    synchronized int resyncs() {
        return resyncs;
    }

    synchronized int events() {
        return events;
    }

    private synchronized boolean isLoaded() {
        return isLoaded;
    }

    /** What was wrong with the events themselves. */
    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Every conversation that it was told of. */
    synchronized Set<String> conversations() {
        return Set.copyOf(conversations);
    }

    /** In which way it shows something else than a fresh load does. */
    List<String> differences() {
        var fresh = load();
        synchronized (this) {
            return fresh.map(screen::differences).orElse(List.of("A fresh load is not possible"));
        }
    }

    private void listen() {
        int seen = 0;
        try {
            while (!isOver) {
                var news = socket.after(seen, BEAT);
                seen += news.size();
                for (var one : news) {
                    hear(one);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            complain("The console broke: " + bug);
        }
    }

    private void hear(Happening one) throws InterruptedException {
        switch (one.kind()) {
            case "disconnect" -> {
                // The library does not come back by itself when the server hung up.
                if (one.name().equals("io server disconnect")) {
                    socket.connect();
                }
            }
            case "connect" -> {
                synchronized (this) {
                    last = null;
                }
            }
            case "event" -> event(one);
            default -> {
                // A refused try; the library makes the next.
            }
        }
    }

    private void event(Happening one) throws InterruptedException {
        var data = one.data();
        boolean loads = false;
        synchronized (this) {
            events++;
            note(one);
            switch (one.name()) {
                case "new_message" -> {
                    if (!heard.add(data.getString("id"))) {
                        complaints.add("Told twice of message " + data.getString("id"));
                    }
                    conversations.add(data.getString("conversation_id"));
                    screen.message(data);
                }
                case "message_status" -> {
                    conversations.add(data.getString("conversation_id"));
                    screen.status(data.getString("id"), data.getString("status"));
                }
                case "conversation_update" -> {
                    conversations.add(data.getString("id"));
                    screen.row(data);
                }
                case "resync" -> {
                    resyncs++;
                    loads = true;
                }
                case "ready" -> loads = !isLoaded;
                default -> {
                    // Presence and typing are not kept here.
                }
            }
        }
        if (loads) {
            reload();
        }
    }

    private void note(Happening one) {
        var id = one.eventId();
        if (id.isEmpty()) {
            complaints.add("An event without an id: " + one);
            return;
        }
        var place = EventPlace.of(id);
        var before = last;
        if (before != null && before.epoch().equals(place.epoch()) && before.compareTo(place) >= 0) {
            complaints.add("Event ids do not grow: " + before + ", then " + id);
        }
        last = place;
        if (!eventIds.add(id)) {
            complaints.add("Event " + id + " was told twice");
        }
    }

    private void reload() throws InterruptedException {
        for (var fresh = load(); !isOver; fresh = load()) {
            if (fresh.isPresent()) {
                synchronized (this) {
                    // Events came while it loaded: the newer of both is shown.
                    fresh.get().rows().forEach((id, version) -> screen.rows().merge(id, version, Math::max));
                    fresh.get().messages().forEach(screen::status);
                    isLoaded = true;
                }
                return;
            }
            Thread.sleep(BEAT);
        }
    }

    private Optional<Screen> load() {
        var fresh = Screen.empty();
        if (!pages("/api/v1/conversations?limit=100", "cursor", fresh::row)) {
            return Optional.empty();
        }
        for (var conversation : followed) {
            if (!pages("/api/v1/messages?limit=100&conversation_id=" + conversation, "before", fresh::message)) {
                return Optional.empty();
            }
        }
        return Optional.of(fresh);
    }

    private boolean pages(String path, String parameter, java.util.function.Consumer<JsonObject> each) {
        var page = path;
        while (page != null) {
            var outcome = Http.call(shop.installation.front.port(), "GET", page, "", PATIENCE,
                    Map.of("Authorization", "Bearer " + person.token()));
            if (!(outcome instanceof Http.Outcome.Answered answered) || answered.status() != 200) {
                return false;
            }
            var body = answered.json();
            body.getJsonArray("data").forEach(one -> each.accept((JsonObject) one));
            var next = body.getString("next_cursor");
            page = next == null ? null : path + "&" + parameter + "=" + next;
        }
        return true;
    }

    private synchronized void complain(String what) {
        complaints.add(what);
    }

    @Override
    public void close() {
        isOver = true;
        listener.interrupt();
        socket.close();
    }
}
