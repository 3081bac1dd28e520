package io.balcao.scheduling.appointments;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Room;
import io.balcao.scheduling.appointments.AppointmentRepository.Place;
import io.balcao.scheduling.appointments.AppointmentRepository.Promise;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.slots.Agenda;
import io.balcao.scheduling.slots.SlotFinder;
import io.balcao.scheduling.slots.Slots;
import io.balcao.scheduling.slots.Wanted;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Books, moves and cancels. Each deed is one transaction: whose time is freed and whose is taken, what happened, the audit
 * trail and the reminders, or nothing of it. Of any number who want the same time at once, one gets it.
 */
public final class Booking {
    private static final String OBJECT = "appointment";
    /** How often another professional, room or moment is tried when somebody else was faster. */
    private static final int TRIES = 4;

    private final Database database;
    private final AuditTrail audit;
    private final EventStream events;
    private final InstantSource clock;
    private final Slots slots;
    private final List<Follower> followers;
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final ClinicRepository clinics = new ClinicRepository();

    /** Who follows what becomes of appointments. All but the last is told in the transaction in which it becomes so. */
    public interface Follower {
        /**
         * One was made or changed.
         *
         * @param before null of one that was made
         */
        void changed(Tx tx, Clinic clinic, @Nullable Appointment before, Appointment now);

        /** A time became free that somebody had, or that was held for somebody. */
        default void freed(Tx tx, FreedTime time) {}

        /** What the others were told is committed. */
        default void committed(OrganizationId organization) {}
    }

    /**
     * A time that became free.
     *
     * @param professionalId null where the clinic itself was booked
     * @param appointmentId whose it was; null of what was only held
     */
    public record FreedTime(UUID clinicId, @Nullable UUID professionalId, Instant startsAt,
            @Nullable UUID appointmentId) {}

    /**
     * Whether the other calendars were looked into for this deed. They are just before a time is taken by them, outside of
     * the transaction: that ends, and begins again when they were.
     */
    private static final class Look {
        private boolean isDone;
    }

    /** Ends a transaction that cannot decide before the other calendars were looked into. */
    private static final class NotLooked extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Clinic clinic;
        private final transient LocalDate date;

