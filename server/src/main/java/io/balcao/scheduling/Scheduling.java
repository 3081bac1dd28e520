package io.balcao.scheduling;

import io.balcao.accounts.AuditTrail;
import io.balcao.bot.flow.BlockType;
import io.balcao.conversations.lane.Responder;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.AppointmentRoutes;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.appointments.FlowRoutes;
import io.balcao.scheduling.appointments.ZoneRules;
import io.balcao.scheduling.asking.Answers;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.Clinics;
import io.balcao.scheduling.dialogue.BookingBlock;
import io.balcao.scheduling.google.Google;
import io.balcao.scheduling.google.GoogleSettings;
import io.balcao.scheduling.reminders.ReminderAnswers;
import io.balcao.scheduling.reminders.Reminders;
import io.balcao.scheduling.slots.OpenHours;
import io.balcao.scheduling.slots.Slots;
import io.balcao.scheduling.waiting.FreedTimes;
import io.balcao.scheduling.waiting.Waiting;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;

/** Clinics, when they can be booked, and what is booked. */
public final class Scheduling {
    private final Database database;
    private final InstantSource clock;
    private final Clinics clinics;
    private final Slots slots;
    private final OpenHours openHours;
    private final Booking booking;
    private final AppointmentRoutes appointments;
    private final FlowRoutes flows;
    private final Reminders reminders;
    private final Google google;
    private final Waiting waiting;
    private final Answers answers;
    private final ZoneRules zoneRules;
    private final Background background;

    /** What of the platform it needs. */
    public record Ground(Database database, AuditTrail audit, EventStream events, Vault vault,
            Background background, InstantSource clock, Vertx vertx, GoogleSettings google) {}

    /** @param told that messages for customers were stored, after the commit */
    public Scheduling(Ground ground, Answers.Told told) {
        this.database = ground.database();
        this.clock = ground.clock();
        this.google = new Google(new Google.Ground(ground.vertx(), ground.database(), ground.audit(), ground.vault(),
                ground.background(), ground.clock(), ground.google()));
        this.slots = new Slots(ground.database(), ground.clock(), google.busyTimes());
        this.openHours = new OpenHours(ground.database(), ground.clock());
        this.reminders = new Reminders(ground.database(), ground.background(), ground.clock(), told);
        this.booking = new Booking(ground.database(), ground.audit(), ground.events(), ground.clock(), slots,
                List.of(reminders, new FreedTimes(ground.clock()), google));
        google.follows(booking);
        this.waiting = new Waiting(new Waiting.Ground(ground.database(), ground.audit(), ground.events(),
                ground.background(), ground.clock(), told), slots, booking);
        this.zoneRules = new ZoneRules(ground.database(), booking);
        this.background = ground.background();
        this.answers = new Answers(ground.database(), ground.background(), ground.clock(), told,
                List.of(new ReminderAnswers(ground.database(), ground.clock(), booking), waiting.answers()));
        this.flows = new FlowRoutes(ground.database(), ground.clock(), booking, slots);
        this.clinics = new Clinics(ground.database(), ground.audit(), ground.vault(), ground.clock(),
                this::clinicChanged);
        this.appointments = new AppointmentRoutes(ground.database(), ground.audit(), ground.clock(), booking);
    }

    private void clinicChanged(Tx tx, Clinic before, Clinic now) {
        if (!now.zone().equals(before.zone())) {
            booking.keepPromises(tx, now);
        }
        if (!now.reminders().equals(before.reminders())) {
            reminders.planAgain(tx, now);
        }
        google.clinicChanged(tx, before, now);
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        clinics.addTo(routes);
        slots.addTo(routes);
        openHours.addTo(routes);
        appointments.addTo(routes);
        flows.addTo(routes);
        reminders.addTo(routes);
        google.addTo(routes);
        waiting.addTo(routes);
    }

    /** Mounts where others come to by themselves: Google, and who comes back from it. */
    public void addTo(Router router) {
        google.addTo(router);
    }

    /** Hears what customers answer to reminders and offers; all else is the bot's. */
    public Responder hearing(Responder bot) {
        return answers.before(bot);
    }

    /** Begins what goes on by itself. */
    public void start() {
        reminders.start();
        google.start();
        waiting.start();
        answers.start();
        zoneRules.start(background);
    }

    /** Does what is due at Google now, and returns when it is done. */
    public void workAtGoogle() {
        google.workDue();
    }

    /** Sends the reminders and offers that are due now, and returns when they are in the outbox. */
    public void sendDue() {
        reminders.sendDue();
        waiting.offerDue();
    }

    /** Keeps what was promised where a clock goes by newer rules, and returns when it is done. */
    public void applyZoneRules() {
        zoneRules.apply();
    }

    /** Hears what was answered to people, and returns when it is done. */
    public void hearDue() {
        answers.hearDue();
    }

    /** What flows can do with clinics. */
    public List<BlockType<?>> blocks() {
        return List.of(new BookingBlock(database, slots, booking, clock));
    }
}
