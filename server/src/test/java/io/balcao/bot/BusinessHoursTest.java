package io.balcao.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.bot.BusinessHours.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BusinessHoursTest {
    private static final BusinessHours SHOP = new BusinessHours("America/Sao_Paulo", List.of(
            new Span(1, "08:00", "12:00"), new Span(1, "13:00", "18:00"), new Span(6, "20:00", "24:00"),
            new Span(7, "00:00", "02:00")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:59:59Z, false", "2026-11-23T11:00:00Z, true", "2026-11-23T14:59:59Z, true",
        "2026-11-23T15:00:00Z, false", "2026-11-23T16:00:00Z, true", "2026-11-23T21:00:00Z, false",
        "2026-11-24T12:00:00Z, false", // a Tuesday
        "2026-11-22T02:59:59Z, true", "2026-11-22T04:59:59Z, true", "2026-11-22T05:00:00Z, false"})
    void open_within_a_span_of_the_local_day(Instant time, boolean open) {
        assertThat(SHOP.isOpen(time)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-27T08:30:00Z, true", "2026-03-30T07:30:00Z, true", "2026-03-30T08:30:00Z, true",
        "2026-03-27T07:30:00Z, false"})
    void summer_time_moves_the_hours_along(Instant time, boolean open) {
        var berlin = new BusinessHours("Europe/Berlin",
                List.of(new Span(5, "09:00", "17:00"), new Span(1, "09:00", "17:00")));
        assertThat(berlin.isOpen(time)).isEqualTo(open);
    }
}
