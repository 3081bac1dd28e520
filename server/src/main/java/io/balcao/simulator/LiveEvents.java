package io.balcao.simulator;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** What happens, told to the open pages by Server-Sent Events. A page that reads too slowly is told to load again. */
final class LiveEvents {
    private final Set<HttpServerResponse> pages = new HashSet<>();
    private final Set<HttpServerResponse> behind = new HashSet<>();

    void open(HttpServerResponse page) {
        page.setChunked(true).putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        page.closeHandler(_ -> close(page));
        page.exceptionHandler(_ -> close(page));
        page.drainHandler(_ -> caughtUp(page));
        pages.add(page);
        page.write("event: hello\ndata: {}\n\n");
    }

    /** The event is only put together when somebody listens. */
    void publish(String event, Supplier<JsonObject> data) {
        if (pages.isEmpty()) {
            return;
        }
        var text = "event: " + event + "\ndata: " + data.get().encode() + "\n\n";
        for (var page : pages) {
            if (page.writeQueueFull()) {
                behind.add(page);
            } else {
                page.write(text);
            }
        }
    }

    /** Keeps proxies from closing a quiet stream. */
    void beat() {
        pages.forEach(page -> page.write(": here\n\n"));
    }

    void stop() {
        Set.copyOf(pages).forEach(HttpServerResponse::end);
        pages.clear();
    }

    private void caughtUp(HttpServerResponse page) {
        if (behind.remove(page)) {
            page.write("event: reload\ndata: {}\n\n");
        }
    }

    private void close(HttpServerResponse page) {
        pages.remove(page);
        behind.remove(page);
    }
}
