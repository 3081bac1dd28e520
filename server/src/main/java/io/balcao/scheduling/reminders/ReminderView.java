package io.balcao.scheduling.reminders;

import io.balcao.scheduling.clinics.ReminderSettings.Distance;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schema {@code Reminder}. */
record ReminderView(UUID id, UUID appointmentId, String recipient, Distance distance, Instant dueAt, String status,
        @Nullable Instant sentAt, @Nullable String messageStatus, @Nullable UUID messageId,
        @Nullable UUID conversationId, @Nullable String error, @Nullable String customerName, String serviceName,
        Instant startsAt) {}
