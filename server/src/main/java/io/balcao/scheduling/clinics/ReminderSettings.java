package io.balcao.scheduling.clinics;

import io.balcao.platform.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is reminded, and when; schema {@code ReminderSettings}.
 *
 * @param quietFrom from when on nobody is reminded; null for no quiet hours
 * @param templateName the approved template that is sent outside of the 24-hour window
 * @param dailyReportAt when the clinic is sent the agenda of the next day; null for never
 */
public record ReminderSettings(List<Distance> customer, List<Distance> professional, @Nullable String quietFrom,
        @Nullable String quietTo, @Nullable String templateName, @Nullable String templateLanguage,
        @Nullable String dailyReportAt) {
    static final ReminderSettings USUAL = new ReminderSettings(List.of(new Distance(24, "hours")), List.of(), null,
            null,
            null, null, "20:00");

    /** How long before an appointment. */
    public record Distance(int amount, String unit) {
        /** The same by the clock; a day is 24 hours. */
        public Duration length() {
            return switch (unit) {
                case "minutes" -> Duration.ofMinutes(amount);
                case "hours" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
    }

    ReminderSettings checked() {
        if ((quietFrom == null) != (quietTo == null)) {
            throw new Problem.Unprocessable("reminders.quiet_to", "goes only together with quiet_from");
        }
        return this;
    }
}
