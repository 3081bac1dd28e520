package io.balcao.scheduling.appointments;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.slots.Days;
import io.balcao.scheduling.slots.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations on appointments. */
public final class AppointmentRoutes {
    private static final int PAGE = 50;

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Booking booking;
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final PatientRepository patients = new PatientRepository();
    private final ClinicRepository clinics = new ClinicRepository();

    public AppointmentRoutes(Database database, AuditTrail audit, InstantSource clock, Booking booking) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.booking = booking;
    }

    /** Schema {@code AppointmentRequest}. */
    record NewAppointment(@Nullable @JsonAlias("clinicId") String clinicId, @Nullable UUID customerId,
            @Nullable String phone, @Nullable @JsonAlias("patient_name") String name,
            @Nullable @JsonAlias("serviceId") UUID serviceId, @Nullable List<UUID> serviceIds,
            @Nullable @JsonAlias("professionalId") UUID professionalId, @Nullable List<UUID> resourceIds,
            @Nullable String date, @Nullable String time, @Nullable String startsAt,
            @Nullable Integer durationMinutes, @Nullable String areas, @Nullable String notes,
            @Nullable UUID conversationId, boolean onlyFreeSlots) {
        List<UUID> services() {
            if (serviceIds != null) {
                return serviceIds;
            }
            if (serviceId == null && areas == null) {
                throw new Problem.Unprocessable("serviceId", "is missing");
            }
            return serviceId == null ? List.of() : List.of(serviceId);
        }
    }

    /** Schema {@code AppointmentChange}. */
    record Change(@Nullable String status, @Nullable String reason, @Nullable Integer version, @Nullable String notes,
            @Nullable String areas) {}

    /** Schema {@code AppointmentStep}. */
    record Step(@Nullable String reason, @Nullable Integer version) {}

    /** Schema {@code AppointmentMove}. */
    record Move(@Nullable String date, @Nullable String time, @Nullable String startsAt, @Nullable String endsAt,
            @Nullable Integer durationMinutes, @Nullable @JsonAlias("professionalId") UUID professionalId,
            @Nullable List<UUID> resourceIds, @Nullable Integer version, boolean onlyFreeSlots) {}

    /** Schema {@code AppointmentsSeen}. */
    record Seen(List<UUID> appointmentIds) {}

    private record History(List<HistoryEntry> data) {}

    /** Schema {@code CustomerAppointments}. */
    private record OfCustomer(List<Appointment> data, @Nullable String nextCursor,
            PatientRepository.Attendance attendance) {}

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("createAppointment", this::create);
        routes.add("listClinicAppointments", this::list);
        routes.add("getAppointment", request -> Reply.ok(read(request, get(request))));
        routes.add("updateAppointment", this::update);
        routes.add("deleteAppointment", request -> Reply.ok(booking.cancel(request.caller().organization(),
                Actor.of(request.caller()), id(request), null, null)));
        routes.add("moveAppointment", this::move);
        routes.add("cancelAppointment", request -> {
            var step = step(request);
            return Reply.ok(booking.cancel(request.caller().organization(), Actor.of(request.caller()), id(request),
                    step.reason(), step.version()));
        });
        routes.add("confirmAppointment", request -> Reply.ok(booking.confirm(request.caller().organization(),
                Actor.of(request.caller()), id(request), step(request).version())));
        routes.add("listAppointmentsToReview", this::toReview);
        routes.add("reviewAppointments", this::reviewAll);
        routes.add("reviewAppointment", request -> Reply.ok(read(request, booking.review(
                request.caller().organization(), Actor.of(request.caller()), id(request)))));
        routes.add("markAppointmentNoShow", request -> close(request, "NO_SHOW"));
        routes.add("markAppointmentDone", request -> close(request, "DONE"));
        routes.add("listAppointmentHistory", request -> {
            var appointment = get(request);
            return Reply.ok(new History(database.inTransaction(request.caller().organization(),
                    tx -> appointments.history(tx.last(), appointment.id()))));
        });
        routes.add("listCustomerAppointments", this::ofCustomer);
    }

    private Reply create(Request request) {
        var wish = request.body(NewAppointment.class);
        var key = wish.clinicId();
        if (key == null) {
            throw new Problem.Unprocessable("clinicId", "is missing");
        }
        var services = wish.services();
        return Reply.created(booking.book(request.caller().organization(), Actor.of(request.caller()), key,
                (tx, clinic) -> new BookingRequest(patients.find(tx, wish.customerId(), wish.phone(), wish.name()),
                        services, wish.professionalId(), wish.resourceIds(),
                        start(clinic, wish.date(), wish.time(), wish.startsAt()), wish.durationMinutes(), wish.areas(),
                        wish.notes(), wish.conversationId(), wish.onlyFreeSlots(), Optional.empty())));
    }

    private static Instant start(Clinic clinic, @Nullable String date, @Nullable String time,
            @Nullable String startsAt) {
        if (startsAt != null) {
            return OffsetDateTime.parse(startsAt).toInstant().truncatedTo(ChronoUnit.MINUTES);
        }
        if (date == null || time == null) {
            throw new Problem.Unprocessable(date == null ? "date" : "time", "is missing");
        }
        var local = Slots.day("date", date).atTime(LocalTime.parse(time));
        if (clinic.zone().getRules().getValidOffsets(local).isEmpty()) {
            throw new Problem.Unprocessable("time", "is left out by the clock on this day");
        }
        return Booking.instant(local, clinic.zone());
    }

    private Reply list(Request request) {
        var key = request.path("clinic_id");
        return database.inTransaction(request.caller().organization(), tx -> {
            var clinic = clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key));
            var days = Days.of(request, clinic, clock.instant());
            var found = appointments.list(tx, clinic.id(), new AppointmentRepository.Filter(days.from(), days.to(),
                    request.query("status").orElse(null), request.queryId("professional_id").orElse(null),
                    request.queryId("resource_id").orElse(null)));
            audit.readings().customers(request.caller(), found.stream().map(one -> one.customer().id()).toList());
            return Reply.ok(found);
        });
    }

    private Reply toReview(Request request) {
        var key = request.path("clinic_id");
        var found = database.inTransaction(request.caller().organization(), tx -> appointments.toReview(tx,
                clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key)).id(), clock.instant()));
        audit.readings().customers(request.caller(), found.stream().map(one -> one.customer().id()).toList());
        return Reply.ok(found);
    }

    private Reply reviewAll(Request request) {
        var seen = booking.review(request.caller().organization(), Actor.of(request.caller()),
                request.path("clinic_id"), request.body(Seen.class).appointmentIds());
        audit.readings().customers(request.caller(), seen.stream().map(one -> one.customer().id()).toList());
        return Reply.ok(seen);
    }

    private Appointment get(Request request) {
        return database.inTransaction(request.caller().organization(), tx -> appointments.find(tx.last(), id(request)))
                .orElseThrow(() -> new Problem.NotFound("appointment", id(request)));
    }

    private Appointment read(Request request, Appointment appointment) {
        audit.readings().customer(request.caller(), appointment.customer().id());
        return appointment;
    }

    private Reply update(Request request) {
        var change = request.body(Change.class);
        var said = request.tree();
        Function<Appointment, Booking.Said> words = before -> new Booking.Said(
                says(said, "notes") ? change.notes() : before.notes(),
                says(said, "areas") ? change.areas() : before.areas());
        return Reply.ok(booking.change(request.caller().organization(), Actor.of(request.caller()), id(request),
                new Booking.Change(says(said, "notes") || says(said, "areas") ? words : null, change.status(),
                        change.reason(), change.version())));
    }

    private Reply move(Request request) {
        var move = request.body(Move.class);
        var said = request.tree();
        return Reply.ok(booking.move(request.caller().organization(), Actor.of(request.caller()), id(request),
                before -> new MoveRequest(newStart(before, move), minutes(before, move),
                        says(said, "professional_id") || says(said, "professionalId"), move.professionalId(),
                        move.resourceIds(), move.version(), move.onlyFreeSlots())));
    }

    private static Instant newStart(Appointment before, Move move) {
        if (move.startsAt() != null) {
            return OffsetDateTime.parse(move.startsAt()).toInstant().truncatedTo(ChronoUnit.MINUTES);
        }
        var zone = java.time.ZoneId.of(before.timezone());
        var local = Slots.day("date", move.date() == null ? before.date() : move.date())
                .atTime(LocalTime.parse(move.time() == null ? before.time() : move.time()));
        return move.date() == null && move.time() == null ? before.startsAt() : Booking.instant(local, zone);
    }

    private static @Nullable Integer minutes(Appointment before, Move move) {
        if (move.endsAt() == null) {
            return move.durationMinutes();
        }
        var minutes = Duration.between(newStart(before, move), OffsetDateTime.parse(move.endsAt()).toInstant())
                .toMinutes();
        if (minutes < 1 || minutes > Duration.ofDays(1).toMinutes()) {
            throw new Problem.Unprocessable("ends_at", "is not within a day after the beginning");
        }
        return (int) minutes;
    }

    private Reply close(Request request, String status) {
        return Reply.ok(booking.change(request.caller().organization(), Actor.of(request.caller()), id(request),
                new Booking.Change(null, status, null, step(request).version())));
    }

    private static Step step(Request request) {
        return request.hasBody() ? request.body(Step.class) : new Step(null, null);
    }

    private Reply ofCustomer(Request request) {
        var customer = request.pathId("id");
        var after = request.cursor(2).orElse(null);
        int limit = request.limit(PAGE);
        var answer = database.inTransaction(request.caller().organization(), tx -> {
            patients.requireKnown(tx, customer);
            var found = appointments.ofCustomer(tx, customer, after == null ? null : Instant.parse(after.getFirst()),
                    after == null ? null : Cursor.id(after.getLast()), limit + 1);
            var page = found.subList(0, Math.min(limit, found.size()));
            var next = found.size() > limit
                    ? request.cursorAfter(page.getLast().startsAt().toString(), page.getLast().id().toString())
                    : null;
            return new OfCustomer(List.copyOf(page), next,
                    patients.attendance(tx.last(), customer, clock.instant()));
        });
        audit.readings().customer(request.caller(), customer);
        return Reply.ok(answer);
    }

    private static boolean says(JsonNode said, String field) {
        return Objects.requireNonNull(said).has(field);
    }

    private static UUID id(Request request) {
        return request.pathId("appointment_id");
    }
}
