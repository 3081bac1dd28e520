package io.balcao.integrations;

import io.balcao.platform.Secret;
import io.balcao.platform.http.OutsideCalls;
import io.balcao.platform.http.OutsideCalls.NotAnswered;
import io.balcao.platform.http.OutsideCalls.Reading;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.SsrfGuard.Forbidden;
import io.vertx.core.Vertx;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call to somebody's endpoint, signed. */
final class WebhookSender {
    static final int LONGEST_SECONDS = 10;
    private static final int MOST_AT_ONCE = 64;
    /** What is kept of an answer. */
    private static final int MOST_TEXT = 500;
    private static final int MOST_ERROR = 200;

    private final OutsideCalls calls;
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
            return new Answered(null, null, null, cut(why, MOST_ERROR));
        }
    }

    WebhookSender(Vertx vertx, OutsidePlaces places, Clock clock) {
        this.calls = new OutsideCalls(vertx, places, "Balcao-Webhooks/1.0", MOST_AT_ONCE);
        this.clock = clock;
    }

    /** Whether something may be sent there at all; throws why not. */
    void check(String url) throws Forbidden, URISyntaxException {
        calls.check(url);
    }

    /** @param secrets the present one, and the one before while it still counts */
    Answered send(String url, List<Secret> secrets, Call call) {
        var headers = Map.of("Content-Type", "application/json", "X-Balcao-Event", call.eventType(),
                "X-Balcao-Delivery", call.delivery().toString(), "X-Balcao-Signature",
                WebhookSecret.signature(secrets, clock.instant().getEpochSecond(), call.body()));
        try {
            var answered = calls.make(new OutsideCalls.Call("POST", url, headers, call.body(),
                    Duration.ofSeconds(LONGEST_SECONDS)), new Reading.Beginning(MOST_TEXT));
            return new Answered(answered.status(), (int) answered.time().toMillis(),
                    cut(answered.body().replace("\0", ""), MOST_TEXT), null);
        } catch (NotAnswered failure) {
            return Answered.not(String.valueOf(failure.getMessage()));
        }
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
