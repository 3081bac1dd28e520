package io.balcao.scheduling.google;

import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.scheduling.google.CalendarRepository.Calendar;
import io.balcao.scheduling.google.GoogleAnswer.Done;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

/**
 * Has Google tell when something changes in a calendar. A channel is not renewed: another one is opened before its end, and
 * the old one closed. Where Google does not open one, changes are read by the clock alone.
 */
final class Watches {
    /** Where Google tells of changes. */
    static final String PATH = "/api/v1/webhooks/google";
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration RESERVE = Duration.ofDays(1);
    private static final Duration TRY_AGAIN = Duration.ofHours(1);
    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final GoogleClient client;
    private final InstantSource clock;
    private final String address;
    private final SecureRandom random = new SecureRandom();
    private final CalendarRepository calendars = new CalendarRepository();

    Watches(Database database, GoogleClient client, InstantSource clock, String consoleUrl) {
        this.database = database;
        this.client = client;
        this.clock = clock;
        this.address = consoleUrl + PATH;
    }

    static byte[] hash(String token) {
        return Vault.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    GoogleAnswer renew(Speaker speaker, Calendar calendar) {
        var now = clock.instant();
        var channel = UUID.randomUUID();
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // Known before it is asked for: its first word can come before the answer.
        database.inTransaction(speaker.organization(), tx -> {
            calendars.prepareChannel(tx, calendar.id(), channel, hash(token), now.plus(TRY_AGAIN));
            return true;
        });
        var answer = client.watch(speaker.login(), calendar.calendarId(),
                Json.mapper().createObjectNode().put("id", channel.toString()).put("type", "web_hook")
                        .put("address", address).put("token", token)
                        .put("expiration", now.plus(LIFE).toEpochMilli()));
        if (answer instanceof Done(var body)) {
            var expires = Instant.ofEpochMilli(body.path("expiration").asLong(now.plus(LIFE).toEpochMilli()));
            var renew = expires.minus(RESERVE);
            database.inTransaction(speaker.organization(), tx -> {
                calendars.channelOpen(tx, calendar.id(), channel, body.path("resourceId").asText(), expires,
                        renew.isAfter(now) ? renew : now.plus(TRY_AGAIN));
                return true;
            });
            close(speaker, calendar);
        }
        return answer;
    }

    /** Closes its channel; one that stays open ends by itself, and nobody listens to it. */
    void close(Speaker speaker, Calendar calendar) {
        if (calendar.channel() != null && calendar.channelResource() != null) {
            var _ = client.stop(speaker.login(), Json.mapper().createObjectNode()
                    .put("id", calendar.channel().toString()).put("resourceId", calendar.channelResource()));
        }
    }
}
