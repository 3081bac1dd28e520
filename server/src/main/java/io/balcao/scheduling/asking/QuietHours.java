package io.balcao.scheduling.asking;

import io.balcao.scheduling.clinics.ReminderSettings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When nobody is to be disturbed. */
public final class QuietHours {
    private QuietHours() {}

    /**
     * When something is sent that is due at a time.
     *
     * @param starts what it tells of: sent after that it would be of no use, so it goes before the quiet hours then
     */
    public static Instant awake(Instant due, Instant starts, ReminderSettings settings, ZoneId zone) {
        var from = settings.quietFrom();
        var to = settings.quietTo();
        if (from == null || to == null || from.equals(to)) {
            return due;
        }
        var begins = LocalTime.parse(from);
        var ends = LocalTime.parse(to);
        var local = due.atZone(zone);
        var time = local.toLocalTime();
        boolean crossesMidnight = ends.isBefore(begins);
        boolean isQuiet = crossesMidnight
                ? !time.isBefore(begins) || time.isBefore(ends)
                : !time.isBefore(begins) && time.isBefore(ends);
        if (!isQuiet) {
            return due;
        }
        var isEvening = crossesMidnight && !time.isBefore(begins);
        var end = local.toLocalDate().plusDays(isEvening ? 1 : 0).atTime(ends).atZone(zone).toInstant();
        if (end.isBefore(starts)) {
            return end;
        }
        var wasEvening = crossesMidnight && time.isBefore(ends);
        return local.toLocalDate().minusDays(wasEvening ? 1 : 0).atTime(begins).atZone(zone).toInstant()
                .minusSeconds(60);
    }
}
