package io.balcao.integrations;

import io.balcao.platform.Secret;
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
import io.vertx.core.http.RequestOptions;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One call to somebody's endpoint, from first to last byte within its time. */
final class WebhookSender {
    static final int LONGEST_SECONDS = 10;
    private static final int CONNECT_MILLIS = 5_000;
    /** What is kept of an answer. More of it is not read. */
    private static final int MOST_TEXT = 500;
    private static final int MOST_ERROR = 200;

    private final HttpClientAgent client;
    private final OutsidePlaces places;
    private final Clock clock;

    /** What is said. */
    record Call(UUID delivery, String eventType, String body) {}

    /**
     * What came of it.
     *
     * @param text the first of the answer's body
     * @param error why there is no answer; null when there is one
     */
    record Answered(@Nullable Integer status, @Nullable Integer millis, @Nullable String text,
            @Nullable String error) {
        boolean isTaken() {
            return status != null && status >= 200 && status < 300;
        }

        static Answered not(String why) {
            return new Answered(null, null, null, why.length() > MOST_ERROR ? why.substring(0, MOST_ERROR) : why);
        }
    }

    WebhookSender(Vertx vertx, OutsidePlaces places, Clock clock) {
        this.places = places;
        this.clock = clock;
        // A connection of its own for each call: a kept one would outlive the check of its address.
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS))
                .with(new PoolOptions().setHttp1MaxSize(64).setMaxWaitQueueSize(256))
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    /** Whether something may be sent there at all; throws why not. */
    void check(String url) throws Forbidden, URISyntaxException {
        places.options(url);
    }

    /** @param secrets the present one, and the one before while it still counts */
    Answered send(String url, List<Secret> secrets, Call call) {
        RequestOptions options;
        try {
            options = places.options(url);
        } catch (Forbidden | URISyntaxException e) {
            return Answered.not("Not allowed: " + e.getMessage());
        }
        var begun = System.nanoTime();
        HttpClientRequest request;
        try {
            request = client.request(head(options, secrets, call)).await().exceptionHandler(_ -> {});
        } catch (Exception e) {
            return Answered.not("Not reached: " + e.getMessage());
        }
        try {
            var answering = request.response().compose(response -> text(response)
                    .map(text -> new Answered(response.statusCode(), millisSince(begun), text, null)));
            request.end(Buffer.buffer(call.body())).onFailure(failure -> request.reset(0, failure));
            return answering.timeout(LONGEST_SECONDS, TimeUnit.SECONDS).await();
        } catch (Exception e) {
            return Answered.not("No answer: " + e.getMessage());
        } finally {
            request.reset();
        }
    }

    private RequestOptions head(RequestOptions options, List<Secret> secrets, Call call) {
        var signature = WebhookSecret.signature(secrets, clock.instant().getEpochSecond(), call.body());
        return options.setMethod(HttpMethod.POST).setConnectTimeout(CONNECT_MILLIS)
                .putHeader(HttpHeaders.USER_AGENT, "Balcao-Webhooks/1.0")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONTENT_LENGTH,
                        Integer.toString(call.body().getBytes(StandardCharsets.UTF_8).length))
                .putHeader("X-Balcao-Event", call.eventType())
                .putHeader("X-Balcao-Delivery", call.delivery().toString())
                .putHeader("X-Balcao-Signature", signature);
    }

    private static int millisSince(long begun) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** The first of the body. What follows is not waited for. */
    private static Future<String> text(HttpClientResponse response) {
        var promise = Promise.<String>promise();
        var body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail).endHandler(_ -> promise.tryComplete(plain(body)))
                .handler(chunk -> {
                    body.appendBuffer(chunk);
                    if (body.length() >= MOST_TEXT) {
                        promise.tryComplete(plain(body));
                    }
                });
        return promise.future();
    }

    private static String plain(Buffer body) {
        var text = body.toString(StandardCharsets.UTF_8).replace("\0", "");
        return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    }
}
