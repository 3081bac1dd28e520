package io.balcao.platform.http;

import io.balcao.platform.Ids;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** {@code X-Request-Id}: taken from the caller when it is harmless, made here otherwise, echoed and logged. */
public final class TraceId {
    private static final String HEADER = "X-Request-Id";

    private TraceId() {}

    /** The id of a request, and sets it on the response. */
    public static String of(HttpServerRequest request) {
        var existing = request.response().headers().get(HEADER);
        if (existing != null) {
            return existing;
        }
        var given = request.getHeader(HEADER);
        var id = given != null && isHarmless(given) ? given : Ids.next().toString();
        request.response().putHeader(HEADER, id);
        return id;
    }

    /** The id of a routed request. */
    public static String of(RoutingContext context) {
        return of(context.request());
    }

    private static boolean isHarmless(String id) {
        return !id.isEmpty() && id.length() <= 128
                && id.chars()
                        .allMatch(c -> (Character.isLetterOrDigit(c) && c < 128) || c == '-' || c == '_' || c == '.');
    }
}
