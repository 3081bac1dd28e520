package io.balcao.scheduling.google;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Routes;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.google.SheetWriter.Sheet;
import io.balcao.scheduling.slots.Elsewhere;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The agenda in Google, and Google in the agenda. */
public final class Google implements Booking.Follower {
    private final Ground ground;
    private final GoogleClient client;
    private final BusyTimes busyTimes;
    private final Watches watches;
    private final TaskRepository tasks = new TaskRepository();
    private final ConflictRepository conflicts = new ConflictRepository();
    private final ConnectionRepository connections = new ConnectionRepository();
    private @Nullable GoogleWorker worker;
    private @Nullable GoogleRoutes routes;

    /** What it stands on. */
    public record Ground(Vertx vertx, Database database, AuditTrail audit, Vault vault, Background background,
            InstantSource clock, GoogleSettings settings) {}

    public Google(Ground ground) {
        this.ground = ground;
        this.client = new GoogleClient(ground.vertx(), ground.settings(), ground.clock());
        this.busyTimes = new BusyTimes(ground.database(), ground.vault(), client, ground.clock());
        this.watches = new Watches(ground.database(), client, ground.clock(), ground.settings().consoleUrl());
    }

    /** What people have in their calendars. */
    public Elsewhere busyTimes() {
        return busyTimes;
    }

    /** Says by which road appointments are moved: it asks the calendars itself, and comes after them. */
    public void follows(Booking booking) {
        var reader = new CalendarReader(ground.database(), client, booking, ground.clock());
        var made = new GoogleWorker(ground.database(), ground.vault(), ground.background(), ground.clock(),
                new GoogleWorker.Tools(new CalendarWriter(ground.database(), client), reader, new SheetWriter(client),
                        busyTimes, watches));
        worker = made;
        routes = new GoogleRoutes(new GoogleService(ground, client, booking, made),
                new GoogleNotices(ground.database(), ground.clock()));
    }

    /** Mounts the operations. */
    public void addTo(Routes operations) {
        Objects.requireNonNull(routes).addTo(operations);
    }

    /** Mounts where Google itself comes to. */
    public void addTo(Router router) {
        Objects.requireNonNull(routes).addTo(router);
    }

    /** A sheet that a clinic names has what is booked at once, and not after a night. */
    public void clinicChanged(Tx tx, Clinic before, Clinic now) {
        if (Sheet.of(now).isPresent() && !Sheet.of(now).equals(Sheet.of(before))) {
            connections.compareNow(tx, now.id(), ground.clock().instant());
        }
    }

    /** Begins what goes on by itself. */
    public void start() {
        Objects.requireNonNull(worker).start();
    }

    /** Does what is due now, and returns when it is done. */
    public void workDue() {
        Objects.requireNonNull(worker).workDue();
    }

    @Override
    public void changed(Tx tx, Clinic clinic, @Nullable Appointment before, Appointment now) {
        var at = ground.clock().instant();
        conflicts.settle(tx, now, at);
        var isAsked = Sheet.of(clinic).isPresent()
                ? tasks.ask(tx, now.id(), clinic.id(), at, "calendar", "sheet")
                : tasks.ask(tx, now.id(), clinic.id(), at, "calendar");
        if (isAsked) {
            conflicts.overlaps(tx, clinic.id(), now.id(), at);
        }
    }
}
