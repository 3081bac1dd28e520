package io.balcao.accounts;

import io.balcao.platform.Problem;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.http.LocalRateLimit;
import io.balcao.platform.http.Problems;
import io.balcao.platform.http.RateLimit;
import io.balcao.platform.http.TraceId;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Serves pictures to whoever has the address of one: no token can stand in a page's picture, and nobody guesses an address.
 */
final class PictureRoute {
    private final Function<UUID, Problem> none;
    private final RateLimit limit;
    private final Function<UUID, Future<Optional<Picture>>> find;

    /**
     * @param none what is answered when there is none
     * @param aMinute how many one address may ask for; whoever asks more often looks for what they were not told of
     */
    PictureRoute(Function<UUID, Problem> none, int aMinute, Function<UUID, Future<Optional<Picture>>> find) {
        this.none = none;
        this.limit = new LocalRateLimit(aMinute, Duration.ofMinutes(1));
        this.find = find;
    }

    void addTo(Router router, String path, ClientAddress clientAddress) {
        router.get(path + ":id").handler(context -> {
            var refused = limit.take(clientAddress.of(context.request())).retryAfter();
            if (refused.isPresent()) {
                Problems.answer(context.request(),
                        new Problem.TooMany("Too many requests, slow down", refused.get()),
                        TraceId.of(context.request()));
            } else {
                answer(context);
            }
        });
    }

    /** A picture and nothing else, whatever is in its bytes: it stands on the console's own origin. */
    private void answer(RoutingContext context) {
        var request = context.request();
        UUID key;
        try {
            key = UUID.fromString(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            Problems.answer(request, new Problem.Unprocessable("id", "is no UUID"), TraceId.of(request));
            return;
        }
        find.apply(key).onSuccess(found -> found.ifPresentOrElse(picture -> request.response()
                .putHeader("Content-Type", picture.type())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .end(picture.bytes()),
                () -> Problems.answer(request, none.apply(key), TraceId.of(request))))
                .onFailure(failure -> Problems.answer(request, failure, TraceId.of(request)));
    }
}
