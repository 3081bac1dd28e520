package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.Redis;
import io.balcao.platform.redis.RedisLine;
import io.balcao.platform.redis.RedisRefused;
import io.balcao.platform.redis.RedisScript;
import io.balcao.platform.work.EventLoops;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The road from a commit to every server's sockets: one capped Redis stream, which every server tails in order.
 *
 * <p>Publishing never fails and never waits: call it after the commit, from any thread; what one caller publishes keeps
 * its order. What is published while an entry is on its way to Redis shares the next entry.
 *
 * <p>Nothing is sent twice, so what was on its way when Redis went is lost, and that is remembered: the next entry that
 * gets through begins with a {@code resync}, and the consoles of all servers load afresh. The same happens when a server
 * starts, when one dies (it may have died between a commit and its entry), when a reader finds a gap in the entries'
 * numbers, and when the stream is found wiped, which its epoch tells.
 */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    static final String STREAM = "events";
    static final String EPOCH = "events:epoch";
    static final String NUMBER = "events:number";
    static final String NODES = "nodes";
    private static final List<String> BEAT_KEYS = List.of(STREAM, EPOCH, NUMBER, NODES);
    private static final RedisScript BEAT = RedisScript.load(EventStream.class, "beat.lua");

    private static final int READ_COUNT = 50;
    private static final int BLOCK_MILLIS = 1_000;
    private static final Duration READ_LIMIT = Duration.ofMillis(BLOCK_MILLIS + 3_000);
    private static final long BEAT_MILLIS = 1_000;
    /** How long a silent server counts as alive: long enough for a pause of its garbage collector. */
    static final long DEAD_MILLIS = 5_000;
    private static final int PRELOAD_ENTRIES = 200;

    /** Who reads the stream on this server. Called on one event loop, and must not wait. */
    interface Reader {
        /** Items that were there before this server started. */
        void remember(List<StreamItem> items);

        void read(StreamItem item);

        /** The last of what came in together was read. */
        void pause();

        /** The stream begins anew. What was told before cannot be continued. */
        void newEpoch(String epoch, Position at);
    }

    private final Vertx vertx;
    private final Redis redis;
    private final String node = newId();
    private final Context context;
    private final RedisLine writing;
    private final RedisLine reading;
    private final Turns listening;
    private final Counter published;
    private final StreamWriter writer;
    private final Map<String, List<Consumer<JsonObject>>> listeners = new ConcurrentHashMap<>();
    private final Promise<Void> started = Promise.promise();
    private final AtomicReference<@Nullable Doubt> doubt = new AtomicReference<>();
    private boolean isStarted;
    private @Nullable Reader reader;
    private Function<String, Future<Void>> onDeath = dead -> Future.succeededFuture();
    private Runnable onForgotten = () -> {};

    // Confined to `context`.
    private volatile String epoch = "";
    private volatile Position last = Position.START;
    private String cursor = "0-0";
    private long number = -1;
    private boolean isPlaced;
    /** Counts the streams that it has read: an answer to a question about an older one is of no use. */
    private int era;
    /** Whether no other server writes: then there is nothing to wait for besides the answers to its own writing. */
    private boolean isAlone;
    private boolean isReading;
    private final Set<String> burying = new HashSet<>();
    private long beatTimer;

    public EventStream(Vertx vertx, Redis redis, MeterRegistry meters) {
        this.vertx = vertx;
        this.redis = redis;
        this.context = EventLoops.next(vertx);
        this.writing = redis.dedicated(context);
        this.reading = redis.dedicated(context);
        this.listening = new Turns(new Contexts(vertx, 1).next());
        this.published = meters.counter("balcao.events.published");
        this.writer = new StreamWriter(writing, context, meters.counter("balcao.events.lost"), new Own());
        meters.gauge("balcao.events.pending.bytes", writer, StreamWriter::pendingBytes);
        meters.gauge("balcao.events.age.seconds", this,
                stream -> Math.max(0, (System.currentTimeMillis() - stream.last.millis()) / 1000.0));
    }

    /** Begins to read and write. Waits a moment for Redis, but starts without it too. */
    public void start() {
        isStarted = true;
        writing.open(writer::tellOfLosses);
        reading.open(this::place);
        context.runOnContext(nothing -> beatTimer = vertx.setPeriodic(BEAT_MILLIS, fired -> beat()));
        try {
            started.future().await(3, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Starting without Redis: consoles get no live events until it is there");
        }
    }

    /** Tells the organization's sockets, on all servers. */
    public void publish(OrganizationId organization, List<Event> events) {
        var items = new ArrayList<StreamWriter.Pending>(events.size());
        for (var event : events) {
            items.add(new StreamWriter.Pending(StreamCodec.event(organization, event), null));
        }
        published.increment(items.size());
        writer.add(items);
    }

    /** Tells all servers, this one included, in order with what was published before. */
    public void signal(Signal signal) {
        writer.add(List.of(new StreamWriter.Pending(StreamCodec.signal(signal), signal)));
    }

    /** Registers who hears signals of a name. Called on a virtual thread, one signal at a time. */
    public void onSignal(String name, Consumer<JsonObject> listener) {
        listeners.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** Something was committed that cannot be told: all consoles load afresh. */
    public void missed() {
        writer.tellOfLoss();
    }

    /** Nothing of what was told may be kept any longer: Redis and the servers drop it, and all consoles load afresh. */
    public void forget() {
        redis.send(Redis.request(Command.DEL, STREAM, EPOCH, NUMBER))
                .onFailure(failure -> LOG.warn("The event stream could not be dropped: {}", failure.getMessage()));
        missed();
    }

    /**
     * Something may have been committed of which nobody can tell, now or until then: all consoles load afresh, with the
     * next beat and once more when it is sure to be over. However often it is said, not more than once a beat.
     */
    public void mayHaveMissed(Duration until) {
        doubt.set(new Doubt(System.nanoTime() + until.toNanos(), true));
    }

    /** Sends what is pending, says goodbye to the other servers and lets go of Redis. */
    @Override
    public void close() {
        vertx.cancelTimer(beatTimer);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (writing.isUp() && writer.isBusy() && System.nanoTime() - deadline < 0) {
            Promise<Void> moment = Promise.promise();
            vertx.setTimer(5, fired -> moment.complete());
            moment.future().await();
        }
        writing.send(Redis.request(Command.ZREM, NODES, node), Duration.ofSeconds(1)).otherwiseEmpty().await();
        writing.close();
        reading.close();
    }

    /** This server among the others. */
    String node() {
        return node;
    }

    /** Where the reader is called. */
    Context context() {
        return context;
    }

    String epoch() {
        return epoch;
    }

    /** The place of the last item that the reader was given. */
    Position last() {
        return last;
    }

    /** To be called before {@link #start}. */
    void readWith(Reader toReader) {
        if (isStarted) {
            throw new IllegalStateException("The stream is being read already");
        }
        this.reader = toReader;
    }

    /**
     * @param death clears up after a dead server; tried again until it succeeds
     * @param forgotten this server was taken for dead, or Redis was wiped
     */
    void onDeath(Function<String, Future<Void>> death, Runnable forgotten) {
        this.onDeath = death;
        this.onForgotten = forgotten;
    }

    /**
     * Reads a stretch of the past, both ends included, as far as it fits in one read.
     *
     * @return empty when the stretch has begun to be forgotten
     */
    Future<java.util.Optional<List<StreamItem>>> past(String inEpoch, Position from, String fromEntry, String toEntry,
            int entries) {
        var requests = List.of(
                Redis.request(Command.XRANGE, STREAM, "-", "+", "COUNT", 1),
                Redis.request(Command.XRANGE, STREAM, fromEntry, toEntry, "COUNT", entries));
        return redis.send(requests).map(answers -> {
            var first = answers.getFirst();
            if (!inEpoch.equals(epoch) || first.size() == 0
                    || Position.of(first.get(0).get(0).toString(), -1).isAfter(from)) {
                return java.util.Optional.empty();
            }
            List<StreamItem> items = new ArrayList<>();
            for (var entry : answers.getLast()) {
                var fields = fields(entry);
                StreamCodec.read(inEpoch, entry.get(0).toString(), fields.items, items::add);
            }
            return java.util.Optional.of(items);
        });
    }

    /** On the reader's event loop, after a while. */
    void later(long millis, Runnable task) {
        vertx.setTimer(millis, fired -> context.runOnContext(nothing -> task.run()));
    }

    /** Reads this server's own entries as they are written: they need not come back from Redis to be told here. */
    private final class Own implements StreamWriter.Readers {
        @Override
        public void wrote(Response answer, byte[] items) {
            isAlone = answer.get(3).toLong() == 1;
            var id = answer.get(1).toString();
            long written = answer.get(2).toLong();
            boolean isNext = isPlaced && number >= 0 && written == number + 1 && answer.get(0).toString().equals(epoch);
            if (isNext) {
                takeOne(id, new Fields(epoch, written, items));
                pauseReader();
            }
            if (!isNext || !isAlone) {
                // Others have written before, or the stream is another one.
                goOn();
            }
        }

        @Override
        public void hereOnly(Signal signal) {
            context.runOnContext(nothing -> say(new StreamItem.Said(last, signal)));
        }
    }

    /**
     * What may have been committed and not told.
     *
     * @param end when it cannot be committed any more, in {@link System#nanoTime}
     * @param isNew whether the consoles have not loaded since it was said
     */
    private record Doubt(long end, boolean isNew) {
        boolean isOver() {
            return System.nanoTime() - end > 0;
        }
    }

    private void tellOfDoubt() {
        var now = doubt.get();
        if (now == null || !(now.isNew || now.isOver())) {
            return;
        }
        // Whoever doubts in between is heard with the next beat.
        if (doubt.compareAndSet(now, now.isOver() ? null : new Doubt(now.end, false))) {
            writer.tellOfLoss();
        }
    }

    private void beat() {
        tellOfDoubt();
        if (!writing.isUp()) {
            return;
        }
        beatOn(writing).onSuccess(answer -> {
            isAlone = answer.get(4).toLong() == 1;
            if (isPlaced && !answer.get(0).toString().equals(epoch) && !isReading) {
                place();
            } else if (isPlaced && !answer.get(0).toString().equals(epoch)) {
                // Ids of the new stream may be smaller than the one that the blocked read waits for.
                adopt(answer.get(0).toString(), answer.get(1).toString());
            }
            if (answer.get(2).toInteger() == 1 && isPlaced) {
                onForgotten.run();
            }
            for (var dead : answer.get(3)) {
                bury(dead.toString());
            }
            if (!isAlone || !answer.get(1).toString().equals(cursor)) {
                goOn();
            }
        }).onFailure(failure -> LOG.debug("No beat: {}", failure.getMessage()));
        writer.tellOfLosses();
    }

    /** Reads on, unless that is under way. */
    private void goOn() {
        if (isPlaced && !isReading && reading.isUp()) {
            readNext();
        }
    }

    private Future<Response> beatOn(RedisLine line) {
        return Redis.evaluate(line, Redis.LIMIT, BEAT, BEAT_KEYS, newId(), StreamCodec.resync(), node, DEAD_MILLIS,
                epoch,
                last.millis(), last.sequence());
    }

    private void bury(String dead) {
        if (dead.equals(node) || !burying.add(dead)) {
            return;
        }
        onDeath.apply(dead)
                .compose(nothing -> redis.send(Redis.request(Command.ZREM, NODES, dead)))
                .onSuccess(removed -> {
                    // Of several that notice, one writes the marker.
                    if (removed.toInteger() == 1) {
                        LOG.warn("Another server has died");
                        writer.tellOfLoss();
                    }
                })
                .onFailure(failure -> LOG.warn("Could not clear up after a dead server: {}", failure.getMessage()))
                .onComplete(done -> burying.remove(dead));
    }

    /** Finds the place to read from, each time the reading line stands. */
    private void place() {
        beatOn(reading).onSuccess(answer -> {
            var found = answer.get(0).toString();
            var lastEntry = answer.get(1).toString();
            if (!isPlaced) {
                remember(found, lastEntry);
                return;
            }
            if (!found.equals(epoch)) {
                adopt(found, lastEntry);
            }
            if (answer.get(2).toInteger() == 1) {
                onForgotten.run();
            }
            readNext();
        }).onFailure(failure -> vertx.setTimer(100, fired -> {
            if (reading.isUp() && !isReading) {
                place();
            }
        }));
    }

    /** Fills the memory of the past, so that a client of a server that restarted need not be told to load afresh. */
    private void remember(String found, String lastEntry) {
        reading.send(Redis.request(Command.XREVRANGE, STREAM, lastEntry, "-", "COUNT", PRELOAD_ENTRIES), Redis.LIMIT)
                .onSuccess(entries -> {
                    epoch = found;
                    cursor = lastEntry;
                    last = Position.of(lastEntry, Integer.MAX_VALUE);
                    isPlaced = true;
                    List<StreamItem> items = new ArrayList<>();
                    for (int i = entries.size() - 1; i >= 0; i--) {
                        var entry = entries.get(i);
                        var fields = fields(entry);
                        if (fields.epoch.equals(found)) {
                            StreamCodec.read(found, entry.get(0).toString(), fields.items, items::add);
                        }
                    }
                    var current = reader;
                    if (current != null) {
                        current.newEpoch(found, last);
                        current.remember(items);
                    }
                    readNext();
                    writer.tellOfLoss();
                    started.tryComplete();
                }).onFailure(failure -> {
                    if (reading.isUp()) {
                        place();
                    }
                });
    }

    /** The stream is another one. What lies in it already is covered by the resync that this means. */
    private void adopt(String found, String lastEntry) {
        LOG.warn("The event stream begins anew");
        epoch = found;
        era++;
        cursor = lastEntry;
        number = -1;
        last = Position.of(lastEntry, Integer.MAX_VALUE);
        var current = reader;
        if (current != null) {
            current.newEpoch(found, last);
            current.read(new StreamItem.Resync(last));
            current.pause();
        }
        onForgotten.run();
    }

    private void readNext() {
        isReading = true;
        int asked = era;
        boolean waits = !isAlone;
        var request = waits
                ? Redis.request(Command.XREAD, "COUNT", READ_COUNT, "BLOCK", BLOCK_MILLIS, "STREAMS", STREAM, cursor)
                : Redis.request(Command.XREAD, "COUNT", READ_COUNT, "STREAMS", STREAM, cursor);
        reading.send(request, READ_LIMIT).onComplete(outcome -> {
            isReading = false;
            if (outcome.succeeded()) {
                var found = outcome.result();
                if (found != null && asked == era) {
                    take(found.get(0).get(1));
                }
                if (found != null || waits || !isAlone) {
                    readNext();
                }
            } else if (outcome.cause() instanceof RedisRefused) {
                LOG.error("Redis refuses to read events: {}", outcome.cause().getMessage());
                isReading = true;
                vertx.setTimer(BEAT_MILLIS, fired -> readNext());
            }
            // Otherwise the line is down, and goes on when it stands again.
        });
    }

    private void take(Response entries) {
        var from = Position.of(cursor, 0);
        for (var entry : entries) {
            var id = entry.get(0).toString();
            // Of what this server has written, it knows already.
            if (Position.of(id, 0).isAfter(from)) {
                takeOne(id, fields(entry));
            }
        }
        pauseReader();
    }

    private void takeOne(String id, Fields fields) {
        if (!fields.epoch.equals(epoch)) {
            epoch = fields.epoch;
            era++;
            number = -1;
            var current = reader;
            if (current != null) {
                current.newEpoch(epoch, Position.of(id, -1));
            }
            onForgotten.run();
            readItem(new StreamItem.Resync(Position.of(id, 0)));
        } else if (number >= 0 && fields.number != number + 1) {
            LOG.warn("{} entries of the event stream were trimmed unread", fields.number - number - 1);
            readItem(new StreamItem.Resync(Position.of(id, -1)));
        }
        number = fields.number;
        cursor = id;
        try {
            StreamCodec.read(epoch, id, fields.items, this::readItem);
        } catch (RuntimeException e) {
            LOG.error("An entry of the event stream cannot be read", e);
            readItem(new StreamItem.Resync(Position.of(id, Integer.MAX_VALUE)));
        }
    }

    private void pauseReader() {
        var current = reader;
        if (current != null) {
            current.pause();
        }
    }

    private void readItem(StreamItem item) {
        last = item.at();
        var current = reader;
        if (item instanceof StreamItem.Said said) {
            say(said);
        } else if (current != null) {
            current.read(item);
        }
    }

    private void say(StreamItem.Said said) {
        var current = reader;
        if (current != null) {
            current.read(said);
        }
        var signal = said.signal();
        listeners.getOrDefault(signal.name(), List.of())
                .forEach(listener -> listening.add(() -> listener.accept(signal.body())));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Fields(String epoch, long number, byte[] items) {}

    private static Fields fields(Response entry) {
        var values = entry.get(1);
        return new Fields(values.get(1).toString(), values.get(3).toLong(), values.get(5).toBytes());
    }

    static String newId() {
        return Long.toString(java.util.concurrent.ThreadLocalRandom.current().nextLong(1L << 60), 36);
    }
}
