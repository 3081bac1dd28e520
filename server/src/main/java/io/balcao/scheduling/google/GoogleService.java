package io.balcao.scheduling.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.scheduling.appointments.Actor;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.appointments.MoveRequest;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.google.CalendarRepository.Calendar;
import io.balcao.scheduling.google.ConflictRepository.Conflict;
import io.balcao.scheduling.google.ConnectionRepository.Connection;
import io.balcao.scheduling.google.GoogleAccount.OauthClient;
import io.balcao.scheduling.google.GoogleAccount.ServiceAccount;
import io.balcao.scheduling.google.GoogleAnswer.Dead;
import io.balcao.scheduling.google.GoogleAnswer.Done;
import io.balcao.scheduling.google.GoogleAnswer.Later;
import io.balcao.scheduling.google.GoogleAnswer.Refused;
import io.balcao.scheduling.google.GoogleClient.Login;
import io.balcao.scheduling.google.GoogleRequests.CalendarWish;
import io.balcao.scheduling.google.GoogleRequests.Connect;
import io.balcao.scheduling.google.SheetWriter.Sheet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connects clinics, says how they stand, and decides what people decide. */
final class GoogleService {
    static final String CONSENT_PATH = "/api/v1/google/consent";
    private static final String OBJECT = "clinic";
    private static final Duration CONSENT_TIME = Duration.ofMinutes(15);
    private static final int STATE_BYTES = 32;
    private static final int MOST_CHOICES = 500;
    /** How long somebody waits who has everything compared. */
    private static final Duration COMPARING = Duration.ofSeconds(10);

    private final Google.Ground ground;
    private final GoogleClient client;
    private final Booking booking;
    private final GoogleWorker worker;
    private final SecureRandom random = new SecureRandom();
    private final ClinicRepository clinics = new ClinicRepository();
    private final ConnectionRepository connections = new ConnectionRepository();
    private final CalendarRepository calendars = new CalendarRepository();
    private final ConflictRepository conflicts = new ConflictRepository();
    private final TaskRepository tasks = new TaskRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();

    GoogleService(Google.Ground ground, GoogleClient client, Booking booking, GoogleWorker worker) {
        this.worker = worker;
        this.ground = ground;
        this.client = client;
        this.booking = booking;
    }

    /** A clinic, and how it stands with Google. */
    record Standing(Clinic clinic, @Nullable Connection connection, List<Calendar> calendars,
            TaskRepository.Waiting waiting, int conflicts) {}

    /** A conflict, and the appointment that it is about. */
    record Shown(Conflict conflict, Appointment appointment) {}

    /** One thing that was tried, and why it did not go; null when it did. */
    record Tried(String check, @Nullable String name, @Nullable String reason) {}

    Standing standing(Caller caller, String key) {
        return ground.database().inTransaction(caller.organization(), tx -> standing(tx, found(tx, key)));
    }

    private Standing standing(Tx tx, Clinic clinic) {
        return new Standing(clinic, connections.find(tx, clinic.id()).orElse(null),
                calendars.ofClinic(tx, clinic.id()), tasks.waiting(tx, clinic.id()),
                conflicts.open(tx, clinic.id()).size());
    }

    Standing connect(Caller caller, String key, Connect wish) {
        var account = account(wish);
        var state = account instanceof ServiceAccount ? "active" : "pending";
        return ground.database().inTransaction(caller.organization(), tx -> {
            var clinic = found(tx, key);
            var before = connections.find(tx, clinic.id()).orElse(null);
            var now = ground.clock().instant();
            connections.put(tx, clinic.id(), account, ground.vault().seal(account.secret()), state, now);
            audit(tx, caller, clinic, "clinic.google_connected", before);
            return standing(tx, clinic);
        });
    }

    private static GoogleAccount account(Connect wish) {
        if (wish.serviceAccount() == null) {
            if (wish.clientId() == null || wish.clientSecret() == null) {
                throw new Problem.Unprocessable("service_account", "is missing");
            }
            return new OauthClient(wish.clientId().strip(), wish.clientSecret().value().strip(), null);
        }
        JsonNode json;
        try {
            json = Json.mapper().readTree(wish.serviceAccount().value());
            var account = new ServiceAccount(json.path("client_email").asText(),
                    json.path("private_key_id").asText(), json.path("private_key").asText());
            if (account.email().isBlank()) {
                throw new Problem.Unprocessable("service_account", "is not the key file of a service account");
            }
            Assertion.key(account.privateKey());
            return account;
        } catch (JsonProcessingException | GeneralSecurityException noKeyFile) {
            throw new Problem.Unprocessable("service_account", "is not the key file of a service account");
        }
    }

