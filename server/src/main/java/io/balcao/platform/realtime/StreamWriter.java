package io.balcao.platform.realtime;

import io.balcao.platform.redis.Redis;
import io.balcao.platform.redis.RedisLine;
import io.balcao.platform.redis.RedisRefused;
import io.balcao.platform.redis.RedisScript;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Context;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes entries of the event stream, one after the other: what is added while one is on its way shares the next. Nothing
 * is written twice; what may not have arrived counts as lost, and the next entry that arrives says so.
 */
final class StreamWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWriter.class);
    private static final List<String> KEYS = List.of(EventStream.STREAM, EventStream.EPOCH, EventStream.NUMBER,
            EventStream.NODES);
    private static final RedisScript APPEND = RedisScript.load(StreamWriter.class, "append.lua");
    private static final int MOST_ENTRY_BYTES = 256 * 1024;
    private static final int MOST_PENDING_BYTES = 32 * 1024 * 1024;
    /** What the stream may take in Redis. An entry's overhead there is small beside its items. */
    private static final long STREAM_BYTES = 64L * 1024 * 1024;
    /** Nobody waits for it, and giving up loses events: longer than a machine that is out of breath takes. */
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

    private final RedisLine line;
    private final Context context;
    private final Counter lost;
    private final Readers readers;

    // Guarded by `pending`.
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long pendingBytes;
    private boolean isWriting;
    private int losses;
    private int lossesTold;
    private double entryBytes = 2_000;

    /** An item, and the signal that it is, if it is one. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Pending(byte[] item, @Nullable Signal signal) {}

    /** What hears of what was written, and of what was not. */
    interface Readers {
        /** An entry stands in the stream. Called on the line's context. */
        void wrote(Response answer, byte[] items);

        /** A signal that other servers will not hear. */
        void hereOnly(Signal signal);
    }

    /**
     * @param context of the line
     */
    StreamWriter(RedisLine line, Context context, Counter lost, Readers readers) {
        this.line = line;
        this.context = context;
        this.lost = lost;
        this.readers = readers;
    }

    /** Adds what is one caller's, in order. */
    void add(List<Pending> items) {
        synchronized (pending) {
            if (!line.isUp() || pendingBytes > MOST_PENDING_BYTES) {
                lose(items);
                return;
            }
            for (var item : items) {
                pending.add(item);
                pendingBytes += item.item().length;
            }
            if (isWriting) {
                return;
            }
            isWriting = true;
        }
        begin();
    }

    /** On the line's own context: whoever publishes goes on, and the answer needs no change of threads. */
    private void begin() {
        context.runOnContext(nothing -> write());
    }

    /** Sends what has gathered. Only one entry is under way, so that the next one gathers more. */
    private void write() {
        var entry = new ArrayList<Pending>();
        int size = 0;
        int tells;
        int keep;
        synchronized (pending) {
            tells = losses;
            if (losses != lossesTold) {
                entry.add(new Pending(StreamCodec.resync(), null));
            }
            while (!pending.isEmpty() && size < MOST_ENTRY_BYTES) {
                var item = pending.poll();
                size += item.item().length;
                entry.add(item);
            }
            pendingBytes -= size;
            if (entry.isEmpty()) {
                isWriting = false;
                return;
            }
            entryBytes = entryBytes * 0.99 + (size + 100) * 0.01;
            keep = (int) Math.clamp(STREAM_BYTES / entryBytes, 500, 1_000_000);
        }
        var body = body(entry);
        Redis.evaluate(line, WRITE_LIMIT, APPEND, KEYS, EventStream.newId(), keep, StreamCodec.resync(), body)
                .onComplete(outcome -> {
                    if (outcome.succeeded()) {
                        synchronized (pending) {
                            lossesTold = Math.max(lossesTold, tells);
                        }
                        // The next one is on its way while this one is told.
                        write();
                        readers.wrote(outcome.result(), body);
                    } else {
                        afterFailure(entry, outcome.cause());
                    }
                });
    }

    private static byte[] body(List<Pending> entry) {
        if (entry.size() == 1) {
            return entry.getFirst().item();
        }
        var body = new byte[entry.stream().mapToInt(item -> item.item().length).sum()];
        int at = 0;
        for (var item : entry) {
            System.arraycopy(item.item(), 0, body, at, item.item().length);
            at += item.item().length;
        }
        return body;
    }

    private void afterFailure(List<Pending> entry, Throwable cause) {
        if (cause instanceof RedisRefused) {
            LOG.error("Redis refuses events: {}", cause.getMessage());
        }
        synchronized (pending) {
            lose(entry);
            lose(List.copyOf(pending));
            pending.clear();
            pendingBytes = 0;
            isWriting = false;
        }
    }

    /** Called with `pending` held. */
    private void lose(List<Pending> items) {
        losses++;
        lost.increment(items.size());
        for (var item : items) {
            // Nobody else can hear it now, but here a revoked right must end at once.
            if (item.signal() != null) {
                readers.hereOnly(item.signal());
            }
        }
    }

    /** Tells of losses without waiting for somebody to publish. */
    void tellOfLosses() {
        synchronized (pending) {
            if (isWriting || (losses == lossesTold && pending.isEmpty())) {
                return;
            }
            isWriting = true;
        }
        begin();
    }

    boolean isBusy() {
        synchronized (pending) {
            return isWriting;
        }
    }

    double pendingBytes() {
        synchronized (pending) {
            return pendingBytes;
        }
    }

    /** Something may have been lost that nobody can name. */
    void tellOfLoss() {
        synchronized (pending) {
            losses++;
        }
        tellOfLosses();
    }
}
