package io.balcao.scheduling.waiting;

import io.balcao.platform.Ids;
import io.balcao.platform.db.Apart;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.asking.Answers;
import io.balcao.scheduling.asking.ClinicVoice;
import io.balcao.scheduling.asking.ClinicVoice.Stored;
import io.balcao.scheduling.asking.ClinicVoice.Template;
import io.balcao.scheduling.asking.ClinicVoice.Unwritten;
import io.balcao.scheduling.asking.ClinicVoice.Words;
import io.balcao.scheduling.asking.ClinicVoice.Written;
import io.balcao.scheduling.asking.QuietHours;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.clinics.TemplateRepository;
import io.balcao.scheduling.slots.Agenda;
import io.balcao.scheduling.slots.SlotFinder;
import io.balcao.scheduling.slots.SlotFinder.Placing;
import io.balcao.scheduling.slots.Slots;
import io.balcao.scheduling.waiting.OfferRepository.Candidate;
import io.balcao.scheduling.waiting.OfferRepository.Freed;
import io.balcao.scheduling.waiting.OfferRepository.NewOffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Offers times that became free to those who wait, some at once. Each step is one transaction: the messages are in the outbox
 * and the offers stand, or neither; what a server leaves undone the next one finds.
 */
final class Offers {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final Database database;
    private final Background background;
    private final InstantSource clock;
    private final Answers.Told told;
    private final Slots slots;
    private final Booking booking;
    private final WaitingNews news;
    private final ClinicVoice voice;
    private final OfferRepository offers = new OfferRepository();
    private final WaitingRepository waiting = new WaitingRepository();
    private final ClinicRepository clinics = new ClinicRepository();
    private final TemplateRepository texts = new TemplateRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();

    /** What came of one time that was due. */
    private record Step(boolean isThere, Optional<UUID> clinic, List<Stored> stored) {}

    Offers(Waiting.Ground ground, Slots slots, Booking booking, WaitingNews news) {
        this.database = ground.database();
        this.background = ground.background();
        this.clock = ground.clock();
        this.told = ground.told();
        this.slots = slots;
        this.booking = booking;
        this.news = news;
        this.voice = new ClinicVoice(clock);
    }

    void start() {
        background.repeat(LOOK_EVERY, "offers to the waiting list", this::offerDue);
    }

    /** Offers what is due now, and returns when it is in the outbox. */
    void offerDue() {
        // One time for all of it: what expires meanwhile would be looked at again and again.
        var now = clock.instant();
        Apart.each(OfferRepository.organizations(database, now), organization -> {
            var changed = database.inTransaction(organization, tx -> tidied(tx, now));
            Step step;
            do {
                step = database.inTransaction(organization, tx -> offerOne(tx, now));
                if (!step.stored().isEmpty()) {
                    told.of(organization, step.stored().stream().map(Stored::message).toList(),
                            step.stored().stream().map(Stored::conversation).toList());
                }
                step.clinic().ifPresent(changed::add);
            } while (step.isThere());
            news.tell(organization, changed);
        });
    }

    /** What is over by now: offers, what was held for too long, and what people waited for. Gives whose list changed. */
    private Set<UUID> tidied(Tx tx, Instant now) {
        var changed = new HashSet<>(offers.expire(tx, now));
        offers.clinicsWithOldHolds(tx, now).forEach(clinic -> booking.giveUpOld(tx, clinic));
        changed.addAll(waiting.expire(tx, now));
        return changed;
    }

