package io.balcao.scheduling.appointments;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.scheduling.appointments.FlowRepository.Flow;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.slots.Agenda;
import io.balcao.scheduling.slots.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A booking step by step, for programs that ask a customer one thing after another: service, time, confirmation. */
public final class FlowRoutes {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration HOLD = Duration.ofMinutes(10);
    private static final int DAYS = 14;

    private final Database database;
    private final InstantSource clock;
    private final Booking booking;
    private final Slots slots;
    private final FlowRepository flows = new FlowRepository();
    private final ClinicRepository clinics = new ClinicRepository();
    private final PatientRepository patients = new PatientRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();

    public FlowRoutes(Database database, InstantSource clock, Booking booking, Slots slots) {
        this.database = database;
        this.clock = clock;
        this.booking = booking;
        this.slots = slots;
    }

    /** Schema {@code AppointmentFlowRequest}. */
    record NewFlow(@Nullable @JsonAlias("clinicId") String clinicId, @Nullable UUID customerId, @Nullable String phone,
            @Nullable String name, @Nullable UUID conversationId) {}

    /** Schema {@code AppointmentFlowAnswer}. */
    record Said(@Nullable @JsonAlias("serviceId") UUID serviceId, @Nullable String date, @Nullable String time,
            @Nullable UUID professionalId, @Nullable String areas, @Nullable Boolean confirm, boolean back) {}

    /** Schema {@code AppointmentFlow}. */
    private record View(UUID id, @JsonProperty("clinic_id") String clinicId, Appointment.Customer customer,
            String currentState, Appointment.@Nullable Service service, @Nullable String date, @Nullable String time,
            @Nullable UUID professionalId, @Nullable String areas, List<Appointment.Service> services,
            List<Slots.DayView> days, List<Slots.SlotView> slots, @Nullable Appointment appointment,
            Instant expiresAt) {
        @JsonProperty("clinicId")
        String sameClinicId() {
            return clinicId;
        }
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("startAppointmentFlow", this::start);
        routes.add("getAppointmentFlow", this::getFlow);
        routes.add("advanceAppointmentFlow", this::advance);
    }

