package io.balcao.scheduling.dates;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.scheduling.dates.SpokenDate.Day;
import io.balcao.scheduling.dates.SpokenDate.Time;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers mean who write a day and a time in Portuguese (SC-12). Now is Wednesday, 25 November 2026. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpokenDatesTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 25, 14, 0);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hoje                                   | 2026-11-25
            Pode ser hoje?                         | 2026-11-25
            amanhã                                 | 2026-11-26
            AMANHA de manhã                        | 2026-11-26
            depois de amanhã                       | 2026-11-27
            sexta                                  | 2026-11-27
            sexta-feira, por favor                 | 2026-11-27
            na sex.                                | 2026-11-27
            6a feira                               | 2026-11-27
            terça                                  | 2026-12-01
            ter-feira                              | 2026-12-01
            segunda                                | 2026-11-30
            segunda que vem                        | 2026-11-30
            próxima segunda                        | 2026-11-30
            sexta da semana que vem                | 2026-12-04
            sábado                                 | 2026-11-28
            domingo                                | 2026-11-29
            15/12                                  | 2026-12-15
            dia 15/12 às 9                         | 2026-12-15
            15/12/2026                             | 2026-12-15
            15-12-26                               | 2026-12-15
            10/01                                  | 2027-01-10
            10 de janeiro                          | 2027-01-10
            primeiro de fevereiro                  | 2027-02-01
            dia 3 de dez                           | 2026-12-03
            3 dez                                  | 2026-12-03
            29/02                                  | 2028-02-29
            dia 30                                 | 2026-11-30
            dia 25                                 | 2026-11-25
            dia 4                                  | 2026-12-04
            dia primeiro                           | 2026-12-01
            daqui a 3 dias                         | 2026-11-28
            em duas semanas                        | 2026-12-09
            """)
    void a_day_that_is_clear_is_that_day(String said, LocalDate day) {
        assertThat(SpokenDates.read(said, NOW).day()).isEqualTo(new Day.On(day));
    }

    @Test
    void what_may_be_one_day_or_another_is_asked() {
        assertThat(day("quarta")).isEqualTo(either(25, 32));
        assertThat(day("sexta que vem")).isEqualTo(either(27, 34));
        assertThat(day("próxima sexta-feira")).isEqualTo(either(27, 34));
        assertThat(day("amanhã ou sexta")).isEqualTo(either(26, 27));
    }

    @Test
    void a_day_that_never_comes_or_is_over_is_not_taken_for_another() {
        assertThat(day("31/02")).isEqualTo(new Day.Impossible("31/02"));
        assertThat(day("45/12")).isInstanceOf(Day.Impossible.class);
        assertThat(day("10/13")).isInstanceOf(Day.Impossible.class);
        assertThat(day("dia 31")).isEqualTo(new Day.Impossible("dia 31"));
        assertThat(day("ontem")).isEqualTo(new Day.Past(LocalDate.of(2026, 11, 24)));
        assertThat(day("20/11")).isEqualTo(new Day.Past(LocalDate.of(2026, 11, 20)));
        assertThat(day("15/12/2025")).isEqualTo(new Day.Past(LocalDate.of(2025, 12, 15)));
    }

    @Test
    void several_days_in_a_row_are_all_of_them() {
        assertThat(day("semana que vem")).isEqualTo(during(30, 36));
        assertThat(day("na próxima semana, de tarde")).isEqualTo(during(30, 36));
        assertThat(day("ainda essa semana")).isEqualTo(during(25, 29));
        assertThat(day("no fim de semana")).isEqualTo(during(28, 29));
    }

    @Test
    void who_has_no_day_in_mind_gets_the_first_that_is_free() {
        for (var said : List.of("o quanto antes", "qualquer dia", "o mais cedo possível", "tanto faz",
                "o primeiro horário")) {
            assertThat(day(said)).as(said).isEqualTo(new Day.Soonest());
        }
    }

    @Test
    void what_is_no_day_is_none() {
        for (var said : List.of("", "oi", "2", "15", "quero ter uma sessão", "a segunda opção", "quarta sessão",
                "obrigada",
                "amanhã não posso", "qualquer um menos sexta", "desmarcar amanhã", "Vila Mariana", "pernas e axilas")) {
            assertThat(day(said)).as(said).isEqualTo(new Day.Unsaid());
        }
        assertThat(SpokenDates.read("oi, tudo bem?", NOW).isEmpty()).isTrue();
    }

    @Test
    void tomorrow_is_the_day_after_it_was_said() {
        var late = LocalDateTime.of(2026, 12, 31, 23, 59, 59);
        assertThat(SpokenDates.read("amanhã", late).day()).isEqualTo(new Day.On(LocalDate.of(2027, 1, 1)));
        assertThat(SpokenDates.read("amanhã", late.plusSeconds(1)).day())
                .isEqualTo(new Day.On(LocalDate.of(2027, 1, 2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amanhã às 15h          | 15:00
            15:30                  | 15:30
            às 15.30               | 15:30
            15h30                  | 15:30
            15 h 30                | 15:30
            às 09:00               | 09:00
            9 da manhã, às 9       | 09:00
            às 9 da noite          | 21:00
            sexta de tarde às 3    | 15:00
            3 horas da tarde       | 15:00
            três e meia da tarde   | 15:30
            meio-dia               | 12:00
            meio dia e meia        | 12:30
            meia-noite             | 00:00
            às 12                  | 12:00
            """)
    void a_time_that_is_clear_is_that_time(String said, LocalTime time) {
        assertThat(time(said)).isEqualTo(new Time.At(List.of(time)));
    }

    @Test
    void a_time_that_may_be_of_the_morning_or_the_evening_is_both() {
        for (var said : List.of("amanhã às 9", "9h", "nove horas", "9:00", "15/12 às nove", "dia 15 as 9 horas")) {
            assertThat(time(said)).as(said)
                    .isEqualTo(new Time.At(List.of(LocalTime.of(9, 0), LocalTime.of(21, 0))));
        }
        assertThat(time("as sete e meia")).isEqualTo(new Time.At(List.of(LocalTime.of(7, 30), LocalTime.of(19, 30))));
    }

    @Test
    void a_part_of_the_day_is_all_of_it() {
        assertThat(time("amanhã de manhã")).isEqualTo(between("05:00", "12:00"));
        assertThat(time("amanhã cedo")).isEqualTo(between("05:00", "12:00"));
        assertThat(time("sexta de tarde")).isEqualTo(between("12:00", "18:00"));
        assertThat(time("à tardinha")).isEqualTo(between("12:00", "18:00"));
        assertThat(time("no final da tarde")).isEqualTo(between("16:00", "19:00"));
        assertThat(time("de noite")).isEqualTo(between("18:00", "23:59"));
        assertThat(time("no almoço")).isEqualTo(between("11:30", "14:00"));
        assertThat(time("depois das 3")).isEqualTo(between("15:00", "23:59"));
        assertThat(time("a partir das 14h")).isEqualTo(between("14:00", "23:59"));
        assertThat(time("até as 10")).isEqualTo(between("00:00", "10:00"));
        assertThat(time("entre 14 e 16h")).isEqualTo(between("14:00", "16:00"));
        assertThat(time("amanhã das 9 às 11")).isEqualTo(between("09:00", "11:00"));
    }

    @Test
    void a_time_that_there_is_not_is_said_to_be_none() {
        assertThat(time("às 25")).isInstanceOf(Time.Impossible.class);
        assertThat(time("9:75")).isInstanceOf(Time.Impossible.class);
        assertThat(time("entre 16h e 14h")).isInstanceOf(Time.Impossible.class);
    }

    @Test
    void what_is_no_time_is_none() {
        for (var said : List.of("amanhã", "15/12", "dia 15", "sexta", "3", "oi", "daqui a 3 dias")) {
            assertThat(time(said)).as(said).isEqualTo(new Time.Unsaid());
        }
    }

    @Test
    void whatever_is_written_is_read_without_a_fault() {
        var pieces = ("amanha hoje dia 15/12 31/02 0/0 99/99/9999 as 9 99h 9:99 entre e das ate meia meio-dia noite sexta"
                + " 7a 1a que vem proxima semana daqui a 999 dias de dez 00:00 24h de manhã 🎉 não \n - / : .")
                .split(" ");
        var random = new Random(20_261_125);
        for (int i = 0; i < 20_000; i++) {
            var said = new StringBuilder();
            for (int word = random.nextInt(8); word >= 0; word--) {
                said.append(pieces[random.nextInt(pieces.length)]).append(random.nextInt(9) == 0 ? "" : " ");
            }
            assertThat(SpokenDates.read(said.toString(), NOW)).as(said.toString()).isNotNull();
        }
        assertThat(SpokenDates.read("amanhã ".repeat(200_000), NOW)).isNotNull();
    }

    private static Day day(String said) {
        return SpokenDates.read(said, NOW).day();
    }

    private static Time time(String said) {
        return SpokenDates.read(said, NOW).time();
    }

    /** Days counted from the first of November on. */
    private static Day either(int first, int second) {
        return new Day.Either(List.of(november(first), november(second)));
    }

    private static Day during(int first, int last) {
        return new Day.During(november(first), november(last));
    }

    private static LocalDate november(int day) {
        return LocalDate.of(2026, 10, 31).plusDays(day);
    }

    private static Time between(String from, String until) {
        return new Time.During(LocalTime.parse(from), LocalTime.parse(until));
    }
}
