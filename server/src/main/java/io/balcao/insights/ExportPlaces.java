package io.balcao.insights;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many files are made at once: more of them would be felt by those who answer customers. An organization never has all
 * the places, however many of its people ask.
 */
final class ExportPlaces {
    static final int AT_ONCE = 4;
    static final int OF_AN_ORGANIZATION = 2;
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Map<OrganizationId, Integer> taken = new HashMap<>();

    /** A place, which is given back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Throws when there is none. */
    synchronized Place take(OrganizationId organization) {
        var all = taken.values().stream().mapToInt(Integer::intValue).sum();
        if (all >= AT_ONCE || taken.getOrDefault(organization, 0) >= OF_AN_ORGANIZATION) {
            throw new Problem.TooMany("Other exports are being made, try again in a moment", LATER);
        }
        taken.merge(organization, 1, Integer::sum);
        return () -> giveBack(organization);
    }

    private synchronized void giveBack(OrganizationId organization) {
        taken.computeIfPresent(organization, (any, count) -> count == 1 ? null : count - 1);
    }
}
