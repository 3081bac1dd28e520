package io.balcao.channels.meta;

import io.balcao.channels.wire.FileDownload;
import io.balcao.channels.wire.FileDownload.NotAPlace;
import io.balcao.channels.wire.ProviderHttp;
import io.balcao.platform.http.SsrfGuard;
import io.balcao.platform.http.SsrfGuard.Forbidden;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Locale;

/**
 * Where a file of a customer may be fetched from, and so where our token may go: where Graph itself is, and Meta's media
 * hosts (Meta for Developers, <i>Media</i>). A link comes from outside, even when Meta wrote it.
 */
final class MediaPlaces implements FileDownload.Places {
    private final GraphSettings settings;
    private final SsrfGuard guard;

    MediaPlaces(GraphSettings settings, SsrfGuard guard) {
        this.settings = settings;
        this.guard = guard;
    }

    @Override
    public RequestOptions options(URI link) throws NotAPlace {
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
                && link.getRawUserInfo() == null && ProviderHttp.port(link) == settings.port();
    }

    private static boolean isMediaHost(String host) {
        return host.endsWith(".fbsbx.com") || host.endsWith(".whatsapp.net");
    }
}