    private Step offerOne(Tx tx, Instant now) {
        var next = offers.next(tx, now);
        if (next.isEmpty()) {
            return new Step(false, Optional.empty(), List.of());
        }
        var freed = next.get();
        var clinic = clinics.get(tx, freed.clinic());
        var awake = QuietHours.awake(now, freed.startsAt(), clinic.reminders(), clinic.zone());
        if (clinic.reminders().offersAtOnce() == 0 || !freed.startsAt().isAfter(now) || awake.isBefore(now)) {
            offers.forget(tx, freed);
            return new Step(true, Optional.empty(), List.of());
        }
        if (awake.isAfter(now)) {
            offers.later(tx, freed, awake);
            return new Step(true, Optional.empty(), List.of());
        }
        var open = offers.open(tx, freed);
        var expires = earlier(now.plus(Duration.ofMinutes(clinic.reminders().offerMinutes())), freed.startsAt());
        var asked = offer(tx, clinic, freed, expires, clinic.reminders().offersAtOnce() - open.size());
        if (!asked.isEmpty() && freed.appointment() != null) {
            appointments.noteFollowing(tx, freed.appointment(), "offered", Integer.toString(asked.size()), now);
        }
        Stream.concat(open.stream(), asked.stream().map(one -> expires)).min(Instant::compareTo)
                .ifPresentOrElse(due -> offers.later(tx, freed, due), () -> offers.forget(tx, freed));
        return new Step(true, asked.isEmpty() ? Optional.empty() : Optional.of(clinic.id()), asked);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Asks as many as may be asked, of those whom the time fits; who cannot be written to keeps nobody from being asked. */
    private List<Stored> offer(Tx tx, Clinic clinic, Freed freed, Instant expires, int most) {
        var stored = new ArrayList<Stored>();
        var local = freed.startsAt().atZone(clinic.zone());
        var agenda = slots.agenda(tx, clinic, local.toLocalDate().minusDays(1), local.toLocalDate());
        var candidates = most <= 0
                ? List.<Candidate>of()
                : offers.candidates(tx, freed, local.toLocalDate(), local.format(DateTimeFormatter.ofPattern("HH:mm")));
        for (var candidate : candidates) {
            var placing = stored.size() < most ? fit(tx, agenda, freed, candidate) : Optional.<Placing>empty();
            if (placing.isPresent()) {
                var id = Ids.next();
                var professional = placing.get().professionalId();
                var written = write(tx, clinic, freed, candidate, id, name(agenda, professional));
                var ends = freed.startsAt().plus(Duration.ofMinutes(placing.get().minutes()));
                switch (written) {
                    case Stored one -> {
                        stored.add(one);
                        offers.insert(tx,
                                new NewOffer(id, freed, candidate.entry(), professional, ends, "OPEN", expires,
                                        one.message(), one.conversation()));
                    }
                    case Unwritten _ -> offers.insert(tx, new NewOffer(id, freed, candidate.entry(), professional, ends,
                            "UNSENT", expires, null, null));
                }
            }
        }
        return stored;
    }

    /** Who was put on the list of somebody who takes no new patients is offered them. */
    private Optional<Placing> fit(Tx tx, Agenda agenda, Freed freed, Candidate candidate) {
        var wanted = Slots.wanted(agenda, List.of(candidate.service()), null, freed.professional());
        return SlotFinder.fit(agenda, candidate.professional() == null
                ? wanted.without(Slots.closedTo(tx, agenda, candidate.customer()))
                : wanted, freed.startsAt(), clock.instant());
    }

    private static @Nullable String name(Agenda agenda, @Nullable UUID professional) {
        return agenda.professionals().stream().filter(one -> one.id().equals(professional)).findFirst()
                .map(Agenda.Professional::name).orElse(null);
    }

    private Written write(Tx tx, Clinic clinic, Freed freed, Candidate candidate, UUID offer,
            @Nullable String professional) {
        var locale = clinics.locale(tx);
        var values = ClinicVoice.values(clinic, candidate.name(), candidate.serviceName(), professional,
                freed.startsAt(), locale);
        var text = texts.text(tx, clinic.id(), "WAITING_LIST_OFFER", locale);
        var settings = clinic.reminders();
        return voice.toCustomer(tx, clinic, candidate.customer(), new Words(ClinicVoice.filled(text, values),
                ClinicVoice.options(text.buttons(), OfferAnswers.KIND, offer),
                Template.of(settings.offerTemplateName(), settings.templateLanguage(), locale, values,
                        settings.offerTemplateHasButtons())));
    }
}
