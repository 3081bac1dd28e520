package io.balcao.bot.blocks;

import io.balcao.platform.http.OutsideCalls;
import io.balcao.platform.http.OutsideCalls.Answered;
import io.balcao.platform.http.OutsideCalls.NotAnswered;
import io.balcao.platform.http.OutsideCalls.Reading;
import io.balcao.platform.http.OutsidePlaces;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Calls of somebody else's server, made again when nothing or a passing trouble was answered. */
public final class HttpCalls {
    private static final int MOST_AT_ONCE = 256;
    private static final int FIRST_PAUSE_MILLIS = 500;
    private static final Reading READING = new Reading.Whole(256 << 10);
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Vertx vertx;
    private final OutsideCalls calls;

    public HttpCalls(Vertx vertx, OutsidePlaces places) {
        this.vertx = vertx;
        this.calls = new OutsideCalls(vertx, places, "Balcao-Flows/1.0", MOST_AT_ONCE);
    }

    /**
     * The last answer, whatever it says.
     *
     * @param retries how often more, after a pause that doubles
     */
    Answered make(OutsideCalls.Call call, int retries) {
        for (int tried = 0;; tried++) {
            try {
                var answered = calls.make(call, READING);
                if (!isPassingTrouble(answered.status()) || tried >= retries) {
                    return answered;
                }
            } catch (NotAnswered failure) {
                if (tried >= retries) {
                    throw failure;
                }
            }
            vertx.timer((long) FIRST_PAUSE_MILLIS << tried, TimeUnit.MILLISECONDS).await();
        }
    }

    private static boolean isPassingTrouble(int status) {
        return status == TOO_MANY || status >= SERVER_ERROR;
    }
}
