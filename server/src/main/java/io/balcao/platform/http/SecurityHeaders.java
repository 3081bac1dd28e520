package io.balcao.platform.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells the browser not to do. */
public final class SecurityHeaders implements Handler<RoutingContext> {
    // 'unsafe-inline' for styles only: positions of virtual rows are style attributes.
    private static final String CONTENT = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    public void handle(RoutingContext context) {
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), payment=()")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Content-Security-Policy", CONTENT);
        context.next();
    }
}
