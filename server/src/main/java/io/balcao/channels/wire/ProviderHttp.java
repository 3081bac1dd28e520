package io.balcao.channels.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.wire.BodyReader.NotJson;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call to a provider, from first to last byte within its time, ending in an {@link Answer}. What matters is the line between
 * a call that surely never arrived and one that left and whose answer was lost.
 */
public final class ProviderHttp {
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    // Shorter than any server's own, so that a kept connection is seldom closed just as it is used again.
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Limits limits;
    private final HttpClientAgent client;

    /**
     * What a call may take.
     *
     * @param connections at most so many at once, and as many calls again waiting for one
     * @param answerTime for a call from first to last byte
     * @param fileTime for a file, likewise
     */
    public record Limits(int connections, Duration connectTime, Duration answerTime, Duration fileTime) {}

    /** What came back. */
    public sealed interface Answer {
        /** A JSON object, whatever the status. {@code after} is the {@code Retry-After}. */
        record Json(int status, ObjectNode body, @Nullable Duration after) implements Answer {}

        /** Something else: a page of a gateway, or nothing. */
        record NoJson(int status, boolean empty, @Nullable Duration after) implements Answer {}

        /** There was no connection: the call was surely not received. */
        record NotReached(String why) implements Answer {}

        /** The call left, and no whole answer came. */
        record Lost(String why) implements Answer {}
    }

    public ProviderHttp(Vertx vertx, Limits limits) {
        this.limits = limits;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setConnectTimeout(Math.toIntExact(limits.connectTime().toMillis())))
                .with(new PoolOptions().setHttp1MaxSize(limits.connections())
                        .setMaxWaitQueueSize(limits.connections()))
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    public Limits limits() {
        return limits;
    }

    /** A request to a path of a server, with nothing that proves who asks. */
    public RequestOptions to(URI server, HttpMethod method, String path) {
        return named(new RequestOptions().setMethod(method).setHost(server.getHost()).setPort(port(server))
                .setSsl(isTls(server)).setURI(path));
    }

    public static boolean isTls(URI server) {
        return "https".equalsIgnoreCase(server.getScheme());
    }

    public static int port(URI server) {
        if (server.getPort() >= 0) {
            return server.getPort();
        }
        return isTls(server) ? 443 : 80;
    }

    /** One part of a path or a query. */
    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Asks, and waits for the answer. */
    public Answer exchange(RequestOptions options) {
        return exchange(options, limits.answerTime(), HttpClientRequest::end);
    }

    /** Sends JSON, and waits for the answer. */
    public Answer exchange(RequestOptions options, ObjectNode body) {
        var json = Buffer.buffer(body.toString());
        options.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").putHeader(HttpHeaders.CONTENT_LENGTH,
                String.valueOf(json.length()));
        return exchange(options, limits.answerTime(), request -> request.end(json));
    }

    /** Some user agents are refused (observed), and so is the absence of one. */
    public RequestOptions named(RequestOptions options) {
        return options.putHeader(HttpHeaders.USER_AGENT, "Balcao/1.0").setFollowRedirects(false)
                .setConnectTimeout(limits.connectTime().toMillis());
    }

    /** @param write sends what belongs to the request, and ends it */
    public Answer exchange(RequestOptions options, Duration time, Function<HttpClientRequest, Future<?>> write) {
        var deadline = System.nanoTime() + time.toNanos();
        HttpClientRequest request;
        try {
            request = open(options);
        } catch (Exception e) {
            return new Answer.NotReached(e.toString());
        }
        try {
            var answering = answer(request);
            write.apply(request).onFailure(failure -> request.reset(0, failure));
            var response = within(deadline, answering);
            var body = within(deadline, collect(response, LARGEST_ANSWER));
            return read(response, body);
        } catch (Exception e) {
            request.reset();
            return new Answer.Lost(e.toString());
        }
    }

    /** A connection, from the pool or new, and a request on it of which nothing is written. */
    HttpClientRequest open(RequestOptions options) {
        // What goes wrong is told by the future of the answer. Without handlers, here, on the connection and on the answer,
        // Vert.x would log it as well.
        return client.request(options).await().exceptionHandler(_ -> {});
    }

    /** The head of the answer, with the body held back until somebody listens. */
    static Future<HttpClientResponse> answer(HttpClientRequest request) {
        return request.response().map(response -> response.pause().exceptionHandler(_ -> {}));
    }

    static <T> T within(long deadline, Future<T> future) {
        var left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        return future.timeout(left, TimeUnit.MILLISECONDS).await();
    }

    private static Future<Buffer> collect(HttpClientResponse response, int most) {
        var promise = Promise.<Buffer>promise();
        var body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail).endHandler(_ -> promise.tryComplete(body)).handler(chunk -> {
            if (body.length() + chunk.length() > most) {
                promise.tryFail("An answer of more than " + most + " bytes");
            } else {
                body.appendBuffer(chunk);
            }
        }).resume();
        return promise.future();
    }

    private static Answer read(HttpClientResponse response, Buffer body) {
        var status = response.statusCode();
        var after = retryAfter(response);
        try {
            if (body.length() > 0 && BodyReader.read(body.getBytes()) instanceof ObjectNode json) {
                return new Answer.Json(status, json, after);
            }
        } catch (NotJson _) {
            // A page of a gateway: its status says all that can be known.
        }
        return new Answer.NoJson(status, body.length() == 0, after);
    }

    /** Seconds or a date; never more than an hour, for a wrong clock must not silence a channel. */
    static @Nullable Duration retryAfter(HttpClientResponse response) {
        var value = response.getHeader(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        try {
            var wait = value.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(Instant.now(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return wait.isNegative() ? null : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeException | NumberFormatException _) {
            return null;
        }
    }

    public void close() {
        client.close().otherwiseEmpty().await();
    }
}
