package io.balcao.scheduling;

import static io.balcao.scheduling.Practice.list;
import static io.balcao.scheduling.Practice.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A government changes its clock after something was booked: the time that was promised stays (SC-06). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ZoneRulesTest {
    private static final ZoneOffset BEFORE = ZoneOffset.ofHours(-3);
    private static final ZoneOffset AFTER = ZoneOffset.ofHours(-4);
    private static final Decrees DECREES = new Decrees();

    static {
        ZoneRulesProvider.registerProvider(DECREES);
    }

    private final LocalDate day = monday().plusWeeks(1);

    @BeforeEach
    void the_old_rules_are_in_force() {
        DECREES.enact("2026a", BEFORE.getRules());
    }

    @Test
    void what_was_promised_stays_the_time_on_the_wall_and_is_listed() {
        var practice = new Practice("Test/Decreed", 10);
        var booked = practice.booked(day, "10:00");
        var sooner = practice.booked(day, "11:00");
        practice.ana.posts("/appointments/" + sooner.getString("id") + "/cancel", new JsonObject());
        Practice.scheduling().applyZoneRules();
        assertThat(toReview(practice)).isEmpty();

        DECREES.enact("2026b", AFTER.getRules());
        Practice.scheduling().applyZoneRules();
        Practice.scheduling().applyZoneRules();

        var kept = toReview(practice).getFirst();
        assertThat(kept.getString("id")).isEqualTo(booked.getString("id"));
        assertThat(kept.getString("time")).isEqualTo("10:00");
        assertThat(Instant.parse(kept.getString("starts_at")))
                .isEqualTo(Instant.parse(booked.getString("starts_at")).plusSeconds(3600));
        assertThat(kept.getInteger("duration_minutes")).isEqualTo(45);
        assertThat(toReview(practice)).hasSize(1);
        assertThat(types(practice, booked)).containsExactly("created", "rules_changed");
        assertThat(practice.books(day, "10:00").status()).as("the new time is taken").isEqualTo(409);
        assertThat(
                practice.shop.rows("SELECT DISTINCT starts_at - due_at = interval '24 hours' AS is_right FROM reminders"
                        + " WHERE status = 'PENDING'"))
                .as("and its reminder moved along")
                .allSatisfy(row -> assertThat(row.getBoolean("is_right")).isTrue());
    }

    @Test
    void who_looked_at_it_takes_it_off_the_list() {
        var practice = new Practice("Test/Decreed", 10);
        var booked = practice.booked(day, "10:00");
        DECREES.enact("2026b", AFTER.getRules());
        Practice.scheduling().applyZoneRules();

        var reviewed = practice.ana.posts("/appointments/" + booked.getString("id") + "/review", new JsonObject());
        var again = practice.ana.posts("/appointments/" + booked.getString("id") + "/review", new JsonObject());

        assertThat(reviewed.body().getBoolean("needs_review")).isFalse();
        assertThat(again.body()).isEqualTo(reviewed.body());
        assertThat(toReview(practice)).isEmpty();
        assertThat(types(practice, booked)).endsWith("reviewed");
    }

    @Test
    void all_that_somebody_saw_is_taken_off_the_list_at_once_and_what_they_did_not_see_stays() {
        var practice = new Practice("Test/Decreed", 10);
        var first = practice.booked(day, "10:00");
        var second = practice.booked(day, "11:00");
        var unseen = practice.booked(day, "14:00");
        DECREES.enact("2026b", AFTER.getRules());
        Practice.scheduling().applyZoneRules();
        var seen = new JsonObject().put("appointment_ids",
                new JsonArray().add(second.getString("id")).add(first.getString("id")).add(first.getString("id")));

        var reviewed = practice.ana.posts("/clinics/" + practice.clinic + "/appointments-to-review", seen);
        var again = practice.ana.again().posts("/clinics/" + practice.clinic + "/appointments-to-review", seen);

        assertThat(list(reviewed)).extracting(one -> one.getString("id")).containsExactlyInAnyOrder(
                first.getString("id"), second.getString("id"));
        assertThat(list(reviewed)).noneMatch(one -> one.getBoolean("needs_review"));
        assertThat(list(again)).as("a second time changes nothing").isEmpty();
        assertThat(toReview(practice)).extracting(one -> one.getString("id")).containsExactly(unseen.getString("id"));
        assertThat(types(practice, second)).containsExactly("created", "rules_changed", "reviewed");
        assertThat(practice.shop.rows("SELECT action FROM audit_logs WHERE action = 'appointment.changed'"))
                .as("each stands in the audit trail").hasSize(2);
    }

    @Test
    void nobody_takes_what_is_another_clinics_off_its_list() {
        var practice = new Practice("Test/Decreed", 10);
        var booked = practice.booked(day, "10:00");
        var other = Practice.made(practice.admin.posts("/clinics", new JsonObject().put("name", "Filial")
                .put("timezone", "Test/Decreed").put("business_hours", new JsonObject()))).getString("clinicId");
        DECREES.enact("2026b", AFTER.getRules());
        Practice.scheduling().applyZoneRules();

        var reviewed = practice.ana.posts("/clinics/" + other + "/appointments-to-review",
                new JsonObject().put("appointment_ids", new JsonArray().add(booked.getString("id"))));

        assertThat(list(reviewed)).isEmpty();
        assertThat(toReview(practice)).hasSize(1);
    }

    @Test
    void a_server_that_knows_older_rules_changes_nothing_back() {
        var practice = new Practice("Test/Decreed", 10);
        DECREES.enact("2026b", AFTER.getRules());
        Practice.scheduling().applyZoneRules();
        var booked = practice.booked(day, "10:00");

        DECREES.enact("2026a", BEFORE.getRules());
        Practice.scheduling().applyZoneRules();

        assertThat(practice.ana.gets("/appointments/" + booked.getString("id")).body().getString("starts_at"))
                .isEqualTo(booked.getString("starts_at"));
        assertThat(toReview(practice)).isEmpty();
    }

    @Test
    void two_that_would_stand_on_one_another_stay_where_they_are_for_a_person_to_decide() {
        // At noon the clock is put forward: what was at half past twelve is at half past one, where another one is.
        var practice = new Practice("Test/Decreed", 0);
        practice.booked(day, "12:30");
        var other = practice.booked(day, "13:30");

        DECREES.enact("2026b", ZoneRules.of(BEFORE, BEFORE, List.of(),
                List.of(ZoneOffsetTransition.of(day.atTime(12, 0), BEFORE, ZoneOffset.ofHours(-2))), List.of()));
        Practice.scheduling().applyZoneRules();

        var found = toReview(practice).getFirst();
        assertThat(found.getString("id")).isEqualTo(other.getString("id"));
        assertThat(found.getString("starts_at")).isEqualTo(other.getString("starts_at"));
    }

    private static List<JsonObject> toReview(Practice practice) {
        return list(practice.ana.gets("/clinics/" + practice.clinic + "/appointments-to-review"));
    }

    private static List<String> types(Practice practice, JsonObject appointment) {
        return practice.ana.gets("/appointments/" + appointment.getString("id") + "/history").body()
                .getJsonArray("data", new JsonArray()).stream().map(JsonObject.class::cast)
                .map(event -> event.getString("type")).toList();
    }

    /** A zone whose rules a test makes, and which nobody keeps in mind. */
    private static final class Decrees extends ZoneRulesProvider {
        private final AtomicReference<String> version = new AtomicReference<>("2026a");
        private final AtomicReference<ZoneRules> rules = new AtomicReference<>(BEFORE.getRules());

        void enact(String newVersion, ZoneRules newRules) {
            version.set(newVersion);
            rules.set(newRules);
        }

        @Override
        protected Set<String> provideZoneIds() {
            return Set.of("Test/Decreed");
        }

        @Override
        protected @Nullable ZoneRules provideRules(String zone, boolean forCaching) {
            return forCaching ? null : rules.get();
        }

        @Override
        protected NavigableMap<String, ZoneRules> provideVersions(String zone) {
            return new TreeMap<>(java.util.Map.of(version.get(), rules.get()));
        }
    }
}
