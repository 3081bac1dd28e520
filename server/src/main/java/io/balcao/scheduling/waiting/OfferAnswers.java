package io.balcao.scheduling.waiting;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.appointments.Actor;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.appointments.BookingRequest;
import io.balcao.scheduling.asking.Asking;
import io.balcao.scheduling.asking.ClinicVoice;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.clinics.TemplateRepository;
import io.balcao.scheduling.slots.SlotFinder;
import io.balcao.scheduling.slots.Slots;
import io.balcao.scheduling.waiting.OfferRepository.Offer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Books what somebody was offered, if they are the first to say yes; who is not waits on. A yes that comes when the offer has
 * expired counts as long as nobody has the time: it was never anybody's.
 */
final class OfferAnswers implements Asking {
    static final String KIND = "offer";
    private static final String ACCEPT = "accept";
    private static final String DECLINE = "decline";
    private static final Set<String> YES = Set.of("sim", "quero", "eu quero", "sim quero", "quero sim", "aceito", "ok",
            "okay", "quero este horario", "yes", ACCEPT, "i accept", "i take it", "si", "quiero", "si quiero", "acepto",
            "quiero este horario");
    private static final Set<String> NO = Set.of("nao", "nao obrigado", "nao obrigada", "nao quero", "no", "no thanks",
            "no thank you", "no gracias");

    private final Database database;
    private final InstantSource clock;
    private final Slots slots;
    private final Booking booking;
    private final WaitingNews news;
    private final OfferRepository offers = new OfferRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final ClinicRepository clinics = new ClinicRepository();
    private final TemplateRepository texts = new TemplateRepository();

    OfferAnswers(Database database, InstantSource clock, Slots slots, Booking booking, WaitingNews news) {
        this.database = database;
        this.clock = clock;
        this.slots = slots;
        this.booking = booking;
        this.news = news;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> deed(String plain) {
        return YES.contains(plain) ? Optional.of(ACCEPT) : NO.contains(plain) ? Optional.of(DECLINE) : Optional.empty();
    }

    @Override
    public Optional<String> done(OrganizationId organization, Patient patient, String deed, UUID about) {
        var found = database.inTransaction(organization, tx -> offers.find(tx.last(), about))
                .filter(one -> one.customer().equals(patient.id()));
        if (found.isEmpty() || !(deed.equals(ACCEPT) || deed.equals(DECLINE))) {
            return Optional.empty();
        }
        var offer = found.get();
        var had = offer.appointment();
        if (had != null) {
            // Pressed once more, or said to another offer: they have what they waited for.
            return Optional.of(booked(organization, had));
        }
        var text = deed.equals(ACCEPT)
                ? accept(organization, patient, offer)
                : end(organization, offer, "DECLINED", "WAITING_LIST_DECLINED");
        news.tell(organization, List.of(offer.clinic()));
        return Optional.of(text);
    }

    /** The offer's id is the appointment's: whoever asks again after a crash finds what was booked. */
    private String accept(OrganizationId organization, Patient patient, Offer offer) {
        try {
            var appointment = booking.bookOnce(organization, Actor.customer(patient.name()), offer.clinicKey(),
                    offer.id(), (tx, clinic) -> request(tx, clinic, offer, patient));
            return booked(organization, appointment.id());
        } catch (Problem.TimeTaken | Problem.Conflict | Problem.Unprocessable _) {
            return end(organization, offer, "TAKEN", "WAITING_LIST_TAKEN");
        }
    }

    private BookingRequest request(Tx tx, Clinic clinic, Offer offer, Patient patient) {
        var day = offer.startsAt().atZone(clinic.zone()).toLocalDate();
        var agenda = slots.agenda(tx, clinic, day.minusDays(1), day);
        var services = List.of(offer.service());
        // Told without the database: that it is taken, or that the clinic closed meanwhile.
        if (SlotFinder.fit(agenda, Slots.wanted(agenda, services, null, offer.professional()), offer.startsAt(),
                clock.instant()).isEmpty()) {
            throw new Problem.TimeTaken(List.of());
        }
        return new BookingRequest(offer.customer(), services, offer.professional(), null, offer.startsAt(), null, null,
                offer.notes(), patient.conversation(), false, Optional.empty());
    }

    private String end(OrganizationId organization, Offer offer, String status, String key) {
        return database.inTransaction(organization, tx -> {
            offers.end(tx, offer.id(), status);
            offers.again(tx, offer, clock.instant());
            var locale = clinics.locale(tx);
            return text(tx, offer.clinic(), key, ClinicVoice.values(clinics.get(tx, offer.clinic()),
                    offer.customerName(), offer.serviceName(), offer.professionalName(), offer.startsAt(), locale),
                    locale);
        });
    }

    private String booked(OrganizationId organization, UUID id) {
        return database.inTransaction(organization, tx -> {
            var appointment = appointments.find(tx, id).orElseThrow();
            var locale = clinics.locale(tx);
            return text(tx, appointment.clinicUuid(), key(appointment),
                    ClinicVoice.values(clinics.get(tx, appointment.clinicUuid()), appointment, locale), locale);
        });
    }

    private static String key(Appointment appointment) {
        return appointment.stands() ? "BOOKED" : "RESCHEDULE_NOT_FOUND";
    }

    private String text(Tx tx, UUID clinic, String key, Map<String, String> values, String locale) {
        return ClinicVoice.filled(texts.text(tx, clinic, key, locale), values);
    }
}
