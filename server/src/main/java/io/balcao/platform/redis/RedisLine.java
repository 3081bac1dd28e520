package io.balcao.platform.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that comes back by itself. Commands go down it in the order in which they were given, without waiting
 * for each other's answers; while it is down they fail at once.
 *
 * <p>A command that is not answered in time takes the connection with it: answers have no names, so nothing that comes
 * after a missing one could be trusted.
 */
public final class RedisLine {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLine.class);
    private static final int CONNECT_MILLIS = 2_000;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final long WATCH_MILLIS = 250;
    /** No memory, a replica, a disk that is full, just starting, busy; also when a script of ours met it. */
    private static final Pattern UNABLE = Pattern
            .compile("(^|: -?)(OOM|READONLY|NOREPLICAS|MISCONF|LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY) ");

    private final Vertx vertx;
    private final RedisOptions options;
    private final Context context;
    private volatile @Nullable Wire wire;
    private volatile boolean isClosed;
    private volatile Runnable onUp = () -> {};
    private long pause = FIRST_PAUSE_MILLIS;
    private boolean isKnownDown;

    RedisLine(Vertx vertx, String url, Context context) {
        this.vertx = vertx;
        this.context = context;
        this.options = new RedisOptions()
                .setConnectionString(url)
                .setMaxPoolSize(1)
                .setPoolRecycleTimeout(-1)
                .setPoolCleanerInterval(-1)
                .setMaxWaitingHandlers(16_384)
                .setProtocolNegotiation(false)
                .setNetClientOptions(new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(CONNECT_MILLIS));
    }

    /** Begins to connect. What is given here runs on the line's context each time the connection stands. */
    public void open(Runnable whenUp) {
        this.onUp = whenUp;
        context.runOnContext(nothing -> connect());
    }

    public boolean isUp() {
        return wire != null;
    }

    /** Sends one command. Fails with {@link RedisUnavailable} in bounded time when there is no answer. */
    public Future<Response> send(Request request, Duration limit) {
        var current = wire;
        return current == null ? away() : current.watch(limit, () -> current.connection.send(request));
    }

    /** Sends several commands at once. One that Redis refuses fails the whole answer. */
    public Future<List<Response>> send(List<Request> requests, Duration limit) {
        var current = wire;
        return current == null ? away() : current.watch(limit, () -> current.connection.batch(requests));
    }

    public void close() {
        isClosed = true;
        var current = wire;
        if (current != null) {
            current.drop("closed");
        }
    }

    private static <T> Future<T> away() {
        return Future.failedFuture(new RedisUnavailable("Redis is away"));
    }

    private void connect() {
        if (isClosed) {
            return;
        }
        var client = io.vertx.redis.client.Redis.createClient(vertx, options);
        // The client bounds the TCP handshake only: a stopped server accepts and then says nothing.
        client.connect().timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS).onComplete(outcome -> {
            if (outcome.succeeded()) {
                up(new Wire(client, outcome.result()));
            } else {
                client.close();
                retry(outcome.cause() instanceof TimeoutException ? "no answer" : outcome.cause().getMessage());
            }
        });
    }

    private void up(Wire current) {
        current.connection.exceptionHandler(failure -> current.drop(failure.getMessage()));
        current.connection.endHandler(nothing -> current.drop("the connection ended"));
        if (isClosed) {
            current.client.close();
            return;
        }
        if (isKnownDown) {
            LOG.info("Redis is back");
            isKnownDown = false;
        }
        pause = FIRST_PAUSE_MILLIS;
        wire = current;
        onUp.run();
    }

    private void retry(@Nullable String reason) {
        if (isClosed) {
            return;
        }
        if (!isKnownDown) {
            LOG.warn("Redis is away: {}", reason);
            isKnownDown = true;
        }
        vertx.setTimer(pause, fired -> context.runOnContext(nothing -> connect()));
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }

    /** A connection, the client that owns its socket, and the commands that wait for an answer. */
    private final class Wire {
        private final io.vertx.redis.client.Redis client;
        private final RedisConnection connection;
        private final AtomicBoolean isDown = new AtomicBoolean();
        // One timer looks at the oldest: a timer for each command would cost more than the command.
        private final ConcurrentLinkedQueue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
        private final long watchdog;

        Wire(io.vertx.redis.client.Redis client, RedisConnection connection) {
            this.client = client;
            this.connection = connection;
            this.watchdog = vertx.setPeriodic(WATCH_MILLIS, fired -> look());
        }

        <T> Future<T> watch(Duration limit, Supplier<Future<T>> command) {
            var entry = new Waiting<T>(Promise.promise(), System.nanoTime() + limit.toNanos());
            waiting.add(entry);
            command.get().onComplete(outcome -> {
                if (outcome.succeeded()) {
                    entry.promise.tryComplete(outcome.result());
                } else if (outcome.cause() instanceof ErrorType refused && !refused.is("CONNECTION_CLOSED")) {
                    entry.promise.tryFail(answeredWith(refused.toString()));
                } else {
                    entry.promise.tryFail(new RedisUnavailable(String.valueOf(outcome.cause().getMessage())));
                }
            });
            if (isDown.get()) {
                entry.promise.tryFail(new RedisUnavailable("Redis is away"));
            }
            return entry.promise.future();
        }

        private void look() {
            for (var oldest = waiting.peek(); oldest != null; oldest = waiting.peek()) {
                if (!oldest.promise.future().isComplete()) {
                    if (System.nanoTime() - oldest.deadline > 0) {
                        drop("no answer in time");
                    }
                    return;
                }
                waiting.poll();
            }
        }

        private void drop(@Nullable String reason) {
            if (!isDown.compareAndSet(false, true)) {
                return;
            }
            wire = null;
            vertx.cancelTimer(watchdog);
            // Closing the client is what really closes the socket: the connection believes that it is pooled.
            client.close();
            waiting.forEach(
                    entry -> entry.promise.tryFail(new RedisUnavailable("Redis went away: " + reason)));
            context.runOnContext(nothing -> retry(reason));
        }
    }

    /** A Redis that takes no writes is as good as away to who wants to write; only a refusal of what was said is a bug. */
    private static RuntimeException answeredWith(String refusal) {
        return UNABLE.matcher(refusal).find() ? new RedisUnavailable(refusal) : new RedisRefused(refusal);
    }

    private record Waiting<T>(Promise<T> promise, long deadline) {}
}
