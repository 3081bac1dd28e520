package io.balcao.platform.realtime;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an HTTP request before netty-socketio does, and lets through only what an Engine.IO 4 client sends. Everything
 * else would be answered late, leave something in a table for ever, or let a foreign page in.
 */
final class Door {
    private static final Set<String> PARAMETERS = Set.of("EIO", "transport", "sid", "t");
    private static final int KEY_LENGTH = 24;

    private final Set<String> origins;
    private final Predicate<String> isTrustedProxy;

    /**
     * @param origins that may connect besides the one the page itself came from, such as {@code https://desk.example.org}
     * @param isTrustedProxy whether to believe what an address says about where a request came from
     */
    Door(Set<String> origins, Predicate<String> isTrustedProxy) {
        this.origins = Set.copyOf(origins);
        this.isTrustedProxy = isTrustedProxy;
    }

    /** What a request asks for. */
    sealed interface Verdict {
        record Open(boolean isWebSocket) implements Verdict {}

        record Poll(UUID session) implements Verdict {}

        record Post(UUID session) implements Verdict {}

        record Upgrade(UUID session) implements Verdict {}

        /** A browser asks beforehand whether a page of another, allowed origin may. */
        record Preflight(String origin) implements Verdict {}

        record Refused(int status, String reason) implements Verdict {}
    }

    Verdict judge(FullHttpRequest request, String peer) {
        if (request.decoderResult().isFailure()) {
            return new Verdict.Refused(400, "malformed");
        }
        var query = new QueryStringDecoder(request.uri());
        if (!query.path().equals("/socket.io/")) {
            return new Verdict.Refused(404, "path");
        }
        if (!isOwnOrigin(request.headers(), peer)) {
            return new Verdict.Refused(403, "origin");
        }
        if (request.method().equals(HttpMethod.OPTIONS)) {
            var origin = request.headers().get(HttpHeaderNames.ORIGIN);
            return origin == null ? new Verdict.Refused(405, "method") : new Verdict.Preflight(origin);
        }
        try {
            return judge(request, query);
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused(400, "malformed");
        }
    }

    /** The address that a request came from. */
    String address(HttpHeaders headers, String peer) {
        var forwarded = headers.get("X-Forwarded-For");
        if (forwarded == null || !isTrustedProxy.test(peer)) {
            return peer;
        }
        var hops = List.of(forwarded.split(",", -1)).reversed();
        return hops.stream().map(String::strip).filter(hop -> !isTrustedProxy.test(hop)).findFirst()
                .orElse(hops.getLast().strip());
    }

    private static Verdict judge(FullHttpRequest request, QueryStringDecoder query) {
        var parameters = query.parameters();
        for (var parameter : parameters.entrySet()) {
            // The rest (JSONP, base64, "disconnect") belongs to protocols of old.
            if (!PARAMETERS.contains(parameter.getKey()) || parameter.getValue().size() != 1) {
                return new Verdict.Refused(400, "parameter");
            }
        }
        if (!List.of("4").equals(parameters.get("EIO"))) {
            return new Verdict.Refused(400, "protocol");
        }
        boolean isUpgrade = "websocket".equalsIgnoreCase(request.headers().get(HttpHeaderNames.UPGRADE));
        var session = session(parameters.get("sid"));
        var transport = parameters.getOrDefault("transport", List.of("")).getFirst();
        boolean isGet = request.method().equals(HttpMethod.GET);
        return switch (transport) {
            case "websocket" -> {
                if (!isGet || !isUpgrade || !isProperUpgrade(request.headers())) {
                    yield new Verdict.Refused(400, "upgrade");
                }
                yield session.<Verdict>map(Verdict.Upgrade::new).orElseGet(() -> new Verdict.Open(true));
            }
            case "polling" -> {
                if (isUpgrade) {
                    yield new Verdict.Refused(400, "upgrade");
                }
                if (isGet) {
                    yield session.<Verdict>map(Verdict.Poll::new).orElseGet(() -> new Verdict.Open(false));
                }
                yield session.isPresent() && request.method().equals(HttpMethod.POST)
                        ? new Verdict.Post(session.get())
                        : new Verdict.Refused(400, "method");
            }
            default -> new Verdict.Refused(400, "transport");
        };
    }

    private static Optional<UUID> session(@Nullable List<String> values) {
        return values == null ? Optional.empty() : Optional.of(UUID.fromString(values.getFirst()));
    }

    private static boolean isProperUpgrade(HttpHeaders headers) {
        var key = headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        return headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && "13".equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))
                && key != null && key.length() == KEY_LENGTH;
    }

    /** A request without an origin is no page's, and a page could not make one. Cookies are never looked at. */
    private boolean isOwnOrigin(HttpHeaders headers, String peer) {
        var all = headers.getAll(HttpHeaderNames.ORIGIN);
        if (all.isEmpty()) {
            return true;
        }
        if (all.size() > 1) {
            return false;
        }
        var origin = all.getFirst();
        if (origins.contains(origin)) {
            return true;
        }
        var host = headers.get("X-Forwarded-Host");
        if (host == null || !isTrustedProxy.test(peer)) {
            host = headers.get(HttpHeaderNames.HOST);
        }
        return host != null && authority(origin).equals(Optional.of(host.toLowerCase(Locale.ROOT)));
    }

    /** What a browser writes into Host for this origin. */
    private static Optional<String> authority(String origin) {
        try {
            var uri = new URI(origin);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return isWeb
                    ? Optional.ofNullable(uri.getRawAuthority()).map(text -> text.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
