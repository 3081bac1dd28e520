package io.balcao.platform.http;

import io.balcao.platform.http.SsrfGuard.Forbidden;
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
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls of somebody else's server, which reach {@link OutsidePlaces} and nothing inside (promise FI-07). */
public final class OutsideCalls {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int MOST_WAITING = 1024;

    private final OutsidePlaces places;
    private final String agent;
    private final HttpClientAgent client;

    /**
     * What is asked.
     *
     * @param longest from the first to the last byte, once there is a connection
     */
    public record Call(String method, String url, Map<String, String> headers, String body, Duration longest) {}

    /** @param body as UTF-8 */
    public record Answered(int status, String body, Duration time) {}

    /** How much of an answer is read. */
    public sealed interface Reading {
        /** All of it; a longer one is no answer: half a JSON says nothing. */
        record Whole(int mostBytes) implements Reading {}

        /** The first of it; what follows is not waited for. */
        record Beginning(int bytes) implements Reading {}
    }

    /** No answer. The message says why, for a log. */
    public static final class NotAnswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NotAnswered(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * @param agent as which calls introduce themselves
     * @param mostAtOnce others wait
     */
    public OutsideCalls(Vertx vertx, OutsidePlaces places, String agent, int mostAtOnce) {
        this.places = places;
        this.agent = agent;
        // A connection of its own for each call: a kept one would outlive the check of its address.
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS))
                .with(new PoolOptions().setHttp1MaxSize(mostAtOnce).setMaxWaitQueueSize(MOST_WAITING))
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    /** Whether something may be sent there at all; throws why not. */
    public void check(String url) throws Forbidden, URISyntaxException {
        places.options(url);
    }

    /**
     * Calls once, and waits for the answer, whatever it says.
     *
     * @throws NotAnswered when there is none
     */
    public Answered make(Call call, Reading reading) {
        var request = request(call);
        long begun = System.nanoTime();
        try {
            var answering = request.response().compose(response -> body(response, reading)
                    .map(body -> new Answered(response.statusCode(), body,
                            Duration.ofNanos(System.nanoTime() - begun))));
            request.end(Buffer.buffer(call.body())).onFailure(failure -> request.reset(0, failure));
            return answering.timeout(call.longest().toMillis(), TimeUnit.MILLISECONDS).await();
        } catch (Exception e) {
            throw new NotAnswered("No answer: " + e.getMessage());
        } finally {
            request.reset();
        }
    }

    private HttpClientRequest request(Call call) {
        try {
            var options = places.options(call.url()).setMethod(HttpMethod.valueOf(call.method()))
                    .setConnectTimeout(CONNECT_MILLIS).putHeader(HttpHeaders.USER_AGENT, agent);
            call.headers().forEach(options::putHeader);
            return client.request(options).await().exceptionHandler(_ -> {});
        } catch (Forbidden | URISyntaxException e) {
            throw new NotAnswered("Not allowed: " + e.getMessage());
        } catch (Exception e) {
            throw new NotAnswered("Not reached: " + e.getMessage());
        }
    }

    private static Future<String> body(HttpClientResponse response, Reading reading) {
        var promise = Promise.<String>promise();
        var body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail)
                .endHandler(_ -> promise.tryComplete(body.toString(StandardCharsets.UTF_8)))
                .handler(chunk -> {
                    body.appendBuffer(chunk);
                    switch (reading) {
                        case Reading.Whole(int most) when body.length() > most -> promise
                                .tryFail("more than " + most + " bytes");
                        case Reading.Beginning(int bytes) when body.length() >= bytes -> promise
                                .tryComplete(body.toString(StandardCharsets.UTF_8));
                        default -> {
                            // More is to come.
                        }
                    }
                });
        return promise.future();
    }
}
