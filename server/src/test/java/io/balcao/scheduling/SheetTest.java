package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.simulator.google.GoogleFault;
import io.balcao.simulator.google.PretendGoogle;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Each appointment is one row of the sheet, whatever becomes of the answers (SC-13). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetTest {
    private static final int TIME = 1;
    private static final int STATUS = 6;

    private final Connected clinic = new Connected();
    private final String spreadsheet = clinic.sheet();
    private final PretendGoogle google = Practice.google();

    @AfterEach
    void heal() {
        google.heal();
    }

    private List<List<String>> rows() {
        return google.rows(spreadsheet, "Agenda");
    }

    @Test
    void a_booking_is_a_row_that_changes_with_it() {
        var booked = clinic.books("09:00");
        clinic.books("11:00");
        clinic.works();
        assertThat(rows()).hasSize(2).first().asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("09:00", "Maria Silva", "+5511999990000", "Pernas e axilas", "CONFIRMED",
                        booked.getString("id"));

        clinic.moves(booked, "14:00");
        clinic.cancels(booked);
        clinic.works();

        assertThat(rows()).hasSize(2);
        assertThat(rows().getFirst().get(TIME)).isEqualTo("14:00");
        assertThat(rows().getFirst().get(STATUS)).isEqualTo("CANCELLED");
    }

    @Test
    void an_append_whose_answer_was_lost_is_one_row() {
        google.fails("values.append", GoogleFault.LOST, 1);
        clinic.books("09:00");
        clinic.works();
        clinic.laterWorks(Duration.ofMinutes(1));

        assertThat(google.calls("values.append").stream().filter(call -> call.subject().equals(spreadsheet)))
                .hasSize(1);
        assertThat(rows()).hasSize(1);
        assertThat(clinic.waiting()).isZero();
    }

    @Test
    void a_sheet_that_is_not_shared_touches_no_booking_and_is_written_once_it_is() {
        clinic.works();
        google.fails("values.get", GoogleFault.FORBIDDEN, 1);
        assertThat(clinic.tries("09:00").status()).isEqualTo(201);
        clinic.works();
        assertThat(rows()).isEmpty();
        assertThat(clinic.state().getInteger("refused")).isEqualTo(1);

        clinic.laterWorks(Duration.ofMinutes(31));

        assertThat(rows()).hasSize(1);
    }

    @Test
    void of_whom_is_forgotten_google_has_no_name_any_more() {
        var booked = clinic.books("09:00");
        clinic.works();

        clinic.practice.shop.rows("SELECT messages FROM erase_customer('%s', 'Apagado')"
                .formatted(booked.getJsonObject("customer").getString("id")));
        clinic.laterWorks(Duration.ofMinutes(15));

        assertThat(google.events(clinic.calendar)).isEmpty();
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row.toString())
                .doesNotContain("Maria", "5511999990000", "Pernas"));
    }

    @Test
    void a_row_that_somebody_deleted_is_there_again_the_next_morning() {
        clinic.books("09:00");
        clinic.books("11:00");
        clinic.works();
        google.deleteRow(spreadsheet, "Agenda", 0);

        clinic.laterWorks(Duration.ofDays(1));

        assertThat(rows()).hasSize(2);
        assertThat(rows().stream().map(row -> row.get(TIME))).containsExactlyInAnyOrder("09:00", "11:00");
    }

    @Test
    void a_row_of_long_ago_is_put_back_as_well_and_whoever_did_not_come_stays_in_the_sheet() {
        clinic.books("09:00");
        var missed = clinic.books("11:00");
        clinic.works();
        clinic.laterWorks(Duration.ofDays(70));
        assertThat(clinic.practice.ana.again().posts("/appointments/" + missed.getString("id") + "/no-show",
                new JsonObject()).status()).isEqualTo(200);
        clinic.works();
        google.deleteRow(spreadsheet, "Agenda", 0);
        google.deleteRow(spreadsheet, "Agenda", 0);

        clinic.laterWorks(Duration.ofDays(1));

        assertThat(rows().stream().map(row -> row.get(TIME) + " " + row.get(STATUS)))
                .containsExactlyInAnyOrder("09:00 CONFIRMED", "11:00 NO_SHOW");
    }

    @Test
    void a_row_of_long_ago_that_somebody_changed_says_again_what_was() {
        clinic.books("09:00");
        clinic.works();
        clinic.laterWorks(Duration.ofDays(70));
        google.writeRow(spreadsheet, "Agenda", 0,
                rows().getFirst().stream().map(cell -> cell.equals("09:00") ? "10:00" : cell).toList());

        clinic.laterWorks(Duration.ofDays(1));

        assertThat(rows()).singleElement().satisfies(row -> assertThat(row.get(TIME)).isEqualTo("09:00"));
    }

    @Test
    void a_sheet_that_is_named_later_has_what_was_booked_before_by_one_call() {
        var other = new Connected();
        other.books("09:00");
        other.books("11:00");
        other.works();

        var named = other.sheet();
        other.works();

        assertThat(google.rows(named, "Agenda").stream().map(row -> row.get(TIME))).containsExactlyInAnyOrder("09:00",
                "11:00");
        assertThat(google.calls("values.append").stream().filter(call -> call.subject().equals(named))).hasSize(1);
    }

    @Test
    void a_sheet_that_google_did_not_show_at_night_is_compared_half_an_hour_later() {
        clinic.books("09:00");
        clinic.works();
        google.deleteRow(spreadsheet, "Agenda", 0);
        google.fails("values.get", GoogleFault.UNAVAILABLE, 100);
        clinic.laterWorks(Duration.ofDays(1));
        assertThat(rows()).isEmpty();
        google.heal();

        clinic.laterWorks(Duration.ofMinutes(31));

        assertThat(rows()).hasSize(1);
    }
}
