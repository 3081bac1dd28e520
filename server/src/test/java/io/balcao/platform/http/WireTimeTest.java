package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WireTimeTest {
    private static final DateTimeFormatter SAME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    @Test
    void a_time_is_written_as_the_formatter_of_the_jdk_would() {
        var random = new Random(7);
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 10_000; i++) {
            var time = Instant.ofEpochSecond(random.nextLong(first, last + 1), random.nextInt(1_000_000_000));
            assertThat(WireTime.of(time)).isEqualTo(SAME.format(time));
        }
        assertThat(WireTime.of(Instant.parse("2026-11-21T09:26:59.000001999Z")))
                .isEqualTo("2026-11-21T09:26:59.000001Z");
    }

    @Test
    void a_year_of_more_than_four_digits_is_written_too() {
        assertThat(WireTime.of(Instant.parse("+10000-01-01T00:00:00Z"))).isEqualTo("+10000-01-01T00:00:00Z");
        assertThat(WireTime.of(Instant.MAX)).isEqualTo(Instant.MAX.toString());
    }
}