        NotLooked(Clinic clinic, LocalDate date) {
            super("Nobody looked yet", null, false, false);
            this.clinic = clinic;
            this.date = date;
        }
    }

    public Booking(Database database, AuditTrail audit, EventStream events, InstantSource clock, Slots slots,
            List<Follower> followers) {
        this.database = database;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.slots = slots;
        this.followers = List.copyOf(followers);
    }

    /** What is to be booked, found in the transaction that books it. */
    @FunctionalInterface
    public interface Wish {
        BookingRequest of(Tx tx, Clinic clinic);
    }

    /**
     * Books.
     *
     * @throws Problem.TimeTaken with what stands there
     */
    Appointment book(OrganizationId organization, Actor actor, String clinic, Wish wish) {
        return deed(organization, (tx, look) -> booked(tx, look, found(tx, clinic), Ids.next(), wish, actor));
    }

    /**
     * Books once, however often it is asked for and by how many at once: who comes later finds what was booked, before anybody
     * asks whether its time is free.
     *
     * @param id of the appointment
     * @throws Problem.TimeTaken with what stands there
     */
    public Appointment bookOnce(OrganizationId organization, Actor actor, String clinic, UUID id, Wish wish) {
        return deed(organization, (tx, look) -> {
            appointments.oneAtATime(tx, id);
            var before = appointments.lock(tx, id);
            return before.isPresent() ? before.get() : booked(tx, look, found(tx, clinic), id, wish, actor);
        });
    }

    private Clinic found(Tx tx, String clinic) {
        return clinics.find(tx, clinic).orElseThrow(() -> new Problem.NotFound("clinic", clinic));
    }

    private Appointment booked(Tx tx, Look look, Clinic clinic, UUID id, Wish wish, Actor actor) {
        var request = wish.of(tx, clinic);
        if (!clinic.isActive()) {
            throw new Problem.Conflict("The clinic is closed");
        }
        giveUpOld(tx, clinic.id());
        request.holdId().ifPresent(hold -> appointments.endHold(tx, hold));
        var date = request.startsAt().atZone(clinic.zone()).toLocalDate();
        if (clinic.policies().maxDailyAppointments() != null) {
            appointments.oneDayAtATime(tx, clinic.id(), date);
        }
        var agenda = slots.agenda(tx, clinic, date.minusDays(1), date);
        var wanted = wanted(agenda, request.serviceIds(), request.areas(), request.professionalId(),
                request.minutes());
        requireLook(agenda, look, date);
        var place = place(agenda, open(tx, agenda, wanted, request.customerId(), request.byTheRules()),
                request.startsAt(), request.byTheRules(), request.resourceIds());
        requireFree(tx, agenda, place, null);
        var named = new BookingRequest(request.customerId(), wanted.serviceIds(), request.professionalId(),
                request.resourceIds(), request.startsAt(), request.minutes(), request.areas(), request.notes(),
                request.conversationId(), request.byTheRules(), request.holdId());
        appointments.insert(tx, clinic, id, named, place, actor);
        appointments.take(tx, place, id, null);
        return noted(tx, clinic, id, "created", "appointment.booked", actor, null, null);
    }

    private static Wanted wanted(Agenda agenda, List<UUID> services, @Nullable String areas,
            @Nullable UUID professional, @Nullable Integer minutes) {
        // A person who names a service means it, whatever they wrote of areas.
        var wanted = Slots.wanted(agenda, services, services.isEmpty() ? areas : null, professional);
        return minutes == null
                ? wanted
                : wanted.lasting(minutes);
    }

    /** With nobody who takes no new patients, for whoever never had them; at the desk who is named is meant. */
    private static Wanted open(Tx tx, Agenda agenda, Wanted wanted, UUID customer, boolean byTheRules) {
        if (wanted.professionalId() != null && !byTheRules) {
            return wanted;
        }
        var open = wanted.without(Slots.closedTo(tx, agenda, customer));
        if (SlotFinder.isClosed(agenda, open)) {
            throw new Problem.Unprocessable("professional_id", "takes no new patients");
        }
        return open;
    }

    private Place place(Agenda agenda, Wanted wanted, Instant start, boolean byTheRules,
            @Nullable List<UUID> resources) {
        requireKnown(agenda, wanted.professionalId(), resources);
        var placing = SlotFinder.place(agenda, wanted, start, byTheRules, resources, clock.instant())
                .orElseThrow(() -> byTheRules
                        ? new Problem.TimeTaken(List.of())
                        : new Problem.Unprocessable("professional_id", "names nobody who gives this service"));
        return new Place(agenda.clinic().id(), placing.professionalId(), placing.resourceIds(), start,
                start.plus(Duration.ofMinutes(placing.minutes())), agenda.clinic().bufferMinutes());
    }

    private static void requireKnown(Agenda agenda, @Nullable UUID professional, @Nullable List<UUID> resources) {
        if (professional != null
                && agenda.professionals().stream().noneMatch(one -> one.id().equals(professional))) {
            throw new Problem.Unprocessable("professional_id", "names a professional that the clinic does not have");
        }
        var known = new HashSet<UUID>();
        agenda.resources().forEach(one -> known.add(one.id()));
        if (resources != null && !known.containsAll(resources)) {
            throw new Problem.Unprocessable("resource_ids", "names a room that the clinic does not have");
        }
    }

    private static void requireLook(Agenda agenda, Look look, LocalDate date) {
        if (!look.isDone && !agenda.elsewhere().isEmpty()) {
            throw new NotLooked(agenda.clinic(), date);
        }
    }

    /** Said before the database would: it tells that something stands there, and this tells what. */
    private void requireFree(Tx tx, Agenda agenda, Place place, @Nullable UUID but) {
        var taken = new ArrayList<>(appointments.whoHas(tx, place, but, null));
        if (place.professionalId() != null) {
            taken.addAll(elsewhere(agenda, place.professionalId(), place));
        }
        taken.addAll(elsewhere(agenda, place.clinicId(), place));
        if (!taken.isEmpty()) {
            throw new Problem.TimeTaken(taken);
        }
    }

    /** What stands in another calendar, where nothing of ours is kept free after it. */
    private static List<TakenTime> elsewhere(Agenda agenda, UUID subject, Place place) {
        var name = agenda.professionals().stream().filter(one -> one.id().equals(subject)).findFirst()
                .map(Agenda.Professional::name).orElse(agenda.clinic().name());
        return agenda.elsewhere(subject, place.from(), place.to())
                .map(one -> new TakenTime("calendar", name, one.from(), one.to(), null, null, null)).stream().toList();
    }

    /** Moves: the old time is freed and the new one taken, or neither. */
    public Appointment move(OrganizationId organization, Actor actor, UUID id,
            Function<Appointment, MoveRequest> wish) {
        return deed(organization, (tx, look) -> {
            var before = held(tx, id);
            var request = wish.apply(before);
            requireVersion(before, request.version());
            requireStanding(before);
            var clinic = clinics.get(tx, before.clinicUuid());
            giveUpOld(tx, clinic.id());
            appointments.free(tx, id);
            var date = request.startsAt().atZone(clinic.zone()).toLocalDate();
            var agenda = slots.agenda(tx, clinic, date.minusDays(1), date);
            var professional = request.changesProfessional() ? request.professionalId() : before.professionalId();
            var minutes = request.minutes() == null ? Integer.valueOf(before.durationMinutes()) : request.minutes();
            var wanted = wanted(agenda, offered(agenda, before), before.areas(), professional, minutes);
            var resources = request.resourceIds() == null && !request.byTheRules()
                    ? before.resources().stream().map(Appointment.Resource::id).toList()
                    : request.resourceIds();
            requireLook(agenda, look, date);
            var place = place(agenda, open(tx, agenda, wanted, before.customer().id(), request.byTheRules()),
                    request.startsAt(), request.byTheRules(), resources);
            requireFree(tx, agenda, place, id);
            appointments.move(tx, id, clinic, place, false);
            appointments.take(tx, place, id, null);
            var now = noted(tx, clinic, id, "moved", "appointment.moved", actor, before, null);
            freed(tx, before);
            return now;
        });
    }

    /** Its services as far as they are still offered: one that is not is replaced by nothing but its length. */
    private static List<UUID> offered(Agenda agenda, Appointment before) {
        var known = new HashSet<UUID>();
        agenda.services().forEach(one -> known.add(one.id()));
        return before.services().stream().map(Appointment.Service::id).filter(known::contains).toList();
    }

    /** Cancels; one that was cancelled before stays as it is. */
    public Appointment cancel(OrganizationId organization, Actor actor, UUID id, @Nullable String reason,
            @Nullable Integer version) {
        return deed(organization, tx -> cancelled(tx, actor, held(tx, id), reason, version));
    }

    private Appointment cancelled(Tx tx, Actor actor, Appointment before, @Nullable String reason,
            @Nullable Integer version) {
        if (before.status().equals(Appointment.CANCELLED)) {
            return before;
        }
        requireVersion(before, version);
        requireStanding(before);
        appointments.free(tx, before.id());
        appointments.setStatus(tx, before.id(), Appointment.CANCELLED, clock.instant(), reason);
        var now = noted(tx, clinics.get(tx, before.clinicUuid()), before.id(), "cancelled", "appointment.cancelled",
                actor, before, reason);
        freed(tx, before);
        return now;
    }

    /** Notes that the customer comes; a second time changes nothing. */
    public Appointment confirm(OrganizationId organization, Actor actor, UUID id, @Nullable Integer version) {
        return deed(organization, tx -> {
            var before = held(tx, id);
            requireStanding(before);
            if (before.confirmedAt() != null) {
                return before;
            }
            requireVersion(before, version);
            appointments.confirm(tx, id, clock.instant());
            return noted(tx, clinics.get(tx, before.clinicUuid()), id, "confirmed", "appointment.confirmed",
                    actor, before, null);
        });
    }

    /** Notes that it was held, or that the customer did not come. */
    private Appointment closed(Tx tx, Actor actor, Appointment before, String status, @Nullable Integer version) {
        if (before.status().equals(status)) {
            return before;
        }
        requireVersion(before, version);
        requireUncancelled(before);
        if (before.startsAt().isAfter(clock.instant())) {
            throw new Problem.Conflict("The appointment has not begun");
        }
        var isHeld = status.equals("DONE");
        appointments.setStatus(tx, before.id(), status, clock.instant(), null);
        return noted(tx, clinics.get(tx, before.clinicUuid()), before.id(), isHeld ? "done" : "no_show",
                isHeld ? "appointment.done" : "appointment.no_show", actor, before, null);
    }

    /** Takes back that it was held, or that the customer did not come. */
    private Appointment reopened(Tx tx, Actor actor, Appointment before, @Nullable Integer version) {
        if (before.stands()) {
            return before;
        }
        requireVersion(before, version);
        requireUncancelled(before);
        appointments.setStatus(tx, before.id(), Appointment.CONFIRMED, clock.instant(), null);
        return noted(tx, clinics.get(tx, before.clinicUuid()), before.id(), "reopened", "appointment.changed", actor,
                before, null);
    }

    /** Changes what is said of it, and what became of it: both or neither. */
    Appointment change(OrganizationId organization, Actor actor, UUID id, Change change) {
        return deed(organization, tx -> {
            var read = held(tx, id);
            var said = change.said();
            var before = said == null ? read : said(tx, actor, read, said.apply(read), change.version());
            // What was read is what it was before anything was said.
            var version = said == null ? change.version() : null;
            return switch (change.status()) {
                case null -> before;
                case Appointment.CANCELLED -> cancelled(tx, actor, before, change.reason(), version);
                case Appointment.CONFIRMED -> reopened(tx, actor, before, version);
                case String status -> closed(tx, actor, before, status, version);
            };
        });
    }

    private Appointment said(Tx tx, Actor actor, Appointment before, Said said, @Nullable Integer version) {
        requireVersion(before, version);
        appointments.say(tx, before.id(), said.notes(), said.areas());
        return noted(tx, clinics.get(tx, before.clinicUuid()), before.id(), "changed", "appointment.changed", actor,
                before, null);
    }

    /** What is said of an appointment. */
    record Said(@Nullable String notes, @Nullable String areas) {}

    /**
     * What becomes of an appointment.
     *
     * @param said null where nothing is said
     * @param status null where it stays
     * @param reason of a cancellation
     * @param version the one that was read; null for any
     */
    record Change(@Nullable Function<Appointment, Said> said, @Nullable String status, @Nullable String reason,
            @Nullable Integer version) {}

    /**
     * Keeps a slot that a customer may book for them while they answer.
     *
     * @param id of what is held, given by who may have to ask again: what is held by it stays as it is
     * @return the same id
     */
    public UUID hold(Tx tx, Clinic clinic, UUID id, BookingRequest request, Duration howLong) {
        var now = clock.instant();
        if (appointments.isHeld(tx, id)) {
            return id;
        }
        giveUpOld(tx, clinic.id());
        request.holdId().ifPresent(before -> release(tx, before));
        var date = request.startsAt().atZone(clinic.zone()).toLocalDate();
        var agenda = slots.agenda(tx, clinic, date.minusDays(1), date);
        var wanted = wanted(agenda, request.serviceIds(), request.areas(), request.professionalId(),
                request.minutes());
        var place = place(agenda, open(tx, agenda, wanted, request.customerId(), true), request.startsAt(), true,
                request.resourceIds());
        requireFree(tx, agenda, place, null);
        appointments.hold(tx, id, clinic.id(), request.customerId(), now.plus(howLong));
        appointments.take(tx, place, null, id);
        return id;
    }

    /** Gives a slot back that was held. */
    public void release(Tx tx, UUID hold) {
        appointments.giveUpHold(tx, hold).forEach(time -> freed(tx, time));
    }

    /** Gives back what a clinic held for longer than it was promised. */
    public void giveUpOld(Tx tx, UUID clinic) {
        appointments.forgetHolds(tx, clinic, clock.instant()).forEach(time -> freed(tx, time));
    }

    /** A clinic goes by another clock: what was promised stays the time on its wall, and is marked for somebody to look at. */
    public void keepPromises(Tx tx, Clinic clinic) {
        keepPromises(tx, clinic, "zone_changed");
    }

    /**
     * A clinic's clock goes by other rules: what was promised stays the time on its wall.
     *
     * @param isNews notes it in the same transaction; false when it was done already
     * @throws Problem.Conflict when appointments would overlap
     */
    void rulesChanged(OrganizationId organization, UUID clinic, Predicate<Tx> isNews) {
        tell(organization, database.inTransaction(organization, tx -> isNews.test(tx)
                ? keepPromises(tx, clinics.get(tx, clinic), "rules_changed")
                : List.of()));
    }

    /** The same when appointments would overlap: they stay where they are, for somebody to look at. */
    void rulesUnclear(OrganizationId organization, UUID clinic, Predicate<Tx> isNews) {
        tell(organization, database.inTransaction(organization, tx -> {
            if (!isNews.test(tx)) {
                return List.<Appointment>of();
            }
            var found = clinics.get(tx, clinic);
            return broken(tx, found).stream().map(one -> {
                var before = appointments.find(tx, one.id()).orElseThrow();
                appointments.setReview(tx, one.id(), true);
                return noted(tx, found, one.id(), "rules_changed", "appointment.changed", Actor.system(), before, null);
            }).toList();
        }));
    }

    private void tell(OrganizationId organization, List<Appointment> changed) {
        if (!changed.isEmpty()) {
            events.publish(organization, changed.stream().map(one -> update(organization, one)).toList());
            followers.forEach(one -> one.committed(organization));
        }
    }

    /** What no longer is at the time on the wall that was promised. */
    private List<Promise> broken(Tx tx, Clinic clinic) {
        return appointments.promises(tx, clinic.id(), clock.instant()).stream()
                .filter(one -> !one.zone().equals(clinic.zone())
                        || !one.startsAt()
                                .equals(instant(one.date().atTime(LocalTime.parse(one.time())), clinic.zone())))
                .toList();
    }

    private List<Appointment> keepPromises(Tx tx, Clinic clinic, String why) {
        var moved = broken(tx, clinic);
        moved.forEach(one -> appointments.free(tx, one.id()));
        var kept = new ArrayList<Appointment>();
        try {
            for (var one : moved) {
                var before = appointments.find(tx, one.id()).orElseThrow();
                var start = instant(one.date().atTime(LocalTime.parse(one.time())), clinic.zone());
                var place = new Place(clinic.id(), before.professionalId(),
                        before.resources().stream().map(Appointment.Resource::id).toList(), start,
                        start.plus(Duration.ofMinutes(before.durationMinutes())), before.bufferMinutes());
                appointments.move(tx, one.id(), clinic, place, true);
                appointments.take(tx, place, one.id(), null);
                kept.add(noted(tx, clinic, one.id(), why, "appointment.changed", Actor.system(), before, null));
            }
        } catch (RuntimeException failure) {
            if (AppointmentRepository.isTaken(failure)) {
                throw new Problem.Conflict("Appointments would overlap by this time zone: move them first");
            }
            throw failure;
        }
        return kept;
    }

    /** Somebody looked at one that was marked; a second time changes nothing. */
    Appointment review(OrganizationId organization, Actor actor, UUID id) {
        return deed(organization, tx -> {
            var before = held(tx, id);
            return before.needsReview()
                    ? reviewed(tx, clinics.get(tx, before.clinicUuid()), actor, before)
                    : before;
        });
    }

    /**
     * Somebody looked at several of a clinic, all at once.
     *
     * @return those that were marked until now
     */
    List<Appointment> review(OrganizationId organization, Actor actor, String clinic, List<UUID> ids) {
        var seen = database.inTransaction(organization, tx -> {
            var of = found(tx, clinic);
            return appointments.lockToReview(tx, of.id(), ids).stream()
                    .map(id -> reviewed(tx, of, actor, appointments.find(tx, id).orElseThrow())).toList();
        });
        tell(organization, seen);
        return seen;
    }

    private Appointment reviewed(Tx tx, Clinic clinic, Actor actor, Appointment before) {
        appointments.setReview(tx, before.id(), false);
        return noted(tx, clinic, before.id(), "reviewed", "appointment.changed", actor, before, null);
    }

    /** When a clock on the wall shows a time: of two the first, and of a time that is left out the one after it. */
    public static Instant instant(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }

    private Appointment held(Tx tx, UUID id) {
        return appointments.lock(tx, id).orElseThrow(() -> new Problem.NotFound(OBJECT, id));
    }

    private static void requireVersion(Appointment appointment, @Nullable Integer version) {
        if (version != null && version != appointment.version()) {
            throw new Problem.Conflict("Somebody changed this appointment since you read it");
        }
    }

    private static void requireStanding(Appointment appointment) {
        if (!appointment.stands()) {
            throw new Problem.Conflict("The appointment is over or was cancelled");
        }
    }

    private static void requireUncancelled(Appointment appointment) {
        if (appointment.status().equals(Appointment.CANCELLED)) {
            throw new Problem.Conflict("The appointment was cancelled");
        }
    }

    /** Writes down what was done to it, and tells who follows it in the same transaction. */
    private Appointment noted(Tx tx, Clinic clinic, UUID id, String type, String action, Actor actor,
            @Nullable Appointment before, @Nullable String reason) {
        var now = appointments.find(tx, id).orElseThrow();
        appointments.note(tx, id, type, actor, before, now, reason, clock.instant());
        actor.caller().ifPresent(caller -> audit.record(tx, caller, action, OBJECT, id,
                before == null ? null : Audited.of(before), Audited.of(now), new AuditTrail.Personal(
                        now.customer().id(), before == null ? null : new Said(before.notes(), before.areas()),
                        new Said(now.notes(), now.areas()))));
        followers.forEach(one -> one.changed(tx, clinic, before, now));
        return now;
    }

    private void freed(Tx tx, Appointment before) {
        freed(tx, new FreedTime(before.clinicUuid(), before.professionalId(), before.startsAt(), before.id()));
    }

    private void freed(Tx tx, FreedTime time) {
        followers.forEach(one -> one.freed(tx, time));
    }

    /** What the audit trail has of an appointment, but for what is personal. */
    private record Audited(String clinicId, Instant startsAt, Instant endsAt, String timezone, List<UUID> serviceIds,
            @Nullable UUID professionalId, String status, @Nullable Instant confirmedAt, boolean needsReview) {
        static Audited of(Appointment appointment) {
            return new Audited(appointment.clinicId(), appointment.startsAt(), appointment.endsAt(),
                    appointment.timezone(), appointment.services().stream().map(Appointment.Service::id).toList(),
                    appointment.professionalId(), appointment.status(), appointment.confirmedAt(),
                    appointment.needsReview());
        }
    }

    /** Does it, again when somebody else was faster: then others may be free, and if not, it is told who has the time. */
    private Appointment deed(OrganizationId organization, Function<Tx, Appointment> work) {
        return deed(organization, (tx, look) -> work.apply(tx));
    }

    private Appointment deed(OrganizationId organization, BiFunction<Tx, Look, Appointment> work) {
        var look = new Look();
        for (int attempt = 1;; attempt++) {
            try {
                var now = database.inTransaction(organization, tx -> work.apply(tx, look));
                events.publish(organization, List.of(update(organization, now)));
                followers.forEach(one -> one.committed(organization));
                return now;
            } catch (NotLooked first) {
                slots.look(organization, first.clinic, first.date, first.date);
                look.isDone = true;
            } catch (RuntimeException failure) {
                var isRace = AppointmentRepository.isTaken(failure) || Database.isLostRace(failure);
                if (!isRace) {
                    throw failure;
                }
                if (attempt == TRIES) {
                    throw new Problem.TimeTaken(List.of());
                }
            }
        }
    }

    /** Tells everybody who sees the agenda that something is to be seen of an appointment that is not its own. */
    public void showAgain(OrganizationId organization, UUID id) {
        deed(organization, tx -> {
            appointments.showAgain(tx, id);
            return appointments.find(tx, id).orElseThrow();
        });
    }

    /** What everybody in the organization is told who sees the agenda. */
    private static Event update(OrganizationId organization, Appointment appointment) {
        return Event.latest("appointment_update", appointment.id(), appointment.version(),
                List.of(Room.everyone(organization)), Buffer.buffer(Json.bytes(appointment)));
    }
}
