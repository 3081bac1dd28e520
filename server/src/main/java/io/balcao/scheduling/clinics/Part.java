package io.balcao.scheduling.clinics;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that belongs to a clinic.
 *
 * @param wish what somebody said of it
 * @param more what we know of it besides, by the names of the wire
 */
record Part<W>(UUID id, UUID clinicId, String clinicKey, W wish, Map<String, ?> more, Instant createdAt,
        Instant updatedAt) {}
