package io.balcao.scheduling.slots;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.slots.Agenda.Service;
import io.balcao.scheduling.slots.SlotFinder.Slot;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** When a clinic can be booked, for whoever asks. */
public final class Slots {
    private static final int USUAL_DAYS = 14;

    private final Database database;
    private final InstantSource clock;
    private final ClinicRepository clinics = new ClinicRepository();
    private final Elsewhere elsewhere;
    private final SlotRepository repository;

    public Slots(Database database, InstantSource clock, Elsewhere elsewhere) {
        this.database = database;
        this.clock = clock;
        this.elsewhere = elsewhere;
        this.repository = new SlotRepository(elsewhere);
    }

    /** The same by another clock. */
    public Slots at(InstantSource time) {
        return new Slots(database, time, elsewhere);
    }

    /** Looks into the other calendars of a clinic; outside of transactions. */
    public void look(OrganizationId organization, Clinic clinic, LocalDate from, LocalDate to) {
        elsewhere.look(organization, clinic.id(), from.atStartOfDay(clinic.zone()).toInstant(),
                to.plusDays(2).atStartOfDay(clinic.zone()).toInstant());
    }

    /** What decides about some days, with the other calendars as they are now. */
    private Agenda fresh(OrganizationId organization, String key, Function<Clinic, LocalDate> from, int days) {
        var agenda = read(organization, key, from, days);
        if (!agenda.isStale()) {
            return agenda;
        }
        var first = from.apply(agenda.clinic());
        look(organization, agenda.clinic(), first, first.plusDays(days - 1L));
        return read(organization, key, from, days);
    }

    private Agenda read(OrganizationId organization, String key, Function<Clinic, LocalDate> from, int days) {
        return database.inTransaction(organization, tx -> {
            var clinic = found(tx, key);
            var first = from.apply(clinic);
            return repository.read(tx, clinic, first, first.plusDays(days - 1L), clock.instant());
        });
    }

    /** Schema {@code AvailableSlot}. */
    public record SlotView(String time, Instant startsAt, Instant endsAt, List<UUID> professionalIds) {
        /** Of a slot. */
        public static SlotView of(Slot slot) {
            return new SlotView(slot.time().toString(), slot.startsAt(), slot.endsAt(), slot.professionalIds());
        }
    }

    /** Schema {@code AvailableDay}. */
    public record DayView(String date, int slotCount, String firstTime) {}

    private record SlotsView(@JsonProperty("clinic_id") String clinicId, String date, String timezone,
            int durationMinutes,
            List<UUID> serviceIds, boolean isUnverified, List<SlotView> slots) {
        @JsonProperty("clinicId")
        String sameClinicId() {
            return clinicId;
        }
    }

    private record DaysView(@JsonProperty("clinic_id") String clinicId, String timezone, int durationMinutes,
            boolean isUnverified, List<DayView> days) {
        @JsonProperty("clinicId")
        String sameClinicId() {
            return clinicId;
        }
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("getAvailableSlots", request -> slots(request, request.path("clinic_id")));
        routes.add("findAvailableSlots", request -> slots(request, request.query("clinicId")
                .or(() -> request.query("clinic_id"))
                .orElseThrow(() -> new Problem.Unprocessable("clinicId", "is missing"))));
        routes.add("listAvailableDays", this::days);
    }

    private Reply slots(Request request, String key) {
        var date = request.query("date").map(day -> day("date", day)).orElseThrow();
        var agenda = fresh(request.caller().organization(), key, any -> date, 1);
        var clinic = agenda.clinic();
        var wanted = wanted(agenda, services(request),
                request.query("areas").orElse(null), request.queryId("professional_id").orElse(null));
        return Reply.ok(new SlotsView(clinic.key(), date.toString(), clinic.zone().getId(), wanted.minutes(),
                wanted.serviceIds(), agenda.isUnverified(wanted.professionalId()),
                SlotFinder.slots(agenda, date, wanted, clock.instant()).stream().map(SlotView::of).toList()));
    }

    private Reply days(Request request) {
        var now = clock.instant();
        int days = request.query("days").map(Integer::parseInt).orElse(USUAL_DAYS);
        Function<Clinic, LocalDate> first = clinic -> request.query("from").map(day -> day("from", day))
                .orElseGet(() -> now.atZone(clinic.zone()).toLocalDate());
        var agenda = fresh(request.caller().organization(), request.path("clinic_id"), first, days);
        var clinic = agenda.clinic();
        var wanted = wanted(agenda, services(request),
                request.query("areas").orElse(null), request.queryId("professional_id").orElse(null));
        return Reply.ok(new DaysView(clinic.key(), clinic.zone().getId(), wanted.minutes(),
                agenda.isUnverified(wanted.professionalId()),
                days(agenda, first.apply(clinic), days, wanted, now)));
    }

