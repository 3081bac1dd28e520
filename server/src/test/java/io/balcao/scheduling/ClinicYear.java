package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.db.Database;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Migrations;
import io.balcao.simulator.google.GoogleFault;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.TestClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens at a clinic that two servers serve: customers are booked, moved, cancelled and confirmed, something is written
 * down of them, settings change, people work in Google's calendar and sheet, Google fails, connections die in the middle of
 * the work, the clinic moves to another time zone.
 */
final class ClinicYear implements AutoCloseable {
    static final ZoneId FIRST_ZONE = ZoneId.of("America/New_York");
    /** By which people are reminded before their time, one after the other as the clinic chooses. */
    private static final List<List<Integer>> HOURS_BEFORE = List.of(List.of(24, 2), List.of(24), List.of(48, 3));
    static final String SHEET = "Agenda";
    private static final int PATIENTS = 12;
    private static final int FURTHEST_DAYS = 20;
    private static final List<GoogleFault> FAULTS = List.of(GoogleFault.DOWN, GoogleFault.LOST, GoogleFault.LOST,
            GoogleFault.UNAUTHORIZED, GoogleFault.QUOTA, GoogleFault.UNAVAILABLE, GoogleFault.SILENT);

    private final Random random;
    private final ClinicServer servers;
    private final DatabaseSettings stores;
    private final Database otherPool;
    final Scheduling one;
    final Scheduling other;
    final Practice practice;
    final String calendar = "ana@example.org";
    final String spreadsheet = "spreadsheet";
    private final List<UUID> patients = new ArrayList<>();
    private final List<String> theirs = new ArrayList<>();
    private Person person;
    private ZoneId zone = FIRST_ZONE;
    private int chosen;
    /** What was written down last of each, and which were confirmed. */
    private final Map<String, String> areas = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();

    ClinicYear(DatabaseSettings stores, long seed) {
        this.random = new Random(seed);
        this.stores = stores;
        this.servers = new ClinicServer(stores);
        this.otherPool = Database.open(servers.server.ground.vertx(), stores);
        this.one = servers.scheduling();
        this.other = servers.another(otherPool);
        this.practice = new Practice(servers.server, FIRST_ZONE.getId(), 10);
        this.person = practice.admin;
        var google = servers.google().calendar(calendar).sheet(spreadsheet, SHEET);
        var professional = practice.professional("Dra. Ana Souza");
        done(put("", new JsonObject().put("google_spreadsheet_id", spreadsheet).put("google_sheet_name", SHEET)
                .put("reminders", reminders())));
        connect();
        done(put("/google/calendars", new JsonObject().put("calendars", new JsonArray()
                .add(new JsonObject().put("professional_id", professional).put("calendar_id", calendar)))));
        patients();
    }

    private JsonObject reminders() {
        var customer = new JsonArray();
        HOURS_BEFORE.get(chosen)
                .forEach(hours -> customer.add(new JsonObject().put("amount", hours).put("unit", "hours")));
        return new JsonObject().put("customer", customer).put("professional", new JsonArray()).putNull("quiet_from")
                .putNull("quiet_to");
    }

    /** How long before their time people are reminded now. */
    List<Duration> remindedBefore() {
        return HOURS_BEFORE.get(chosen).stream().map(Duration::ofHours).toList();
    }

    /** What the clinic wrote down last of what is to be treated; null where it wrote nothing. */
    @Nullable
    String areas(String appointment) {
        return areas.get(appointment);
    }

    /** Those that the clinic confirmed, wherever they were moved since. */
    Set<String> confirmed() {
        return confirmed;
    }

    /** With a new key: an old one may have been refused twice. */
    private void connect() {
        done(put("/google", new JsonObject().put("service_account",
                servers.google().keyFile("clinic@example.org"))));
    }

