package io.balcao.scheduling.clinics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.platform.Problem;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When a clinic is open: none, one or several spans for each day. */
public record Week(Map<DayOfWeek, List<Span>> days) {
    /**
     * Part of a day.
     *
     * @param start {@code 09:00}
     * @param end later; {@code 24:00} is the end of the day
     */
    public record Span(String start, String end) {}

    /** The spans of a day, in their order. */
    public List<Span> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** Reads both spellings: {@code mon} and {@code monday}, a span or a list of them. */
    static Week read(String field, JsonNode given) {
        var days = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var spans = spans(field, given.has(whole(day)) ? given.get(whole(day)) : given.path(brief(day)));
            if (!spans.isEmpty()) {
                days.put(day, spans);
            }
        }
        return new Week(days);
    }

    private static List<Span> spans(String field, JsonNode given) {
        var spans = new ArrayList<Span>();
        if (given.isArray()) {
            given.forEach(one -> spans.add(span(one)));
        } else if (given.isObject()) {
            spans.add(span(given));
        }
        spans.sort((one, other) -> one.start().compareTo(other.start()));
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).end().compareTo(spans.get(i).start()) <= 0) {
                throw new Problem.Unprocessable(field, "ends before it begins");
            }
            if (i > 0 && spans.get(i).start().compareTo(spans.get(i - 1).end()) < 0) {
                throw new Problem.Unprocessable(field, "has spans that overlap");
            }
        }
        return List.copyOf(spans);
    }

    private static Span span(JsonNode given) {
        return new Span(given.path("start").asText(), given.path("end").asText());
    }

    /** As it is stored: short names, always lists. */
    public JsonObject stored() {
        var json = new JsonObject();
        days.forEach((day, spans) -> json.put(brief(day), new io.vertx.core.json.JsonArray(spans.stream()
                .map(span -> (Object) new JsonObject().put("start", span.start()).put("end", span.end())).toList())));
        return json;
    }

    /** Reads what is stored. */
    public static Week of(JsonObject stored) {
        return read("business_hours", Json.mapper().valueToTree(stored));
    }

    /** Schema {@code WorkingWeek}. */
    ObjectNode working() {
        var json = Json.mapper().createObjectNode();
        for (var day : DayOfWeek.values()) {
            json.set(whole(day), Json.mapper().valueToTree(on(day)));
        }
        return json;
    }

    /** Schema {@code ClinicBusinessHours}. */
    ObjectNode business() {
        var json = Json.mapper().createObjectNode();
        for (var day : DayOfWeek.values()) {
            var spans = on(day);
            json.set(brief(day), Json.mapper().valueToTree(
                    spans.isEmpty() ? null : spans.size() == 1 ? spans.getFirst() : spans));
        }
        return json;
    }

    private static String whole(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static String brief(DayOfWeek day) {
        return whole(day).substring(0, 3);
    }
}
