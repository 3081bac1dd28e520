package io.balcao.platform.http;

import io.balcao.platform.http.SsrfGuard.Forbidden;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URISyntaxException;

/** Where an organization may have something sent: on the public internet, by https, and only in the demo also at home. */
public final class OutsidePlaces {
    private final SsrfGuard guard;
    private final boolean isHomeAllowed;

    /** @param isHomeAllowed also http, any port and any address: for the demo, which only this machine can reach */
    public OutsidePlaces(SsrfGuard guard, boolean isHomeAllowed) {
        this.guard = guard;
        this.isHomeAllowed = isHomeAllowed;
    }

    /** A request to an address that was checked just now, and to no other. */
    public RequestOptions options(String url) throws Forbidden, URISyntaxException {
        var uri = new URI(url);
        if (isHomeAllowed && uri.getHost() != null && uri.getRawUserInfo() == null
                && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            var isTls = uri.getScheme().equals("https");
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return new RequestOptions().setHost(uri.getHost()).setSsl(isTls)
                    .setPort(uri.getPort() >= 0 ? uri.getPort() : isTls ? 443 : 80)
                    .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                    .setFollowRedirects(false);
        }
        return guard.check(uri).options();
    }
}