    private void patients() {
        var rows = new ConversationRows(practice.shop::sql, practice.shop.id,
                ConversationRows.channel(practice.shop::sql, practice.shop.id));
        for (int i = 0; i < PATIENTS; i++) {
            var conversation = rows.conversation("Paciente " + i, "bot", "open", null, null);
            patients.add(UUID.fromString(practice.shop
                    .rows("SELECT customer_id FROM conversations WHERE id = $1", conversation)
                    .getFirst().getString("customer_id")));
        }
        practice.shop.sql("UPDATE conversations SET window_expires_at = '2100-01-01T00:00:00Z'");
    }

    TestClock clock() {
        return servers.server.ground.clock();
    }

    Instant now() {
        return clock().instant();
    }

    ClinicServer servers() {
        return servers;
    }

    /** Something that people do, here or there. */
    void somethingHappens() {
        person = practice.admin.again();
        switch (random.nextInt(25)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> book();
            case 8, 9, 10 -> standing().ifPresent(this::move);
            case 11, 12 -> standing().ifPresent(id -> allowed(post("/appointments/" + id + "/cancel",
                    new JsonObject())));
            case 13 -> {
                var from = later();
                theirs.add(servers.google().puts(calendar, from, from.plus(Duration.ofMinutes(90))));
            }
            case 14 -> ownEvent(id -> {
                var from = later();
                servers.google().moves(calendar, id, from, from.plus(Duration.ofMinutes(45)));
            });
            case 15 -> ownEvent(id -> servers.google().deletes(calendar, id));
            case 16 -> peopleLook(random::nextBoolean);
            case 17 -> servers.google().fails("*", FAULTS.get(random.nextInt(FAULTS.size())), 1 + random.nextInt(3));
            case 18 -> servers.google().isQuiet(random.nextBoolean());
            case 19, 20, 21 -> standing().ifPresent(this::writeDown);
            case 22 -> standing().ifPresent(this::confirm);
            case 23 -> choose();
            default -> upset();
        }
    }

    /** What is to be treated, which stands in Google as well, and what stands nowhere else. */
    private void writeDown(String id) {
        var said = "Pernas " + random.nextInt(1000);
        allowed(person.puts("/appointments/" + id, new JsonObject().put("areas", said).put("notes", "Alergia")));
        areas.put(id, said);
    }

    private void confirm(String id) {
        if (post("/appointments/" + id + "/confirm", new JsonObject()).status() == 200) {
            confirmed.add(id);
        }
    }

    /** Other settings. */
    private void choose() {
        chosen = (chosen + 1) % HOURS_BEFORE.size();
        done(put("", new JsonObject().put("reminders", reminders()).put("buffer_minutes", 5 * random.nextInt(4))));
    }

    private void upset() {
        switch (random.nextInt(4)) {
            case 0 -> servers.google().forgetTokens(calendar);
            case 1 -> {
                var rows = servers.google().rows(spreadsheet, SHEET);
                if (!rows.isEmpty()) {
                    servers.google().deleteRow(spreadsheet, SHEET, random.nextInt(rows.size()));
                }
            }
            case 2 -> {
                if (!theirs.isEmpty()) {
                    servers.google().deletes(calendar, theirs.removeLast());
                }
            }
            default -> {
                zone = zone.equals(FIRST_ZONE) ? ZoneId.of("America/Manaus") : FIRST_ZONE;
                done(put("", new JsonObject().put("timezone", zone.getId())));
            }
        }
    }

