package io.balcao.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;

/** {@code /docs}: the OpenAPI document with Swagger UI, all of it from here. */
public final class Docs {
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/5.34.1";
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Balcão API</title>
            <link rel="stylesheet" href="/docs/ui/swagger-ui.css">
            </head>
            <body>
            <div id="swagger-ui"></div>
            <script src="/docs/ui/swagger-ui-bundle.js"></script>
            <script src="/docs/start.js"></script>
            </body>
            </html>
            """;
    private static final String START = """
            window.ui = SwaggerUIBundle({url: "/docs/openapi.json", dom_id: "#swagger-ui", deepLinking: true});
            """;

    private Docs() {}

    /** Mounts the pages. */
    public static void mount(Router router, JsonObject document) {
        var json = document.encode();
        router.get("/docs").handler(context -> context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8").end(PAGE));
        router.get("/docs/start.js").handler(context -> context.response()
                .putHeader("Content-Type", "text/javascript; charset=utf-8").end(START));
        router.get("/docs/openapi.json").handler(context -> context.response()
                .putHeader("Content-Type", "application/json").end(Buffer.buffer(json)));
        router.get("/docs/ui/*").handler(StaticHandler.create(WEBJAR));
    }
}
