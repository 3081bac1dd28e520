package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.simulator.google.GoogleFault;
import io.balcao.simulator.google.PretendGoogle;
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
    void a_row_that_somebody_deleted_is_there_again_the_next_morning() {
        clinic.books("09:00");
        clinic.books("11:00");
        clinic.works();
        google.deleteRow(spreadsheet, "Agenda", 0);

        clinic.laterWorks(Duration.ofDays(1));

        assertThat(rows()).hasSize(2);
        assertThat(rows().stream().map(row -> row.get(TIME))).containsExactlyInAnyOrder("09:00", "11:00");
    }
}
