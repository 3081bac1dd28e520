package io.balcao.platform.http;

import io.balcao.platform.Problem;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where the next page begins: the sort key of the last row. Opaque to clients; opens no wall, for the rows stay behind. */
public final class Cursor {
    private Cursor() {}

    /** Writes a sort key. */
    public static String write(String... key) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(new JsonArray(List.of(key)).encode().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a sort key.
     *
     * @throws Problem.Unprocessable when it was not written here, or for another list
     */
    public static List<String> read(String cursor, int parts) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var key = new JsonArray(text).stream().map(String.class::cast).toList();
            if (key.size() == parts && key.stream().noneMatch(part -> part.indexOf('\0') >= 0)) {
                return key;
            }
        } catch (IllegalArgumentException | DecodeException | ClassCastException | NullPointerException forged) {
            // Answered below, as every other cursor that is none of ours.
        }
        throw forged();
    }

    /** An id in a sort key. */
    public static UUID id(String part) {
        try {
            return UUID.fromString(part);
        } catch (IllegalArgumentException e) {
            throw forged();
        }
    }

    /** A time in a sort key. */
    public static Instant time(String part) {
        try {
            return Instant.parse(part);
        } catch (DateTimeParseException e) {
            throw forged();
        }
    }

    static Problem forged() {
        return new Problem.Unprocessable("cursor", "is not one of this list");
    }
}
