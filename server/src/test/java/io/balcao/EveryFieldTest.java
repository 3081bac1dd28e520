package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.WholeServer.Shop;
import io.balcao.platform.http.ApiDocument;
import io.balcao.testing.FeatureServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Every field of every body that the document knows, with every type that is not its own, and fields that are nobody's
 * business: each is refused by its name, and nothing happens (AU-12). A new operation is among them by itself.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryFieldTest {
    private static final int AT_ONCE = 64;
    /** What every type looks like; what a store may take for a question is among them. */
    private static final Map<String, List<@Nullable Object>> SAMPLES = samples();
    /** Fields that may hold anything, each for a reason. */
    private static final Set<String> ANYTHING = Set.of();

    private final WholeServer server = WholeServer.shared();
    private final Shop shop = server.shop("Campos");
    private final JsonObject document = ApiDocument.read();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Set<String> anything = new HashSet<>();

    /**
     * A body that is wrong in one place.
     *
     * @param refusal the status with which the operation refuses it
     */
    private record Attempt(String method, String path, String operation, boolean isPublic, int refusal, String field,
            JsonObject body) {}

    private static Map<String, List<@Nullable Object>> samples() {
        var samples = new LinkedHashMap<String, List<@Nullable Object>>();
        samples.put("string", List.of("x"));
        samples.put("integer", List.of(1));
        samples.put("number", List.of(1.5));
        samples.put("boolean", List.of(true));
        samples.put("array", List.of(new JsonArray(), new JsonArray().add(new JsonObject())));
        samples.put("object", List.of(new JsonObject(), new JsonObject().put("$ne", "")));
        var none = new ArrayList<@Nullable Object>();
        none.add(null);
        samples.put("null", none);
        return samples;
    }

    @Test
    void no_field_takes_another_type_and_no_body_takes_a_field_that_is_nobodys_business() {
        document.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(operation -> {
            if (operation.getValue() instanceof JsonObject one && one.containsKey("requestBody")) {
                think(operation.getKey(), path.getKey(), (JsonObject) path.getValue(), one);
            }
        }));
        assertThat(attempts).hasSizeGreaterThan(1_000);
        assertThat(anything).isEqualTo(ANYTHING);
        var before = shop.everything();

        var wrong = new ArrayList<String>();
        for (int from = 0; from < attempts.size(); from += AT_ONCE) {
            var some = attempts.subList(from, Math.min(attempts.size(), from + AT_ONCE));
            var asked = some.stream().map(one -> (Callable<String>) () -> complaint(one)).toList();
            FeatureServer.atOnce(asked).stream().filter(it -> !it.isEmpty()).forEach(wrong::add);
        }

        assertThat(wrong).isEmpty();
        assertThat(shop.everything()).isEqualTo(before);
    }

    /** Empty when it was refused as it should be. */
    private String complaint(Attempt attempt) {
        var answer = server.send(attempt.method(), attempt.path(),
                WholeServer.json(attempt.isPublic() ? null : shop.admin.token, attempt.body()),
                attempt.body().encode());
        var named = answer.body().getJsonArray("errors", new JsonArray()).stream()
                .map(error -> ((JsonObject) error).getString("field"))
                .anyMatch(field -> field.equals(attempt.field()) || field.startsWith(attempt.field() + "."));
        return answer.status() == attempt.refusal() && named
                ? ""
                : attempt.operation() + " " + attempt.field() + " " + attempt.body().encode() + " -> " + answer.text();
    }

    private void think(String verb, String path, JsonObject shared, JsonObject operation) {
        var content = operation.getJsonObject("requestBody").getJsonObject("content").getJsonObject("application/json");
        if (content == null || operation.getBoolean("x-plain-route", false)) {
            return;
        }
        var schema = resolved(content.getJsonObject("schema"));
        var filled = path;
        for (var given : Stream.of(shared, operation)
                .flatMap(it -> it.getJsonArray("parameters", new JsonArray()).stream())
                .toList()) {
            var parameter = resolved((JsonObject) given);
            if ("path".equals(parameter.getString("in"))) {
                filled = filled.replace("{" + parameter.getString("name") + "}",
                        String.valueOf(right(parameter.getJsonObject("schema"))));
            }
        }
        var address = filled;
        var isPublic = operation.getJsonArray("x-roles").isEmpty();
        wrongs(schema, "").forEach(wrong -> attempts.add(new Attempt(verb.toUpperCase(java.util.Locale.ROOT), address,
                operation.getString("operationId"), isPublic,
                operation.getBoolean("x-invalid-is-400", false) ? 400 : 422, wrong.getKey(),
                (JsonObject) wrong.getValue())));
    }

    /** Wrong values of an object, by the field that each is wrong in. */
    private List<Map.Entry<String, Object>> wrongs(JsonObject object, String place) {
        var wrongs = new ArrayList<Map.Entry<String, Object>>();
        var properties = object.getJsonObject("properties", new JsonObject());
        var right = (JsonObject) right(object);
        for (var name : properties.fieldNames()) {
            var schema = resolved(properties.getJsonObject(name));
            var field = place + name;
            var types = types(schema);
            if (types.isEmpty()) {
                anything.add(field);
                continue;
            }
            SAMPLES.forEach((type, values) -> {
                if (!types.contains(type)) {
                    values.forEach(value -> wrongs.add(Map.entry(field, right.copy().put(name, value))));
                }
            });
            for (var part : parts(schema)) {
                if (part.containsKey("items")) {
                    wrongItems(resolved(part.getJsonObject("items"))).forEach(wrong -> wrongs.add(Map.entry(
                            field + ".0" + wrong.getKey(),
                            right.copy().put(name, new JsonArray().add(wrong.getValue())))));
                } else {
                    wrongs(part, "").forEach(wrong -> wrongs.add(Map.entry(field + "." + wrong.getKey(),
                            right.copy().put(name, wrong.getValue()))));
                }
            }
        }
        if (Boolean.FALSE.equals(object.getValue("additionalProperties"))) {
            for (var name : List.of("role", "organization_id")) {
                if (!properties.containsKey(name)) {
                    wrongs.add(Map.entry(place + name, right.copy().put(name, shop.id.toString())));
                }
            }
        } else if (place.isEmpty() && !properties.isEmpty() && !object.containsKey("additionalProperties")) {
            wrongs.add(Map.entry("an open schema", right));
        }
        return wrongs;
    }

    private List<Map.Entry<String, Object>> wrongItems(JsonObject items) {
        var wrongs = new ArrayList<Map.Entry<String, Object>>();
        var types = types(items);
        SAMPLES.forEach((type, values) -> {
            if (!types.isEmpty() && !types.contains(type)) {
                values.stream().filter(java.util.Objects::nonNull).forEach(value -> wrongs.add(Map.entry("", value)));
            }
        });
        for (var part : parts(items).stream().filter(it -> it.containsKey("properties")).toList()) {
            wrongs(part, "").forEach(wrong -> wrongs.add(Map.entry("." + wrong.getKey(), wrong.getValue())));
        }
        return wrongs;
    }

    /** The object or array that a schema is; of a choice, none: which one was meant nobody can tell. */
    private List<JsonObject> parts(JsonObject schema) {
        var choices = choices(schema).stream().filter(it -> !types(it).equals(Set.of("null"))).toList();
        return choices.size() == 1
                ? parts(choices.getFirst())
                : choices.isEmpty() && (schema.containsKey("properties") || schema.containsKey("items"))
                        ? List.of(schema)
                        : List.of();
    }

    private List<JsonObject> choices(JsonObject schema) {
        // Beside fields, a choice says which of them go together.
        return schema.containsKey("properties")
                ? List.of()
                : Stream.of("oneOf", "anyOf").flatMap(it -> schema.getJsonArray(it, new JsonArray()).stream())
                        .map(it -> resolved((JsonObject) it)).toList();
    }

    /** What a value may be; nothing when it may be anything. */
    private Set<String> types(JsonObject schema) {
        var types = new HashSet<String>();
        if (schema.getValue("type") instanceof JsonArray several) {
            several.forEach(it -> types.add((String) it));
        } else if (schema.containsKey("type")) {
            types.add(schema.getString("type"));
        }
        choices(schema).forEach(it -> types.addAll(types(it)));
        schema.getJsonArray("allOf", new JsonArray()).forEach(it -> types.addAll(types(resolved((JsonObject) it))));
        schema.getJsonArray("enum", new JsonArray()).forEach(it -> types.add(it == null ? "null" : "string"));
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    /** Something that fits, as far as it matters: what else is wrong is named beside what was to be refused. */
    private @Nullable Object right(JsonObject given) {
        var schema = resolved(given);
        if (schema.containsKey("const")) {
            return schema.getValue("const");
        }
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getValue(0);
        }
        var choices = choices(schema);
        if (!choices.isEmpty()) {
            return right(choices.getFirst());
        }
        var types = types(schema);
        if (types.contains("object") || schema.containsKey("properties")) {
            var body = new JsonObject();
            schema.getJsonArray("required", new JsonArray()).forEach(
                    name -> body.put((String) name,
                            right(schema.getJsonObject("properties").getJsonObject((String) name))));
            return body;
        }
        if (types.contains("string")) {
            return switch (schema.getString("format", "")) {
                case "uuid" -> "01a1a1a1-0000-7000-8000-000000000000";
                case "date" -> "2026-01-01";
                case "date-time" -> "2026-01-01T00:00:00.000000Z";
                default -> "a".repeat(Math.max(1, schema.getInteger("minLength", 1)));
            };
        }
        return types.contains("integer") || types.contains("number")
                ? schema.getValue("minimum", 1)
                : types.contains("boolean") ? Boolean.TRUE : new JsonArray();
    }

    private JsonObject resolved(JsonObject schema) {
        var reference = schema.getString("$ref");
        if (reference == null) {
            return schema;
        }
        var found = document;
        for (var step : reference.substring(2).split("/")) {
            found = found.getJsonObject(step);
        }
        return resolved(found);
    }
}
