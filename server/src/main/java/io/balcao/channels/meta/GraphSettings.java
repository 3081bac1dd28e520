package io.balcao.channels.meta;

import io.balcao.channels.wire.ProviderHttp;
import java.net.URI;
import java.time.Duration;

/**
 * Where Graph is and how long it is waited for.
 *
 * @param baseUrl
 *            {@code https://graph.facebook.com}, or a simulator; without a path
 * @param version
 *            such as {@code v24.0}
 * @param connections
 *            at most so many at once, and as many calls again waiting for one
 * @param answerTime
 *            for a call from first to last byte
 * @param fileTime
 *            for a file, likewise
 */
public record GraphSettings(URI baseUrl, String version, int connections, Duration connectTime, Duration answerTime,
        Duration fileTime) {
    public GraphSettings {
        var scheme = baseUrl.getScheme();
        if (baseUrl.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new IllegalArgumentException("Not the address of a Graph API: " + baseUrl);
        }
    }

    public static GraphSettings of(URI baseUrl, String version) {
        return new GraphSettings(baseUrl, version, 320, Duration.ofSeconds(5), Duration.ofSeconds(30),
                Duration.ofMinutes(5));
    }

    boolean isTls() {
        return ProviderHttp.isTls(baseUrl);
    }

    int port() {
        return ProviderHttp.port(baseUrl);
    }
}
