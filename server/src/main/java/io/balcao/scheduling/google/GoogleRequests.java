package io.balcao.scheduling.google;

import io.balcao.platform.Secret;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of the connection to Google. */
final class GoogleRequests {
    private GoogleRequests() {}

    /** Schema {@code GoogleConnect}. */
    record Connect(@Nullable Secret serviceAccount, @Nullable String clientId, @Nullable Secret clientSecret) {}

    /** Schema {@code GoogleCalendarWish}. */
    record CalendarWish(@Nullable UUID professionalId, String calendarId) {}

    /** Schema {@code GoogleCalendarsRequest}. */
    record Choose(List<CalendarWish> calendars) {}

    /** Schema {@code GoogleDecision}. */
    record Decision(String keep) {}
}