    private Reply start(Request request) {
        var wish = request.body(NewFlow.class);
        var key = wish.clinicId();
        if (key == null) {
            throw new Problem.Unprocessable("clinicId", "is missing");
        }
        return database.inTransaction(request.caller().organization(), tx -> {
            var clinic = clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key));
            var id = flows.insert(tx, clinic.id(), patients.find(tx, wish.customerId(), wish.phone(), wish.name()),
                    wish.conversationId(), clock.instant().plus(LIFE));
            return Reply.created(view(tx, flows.find(tx, id).orElseThrow()));
        });
    }

    private Reply getFlow(Request request) {
        return Reply.ok(database.inTransaction(request.caller().organization(),
                tx -> view(tx, found(flows.find(tx, id(request)), request))));
    }

    private Reply advance(Request request) {
        var said = request.body(Said.class);
        var caller = request.caller();
        var before = database.inTransaction(caller.organization(),
                tx -> found(flows.find(tx, id(request)), request));
        if (before.state().equals("BOOKED") && Boolean.TRUE.equals(said.confirm())) {
            // Said again: its answer was lost.
            return getFlow(request);
        }
        if (isOver(before)) {
            throw new Problem.Conflict("This booking is over: begin another one");
        }
        if (before.state().equals("CONFIRM") && Boolean.TRUE.equals(said.confirm())) {
            var appointment = book(caller, before);
            return Reply.ok(changed(request, (tx, flow) -> flow.booked(appointment.id())));
        }
        return Reply.ok(changed(request, (tx, flow) -> next(tx, flow, said)));
    }

    private View changed(Request request, BiFunction<Tx, Flow, Flow> step) {
        return database.inTransaction(request.caller().organization(), tx -> {
            var flow = found(flows.lock(tx, id(request)), request);
            flows.update(tx, step.apply(tx, flow), clock.instant().plus(LIFE));
            return view(tx, flows.find(tx, flow.id()).orElseThrow());
        });
    }

    private Flow next(Tx tx, Flow flow, Said said) {
        var clinic = clinics.get(tx, flow.clinicId());
        if (said.back() || Boolean.FALSE.equals(said.confirm())) {
            if (flow.holdId() != null) {
                booking.release(tx, flow.holdId());
            }
            var left = flow.on(null, null, null);
            return said.back()
                    ? left.at(flow.state().equals("CONFIRM") ? "SELECT_TIME" : "SELECT_SERVICE")
                    : left.at("CANCELLED");
        }
        var chosen = flow.of(said.serviceId() == null ? flow.serviceId() : said.serviceId(),
                said.professionalId() == null ? flow.professionalId() : said.professionalId(),
                said.areas() == null ? flow.areas() : said.areas());
        if (chosen.serviceId() == null) {
            throw new Problem.Unprocessable("service_id", "is missing");
        }
        Slots.wanted(agenda(tx, clinic), List.of(chosen.serviceId()), null, null);
        // The day may have been said in a step before.
        var date = said.date() == null ? flow.date() : Slots.day("date", said.date());
        if (date == null || said.time() == null) {
            if (flow.holdId() != null) {
                booking.release(tx, flow.holdId());
            }
            return chosen.on(date, null, null).at("SELECT_TIME");
        }
        var start = Booking.instant(date.atTime(LocalTime.parse(said.time())), clinic.zone());
        var hold = booking.hold(tx, clinic, Ids.next(), request(chosen, start), HOLD);
        return chosen.on(date, said.time(), hold).at("CONFIRM");
    }

    private Appointment book(Caller caller, Flow flow) {
        // Under its own id, so that to book it again finds it.
        return booking.bookOnce(caller.organization(), Actor.of(caller), flow.clinicKey(), flow.id(),
                (tx, clinic) -> request(flow, Booking.instant(Objects.requireNonNull(flow.date())
                        .atTime(LocalTime.parse(Objects.requireNonNull(flow.time()))), clinic.zone())));
    }

    private static BookingRequest request(Flow flow, Instant start) {
        return new BookingRequest(flow.customer().id(), List.of(Objects.requireNonNull(flow.serviceId())),
                flow.professionalId(), null, start, null, flow.areas(), null, flow.conversationId(), true,
                Optional.ofNullable(flow.holdId()));
    }

    private boolean isOver(Flow flow) {
        return flow.state().equals("BOOKED") || flow.state().equals("CANCELLED")
                || !flow.expiresAt().isAfter(clock.instant());
    }

    private Agenda agenda(Tx tx, Clinic clinic) {
        var today = clock.instant().atZone(clinic.zone()).toLocalDate();
        return slots.agenda(tx, clinic, today, today);
    }

    private View view(Tx tx, Flow flow) {
        var clinic = clinics.get(tx, flow.clinicId());
        var services = agenda(tx, clinic).services().stream()
                .map(one -> new Appointment.Service(one.id(), one.name(), one.minutes())).toList();
        var service = flow.serviceId();
        var isTimeAsked = flow.state().equals("SELECT_TIME") && service != null;
        var today = clock.instant().atZone(clinic.zone()).toLocalDate();
        var date = flow.date();
        var state = flow.expiresAt().isAfter(clock.instant()) || flow.state().equals("BOOKED")
                || flow.state().equals("CANCELLED") ? flow.state() : "EXPIRED";
        return new View(flow.id(), flow.clinicKey(), flow.customer(), state,
                services.stream().filter(one -> one.id().equals(service)).findFirst().orElse(null),
                date == null ? null : date.toString(), flow.time(), flow.professionalId(), flow.areas(),
                state.equals("SELECT_SERVICE") ? services : List.of(),
                isTimeAsked && service != null
                        ? slots.days(tx, clinic, flow.customer().id(), today, DAYS, List.of(service),
                                flow.professionalId())
                        : List.of(),
                isTimeAsked && service != null && date != null
                        ? slots.slots(tx, clinic, flow.customer().id(), date, List.of(service), flow.professionalId())
                        : List.of(),
                flow.appointmentId() == null ? null : appointments.find(tx, flow.appointmentId()).orElse(null),
                flow.expiresAt());
    }

    private static Flow found(Optional<Flow> flow, Request request) {
        return flow.orElseThrow(() -> new Problem.NotFound("appointment", id(request)));
    }

    private static UUID id(Request request) {
        return request.pathId("flow_id");
    }
}
