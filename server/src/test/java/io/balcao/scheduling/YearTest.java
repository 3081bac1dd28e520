package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.testing.Stores;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A year of a clinic in a moved clock: no two appointments at one time, each reminder once and for what stands, and in the
 * end Google's calendar and sheet say what the agenda says. Another year: {@code -Dyear.seed=8}; a busier one:
 * {@code -Dyear.gap=5}, the hours between what happens.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class YearTest {
    private static final long SEED = Long.getLong("year.seed", 1);
    private static final int GAP_HOURS = Integer.getInteger("year.gap", 100);
    private static final Duration OUTAGE = Duration.ofHours(9);

    private final Random random = new Random(SEED);
    /** Of each appointment that stands when it begins, and since when that is so. */
    private final Map<String, Standing> standing = new HashMap<>();

    /** By which settings people were reminded when that was looked at. */
    private List<Duration> distances = List.of();

    private record Standing(Instant startsAt, Instant since) {}

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void a_year_ends_without_an_overlap_a_wrong_reminder_or_a_difference_to_google() {
        try (var year = new ClinicYear(Stores.freshDatabase(), SEED)) {
            var end = year.now().atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
            while (year.now().isBefore(end)) {
                var next = year.now().plus(Duration.ofMinutes(random.nextInt(1, 2 * GAP_HOURS * 60)));
                if (random.nextInt(40) > 0) {
                    remindUntil(year, next);
                } else {
                    // All servers are away for so long, and nobody is reminded.
                    next = year.now().plus(OUTAGE);
                }
                goTo(year, next);
                year.work(random.nextInt(5) == 0, Scheduling::sendDue);
                checkReminders(year);
                year.somethingHappens();
                year.work(random.nextInt(5) == 0, Scheduling::workAtGoogle);
                observe(year);
                assertThat(overlaps(year)).isEmpty();
            }
            assertThat(sent(year)).as("reminders in a year").isNotEmpty();
            settle(year);
            assertThatGoogleAgrees(year);
            assertThatTheSheetAgrees(year);
        }
    }

    /** Goes from one reminder to the next, as servers do that look every few seconds. */
    private void remindUntil(ClinicYear year, Instant end) {
        while (true) {
            var due = year.practice.shop.rows("SELECT min(due_at) AS due FROM reminders WHERE status = 'PENDING'")
                    .getFirst().getString("due");
            if (due == null || OffsetDateTime.parse(due).toInstant().isAfter(end)) {
                return;
            }
            goTo(year, OffsetDateTime.parse(due).toInstant());
            year.work(random.nextInt(5) == 0, Scheduling::sendDue);
            checkReminders(year);
        }
    }

    private static void goTo(ClinicYear year, Instant time) {
        if (time.isAfter(year.now())) {
            year.clock().advance(Duration.between(year.now(), time));
        }
    }

    /** Nothing is said of a time that is not so, and nothing that is due is left unsaid. */
    private void checkReminders(ClinicYear year) {
        var now = year.now();
        var reminders = year.practice.shop
                .rows("SELECT appointment_id, starts_at, due_at, status, sent_at FROM reminders");
        assertThat(reminders)
                .noneMatch(one -> one.getString("status").equals("PENDING") && !time(one, "due_at").isAfter(now));
        var said = reminders.stream().filter(one -> one.getString("status").equals("SENT")).toList();
        assertThat(said.stream().filter(one -> time(one, "sent_at").equals(now))).as("of what does not stand")
                .allMatch(one -> stands(one.getString("appointment_id"), time(one, "starts_at"))
                        && time(one, "starts_at").isAfter(now))
                .as("as the settings say").allMatch(one -> distances.contains(
                        Duration.between(time(one, "due_at"), time(one, "starts_at"))));
        standing.forEach((id, stands) -> distances.forEach(distance -> {
            var due = stands.startsAt().minus(distance);
            if (stands.startsAt().isAfter(now) && !due.isAfter(now) && due.isAfter(stands.since())) {
                assertThat(said).as("reminder of %s, %s before", id, distance).filteredOn(
                        one -> one.getString("appointment_id").equals(id)
                                && time(one, "starts_at").equals(stands.startsAt())
                                && time(one, "due_at").equals(due))
                        .hasSize(1);
            }
        }));
        assertThat(year.practice.shop.rows("SELECT id FROM messages WHERE sender_type = 'bot'")).as("each said once")
                .hasSameSizeAs(said);
    }

    private boolean stands(String appointment, Instant start) {
        var known = standing.get(appointment);
        return known != null && known.startsAt().equals(start);
    }

    private void observe(ClinicYear year) {
        var isAsBefore = distances.equals(year.remindedBefore());
        distances = year.remindedBefore();
        var found = new HashMap<String, Standing>();
        for (var one : agenda(year)) {
            if (one.getString("status").equals("CONFIRMED")) {
                var start = time(one, "starts_at");
                var id = one.getString("id");
                var before = standing.get(id);
                var stayed = before != null && before.startsAt().equals(start);
                if (before != null && !stayed) {
                    // Whoever said that they come said it of another time.
                    year.confirmed().remove(id);
                }
                found.put(id, stayed && isAsBefore ? before : new Standing(start, year.now()));
                assertThat(one.getString("confirmed_at") != null || !year.confirmed().contains(id))
                        .as("confirmed, and not moved since").isTrue();
                assertThat(one.getString("areas")).isEqualTo(year.areas(id));
            }
        }
        standing.clear();
        standing.putAll(found);
    }

    private static List<JsonObject> sent(ClinicYear year) {
        return year.practice.shop.rows("SELECT id FROM reminders WHERE status = 'SENT'");
    }

    private static List<JsonObject> overlaps(ClinicYear year) {
        return year.practice.shop.rows("""
                SELECT a.id FROM appointments a JOIN appointments b ON a.id < b.id AND a.starts_at < b.ends_at
                    AND b.starts_at < a.ends_at AND a.professional_id = b.professional_id
                WHERE a.status = 'CONFIRMED' AND b.status = 'CONFIRMED'
                """);
    }

    private static List<JsonObject> agenda(ClinicYear year) {
        return year.practice.shop.rows("SELECT id, starts_at, ends_at, status, areas, confirmed_at FROM appointments");
    }

    /** Nothing fails any more, everybody decides, a night passes. */
    private static void settle(ClinicYear year) {
        year.servers().google().heal();
        for (int i = 0; i < 4; i++) {
            year.clock().advance(Duration.ofMinutes(31));
            year.work(false, Scheduling::workAtGoogle);
            year.peopleLook(() -> false);
        }
        year.clock().advance(Duration.ofHours(24));
        year.work(false, Scheduling::workAtGoogle);
    }

    private static void assertThatGoogleAgrees(ClinicYear year) {
        var now = year.now();
        var agenda = new HashMap<String, List<Instant>>();
        agenda(year).stream().filter(one -> one.getString("status").equals("CONFIRMED"))
                .filter(one -> time(one, "starts_at").isAfter(now))
                .forEach(one -> agenda.put(one.getString("id"), List.of(time(one, "starts_at"), time(one, "ends_at"))));
        var events = year.servers().google().events(year.calendar).stream()
                .filter(event -> ClinicYear.appointment(event) != null)
                .filter(event -> ClinicYear.time(event, "start").isAfter(now)).toList();
        var google = new HashMap<String, List<Instant>>();
        events.forEach(event -> google.put(Objects.requireNonNull(ClinicYear.appointment(event)),
                List.of(ClinicYear.time(event, "start"), ClinicYear.time(event, "end"))));

        assertThat(google).as("of %s", agenda(year).size()).isEqualTo(agenda).hasSameSizeAs(events);
        assertThat(events).allSatisfy(event -> {
            var areas = year.areas(Objects.requireNonNull(ClinicYear.appointment(event)));
            assertThat(event.getString("description")).endsWith(areas == null ? "laser" : areas);
        });
    }

    private static void assertThatTheSheetAgrees(ClinicYear year) {
        var rows = year.servers().google().rows(year.spreadsheet, ClinicYear.SHEET);
        var byKey = new HashMap<String, List<String>>();
        rows.forEach(row -> byKey.put(row.get(8), row));
        assertThat(byKey).as("each has one row").hasSameSizeAs(rows);
        for (var one : agenda(year)) {
            var row = byKey.get(one.getString("id"));
            if (one.getString("status").equals("CONFIRMED")) {
                assertThat(row).as("row of %s; the connection: %s", one, year.practice.shop.rows("""
                        SELECT state, trouble, failures, paused_until, leased_until, now() AS now, next_check_at
                        FROM google_connections
                        """)).isNotNull();
            }
            if (row != null) {
                assertThat(row.get(6)).isEqualTo(one.getString("status"));
                assertThat(row.get(5)).isEqualTo(Objects.requireNonNullElse(one.getString("areas"), ""));
                var view = year.practice.shop.rows("""
                        SELECT to_char(a.starts_at AT TIME ZONE a.timezone, 'YYYY-MM-DD HH24:MI') AS local
                        FROM appointments a WHERE id = $1::text::uuid
                        """, one.getString("id")).getFirst().getString("local");
                assertThat(row.get(0) + " " + row.get(1)).isEqualTo(view);
            }
        }
    }

    private static Instant time(JsonObject row, String column) {
        return OffsetDateTime.parse(row.getString(column)).toInstant();
    }
}