    /** Some quarter of an hour of the next days. */
    private Instant later() {
        var quarters = random.nextInt(4, FURTHEST_DAYS * 24 * 4);
        return now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(15L * quarters));
    }

    private void book() {
        var wish = freeTime();
        if (wish != null) {
            allowed(post("/appointments", wish.put("clinicId", practice.clinic).put("serviceId", practice.service)
                    .put("customer_id", patients.get(random.nextInt(PATIENTS)).toString())));
        }
    }

    private void move(String id) {
        var wish = freeTime();
        if (wish != null) {
            allowed(post("/appointments/" + id + "/move", wish));
        }
    }

    private @Nullable JsonObject freeTime() {
        var date = LocalDate.ofInstant(now(), zone).plusDays(random.nextInt(FURTHEST_DAYS));
        var free = done(person.gets("/clinics/" + practice.clinic + "/available-slots?date=" + date + "&serviceId="
                + practice.service)).getJsonArray("slots");
        return free.isEmpty()
                ? null
                : new JsonObject().put("date", date.toString())
                        .put("time", free.getJsonObject(random.nextInt(free.size())).getString("time"));
    }

    private Optional<String> standing() {
        var found = practice.shop.rows("""
                SELECT id FROM appointments WHERE status = 'CONFIRMED' AND starts_at > $1::text::timestamptz ORDER BY id
                """, now().toString());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get(random.nextInt(found.size())).getString("id"));
    }

    private void ownEvent(Consumer<String> deed) {
        var own = servers.google().events(calendar).stream().filter(event -> appointment(event) != null)
                .filter(event -> time(event, "start").isAfter(now())).toList();
        if (!own.isEmpty()) {
            deed.accept(own.get(random.nextInt(own.size())).getString("id"));
        }
    }

    /** Somebody looks at what is to be decided, and at what stopped. */
    void peopleLook(BooleanSupplier keepsGoogle) {
        person = practice.admin.again();
        if (done(person.gets("/clinics/" + practice.clinic + "/google")).getString("state").equals("stopped")) {
            connect();
        }
        for (var found : done(person.gets("/clinics/" + practice.clinic + "/google/conflicts")).getJsonArray("data")) {
            var conflict = (JsonObject) found;
            var keepsTheirs = !conflict.getString("kind").equals("overlap") && keepsGoogle.getAsBoolean();
            // What does not fit stays to be decided.
            allowed(post("/google-conflicts/" + conflict.getString("id") + "/resolve",
                    new JsonObject().put("keep", keepsTheirs ? "google" : "ours")));
        }
    }

    /** Both servers do what is due, and it may be that their connections die meanwhile. */
    void work(boolean isCutOff, Consumer<Scheduling> deed) {
        if (isCutOff) {
            FeatureServer.<Boolean>atOnce(List.<Callable<Boolean>>of(() -> survives(() -> deed.accept(one)),
                    () -> survives(() -> deed.accept(other)), this::cutsOff));
        }
        FeatureServer.<Boolean>atOnce(List.<Callable<Boolean>>of(() -> survives(() -> deed.accept(one)),
                () -> survives(() -> deed.accept(other))));
        // Hours pass here, and none by the clock of the database: who was cut off with the lease has it no longer.
        practice.shop.sql("UPDATE google_connections SET leased_until = NULL");
        // Whoever lost a connection before has a new one now.
        deed.accept(one);
    }

    private static boolean survives(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (RuntimeException cutOff) {
            return false;
        } catch (Throwable cutOff) {
            // Awaiting throws what a connection ended with, checked or not.
            return false;
        }
    }

    private boolean cutsOff() throws SQLException {
        try (var owner = Migrations.connect(stores); var statement = owner.createStatement()) {
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND application_name = 'balcao'
                    """);
        }
        return true;
    }

    /** Whose event it is; null of somebody else's. */
    static @Nullable String appointment(JsonObject event) {
        var extended = event.getJsonObject("extendedProperties");
        return extended == null ? null : extended.getJsonObject("private").getString("appointment");
    }

    static Instant time(JsonObject event, String which) {
        return OffsetDateTime.parse(event.getJsonObject(which).getString("dateTime")).toInstant();
    }

    private Answer put(String path, JsonObject body) {
        return person.puts("/clinics/" + practice.clinic + path, body);
    }

    private Answer post(String path, JsonObject body) {
        return person.posts(path, body);
    }

    private static JsonObject done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    /** What somebody else may have come before: taken, cancelled, decided. */
    private static void allowed(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 201, 204, 404, 409, 422);
    }

    @Override
    public void close() {
        otherPool.close();
        servers.close();
    }
}
