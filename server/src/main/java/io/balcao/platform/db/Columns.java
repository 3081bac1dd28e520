package io.balcao.platform.db;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row read by position, in the types that the rest of the program uses. */
public final class Columns {
    private final Row row;

    public Columns(Row row) {
        this.row = row;
    }

    /** An id that is never null. */
    public UUID id(int at) {
        return Objects.requireNonNull(row.getUUID(at));
    }

    /** An id that may be absent. */
    public @Nullable UUID optionalId(int at) {
        return row.getUUID(at);
    }

    /** A text that may be absent. */
    public @Nullable String text(int at) {
        return row.getString(at);
    }

    /** A text that is never null. */
    public String requiredText(int at) {
        return Objects.requireNonNull(row.getString(at));
    }

    /** A number. */
    public int integer(int at) {
        return Objects.requireNonNull(row.getInteger(at));
    }

    /** A large number. */
    public long number(int at) {
        return Objects.requireNonNull(row.getLong(at));
    }

    /** A large number that may be absent. */
    public @Nullable Long optionalNumber(int at) {
        return row.getLong(at);
    }

    /** A boolean. */
    public boolean flag(int at) {
        return Objects.requireNonNull(row.getBoolean(at));
    }

    /** A time that is never null. */
    public Instant time(int at) {
        return Objects.requireNonNull(row.getOffsetDateTime(at)).toInstant();
    }

    /** A time that may be absent. */
    public @Nullable Instant optionalTime(int at) {
        OffsetDateTime time = row.getOffsetDateTime(at);
        return time == null ? null : time.toInstant();
    }

    /** A text[]. */
    public List<String> texts(int at) {
        return List.of(Objects.requireNonNull(row.getArrayOfStrings(at)));
    }

    /** A jsonb object; empty when absent. */
    public JsonObject json(int at) {
        return row.getValue(at) instanceof JsonObject object ? object : new JsonObject();
    }

    /** A jsonb value that may be absent. */
    public @Nullable Object anyJson(int at) {
        return row.getValue(at);
    }
}
