package io.balcao.scheduling.appointments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Schema {@code Appointment} of the OpenAPI document, and what everybody is told who sees the agenda. */
public record Appointment(UUID id, @JsonIgnore UUID clinicUuid,
        @JsonProperty("clinic_id") String clinicId, Customer customer,
        List<Service> services, @JsonProperty("professional_id") @Nullable UUID professionalId,
        @Nullable String professionalName,
        @Nullable String professionalColor, List<Resource> resources, String date, String time, String endTime,
        String timezone, Instant startsAt, Instant endsAt, int durationMinutes, int bufferMinutes, String status,
        @Nullable Instant confirmedAt, @Nullable Instant cancelledAt, @Nullable String cancelReason, String source,
        @Nullable String areas, @Nullable String notes, @Nullable Integer priceCents, @Nullable UUID conversationId,
        boolean needsReview, @Nullable String createdByName, int version, Instant createdAt, Instant updatedAt,
        boolean googleConflict) {
    static final String CONFIRMED = "CONFIRMED";
    static final String CANCELLED = "CANCELLED";

    /** Who comes. */
    public record Customer(UUID id, @Nullable String name, @Nullable String phoneNumber) {}

    /** What is done. */
    public record Service(UUID id, String name, int durationMinutes) {}

    /** A room, or equipment. */
    public record Resource(UUID id, String name, String kind) {}

    /** Whether it is to be held. */
    @JsonIgnore
    public boolean stands() {
        return status.equals(CONFIRMED);
    }

    /** The same id by the clinic scheduler's names. */
    @JsonProperty("appointment_id")
    UUID appointmentId() {
        return id;
    }

    @JsonProperty("appointmentId")
    UUID sameAppointmentId() {
        return id;
    }

    @JsonProperty("clinicId")
    String sameClinicId() {
        return clinicId;
    }

    @JsonProperty("patient_name")
    @Nullable
    String patientName() {
        return customer.name();
    }

    /** The main one. */
    @JsonProperty("service_id")
    public UUID serviceId() {
        return services.getFirst().id();
    }

    @JsonProperty("serviceId")
    UUID sameServiceId() {
        return serviceId();
    }

    /** What the main one is called. */
    @JsonProperty("service_name")
    public String serviceName() {
        return services.getFirst().name();
    }

    /** All that is done, as people read it. */
    @JsonIgnore
    public String serviceNames() {
        return services.stream().map(Service::name).collect(Collectors.joining(", "));
    }

    @JsonProperty("professionalId")
    @Nullable
    UUID sameProfessionalId() {
        return professionalId;
    }
}
