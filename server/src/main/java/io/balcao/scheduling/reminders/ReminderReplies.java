package io.balcao.scheduling.reminders;

import io.balcao.channels.MessageType;
import io.balcao.channels.Typed;
import io.balcao.conversations.lane.Responder;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.scheduling.appointments.Actor;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.clinics.ClinicTexts;
import io.balcao.scheduling.clinics.TemplateRepository;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hears what customers answer to reminders, and leaves all else to the bot. A button says which appointment it is about, so
 * it works weeks later; "OK" means the appointment that they were reminded of last, as long as nothing was said since.
 */
public final class ReminderReplies implements Responder {
    private static final String BUTTON = "appointment/";
    /** In the languages of ours, as {@link Typed#plain} has them. */
    private static final Set<String> YES = Set.of("ok", "okay", "sim", "confirmo", "confirmar", "confirmado",
            "ok confirmo",
            "yes", "confirm", "i confirm", "si");
    private static final Set<String> NO = Set.of("cancelar", "cancela", "cancelo", "desmarcar", "cancel", "anular");

    private final Responder bot;
    private final Database database;
    private final Booking booking;
    private final InstantSource clock;
    private final ReminderRepository reminders = new ReminderRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final ClinicRepository clinics = new ClinicRepository();
    private final TemplateRepository texts = new TemplateRepository();

    /** What the customer wants of an appointment. */
    private record Wish(UUID appointment, boolean isConfirmed) {}

    /** @param bot answers what is no answer to a reminder */
    public ReminderReplies(Responder bot, Database database, Booking booking, InstantSource clock) {
        this.bot = bot;
        this.database = database;
        this.booking = booking;
        this.clock = clock;
    }

    /** The button that says one thing about an appointment: {@code confirm} or {@code cancel}. */
    static String button(String deed, UUID appointment) {
        return BUTTON + deed + "/" + appointment;
    }

    @Override
    public boolean isSlow(Turn turn) {
        return bot.isSlow(turn);
    }

    @Override
    public Answer answer(Turn turn) {
        var said = turn.messages().isEmpty() ? Optional.<Outgoing>empty() : answered(turn);
        if (said.isEmpty()) {
            return bot.answer(turn);
        }
        // Also when nothing is left to be heard: whatever the bot waits for, it waits for on.
        var rest = bot.answer(new Turn(turn.organization(), turn.conversation(), turn.state(),
                turn.messages().subList(1, turn.messages().size())));
        var replies = new ArrayList<Outgoing>();
        replies.add(said.get());
        replies.addAll(rest.replies());
        return new Answer(rest.state(), replies, rest.deeds(), rest.ending(), rest.dueAt(), rest.journal());
    }

    /** What is said to the first message, if it answers a reminder. */
    private Optional<Outgoing> answered(Turn turn) {
        var organization = turn.organization();
        var customer = turn.conversation().customer();
        return wish(turn).flatMap(wish -> done(organization, wish, customer.id(), customer.name()));
    }

    private Optional<Wish> wish(Turn turn) {
        var first = turn.messages().getFirst();
        var pressed = pressed(first);
        if (pressed.isPresent()) {
            return pressed;
        }
        var plain = Typed.plain(first.content());
        return YES.contains(plain) || NO.contains(plain)
                ? database.inTransaction(turn.organization(), tx -> reminders.lastWord(tx.last(),
                        turn.conversation().customer().id(), clock.instant()))
                        .map(appointment -> new Wish(appointment, YES.contains(plain)))
                : Optional.empty();
    }

    private static Optional<Wish> pressed(MessageView message) {
        var id = message.metadata() instanceof JsonObject metadata
                ? metadata.getJsonObject("interactive_reply", new JsonObject()).getString("id", "")
                : "";
        var parts = id.split("/", 3);
        if (!id.startsWith(BUTTON) || parts.length < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Wish(UUID.fromString(parts[2]), parts[1].equals("confirm")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * Does it, which is done once however often it is wished; that the answer may not count, because a person took over, takes
     * nothing from what the customer said. Empty when the appointment is none of theirs.
     */
    private Optional<Outgoing> done(OrganizationId organization, Wish wish, UUID customer, @Nullable String name) {
        var before = database.inTransaction(organization, tx -> appointments.find(tx.last(), wish.appointment()))
                .filter(one -> one.customer().id().equals(customer));
        if (before.isEmpty()) {
            return Optional.empty();
        }
        try {
            var now = wish.isConfirmed()
                    ? booking.confirm(organization, Actor.customer(name), wish.appointment(), null)
                    : booking.cancel(organization, Actor.customer(name), wish.appointment(), null, null);
            return Optional.of(text(organization, now, wish.isConfirmed() ? "REMINDER_CONFIRMED" : "CANCELLED"));
        } catch (Problem.Conflict _) {
            // Cancelled, over or held by now.
            return Optional.of(text(organization, before.get(), "RESCHEDULE_NOT_FOUND"));
        }
    }

    private Outgoing text(OrganizationId organization, Appointment appointment, String key) {
        return database.inTransaction(organization, tx -> {
            var clinic = clinics.get(tx, appointment.clinicUuid());
            var locale = clinics.locale(tx);
            return Outgoing.bot(MessageType.TEXT,
                    ClinicTexts.filled(texts.text(tx, clinic.id(), key, locale).content(),
                            ReminderSender.values(clinic, appointment, locale)),
                    Json.mapper().createObjectNode());
        });
    }
}
