package io.balcao.scheduling.appointments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be booked.
 *
 * @param serviceIds the main one first
 * @param professionalId null for any who is free
 * @param resourceIds null for any that are free
 * @param startsAt the first of two that a clock shows alike
 * @param minutes null for the length of the services
 * @param byTheRules only at a time that a customer may book
 * @param holdId what was held for it, which ends with it
 */
public record BookingRequest(UUID customerId, List<UUID> serviceIds, @Nullable UUID professionalId,
        @Nullable List<UUID> resourceIds, Instant startsAt, @Nullable Integer minutes, @Nullable String areas,
        @Nullable String notes, @Nullable UUID conversationId, boolean byTheRules, Optional<UUID> holdId) {}
