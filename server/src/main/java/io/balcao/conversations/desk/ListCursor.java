package io.balcao.conversations.desk;

import io.balcao.platform.Problem;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Times and ids in cursors. A cursor names its list and its organization: it is of no use anywhere else. */
final class ListCursor {
    private static final int DIGITS = 18;

    private ListCursor() {}

    /** Microseconds, as PostgreSQL keeps them. */
    static String write(Instant at) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    static Instant read(String micros) {
        if (!micros.matches("-?[0-9]{1," + DIGITS + "}")) {
            throw forged();
        }
        try {
            return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
            throw forged();
        }
    }

    /** The id after which a list goes on. */
    static Optional<UUID> id(Request request, String list) {
        return request.query("cursor").map(cursor -> Cursor.id(parts(request, cursor, list, 3).get(2)));
    }

    static String id(Request request, String list, UUID last) {
        return Cursor.write(list, request.caller().organization().toString(), last.toString());
    }

    private static List<String> parts(Request request, String cursor, String list, int count) {
        var parts = Cursor.read(cursor, count);
        if (!parts.subList(0, 2).equals(List.of(list, request.caller().organization().toString()))) {
            throw forged();
        }
        return parts;
    }

    static Problem.Unprocessable forged() {
        return new Problem.Unprocessable("cursor", "is not one of this list");
    }
}
