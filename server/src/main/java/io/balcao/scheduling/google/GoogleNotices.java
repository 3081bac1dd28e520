package io.balcao.scheduling.google;

import io.balcao.platform.db.Database;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** What Google says by itself: that something changed in a calendar. */
final class GoogleNotices {
    private final Database database;
    private final InstantSource clock;
    private final CalendarRepository calendars = new CalendarRepository();

    GoogleNotices(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Has the calendar read; false for who does not know a channel and its token. */
    boolean take(String channel, String token, String state) {
        var notified = id(channel)
                .flatMap(id -> CalendarRepository.ofChannel(database, id, Watches.hash(token)));
        // The first word of a channel says nothing but that it is open.
        if (notified.isPresent() && !state.equals("sync")) {
            var one = notified.get();
            database.inTransaction(one.organization(), tx -> {
                calendars.pushed(tx, one.calendar(), clock.instant());
                return true;
            });
        }
        return notified.isPresent();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
