package io.balcao.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as the wire has them. A page of messages holds some hundred of them, and a {@code DateTimeFormatter} took a
 * tenth of all that a read costs.
 */
final class WireTime {
    private static final int LENGTH = "2026-11-21T09:26:59.123456Z".length();
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private WireTime() {}

    /** Microseconds; years of more than four digits, which no clock says, as the JDK writes them. */
    static String of(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            return instant.toString();
        }
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        var text = new byte[LENGTH];
        number(text, 0, 4, time.getYear());
        text[4] = '-';
        number(text, 5, 2, time.getMonthValue());
        text[7] = '-';
        number(text, 8, 2, time.getDayOfMonth());
        text[10] = 'T';
        number(text, 11, 2, time.getHour());
        text[13] = ':';
        number(text, 14, 2, time.getMinute());
        text[16] = ':';
        number(text, 17, 2, time.getSecond());
        text[19] = '.';
        number(text, 20, 6, time.getNano() / 1_000);
        text[26] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void number(byte[] text, int at, int digits, int value) {
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
