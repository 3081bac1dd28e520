package io.balcao.channels.zapi;

import io.balcao.channels.wire.ProviderHttp;
import java.net.URI;
import java.time.Duration;

/**
 * Where Z-API is and how long it is waited for.
 *
 * @param baseUrl {@code https://api.z-api.io}, or a simulator; without a path
 */
public record ZapiSettings(URI baseUrl, ProviderHttp.Limits limits) {
    public ZapiSettings {
        if (baseUrl.getHost() == null) {
            throw new IllegalArgumentException("Not the address of a Z-API: " + baseUrl);
        }
    }

    public static ZapiSettings of(URI baseUrl) {
        return new ZapiSettings(baseUrl, new ProviderHttp.Limits(320, Duration.ofSeconds(5), Duration.ofSeconds(30),
                Duration.ofMinutes(5)));
    }
}
