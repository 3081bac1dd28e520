package io.balcao.scheduling.clinics;

import io.balcao.platform.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a clinic writes to by itself, and when; schema {@code ReminderSettings}.
 *
 * @param quietFrom from when on nobody is written to; null for no quiet hours
 * @param templateName the approved template that reminds customers outside of the 24-hour window
 * @param templateHasButtons whether it has the two quick replies that confirm and cancel
 * @param professionalTemplateName the same for professionals
 * @param professionalGoneTemplateName which tells them that an appointment is no longer theirs
 * @param dailyReportAt when the clinic is sent the agenda of the next day; null for never
 * @param reportTemplateName which says that outside of the window
 * @param offersAtOnce to how many who wait a time is offered that became free; 0 for none
 * @param offerMinutes how long they have before others are asked as well
 * @param offerTemplateName the approved template that offers it outside of the window
 * @param offerTemplateHasButtons whether it has the two quick replies that accept and decline
 */
public record ReminderSettings(List<Distance> customer, List<Distance> professional, @Nullable String quietFrom,
        @Nullable String quietTo, @Nullable String templateName, @Nullable String templateLanguage,
        boolean templateHasButtons, @Nullable String professionalTemplateName,
        @Nullable String professionalGoneTemplateName, @Nullable String dailyReportAt,
        @Nullable String reportTemplateName, int offersAtOnce, int offerMinutes, @Nullable String offerTemplateName,
        boolean offerTemplateHasButtons) {
    static final ReminderSettings USUAL = new ReminderSettings(List.of(new Distance(24, "hours")), List.of(), null,
            null, null, null, false, null, null, "20:00", null, 3, 60, null, false);
    private static final Set<Integer> MINUTES = Set.of(15, 30, 45, 60);
    private static final int MOST_HOURS = 48;
    private static final int MOST_DAYS = 60;

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

        private boolean isOffered() {
            return switch (unit) {
                case "minutes" -> MINUTES.contains(amount);
                case "hours" -> amount <= MOST_HOURS;
                default -> amount <= MOST_DAYS;
            };
        }
    }

    ReminderSettings checked() {
        if ((quietFrom == null) != (quietTo == null)) {
            throw new Problem.Unprocessable("reminders.quiet_to", "goes only together with quiet_from");
        }
        requireOffered("reminders.customer", customer);
        requireOffered("reminders.professional", professional);
        return this;
    }

    private static void requireOffered(String field, List<Distance> distances) {
        if (!distances.stream().allMatch(Distance::isOffered)) {
            throw new Problem.Unprocessable(field, "is 15, 30, 45 or 60 minutes, or up to 48 hours or 60 days");
        }
    }
}
