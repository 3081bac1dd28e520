package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.meta.BodyReader.NotJson;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call to Graph, from first to last byte within its time, ending in an {@link Answer}. What matters is the line between
 * a call that surely never arrived and one that left and whose answer was lost.
 */
final class GraphHttp {
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    // Shorter than any server's own, so that a kept connection is seldom closed just as it is used again.
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final GraphSettings settings;
    private final HttpClientAgent client;

    /** What came back. */
    sealed interface Answer {
        /** A JSON object, whatever the status. {@code after} is the {@code Retry-After}. */
        record Json(int status, ObjectNode body, @Nullable Duration after) implements Answer {}

        /** Something else: a page of a gateway, or nothing. */
        record NoJson(int status, boolean empty, @Nullable Duration after) implements Answer {}

        /** There was no connection: the call was surely not received. */
        record NotReached(String why) implements Answer {}

        /** The call left, and no whole answer came. */
        record Lost(String why) implements Answer {}
    }

    GraphHttp(Vertx vertx, GraphSettings settings) {
        this.settings = settings;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setConnectTimeout(Math.toIntExact(settings.connectTime().toMillis())))
                .with(new PoolOptions().setHttp1MaxSize(settings.connections())
                        .setMaxWaitQueueSize(settings.connections()))
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    GraphSettings settings() {
        return settings;
    }

    Answer get(String path, String token) {
        return exchange(options(HttpMethod.GET, path, token), settings.answerTime(), HttpClientRequest::end);
    }

    Answer post(String path, ObjectNode body, String token) {
        var json = Buffer.buffer(body.toString());
        var options = options(HttpMethod.POST, path, token)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(json.length()));
        return exchange(options, settings.answerTime(), request -> request.end(json));
    }

    /** A path below the version; its parts are already encoded. */
    RequestOptions options(HttpMethod method, String path, String token) {
        var base = settings.baseUrl();
        return authorized(new RequestOptions().setMethod(method).setHost(base.getHost()).setPort(settings.port())
                .setSsl(settings.isTls()).setURI("/" + settings.version() + path), token);
    }

    /** Some user agents are refused (observed), and so is the absence of one. */
    RequestOptions authorized(RequestOptions options, @Nullable String token) {
        options.putHeader(HttpHeaders.USER_AGENT, "Balcao/1.0").setFollowRedirects(false)
                .setConnectTimeout(settings.connectTime().toMillis());
        return token == null ? options : options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    Answer exchange(RequestOptions options, Duration time, Function<HttpClientRequest, Future<?>> write) {
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

    void close() {
        client.close().otherwiseEmpty().await();
    }
}
