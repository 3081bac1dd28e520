package io.balcao.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/**
 * The console's files. Those under {@code /assets/} carry a hash in their names and may be kept for ever; the page itself
 * is asked for again each time, so that a new version is seen at once. Every other path is a place within the console.
 */
public final class WebPages {
    private static final String ROOT = "webroot";
    private static final int YEAR = 31_536_000;

    private WebPages() {}

    /** Mounts the console last: whatever nobody else answers is a place in it. */
    public static void mount(Router router) {
        router.route("/assets/*").method(HttpMethod.GET)
                .handler(StaticHandler.create(ROOT + "/assets").setMaxAgeSeconds(YEAR).setCachingEnabled(true)
                        .setIncludeHidden(false));
        router.route().method(HttpMethod.GET).handler(StaticHandler.create(ROOT).setIndexPage("index.html")
                .setCachingEnabled(false).setIncludeHidden(false));
        router.route().method(HttpMethod.GET).handler(WebPages::place);
    }

    private static void place(RoutingContext context) {
        var path = context.normalizedPath();
        var isFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
        if (path.startsWith("/api/") || path.startsWith("/socket.io") || isFile) {
            context.next();
        } else {
            context.response().putHeader("Cache-Control", "no-cache")
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    // A server that was built without the console says so instead of nothing.
                    .sendFile(ROOT + "/index.html").onFailure(missing -> context.next());
        }
    }
}
