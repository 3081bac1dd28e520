package io.balcao.bot.blocks;

import io.balcao.platform.http.OutsidePlaces;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Calls of somebody else's server, which reach the public internet and nothing inside (promise FI-07). Repeated when nothing
 * or a passing trouble was answered, always under the same {@code Idempotency-Key}.
 */
public final class HttpCalls {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int FIRST_PAUSE_MILLIS = 500;
    /** What is read of an answer. A longer one is a failure: half a JSON says nothing. */
    private static final int MOST_BYTES = 256 << 10;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Vertx vertx;
    private final OutsidePlaces places;
    private final HttpClientAgent client;

    /**
     * What is asked.
     *
     * @param seconds until which it must have been answered, each time
     * @param retries how often more, after a pause that doubles
     */
    record Call(UUID id, String method, String url, Map<String, String> headers, String body, int seconds,
            int retries) {}

    /** @param body as UTF-8 */
    record Answered(int status, String body) {
        boolean isPassingTrouble() {
            return status == TOO_MANY || status >= SERVER_ERROR;
        }
    }

    /** No answer. The message says why, for a log. */
    static final class NotAnswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotAnswered(String reason) {
            super(reason, null, false, false);
        }
    }

    public HttpCalls(Vertx vertx, OutsidePlaces places) {
        this.vertx = vertx;
        this.places = places;
        // A connection of its own for each call: a kept one would outlive the check of its address.
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS))
                .with(new PoolOptions().setHttp1MaxSize(256).setMaxWaitQueueSize(1024))
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    /** The last answer, whatever it says. */
    Answered make(Call call) {
        for (int tried = 0;; tried++) {
            try {
                var answered = once(call);
                if (!answered.isPassingTrouble() || tried >= call.retries()) {
                    return answered;
                }
            } catch (NotAnswered failure) {
                if (tried >= call.retries()) {
                    throw failure;
                }
            }
            vertx.timer((long) FIRST_PAUSE_MILLIS << tried, TimeUnit.MILLISECONDS).await();
        }
    }

    private Answered once(Call call) {
        HttpClientRequest request;
        try {
            var options = places.options(call.url()).setMethod(HttpMethod.valueOf(call.method()))
                    .setConnectTimeout(CONNECT_MILLIS).putHeader(HttpHeaders.USER_AGENT, "Balcao-Flows/1.0")
                    .putHeader("Idempotency-Key", call.id().toString());
            call.headers().forEach(options::putHeader);
            request = client.request(options).await().exceptionHandler(_ -> {});
        } catch (Forbidden | URISyntaxException e) {
            throw new NotAnswered("not allowed: " + e.getMessage());
        } catch (Exception e) {
            throw new NotAnswered("not reached: " + e.getMessage());
        }
        try {
            var answering = request.response().compose(response -> body(response)
                    .map(body -> new Answered(response.statusCode(), body)));
            request.end(Buffer.buffer(call.body())).onFailure(failure -> request.reset(0, failure));
            return answering.timeout(call.seconds(), TimeUnit.SECONDS).await();
        } catch (Exception e) {
            throw new NotAnswered("no answer: " + e.getMessage());
        } finally {
            request.reset();
        }
    }

    private static Future<String> body(HttpClientResponse response) {
        var promise = Promise.<String>promise();
        var body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail)
                .endHandler(_ -> promise.tryComplete(body.toString(StandardCharsets.UTF_8)))
                .handler(chunk -> {
                    body.appendBuffer(chunk);
                    if (body.length() > MOST_BYTES) {
                        promise.tryFail("more than " + MOST_BYTES + " bytes");
                    }
                });
        return promise.future();
    }
}