    /** The days with slots that a customer may book, from one on. */
    public List<DayView> days(Tx tx, Clinic clinic, UUID customer, LocalDate from, int days, List<UUID> services,
            @Nullable UUID professional) {
        var now = clock.instant();
        var agenda = repository.read(tx, clinic, from, from.plusDays(days - 1L), now);
        return days(agenda, from, days, wanted(agenda, services, null, professional)
                .without(closedTo(tx, agenda, customer)), now);
    }

    /** The slots of a day that a customer may book. */
    public List<SlotView> slots(Tx tx, Clinic clinic, UUID customer, LocalDate date, List<UUID> services,
            @Nullable UUID professional) {
        var now = clock.instant();
        var agenda = repository.read(tx, clinic, date, date, now);
        var wanted = wanted(agenda, services, null, professional).without(closedTo(tx, agenda, customer));
        return SlotFinder.slots(agenda, date, wanted, now).stream().map(SlotView::of).toList();
    }

    /** Who of a clinic takes no new patients, and never had this one. */
    public static Set<UUID> closedTo(Tx tx, Agenda agenda, UUID customer) {
        var closed = agenda.professionals().stream().filter(one -> !one.takesNew()).map(Agenda.Professional::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (!closed.isEmpty()) {
            SlotRepository.patientOf(tx, customer, closed).forEach(closed::remove);
        }
        return closed;
    }

    private static List<DayView> days(Agenda agenda, LocalDate from, int days, Wanted wanted, Instant now) {
        return IntStream.range(0, days).mapToObj(from::plusDays).flatMap(date -> {
            var slots = SlotFinder.slots(agenda, date, wanted, now);
            return slots.isEmpty()
                    ? java.util.stream.Stream.<DayView>empty()
                    : java.util.stream.Stream
                            .of(new DayView(date.toString(), slots.size(), slots.getFirst().time().toString()));
        }).toList();
    }

    /** What decides about some days of a clinic. */
    public Agenda agenda(Tx tx, Clinic clinic, LocalDate from, LocalDate to) {
        return repository.read(tx, clinic, from, to, clock.instant());
    }

    /**
     * What is to be booked: the services that the areas name, those that are given, or the clinic's first one.
     *
     * @throws Problem.Unprocessable when a service is not offered
     */
    public static Wanted wanted(Agenda agenda, List<UUID> services, @Nullable String areas,
            @Nullable UUID professional) {
        var named = areas == null ? List.<Service>of() : Areas.named(areas, agenda.services());
        var chosen = named.isEmpty() ? services.stream().map(id -> service(agenda, id)).toList() : named;
        if (chosen.isEmpty()) {
            chosen = agenda.services().stream().limit(1).toList();
        }
        if (chosen.isEmpty()) {
            throw new Problem.Unprocessable("service_id", "is missing");
        }
        var needed = new HashSet<UUID>();
        chosen.forEach(service -> needed.addAll(service.resourceIds()));
        return new Wanted(chosen.stream().map(Service::id).toList(), chosen.stream().mapToInt(Service::minutes).sum(),
                false, needed, professional, Set.of());
    }

    /** The services that somebody names who writes what is to be treated. */
    public static List<UUID> named(Agenda agenda, String areas) {
        return Areas.named(areas, agenda.services()).stream().map(Service::id).toList();
    }

    private static Service service(Agenda agenda, UUID id) {
        return agenda.services().stream().filter(service -> service.id().equals(id)).findFirst()
                .orElseThrow(
                        () -> new Problem.Unprocessable("service_id", "names a service that the clinic does not have"));
    }

    /** One, or several that are booked together. */
    private static List<UUID> services(Request request) {
        var one = request.queryId("serviceId").or(() -> request.queryId("service_id"));
        return one.map(List::of).orElseGet(() -> request.queryIds("service_ids"));
    }

    private Clinic found(Tx tx, String key) {
        return clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key));
    }

    /** A day of the calendar. */
    public static LocalDate day(String field, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new Problem.Unprocessable(field, "is no day of the calendar");
        }
    }

    /** A time of the day. */
    public static LocalTime time(String value) {
        return LocalTime.parse(value);
    }
}
