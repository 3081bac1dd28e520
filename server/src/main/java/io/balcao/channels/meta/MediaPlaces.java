package io.balcao.channels.meta;

import io.balcao.platform.http.SsrfGuard;
import io.balcao.platform.http.SsrfGuard.Forbidden;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Locale;

/**
 * Where a file of a customer may be fetched from, and so where our token may go: where Graph itself is, and Meta's media
 * hosts (Meta for Developers, <i>Media</i>). A link comes from outside, even when Meta wrote it.
 */
final class MediaPlaces {
    private final GraphSettings settings;
    private final SsrfGuard guard;

    MediaPlaces(GraphSettings settings, SsrfGuard guard) {
        this.settings = settings;
        this.guard = guard;
    }

    /** A request for the link, to an address that was checked. */
    RequestOptions options(URI link) throws NotAPlace {
        if (isGraph(link)) {
            // The operator chose this address, be it a simulator's on this machine: there is nothing to guard.
            var query = link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
            return new RequestOptions().setHost(link.getHost()).setPort(settings.port()).setSsl(settings.isTls())
                    .setURI((link.getRawPath().isEmpty() ? "/" : link.getRawPath()) + query);
        }
        if (link.getHost() == null || !isMediaHost(link.getHost().toLowerCase(Locale.ROOT))) {
            throw new NotAPlace("not a host of WhatsApp's files");
        }
        try {
            return guard.check(link).options();
        } catch (Forbidden e) {
            throw new NotAPlace(String.valueOf(e.getMessage()));
        }
    }

    private boolean isGraph(URI link) {
        var base = settings.baseUrl();
        return base.getScheme().equalsIgnoreCase(link.getScheme()) && base.getHost().equalsIgnoreCase(link.getHost())
                && link.getRawUserInfo() == null && GraphSettings.port(link) == settings.port();
    }

    private static boolean isMediaHost(String host) {
        return host.endsWith(".fbsbx.com") || host.endsWith(".whatsapp.net");
    }

    /** Whether two links lead to one server, so that what may be told to one may be told to the other. */
    static boolean sameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme()) && one.getHost().equalsIgnoreCase(other.getHost())
                && GraphSettings.port(one) == GraphSettings.port(other);
    }

    /** A link that is not followed. */
    static final class NotAPlace extends Exception {
        private static final long serialVersionUID = 1;

        private NotAPlace(String reason) {
            super(reason, null, false, false);
        }
    }
}
