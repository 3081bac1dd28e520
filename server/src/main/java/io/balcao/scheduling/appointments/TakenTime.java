package io.balcao.scheduling.appointments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands where something was to be booked; schema {@code TakenTime}. */
record TakenTime(String kind, String name, Instant startsAt, Instant endsAt, @Nullable UUID appointmentId,
        @Nullable String customerName, @Nullable String serviceName) {}
