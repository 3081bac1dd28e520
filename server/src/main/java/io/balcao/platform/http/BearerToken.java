package io.balcao.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Reads {@code Authorization: Bearer …}. */
public final class BearerToken {
    private BearerToken() {}

    /** The token, if the header has one. */
    public static Optional<String> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip());
    }
}
