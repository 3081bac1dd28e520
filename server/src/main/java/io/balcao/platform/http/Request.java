package io.balcao.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.Vault;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that the OpenAPI document allows, from somebody who may ask it. */
public final class Request {
    private final RoutingContext context;
    private final @Nullable Caller caller;
    private final String address;

    Request(RoutingContext context, @Nullable Caller caller, String address) {
        this.context = context;
        this.caller = caller;
        this.address = address;
    }

    /** Who asks. Only for operations that need a login. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("A public operation has no caller");
        }
        return caller;
    }

    /** The client's address, as trusted proxies report it. */
    public String address() {
        return address;
    }

    /** A header, when it was sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** A parameter of the path. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /** An id in the path; one that is no UUID belongs to nothing. */
    public UUID pathId(String name) {
        return parseId(name, path(name));
    }

    /** A parameter of the query, when it was given and is not empty. */
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst().filter(value -> !value.isBlank());
    }

    /** All values of a parameter that may be given several times. */
    public List<String> queries(String name) {
        var values = context.queryParam(name);
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw new Problem.Unprocessable(name, "may not contain NUL");
        }
        return values;
    }

    /** An id in the query. */
    public Optional<UUID> queryId(String name) {
        return query(name).map(value -> parseId(name, value));
    }

    /** All ids of a parameter that may be given several times. */
    public List<UUID> queryIds(String name) {
        return queries(name).stream().map(value -> parseId(name, value)).toList();
    }

    /** A time in the query. */
    public Optional<Instant> queryTime(String name) {
        return query(name).map(value -> {
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeParseException e) {
                throw new Problem.Unprocessable(name, "is no ISO 8601 time");
            }
        });
    }

    /** A yes or no in the query. */
    public Optional<Boolean> queryFlag(String name) {
        return query(name).map(Boolean::valueOf);
    }

    /** Where the page before ended: the sort key of its last row. */
    public Optional<List<String>> cursor(int parts) {
        return query("cursor").map(cursor -> {
            var key = Cursor.read(cursor, parts + 1);
            if (!key.getFirst().equals(list())) {
                throw Cursor.forged();
            }
            return key.subList(1, key.size());
        });
    }

    /** Leads to the rows after one with this sort key, in this list of this organization and nowhere else. */
    public String cursorAfter(String... key) {
        var bound = new String[key.length + 1];
        bound[0] = list();
        System.arraycopy(key, 0, bound, 1, key.length);
        return Cursor.write(bound);
    }

    private String list() {
        var name = caller().organization() + " " + context.normalizedPath();
        return HexFormat.of().formatHex(Vault.sha256(name.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    /** How many rows a page shall have; the document bounds it. */
    public int limit(int otherwise) {
        return query("limit").map(Integer::parseInt).orElse(otherwise);
    }

    /** Whether there is a body, for operations that can do without. */
    public boolean hasBody() {
        return context.body().length() > 0;
    }

    /** The body as a record. */
    public <T> T body(Class<T> type) {
        try {
            return Json.mapper().readValue(context.body().buffer().getBytes(), type);
        } catch (JsonProcessingException e) {
            throw new Problem.Unprocessable("body", "does not have the documented shape: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body as a tree, to tell an absent field from a null one. */
    public JsonNode tree() {
        try {
            return Json.mapper().readTree(context.body().buffer().getBytes());
        } catch (IOException e) {
            throw new Problem.Invalid("body", "is no JSON");
        }
    }

    private static UUID parseId(String name, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new Problem.Unprocessable(name, "is no UUID");
        }
    }
}
