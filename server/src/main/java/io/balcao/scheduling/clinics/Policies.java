package io.balcao.scheduling.clinics;

import org.jspecify.annotations.Nullable;

/**
 * By which rules customers book; schema {@code SchedulingPolicies}.
 *
 * @param minAdvanceHours how long before at the latest
 * @param maxAdvanceDays how far ahead at most
 * @param slotDurationMinutes from the beginning of one slot to that of the next; null for the length of what is booked and
 *        the buffer
 * @param maxDailyAppointments null for no limit
 */
public record Policies(int minAdvanceHours, int maxAdvanceDays, @Nullable Integer slotDurationMinutes,
        @Nullable Integer maxDailyAppointments) {
    static final Policies USUAL = new Policies(0, 60, null, null);
}
