package io.balcao.insights;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code Wall} of the OpenAPI document, and the payload of {@code wall_update}.
 *
 * @param at the server's clock: waiting times are counted from it, whatever the clock of the screen says
 * @param date today, in the organization's calendar
 * @param unansweredLimitSeconds from when on a customer who waits for a person is at risk
 */
record WallView(Instant at, String timeZone, String date, long unansweredLimitSeconds, Totals totals,
        List<DepartmentView> departments, List<AttendantView> attendants, List<WaitingView> longestWaiting,
        TodayView today) {
    /**
     * @param attended conversations that are with a person
     * @param load what those who are available hold, by weight
     * @param capacity what they take on
     * @param breached of those at risk, to whom a promise was broken
     */
    record Totals(int waiting, @Nullable Instant longestWaitingSince, int attended, int atRisk, int breached,
            int online, int away, double load, int capacity) {}

    /**
     * Schema {@code WallDepartment}.
     *
     * @param id null for what is in no department
     */
    record DepartmentView(@Nullable UUID id, @Nullable String name, int waiting, @Nullable Instant longestWaitingSince,
            int attended, int atRisk, int online, double load, int capacity, long received, long closed) {}

    /**
     * Schema {@code WallAttendant}.
     *
     * @param since since when the status is what it is; null of who never came
     * @param unansweredSince since when the one waits who waits longest for their answer
     * @param closed today
     */
    record AttendantView(UUID id, String fullName, String role, String status, @Nullable Instant since, double load,
            int capacity, int conversations, int atRisk, @Nullable Instant unansweredSince, List<UUID> departmentIds,
            long closed, @Nullable Double firstResponseMs) {}

    /**
     * Schema {@code WallWaiting}.
     *
     * @param since null when nobody waits for a word, and only a promise is at risk
     */
    record WaitingView(UUID conversationId, String customerName, @Nullable UUID departmentId,
            @Nullable String departmentName, @Nullable UUID assignedUserId, @Nullable String assignedUserName,
            @Nullable Instant since, boolean isAtRisk, @Nullable String slaState, @Nullable String slaTarget,
            @Nullable Instant slaDueAt) {}

    /** Schema {@code WallDay}; as the reports' cards. */
    record DayView(String date, long opened, long received, long closed, @Nullable Double firstResponseMs) {}

    /**
     * Schema {@code WallToday}.
     *
     * @param previous the same weekday before, as far as today has come
     */
    record TodayView(DayView now, DayView previous, List<HourView> hours) {}

    /**
     * Schema {@code WallHour}.
     *
     * @param opened null of an hour that is yet to come
     */
    record HourView(int hour, @Nullable Long opened, long previousOpened) {}
}
