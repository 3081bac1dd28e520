package io.balcao.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Whose request it is. {@code X-Forwarded-For} counts only from a peer that was named as a trusted proxy, and is read from
 * the right: what stands left of the first untrusted address was written by the client.
 */
public final class ClientAddress {
    private final Set<String> trustedProxies;

    /** @param trustedProxies addresses of proxies of ours, as they appear to this server */
    public ClientAddress(Set<String> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /** The address of the client, for limits and logs. */
    public String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"));
    }

    /** The same from its parts. */
    public String of(String peer, @org.jspecify.annotations.Nullable String forwardedFor) {
        if (forwardedFor == null || !trustedProxies.contains(peer)) {
            return peer;
        }
        var hops = forwardedFor.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].strip();
            if (!hop.isEmpty() && !trustedProxies.contains(hop)) {
                return hop;
            }
        }
        return peer;
    }
}
