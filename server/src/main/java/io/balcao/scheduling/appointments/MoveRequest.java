package io.balcao.scheduling.appointments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * To when and whom an appointment is moved.
 *
 * @param minutes null for as long as it is
 * @param changesProfessional whether {@code professionalId} is meant; otherwise it stays with whom it is
 * @param resourceIds null for those that it has
 * @param version the one that was read; null for any
 */
public record MoveRequest(Instant startsAt, @Nullable Integer minutes, boolean changesProfessional,
        @Nullable UUID professionalId, @Nullable List<UUID> resourceIds, @Nullable Integer version,
        boolean byTheRules) {}
