package io.balcao.scheduling.slots;

import io.balcao.scheduling.clinics.Clinic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What decides when a clinic can be booked, for some days.
 *
 * @param taken whose time is taken, by professional, resource or clinic
 * @param counts how many appointments a day has
 * @param elsewhere what they have in other calendars, of those who have one
 */
public record Agenda(Clinic clinic, List<Service> services, List<Professional> professionals,
        List<Resource> resources, List<Rule> rules, List<Special> specials, Map<UUID, List<Taken>> taken,
        Map<LocalDate, Integer> counts, Map<UUID, Elsewhere.Busy> elsewhere) {
    /** @param resourceIds of each kind among them one is needed */
    public record Service(UUID id, String name, int minutes, @Nullable Integer priceCents, Set<UUID> resourceIds) {}

    /**
     * @param serviceIds empty for everything
     * @param takesNew whether they take patients whom they never had
     */
    public record Professional(UUID id, String name, Set<UUID> serviceIds, @Nullable Integer minutes,
            boolean takesNew) {
        /** Whether they do all of this. */
        public boolean gives(List<UUID> services) {
            return serviceIds.isEmpty() || serviceIds.containsAll(services);
        }
    }

    /** A room or equipment. */
    public record Resource(UUID id, String name, String kind) {}

    /** @param day 0 is Sunday */
    public record Rule(@Nullable UUID professionalId, int day, String start, String end) {}

    /** A day that is not as usual. */
    public record Special(@Nullable UUID professionalId, LocalDate date, boolean isBlocked, @Nullable String start,
            @Nullable String end) {}

    /** Up to a time that is not included. */
    public record Taken(Instant from, Instant to) {}

    boolean isFree(UUID subject, Instant from, Instant to) {
        var other = elsewhere.get(subject);
        return overlapping(taken.getOrDefault(subject, List.of()), from, to).isEmpty()
                && (other == null || (other.isKnown() && overlapping(other.taken(), from, to).isEmpty()));
    }

    /** What stands in other calendars then, of the clinic or of one of its professionals. */
    public Optional<Taken> elsewhere(UUID subject, Instant from, Instant to) {
        var other = elsewhere.get(subject);
        return other == null ? Optional.empty() : overlapping(other.taken(), from, to);
    }

    /** Whether something of what is known of other calendars may have changed since. */
    public boolean isStale() {
        return elsewhere.values().stream().anyMatch(one -> !one.isFresh());
    }

    /**
     * Whether somebody has a calendar elsewhere of which it is not known how it is now.
     *
     * @param professional only of this one, and of the clinic; null for anybody
     */
    boolean isUnverified(@Nullable UUID professional) {
        return elsewhere.entrySet().stream()
                .filter(one -> professional == null || one.getKey().equals(professional)
                        || one.getKey().equals(clinic.id()))
                .anyMatch(one -> !one.getValue().isVerified());
    }

    private static Optional<Taken> overlapping(List<Taken> all, Instant from, Instant to) {
        for (var one : all) {
            if (one.from().isBefore(to) && one.to().isAfter(from)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