    void disconnect(Caller caller, String key) {
        ground.database().inTransaction(caller.organization(), tx -> {
            var clinic = found(tx, key);
            var before = connections.find(tx, clinic.id())
                    .orElseThrow(() -> new Problem.NotFound("Google connection", key));
            connections.delete(tx, clinic.id());
            ground.audit().record(tx, caller, "clinic.google_disconnected", OBJECT, clinic.id(),
                    Audited.of(before, List.of()), null);
            return before;
        });
    }

    /** Says which calendars there are: one for each professional, and one for the clinic. */
    Standing choose(Caller caller, String key, List<CalendarWish> wishes) {
        requireOnce(wishes);
        return ground.database().inTransaction(caller.organization(), tx -> {
            var clinic = found(tx, key);
            var connection = connections.find(tx, clinic.id())
                    .orElseThrow(() -> new Problem.Conflict("Connect the clinic to Google first"));
            var before = calendars.ofClinic(tx, clinic.id());
            var now = ground.clock().instant();
            var kept = new HashSet<CalendarWish>();
            for (var one : before) {
                var same = new CalendarWish(one.professional(), one.calendarId());
                if (wishes.contains(same)) {
                    kept.add(same);
                } else {
                    calendars.delete(tx, one.id());
                }
            }
            for (var wish : wishes) {
                if (!kept.contains(wish)) {
                    insert(tx, clinic, wish, now);
                }
            }
            tasks.askAll(tx, clinic.id(), now, LocalDate.ofInstant(now, clinic.zone()), "calendar");
            ground.audit().record(tx, caller, "clinic.google_changed", OBJECT, clinic.id(),
                    Audited.of(connection, before), Audited.of(connection, calendars.ofClinic(tx, clinic.id())));
            return standing(tx, clinic);
        });
    }

    private void insert(Tx tx, Clinic clinic, CalendarWish wish, Instant now) {
        if (!calendars.insert(tx, clinic.id(), wish.professionalId(), wish.calendarId(), now)) {
            throw new Problem.Unprocessable("professional_id", "names a professional that the clinic does not have");
        }
    }

    private static void requireOnce(List<CalendarWish> wishes) {
        var whose = new HashSet<Optional<UUID>>();
        var which = new HashSet<String>();
        for (var one : wishes) {
            if (!whose.add(Optional.ofNullable(one.professionalId())) || !which.add(one.calendarId())) {
                throw new Problem.Unprocessable("calendars", "names a professional or a calendar twice");
            }
        }
    }

    /** Where somebody says yes at Google. */
    String askConsent(Caller caller, String key) {
        var bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        var state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return ground.database().inTransaction(caller.organization(), tx -> {
            var clinic = found(tx, key);
            var connection = connections.find(tx, clinic.id()).filter(one -> one.kind().equals("oauth"))
                    .orElseThrow(() -> new Problem.Conflict("Give the client of OAuth first"));
            connections.askConsent(tx, clinic.id(), Watches.hash(state), ground.clock().instant().plus(CONSENT_TIME));
            return ground.settings().consent() + "?response_type=code&access_type=offline&prompt=consent&client_id="
                    + encoded(connection.account()) + "&redirect_uri=" + encoded(redirect()) + "&scope="
                    + encoded(Assertion.SCOPES) + "&state=" + state;
        });
    }

