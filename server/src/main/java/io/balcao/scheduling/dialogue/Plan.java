package io.balcao.scheduling.dialogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the customer wants, as far as they have said it.
 *
 * @param services the main one first; empty when nothing was chosen
 * @param professional null for anybody
 * @param areas in their own words
 * @param hold what keeps the time for them while they answer
 * @param appointment the one that is moved or cancelled
 */
record Plan(List<UUID> services, @Nullable UUID professional, @Nullable LocalDate date, @Nullable LocalTime time,
        @Nullable String areas, @Nullable UUID hold, @Nullable UUID appointment) {
    static final Plan NOTHING = new Plan(List.of(), null, null, null, null, null, null);

    Plan {
        services = List.copyOf(services);
    }

    Plan of(List<UUID> wanted) {
        return new Plan(wanted, professional, date, time, areas, hold, appointment);
    }

    Plan with(@Nullable UUID wanted) {
        return new Plan(services, wanted, date, time, areas, hold, appointment);
    }

    Plan on(@Nullable LocalDate day) {
        return new Plan(services, professional, day, null, areas, hold, appointment);
    }

    Plan at(@Nullable LocalTime hour) {
        return new Plan(services, professional, date, hour, areas, hold, appointment);
    }

    Plan treating(@Nullable String parts) {
        return new Plan(services, professional, date, time, parts, hold, appointment);
    }

    Plan held(@Nullable UUID by) {
        return new Plan(services, professional, date, time, areas, by, appointment);
    }

    Plan moving(UUID one, List<UUID> its, @Nullable String parts) {
        return new Plan(its, null, null, null, parts, null, one);
    }
}
