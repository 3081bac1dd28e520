package io.balcao.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Reads {@code Authorization: Bearer …}, and {@code X-API-Key} for programs. */
public final class BearerToken {
    /** What every API key begins with: whoever finds one in a text knows what it is. */
    public static final String API_KEY = "blc_";

    private BearerToken() {}

    /** The token, if a header has one. */
    public static Optional<String> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip())
                .or(() -> Optional.ofNullable(request.getHeader("X-API-Key")).map(String::strip)
                        .filter(key -> key.startsWith(API_KEY)));
    }
}
