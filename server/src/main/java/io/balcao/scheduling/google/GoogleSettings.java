package io.balcao.scheduling.google;

import io.balcao.platform.config.Config.GoogleUrls;
import java.net.URI;
import java.time.Duration;

/**
 * Where Google is, and where it finds us.
 *
 * @param calendar {@code https://www.googleapis.com}
 * @param sheets {@code https://sheets.googleapis.com}
 * @param token where an assertion or a refresh token becomes an access token
 * @param consent where people say yes
 * @param consoleUrl our own address, without a slash at the end
 * @param patience how long somebody who books waits for it
 */
public record GoogleSettings(URI calendar, URI sheets, URI token, URI consent, String consoleUrl, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** By the configuration. */
    public static GoogleSettings of(GoogleUrls urls, String consoleUrl) {
        return new GoogleSettings(URI.create(urls.calendar()), URI.create(urls.sheets()), URI.create(urls.token()),
                URI.create(urls.consent()), consoleUrl, PATIENCE);
    }
}
