package io.balcao.scheduling.appointments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an appointment; schema {@code AppointmentEvent}. */
record HistoryEntry(UUID id, String type, String actor, @Nullable String actorName, @Nullable Instant fromStartsAt,
        @Nullable Instant toStartsAt, @Nullable String fromProfessionalName, @Nullable String toProfessionalName,
        @Nullable String reason, Instant createdAt) {}
