package io.balcao.scheduling.slots;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be booked.
 *
 * @param serviceIds the main one first
 * @param minutes of all of them together
 * @param hasOwnLength it takes these minutes with whomever it is
 * @param needed of each kind among these resources one is needed
 * @param professionalId only with this one; null for any
 * @param closed with none of these: they take no new patients
 */
public record Wanted(List<UUID> serviceIds, int minutes, boolean hasOwnLength, Set<UUID> needed,
        @Nullable UUID professionalId, Set<UUID> closed) {
    /** The same, but with none of these. */
    public Wanted without(Set<UUID> professionals) {
        return new Wanted(serviceIds, minutes, hasOwnLength, needed, professionalId, professionals);
    }

    /** The same, so long with whomever it is. */
    public Wanted lasting(int length) {
        return new Wanted(serviceIds, length, true, needed, professionalId, closed);
    }

    int minutesWith(Agenda.Professional professional) {
        var own = professional.minutes();
        return own == null || hasOwnLength || serviceIds.size() > 1 ? minutes : own;
    }
}
