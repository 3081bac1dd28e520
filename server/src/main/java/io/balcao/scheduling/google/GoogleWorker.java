package io.balcao.scheduling.google;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Apart;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.google.CalendarRepository.Calendar;
import io.balcao.scheduling.google.ConnectionRepository.Connection;
import io.balcao.scheduling.google.ConnectionRepository.Place;
import io.balcao.scheduling.google.GoogleAnswer.Dead;
import io.balcao.scheduling.google.GoogleAnswer.Done;
import io.balcao.scheduling.google.GoogleAnswer.Later;
import io.balcao.scheduling.google.GoogleAnswer.Refused;
import io.balcao.scheduling.google.GoogleClient.Login;
import io.balcao.scheduling.google.SheetWriter.Sheet;
import io.balcao.scheduling.google.TaskRepository.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due at Google: first what is to be written there, then what is to be read. For a clinic one server does it at
 * a time, one thing after the other, so that what is read is never older than what was written. What is refused for one
 * appointment waits by itself; what is refused for all pauses the clinic, and a dead key stops it until somebody connects anew.
 */
final class GoogleWorker {
    private static final Logger LOG = LoggerFactory.getLogger(GoogleWorker.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    /** Longer than a round with its last call. */
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration ROUND = Duration.ofMinutes(2);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30));
    private static final Duration REFUSED_AGAIN = Duration.ofMinutes(30);
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    private final Database database;
    private final Vault vault;
    private final Background background;
    private final InstantSource clock;
    private final CalendarWriter writer;
    private final CalendarReader reader;
    private final SheetWriter sheets;
    private final SheetComparison sheetComparison;
    private final BusyTimes busyTimes;
    private final Watches watches;
    private final ConnectionRepository connections = new ConnectionRepository();
    private final CalendarRepository calendars = new CalendarRepository();
    private final TaskRepository tasks = new TaskRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final ClinicRepository clinics = new ClinicRepository();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    /** What it works with. */
    record Tools(CalendarWriter writer, CalendarReader reader, SheetWriter sheets, BusyTimes busyTimes,
            Watches watches) {}

    GoogleWorker(Database database, Vault vault, Background background, InstantSource clock, Tools tools) {
        this.database = database;
        this.vault = vault;
        this.background = background;
        this.clock = clock;
        this.writer = tools.writer();
        this.reader = tools.reader();
        this.sheets = tools.sheets();
        this.sheetComparison = new SheetComparison(database, tools.sheets());
        this.busyTimes = tools.busyTimes();
        this.watches = tools.watches();
    }

    void start() {
        background.repeat(LOOK_EVERY, "Google", this::wake);
    }

    /** Begins what is due. Does not wait for it: a clinic whose Google is slow holds up no other. */
    private void wake() {
        for (var place : ConnectionRepository.due(database, clock.instant())) {
            background.run("Google", () -> work(place, ROUND));
        }
    }

    /** Does what is due now, and returns when it is done. What fails at one clinic holds up no other. */
    void workDue() {
        Apart.each(ConnectionRepository.due(database, clock.instant()), place -> work(place, ROUND));
    }

    /** What was done in a round, and whether nothing more is due. */
    record Round(boolean isAll, int written, int moved) {}

    /**
     * Does what is due at one clinic.
     *
     * @return nothing when another one is at it already
     */
    Optional<Round> work(Place place, Duration most) {
        if (!busy.add(place.clinic())) {
            return Optional.empty();
        }
        try {
            var leased = database.inTransaction(place.organization(),
                    tx -> connections.lease(tx, place.clinic(), clock.instant(), LEASE));
            if (leased.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(round(place.organization(), leased.get(), most));
            } finally {
                database.inTransaction(place.organization(), tx -> {
                    connections.release(tx, place.clinic());
                    return true;
                });
            }
        } finally {
            busy.remove(place.clinic());
        }
    }

    /** What came of a step. */
    private sealed interface Step {
        Step GONE = new Gone(0, 0);

        /** Something of ours was written there, or appointments were moved as events were, or neither. */
        record Gone(int written, int moved) implements Step {}

        record NothingDue() implements Step {}

        record Stop() implements Step {}
    }

    private Round round(OrganizationId organization, Connection connection, Duration most) {
        var login = new Login(connection.clinic(), connection.revision(),
                GoogleAccount.of(vault.open(connection.sealed().getBytes())));
        var speaker = new Speaker(organization,
                database.inTransaction(organization, tx -> clinics.get(tx, connection.clinic())), login);
        long end = System.nanoTime() + most.toNanos();
        int written = 0;
        int moved = 0;
        Step step;
        do {
            step = step(speaker, connection);
            if (step instanceof Step.Gone(var some, var others)) {
                written += some;
                moved += others;
            }
        } while (step instanceof Step.Gone && System.nanoTime() < end);
        var isAll = step instanceof Step.NothingDue;
        if (isAll) {
            database.inTransaction(organization, tx -> {
                connections.wentWell(tx, connection.clinic());
                return true;
            });
        }
        return new Round(isAll, written, moved);
    }

    private Step step(Speaker speaker, Connection connection) {
        var now = clock.instant();
        var organization = speaker.organization();
        var task = database.inTransaction(organization, tx -> tasks.next(tx, connection.clinic(), now));
        if (task.isPresent()) {
            return write(speaker, connection, task.get());
        }
        if (database.inTransaction(organization, tx -> connections.isCheckDue(tx, connection.clinic(), now))) {
            return check(speaker, connection, now);
        }
        var toSync = database.inTransaction(organization, tx -> calendars.toSync(tx, connection.clinic(), now));
        if (toSync.isPresent()) {
            return read(speaker, connection, toSync.get());
        }
        var toWatch = database.inTransaction(organization, tx -> calendars.toWatch(tx, connection.clinic(), now));
        return toWatch.map(calendar -> watch(speaker, connection, calendar)).orElseGet(Step.NothingDue::new);
    }

    private Step write(Speaker speaker, Connection connection, Task task) {
        var appointment = database.inTransaction(speaker.organization(),
                tx -> appointments.find(tx, task.appointment())).orElseThrow();
        var answer = task.target().equals("calendar")
                ? writer.write(speaker, appointment)
                : Sheet.of(speaker.clinic()).map(sheet -> sheets.write(speaker, sheet, appointment))
                        .orElseGet(GoogleAnswer::nothing);
        return switch (answer) {
            case Done _ -> {
                database.inTransaction(speaker.organization(), tx -> {
                    tasks.done(tx, task);
                    return true;
                });
                yield new Step.Gone(1, 0);
            }
            case Refused(var status, var reason, _) -> {
                LOG.warn("Google refuses the {} of appointment {}: {} {}", task.target(), task.appointment(), status,
                        reason);
                database.inTransaction(speaker.organization(), tx -> {
                    tasks.again(tx, task, clock.instant().plus(REFUSED_AGAIN), reason);
                    return true;
                });
                yield Step.GONE;
            }
            case GoogleAnswer failed -> failed(speaker, connection, failed);
        };
    }

    private Step read(Speaker speaker, Connection connection, Calendar calendar) {
        var read = reader.read(speaker, calendar);
        return switch (read.answer()) {
            case Done _ -> {
                if (!read.hasChanged()) {
                    yield Step.GONE;
                }
                var now = clock.instant();
                yield switch (busyTimes.read(speaker.organization(), speaker.login(), List.of(calendar), now, now)) {
                    case Done _,Refused _ -> new Step.Gone(0, read.moved());
                    case GoogleAnswer failed -> failed(speaker, connection, failed);
                };
            }
            case Refused(_, var reason, _) -> {
                database.inTransaction(speaker.organization(), tx -> {
                    calendars.trouble(tx, calendar.id(), reason, clock.instant().plus(REFUSED_AGAIN));
                    return true;
                });
                yield Step.GONE;
            }
            case GoogleAnswer failed -> failed(speaker, connection, failed);
        };
    }

    private Step watch(Speaker speaker, Connection connection, Calendar calendar) {
        return switch (watches.renew(speaker, calendar)) {
            case Done _,Refused _ -> Step.GONE;
            case GoogleAnswer failed -> failed(speaker, connection, failed);
        };
    }

    /** Each night everything is compared: what got lost on the way, whoever lost it, is found by the morning. */
    private Step check(Speaker speaker, Connection connection, Instant now) {
        var clinic = speaker.clinic();
        var sheet = Sheet.of(clinic).map(one -> sheetComparison.compare(speaker, one, now))
                .orElse(SheetComparison.Compared.NOTHING);
        database.inTransaction(speaker.organization(), tx -> {
            calendars.syncFully(tx, clinic.id(), now);
            tasks.askDiffering(tx, clinic.id(), now);
            // A sheet that Google did not show is not left as it is for a whole day, and the calendars do not wait for it.
            connections.checkAt(tx, connection.clinic(), sheet.answer() instanceof Later
                    ? now.plus(REFUSED_AGAIN)
                    : nextNight(clinic.zone(), now));
            return true;
        });
        return switch (sheet.answer()) {
            case Done _ -> new Step.Gone(sheet.appended(), 0);
            case Refused(var status, var reason, _) -> {
                LOG.warn("Google refuses the sheet of clinic {}: {} {}", clinic.key(), status, reason);
                yield Step.GONE;
            }
            case GoogleAnswer failed -> failed(speaker, connection, failed);
        };
    }

    private static Instant nextNight(ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var next = today.atTime(NIGHT).atZone(zone).toInstant();
        return next.isAfter(now) ? next : today.plusDays(1).atTime(NIGHT).atZone(zone).toInstant();
    }

    private Step failed(Speaker speaker, Connection connection, GoogleAnswer failed) {
        var now = clock.instant();
        database.inTransaction(speaker.organization(), tx -> {
            switch (failed) {
                case Dead(var why) -> {
                    LOG.error("Google of clinic {} stopped: {}", connection.clinic(), why);
                    connections.stop(tx, connection.clinic(), connection.revision(), why, now);
                }
                case Later(var why, var after) -> {
                    var pause = PAUSES.get(Math.min(connections.find(tx, connection.clinic())
                            .map(Connection::failures).orElse(0), PAUSES.size() - 1));
                    connections.pause(tx, connection, now.plus(after == null || after.compareTo(pause) < 0
                            ? pause
                            : after), why);
                }
                case Done _,Refused _ -> throw new IllegalStateException("not a failure of all");
            }
            return true;
        });
        return new Step.Stop();
    }
}
