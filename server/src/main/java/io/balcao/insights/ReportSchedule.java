package io.balcao.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code ReportSchedule} of the OpenAPI document: a report that is mailed by itself.
 *
 * @param last what became of the last time; null when there was none
 */
record ReportSchedule(UUID id, Owner owner, Plan plan, String state, @Nullable Instant nextAt,
        @Nullable Sending last) {
    /** How far the next time may be: a month and the days of its hour's changes. */
    private static final int MOST_DAYS = 62;

    /** In whose right it is made. */
    record Owner(UUID id, String fullName) {}

    /** Schema {@code ReportPlan}: what its reader decides. */
    record Plan(String name, String format, String every, @Nullable Integer weekday, @Nullable Integer monthDay,
            int hour, @Nullable UUID departmentId, @Nullable UUID userId, @Nullable String channel,
            @Nullable UUID channelId, @Nullable String tag, String counts, List<UUID> recipientIds) {
        MetricFilter filter() {
            return new MetricFilter(departmentId == null ? null : List.of(departmentId), userId, channel, channelId,
                    tag,
                    counts.equals("business_hours"));
        }

        /** The first time after an instant, by the organization's clock. */
        Instant after(Instant instant, ZoneId zone) {
            var day = LocalDate.ofInstant(instant, zone);
            for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
                // An hour that the clock skips is the one after it.
                var at = day.atTime(hour, 0).atZone(zone).toInstant();
                if (isOn(day) && at.isAfter(instant)) {
                    return at;
                }
            }
            throw new IllegalStateException("no day fits");
        }

        private boolean isOn(LocalDate day) {
            return switch (every) {
                case "week" -> Integer.valueOf(day.getDayOfWeek().getValue()).equals(weekday);
                case "month" -> Integer.valueOf(day.getDayOfMonth()).equals(monthDay);
                default -> true;
            };
        }

        /** The days that are told at a time: such as are over. */
        Days days(Instant at, ZoneId zone) {
            var today = LocalDate.ofInstant(at, zone);
            return switch (every) {
                case "week" -> new Days(today.minusDays(7), today.minusDays(1));
                case "month" -> new Days(today.withDayOfMonth(1).minusMonths(1), today.withDayOfMonth(1).minusDays(1));
                default -> new Days(today.minusDays(1), today.minusDays(1));
            };
        }
    }

    /** From one day to another, both included. */
    record Days(LocalDate from, LocalDate to) {}

    /**
     * Schema {@code ReportSending}.
     *
     * @param state {@code sending}, {@code sent} or {@code failed}
     * @param delivered to how many of the recipients it is on its way for good
     * @param isLinked too large for a mail, which tells where it is instead
     */
    record Sending(Instant occursAt, String state, @Nullable String error, @Nullable String from, @Nullable String to,
            @Nullable Long rows, boolean isLinked, int recipients, int delivered) {}
}