    private String redirect() {
        return ground.settings().consoleUrl() + CONSENT_PATH;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Takes what somebody brings back from Google.
     *
     * @param code null when they said no
     * @return the clinic, and what came of it; nothing when nobody asked for it
     */
    Optional<Consented> consented(String state, @Nullable String code) {
        var hash = Watches.hash(state);
        return ConnectionRepository.ofConsent(ground.database(), hash).flatMap(place -> {
            var now = ground.clock().instant();
            var asked = ground.database().inTransaction(place.organization(),
                    tx -> connections.takeConsent(tx, place.clinic(), hash, now)
                            ? connections.find(tx, place.clinic())
                            : Optional.<Connection>empty());
            return asked.map(connection -> new Consented(clinic(place.organization(), place.clinic()).key(),
                    code == null
                            ? "refused"
                            : exchange(place.organization(), connection, code) ? "connected" : "failed"));
        });
    }

    /**
     * Who came back from Google.
     *
     * @param outcome {@code connected}, {@code refused} by them, or {@code failed}: Google gives no key for their yes
     */
    record Consented(String clinic, String outcome) {}

    private Clinic clinic(OrganizationId organization, UUID id) {
        return ground.database().inTransaction(organization, tx -> clinics.get(tx, id));
    }

    private boolean exchange(OrganizationId organization, Connection connection, String code) {
        if (!(account(connection) instanceof OauthClient asked)
                || !(client.exchange(asked, code, redirect()) instanceof Done(var body))
                || !body.path("refresh_token").isTextual()) {
            return false;
        }
        var account = new OauthClient(asked.clientId(), asked.clientSecret(), body.path("refresh_token").asText());
        return ground.database().inTransaction(organization, tx -> {
            connections.put(tx, connection.clinic(), account, ground.vault().seal(account.secret()), "active",
                    ground.clock().instant());
            return true;
        });
    }

    private GoogleAccount account(Connection connection) {
        return GoogleAccount.of(ground.vault().open(connection.sealed().getBytes()));
    }

    /** Tries the key, each calendar and the sheet now. */
    List<Tried> test(Caller caller, String key) {
        var standing = standing(caller, key);
        var connection = connected(standing);
        // As of a key of its own: what a test hears is not what a token of before says.
        var login = new Login(connection.clinic(), -connection.revision(), account(connection));
        var tried = new ArrayList<Tried>();
        for (var one : standing.calendars()) {
            tried.add(new Tried("calendar", one.calendarId(),
                    reason(client.list(login, one.calendarId(), null, null))));
        }
        Sheet.of(standing.clinic()).ifPresent(sheet -> tried.add(new Tried("sheet", sheet.name(),
                reason(client.readValues(login, sheet.spreadsheet(), sheet.range("I1:I1"))))));
        tried.addFirst(new Tried("key", connection.account(), reason(client.login(login))));
        return tried;
    }

    /** A calendar that can be chosen. */
    record Choice(String calendarId, String name, boolean isPrimary, @Nullable String timezone) {}

    /**
     * Which calendars there are to choose from.
     *
     * @param reason why they cannot be told, or not all of them; null when they are all there
     */
    record Choices(List<Choice> calendars, @Nullable String reason) {}

    /** Those in which the clinic may write, as Google lists them. A service account's list has only what was put on it. */
    Choices choices(Caller caller, String key) {
        var connection = connected(standing(caller, key));
        var login = new Login(connection.clinic(), connection.revision(), account(connection));
        var found = new ArrayList<Choice>();
        String page = null;
        do {
            var answer = client.calendars(login, page);
            if (!(answer instanceof Done(var body))) {
                return new Choices(found, reason(answer));
            }
            for (var one : body.path("items")) {
                found.add(new Choice(one.path("id").asText(),
                        one.path("summaryOverride").asText(one.path("summary").asText()),
                        one.path("primary").asBoolean(), one.path("timeZone").textValue()));
            }
            page = body.path("nextPageToken").textValue();
        } while (page != null && found.size() < MOST_CHOICES);
        return new Choices(found.subList(0, Math.min(found.size(), MOST_CHOICES)), null);
    }

    private static Connection connected(Standing standing) {
        var connection = standing.connection();
        if (connection == null) {
            throw new Problem.Conflict("Connect the clinic to Google first");
        }
        return connection;
    }

    /**
     * What a comparison came to.
     *
     * @param isDone false when something is still to be done: that goes on by itself
     * @param written how much was written to Google
     * @param moved how many appointments moved as their events had
     */
    record Compared(boolean isDone, int written, int moved, Standing standing) {}

    /** Compares everything with Google now, as each night, and waits for it for a while. */
    Compared compare(Caller caller, String key) {
        var clinic = ground.database().inTransaction(caller.organization(), tx -> {
            var found = found(tx, key);
            var now = ground.clock().instant();
            if (!connections.compareNow(tx, found.id(), now)) {
                throw new Problem.Conflict("Google does not let the clinic in: connect it again");
            }
            tasks.allNow(tx, found.id(), now);
            ground.audit().record(tx, caller, "clinic.google_compared", OBJECT, found.id(), null,
                    new AuditedComparison(now));
            return found;
        });
        var done = worker.work(new ConnectionRepository.Place(caller.organization(), clinic.id()), COMPARING);
        return new Compared(done.map(GoogleWorker.Round::isAll).orElse(false),
                done.map(GoogleWorker.Round::written).orElse(0), done.map(GoogleWorker.Round::moved).orElse(0),
                standing(caller, key));
    }

    private static @Nullable String reason(GoogleAnswer answer) {
        return switch (answer) {
            case Done(var body) -> body.path("accessRole").asText("owner").matches("owner|writer") ? null : "read_only";
            case Refused(int status, _, _) when status == 404 -> "not_shared";
            case Refused(int status, _, _) when status == 403 -> "forbidden";
            case Refused(_, var reason, _) -> reason;
            case Later(var reason, _) -> reason;
            case Dead(var reason) -> reason;
        };
    }

    List<Shown> conflicts(Caller caller, String key) {
        return ground.database().inTransaction(caller.organization(),
                tx -> conflicts.open(tx, found(tx, key).id()).stream()
                        .map(one -> new Shown(one, appointments.find(tx, one.appointment()).orElseThrow())).toList());
    }

    /**
     * Decides.
     *
     * @param takesTheirs whether what stands in Google counts; otherwise the agenda does
     */
    void resolve(Caller caller, UUID id, boolean takesTheirs) {
        var conflict = ground.database().inTransaction(caller.organization(), tx -> conflicts.lock(tx, id))
                .orElseThrow(() -> new Problem.NotFound("conflict", id));
        if (takesTheirs) {
            takeTheirs(caller, conflict);
        }
        ground.database().inTransaction(caller.organization(), tx -> {
            var now = ground.clock().instant();
            conflicts.close(tx, id, now);
            if (!takesTheirs && !conflict.kind().equals("overlap")) {
                tasks.ask(tx, conflict.appointment(), conflict.clinic(), now, "calendar");
            }
            return true;
        });
        booking.showAgain(caller.organization(), conflict.appointment());
    }

    private void takeTheirs(Caller caller, Conflict conflict) {
        var from = conflict.startsAt();
        var to = conflict.endsAt();
        switch (conflict.kind()) {
            case "deleted" -> booking.cancel(caller.organization(), Actor.of(caller), conflict.appointment(), null,
                    null);
            case "moved" -> {
                var span = from == null || to == null
                        ? Optional.<CalendarEvents.Span>empty()
                        : new CalendarEvents.Span(from, to).asAppointment();
                var fitting = span.orElseThrow(() -> new Problem.Conflict(
                        "The event in Google has no time that an appointment could have"));
                booking.move(caller.organization(), Actor.of(caller), conflict.appointment(),
                        any -> new MoveRequest(fitting.from(), fitting.minutes(), false, null, null, null, false));
            }
            default -> throw new Problem.Conflict("Move one of the two: both stand");
        }
    }

    private Clinic found(Tx tx, String key) {
        return clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound(OBJECT, key));
    }

    private void audit(Tx tx, Caller caller, Clinic clinic, String action, @Nullable Connection before) {
        var held = calendars.ofClinic(tx, clinic.id());
        ground.audit().record(tx, caller, action, OBJECT, clinic.id(),
                before == null ? null : Audited.of(before, held),
                Audited.of(connections.find(tx, clinic.id()).orElseThrow(), held));
    }

    private record AuditedComparison(Instant googleComparedAt) {}

    /** What the audit trail has of it: nothing of the key but which one it is. */
    private record Audited(String googleKind, String googleAccount, int googleRevision, List<String> googleCalendars) {
        static Audited of(Connection connection, List<Calendar> held) {
            return new Audited(connection.kind(), connection.account(), connection.revision(),
                    held.stream().map(Calendar::calendarId).toList());
        }
    }
}
