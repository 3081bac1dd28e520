package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.platform.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the settings of blocks say of things of the organization: known by the names of the settings, so that whatever type
 * of block has a {@code department_id} need not be known here.
 */
final class References {
    private static final Map<String, Kind> KINDS = Map.of("department_id", Kind.DEPARTMENT, "user_id", Kind.USER,
            "flow_id", Kind.FLOW, "media_id", Kind.MEDIA);
    private static final String NAME = "name";

    private final Names names;
    private final List<Missing> missing = new ArrayList<>();

    References(Names names) {
        this.names = names;
    }

    /** What is referred to. */
    enum Kind {
        DEPARTMENT, USER, FLOW,
        /** A file, which stays where it is. */
        MEDIA,
        /** By its name anyway. */
        TAG
    }

    /** Of the organization: the names by ids, and the tags that there are. */
    record Names(Map<Kind, Map<UUID, String>> byId, Set<String> tags) {
        Names {
            byId = Map.copyOf(byId);
            tags = Set.copyOf(tags);
        }

        private Map<UUID, String> of(Kind kind) {
            return byId.getOrDefault(kind, Map.of());
        }
    }

    /** Schema {@code FlowMissing} of the OpenAPI document: something that a block means and that is not here. */
    record Missing(String block, String kind, String name) {}

    /** The definition with names where ids were. */
    JsonNode named(JsonNode definition) {
        return changed(definition, (kind, value) -> {
            var name = value.isTextual() ? nameOf(kind, value.asText()) : "";
            return name.isEmpty() ? NullNode.instance : Json.mapper().createObjectNode().put(NAME, name);
        });
    }

    /** The definition with ids where names are; of what is not here, nothing, which {@link #missing} tells. */
    JsonNode resolved(JsonNode definition) {
        var copy = definition.deepCopy();
        for (var block : copy.path("blocks")) {
            var id = block.path("id").asText();
            if (block instanceof ObjectNode object) {
                object.set("settings", changed(block.path("settings"), (kind, value) -> here(id, kind, value)));
            }
            if (block.path("type").asText().equals("tag")) {
                block.path("settings").path("add").forEach(tag -> {
                    if (!names.tags().contains(tag.asText())) {
                        missing.add(new Missing(id, wire(Kind.TAG), tag.asText()));
                    }
                });
            }
        }
        return copy;
    }

    List<Missing> missing() {
        return List.copyOf(missing);
    }

    private JsonNode here(String block, Kind kind, JsonNode value) {
        if (value.isTextual() && !nameOf(kind, value.asText()).isEmpty()) {
            return value;
        }
        var wanted = value.isTextual() ? value.asText() : value.path(NAME).asText();
        var found = names.of(kind).entrySet().stream()
                .filter(one -> one.getValue().equalsIgnoreCase(wanted.strip())).map(Map.Entry::getKey)
                .min(UUID::compareTo);
        if (found.isEmpty()) {
            missing.add(new Missing(block, wire(kind), wanted));
            return NullNode.instance;
        }
        return Json.mapper().getNodeFactory().textNode(found.get().toString());
    }

    private String nameOf(Kind kind, String id) {
        return names.of(kind).entrySet().stream().filter(one -> one.getKey().toString().equals(id))
                .map(Map.Entry::getValue).findFirst().orElse("");
    }

    private static String wire(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private interface Change {
        JsonNode of(Kind kind, JsonNode value);
    }

    private static JsonNode changed(JsonNode node, Change change) {
        if (node.isObject()) {
            var object = Json.mapper().createObjectNode();
            node.properties().forEach(field -> {
                var kind = KINDS.get(field.getKey());
                object.set(field.getKey(), kind == null || field.getValue().isNull()
                        ? changed(field.getValue(), change)
                        : change.of(kind, field.getValue()));
            });
            return object;
        }
        if (node.isArray()) {
            var array = Json.mapper().createArrayNode();
            node.forEach(item -> array.add(changed(item, change)));
            return array;
        }
        return node;
    }
}
