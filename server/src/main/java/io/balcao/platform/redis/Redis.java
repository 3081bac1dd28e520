package io.balcao.platform.redis;

import io.balcao.platform.Secret;
import io.balcao.platform.work.EventLoops;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The door to Redis. Calls are pipelined over a few connections and answered in bounded time: with what Redis said, or
 * with {@link RedisUnavailable}, which every caller must be able to live with (promise 9).
 *
 * <p>Methods that return a value wait: call them from virtual threads. Commands are those of Redis 6.2.
 */
public final class Redis implements AutoCloseable {
    /** Long enough for a busy machine, short enough for a person who waits. */
    public static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int LINES = 2;

    private final Vertx vertx;
    private final Secret url;
    private final List<RedisLine> lines = new ArrayList<>();
    private final List<RedisLine> dedicated = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    private Redis(Vertx vertx, Secret url) {
        this.vertx = vertx;
        this.url = url;
    }

    /** Begins to connect and does not wait for it: a server starts without Redis and is whole when Redis comes. */
    public static Redis connect(Vertx vertx, Secret url) {
        var redis = new Redis(vertx, url);
        for (int i = 0; i < LINES; i++) {
            var line = new RedisLine(vertx, url.value(), EventLoops.next(vertx));
            redis.lines.add(line);
            line.open(() -> {});
        }
        return redis;
    }

    /** A connection of one's own, for reads that block. Open it to use it. */
    public RedisLine dedicated(Context context) {
        var line = new RedisLine(vertx, url.value(), context);
        synchronized (dedicated) {
            dedicated.add(line);
        }
        return line;
    }

    /** Whether commands would be sent now, rather than fail at once. */
    public boolean isUp() {
        return lines.stream().anyMatch(RedisLine::isUp);
    }

    /** Waits until Redis answers, for a start that wants it there. False when the time is over. */
    public boolean awaitUp(Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!lines.stream().allMatch(RedisLine::isUp)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Promise<Void> moment = Promise.promise();
            vertx.setTimer(5, fired -> moment.complete());
            moment.future().await();
        }
        return true;
    }

    /** Runs one command and waits for its answer; null is Redis' nil. */
    public @Nullable Response call(Command command, Object... arguments) {
        return send(request(command, arguments)).await();
    }

    /** Runs several commands in one go and waits for all answers, in order. */
    public List<Response> call(List<Request> requests) {
        return requests.isEmpty() ? List.of() : line().send(requests, LIMIT).await();
    }

    /** Runs a script by its name, and by its text when Redis has forgotten it. */
    public @Nullable Response run(RedisScript script, List<String> keys, Object... arguments) {
        return evaluate(line(), LIMIT, script, keys, arguments).await();
    }

    /** As {@link #call}, for platform code that does not wait. */
    public Future<Response> send(Request request) {
        return line().send(request, LIMIT);
    }

    /** As {@link #call(List)}, for platform code that does not wait. */
    public Future<List<Response>> send(List<Request> requests) {
        return line().send(requests, LIMIT);
    }

    /** As {@link #run}, for platform code that does not wait. */
    public Future<Response> sendScript(RedisScript script, List<String> keys, Object... arguments) {
        return evaluate(line(), LIMIT, script, keys, arguments);
    }

    /** As {@link #run}, on a line of the caller's choice, for platform code that does not wait. */
    public static Future<Response> evaluate(RedisLine line, Duration limit, RedisScript script, List<String> keys,
            Object... arguments) {
        return line.send(script(Command.EVALSHA, script.sha(), keys, arguments), limit)
                .recover(failure -> failure instanceof RedisRefused refused && refused.isMissingScript()
                        ? line.send(script(Command.EVAL, script.text(), keys, arguments), limit)
                        : Future.failedFuture(failure));
    }

    /** A command with its arguments: texts, numbers, byte arrays and buffers. */
    public static Request request(Command command, Object... arguments) {
        return add(Request.cmd(command), arguments);
    }

    @Override
    public void close() {
        lines.forEach(RedisLine::close);
        synchronized (dedicated) {
            dedicated.forEach(RedisLine::close);
        }
    }

    private RedisLine line() {
        var first = lines.get(Math.floorMod(turn.getAndIncrement(), LINES));
        return first.isUp() ? first : lines.stream().filter(RedisLine::isUp).findFirst().orElse(first);
    }

    private static Request script(Command command, String script, List<String> keys, Object... arguments) {
        var request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        return add(request, arguments);
    }

    private static Request add(Request request, Object... arguments) {
        for (var argument : arguments) {
            switch (argument) {
                case String text -> request.arg(text);
                case byte[] bytes -> request.arg(bytes);
                case io.vertx.core.buffer.Buffer buffer -> request.arg(buffer);
                case Integer number -> request.arg(number);
                case Long number -> request.arg(number);
                default -> request.arg(argument.toString());
            }
        }
        return request;
    }
}
