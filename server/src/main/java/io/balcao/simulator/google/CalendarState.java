package io.balcao.simulator.google;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One calendar. A deleted event stays, cancelled, and its id stays used. */
final class CalendarState {
    private final Map<String, JsonObject> events = new LinkedHashMap<>();
    private final Map<String, Integer> changedAt = new LinkedHashMap<>();
    private ZoneId zone = ZoneId.of("America/Sao_Paulo");
    private int changes;
    private int oldestToken;

    /** A refusal with its status and reason. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        final int status;
        final String reason;

        Refusal(int status, String reason) {
            super(reason, null, false, false);
            this.status = status;
            this.reason = reason;
        }
    }

    JsonObject insert(JsonObject event) {
        var id = event.getString("id");
        if (!id.matches("[a-v0-9]{5,1024}")) {
            throw new Refusal(400, "invalid");
        }
        if (events.containsKey(id)) {
            throw new Refusal(409, "duplicate");
        }
        requireTime(event);
        return put(id, withoutNulls(event).put("status", "confirmed"));
    }

    /** Its owner lives elsewhere: whole days are theirs. */
    void isIn(ZoneId other) {
        zone = other;
    }

    ZoneId zone() {
        return zone;
    }

    private void requireTime(JsonObject event) {
        if (!instant(event.getJsonObject("start")).isBefore(instant(event.getJsonObject("end")))) {
            throw new Refusal(400, "timeRangeEmpty");
        }
    }

    JsonObject patch(String id, JsonObject change) {
        var changed = live(id).copy().mergeIn(change, true);
        requireTime(withoutNulls(changed));
        return put(id, withoutNulls(changed));
    }

    JsonObject get(String id) {
        var event = events.get(id);
        if (event == null) {
            throw new Refusal(404, "notFound");
        }
        return event;
    }

    void delete(String id) {
        put(id, new JsonObject().put("id", id).put("status", "cancelled").put("start", live(id).getValue("start"))
                .put("end", live(id).getValue("end")));
    }

    private JsonObject live(String id) {
        var event = get(id);
        if (isCancelled(event)) {
            throw new Refusal(410, "deleted");
        }
        return event;
    }

    private JsonObject put(String id, JsonObject event) {
        changes++;
        events.put(id, event.put("id", id).put("etag", "\"" + changes + "\""));
        changedAt.put(id, changes);
        return event;
    }

    /** All tokens that were given out are too old from now on. */
    void forgetTokens() {
        changes++;
        oldestToken = changes;
    }

    List<JsonObject> live() {
        return events.values().stream().filter(event -> !isCancelled(event)).map(JsonObject::copy).toList();
    }

    /** A page of everything that stands, or with a token of what changed since. */
    JsonObject page(@Nullable String syncToken, int from, int most) {
        int since = syncToken == null ? 0 : Integer.parseInt(syncToken.substring(1));
        if (syncToken != null && since < oldestToken) {
            throw new Refusal(410, "fullSyncRequired");
        }
        var found = new ArrayList<JsonObject>();
        for (var event : events.values()) {
            if (syncToken == null
                    ? !isCancelled(event)
                    : changedAt.getOrDefault(event.getString("id"), 0) > since) {
                found.add(isCancelled(event)
                        ? JsonObject.of("id", event.getString("id"), "status", "cancelled")
                        : event.copy());
            }
        }
        int end = Math.min(found.size(), from + most);
        var page = JsonObject.of("kind", "calendar#events", "accessRole", "writer", "timeZone", zone.getId(), "items",
                new JsonArray(found.subList(Math.min(from, end), end)));
        return end < found.size()
                ? page.put("nextPageToken", "p" + end)
                : page.put("nextSyncToken", "s" + changes);
    }

    /** When it is busy, as far as that lies within a time. */
    JsonArray busy(Instant from, Instant to) {
        var busy = new JsonArray();
        live().stream().filter(event -> !"transparent".equals(event.getString("transparency")))
                .filter(event -> instant(event.getJsonObject("start")).isBefore(to)
                        && instant(event.getJsonObject("end")).isAfter(from))
                .forEach(event -> busy.add(JsonObject.of("start", text(event, "start"), "end", text(event, "end"))));
        return busy;
    }

    private String text(JsonObject event, String side) {
        return instant(event.getJsonObject(side)).toString();
    }

    static boolean isCancelled(JsonObject event) {
        return "cancelled".equals(event.getString("status"));
    }

    private Instant instant(JsonObject time) {
        return time.getString("date") != null
                ? LocalDate.parse(time.getString("date")).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(time.getString("dateTime")).toInstant();
    }

    private static JsonObject withoutNulls(JsonObject event) {
        var plain = new JsonObject();
        event.forEach(field -> {
            if (field.getValue() instanceof JsonObject inner) {
                plain.put(field.getKey(), withoutNulls(inner));
            } else if (field.getValue() != null) {
                plain.put(field.getKey(), field.getValue());
            }
        });
        return plain;
    }
}
