package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.balcao.bot.flow.Phrases;
import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.channels.Texts;
import io.balcao.platform.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Flows to begin with. Each is one file: what it does, once, and its words in each language. A text {@code @key} stands for
 * a word; what is marked {@code each: department} is there once for every department of the organization.
 */
final class FlowTemplates {
    static final List<String> KEYS = List.of("menu", "faq", "lead", "csat", "outside_hours", "order_status",
            "booking");
    /** What a list shows at once, less the option that follows them. */
    private static final int MOST_DEPARTMENTS = 9;
    private static final int LONGEST_LABEL = 24;
    private static final int LONGEST_DESCRIPTION = 72;
    private static final int COLUMN = 320;
    private static final int ROW = 200;
    private static final String EACH = "each";

    private final Phrases phrases;
    private final List<Department> departments;
    private final JsonNode common;

    private FlowTemplates(Phrases phrases, List<Department> departments) {
        this.phrases = phrases;
        this.departments = departments.stream().limit(MOST_DEPARTMENTS).toList();
        this.common = read("common").path(phrases.word("language"));
    }

    /**
     * All of them, ready to be published.
     *
     * @param phrases of the language that they are in
     * @param departments of whom they are to speak
     */
    static List<FlowTemplate> all(Phrases phrases, List<Department> departments) {
        var templates = new FlowTemplates(phrases, departments);
        return KEYS.stream().map(templates::template).toList();
    }

    private FlowTemplate template(String key) {
        var file = read(key);
        var words = file.path("words").path(phrases.word("language"));
        var needs = new ArrayList<String>();
        file.path("needs").forEach(need -> needs.add(need.asText()));
        return new FlowTemplate(key, word(words, "name").asText(), word(words, "description").asText(), needs,
                definition(file.path("structure"), words));
    }

    private ObjectNode definition(JsonNode structure, JsonNode words) {
        var definition = Json.mapper().createObjectNode().put("schema", 1);
        definition.set("start", structure.path("start"));
        definition.putObject("words")
                .<ObjectNode>set("back", Json.mapper().valueToTree(phrases.words("back_to_menu_words")))
                .<ObjectNode>set("human", Json.mapper().valueToTree(phrases.words("human_words")))
                .set("restart", Json.mapper().valueToTree(phrases.words("restart_words")));
        definition.set("exits", structure.path("exits"));
        definition.set("variables", structure.path("variables"));
        var blocks = definition.putArray("blocks");
        structure.path("blocks").forEach(block -> blocks(block, words, blocks));
        place(definition);
        definition.putArray("notes");
        definition.putArray("groups");
        return definition;
    }

    private void blocks(JsonNode block, JsonNode words, ArrayNode blocks) {
        if (!block.has(EACH)) {
            blocks.add(block(block, words, block.path("id").asText(), ""));
            return;
        }
        for (int i = 0; i < departments.size(); i++) {
            blocks.add(block(block, words, named(block.path("id").asText(), i), departments.get(i).id().toString()));
        }
    }

    private ObjectNode block(JsonNode block, JsonNode words, String id, String department) {
        var made = Json.mapper().createObjectNode().put("id", id).put("type", block.path("type").asText());
        made.set("settings", spoken(block.path("settings"), words, department));
        var edges = made.putObject("edges");
        block.path("edges").properties().forEach(edge -> {
            if (!edge.getKey().equals(EACH)) {
                edges.set(edge.getKey(), edge.getValue());
                return;
            }
            for (int i = 0; i < departments.size(); i++) {
                edges.put("option." + named("department", i), named(edge.getValue().asText(), i));
            }
        });
        return made;
    }

    private JsonNode spoken(JsonNode node, JsonNode words, String department) {
        if (node.isTextual() && node.asText().startsWith("@")) {
            var key = node.asText().substring(1);
            return key.equals("department") ? TextNode.valueOf(department) : word(words, key);
        }
        if (node.isArray()) {
            var list = Json.mapper().createArrayNode();
            node.forEach(item -> {
                if (item.has(EACH)) {
                    options(list);
                } else {
                    list.add(spoken(item, words, department));
                }
            });
            return list;
        }
        if (node.isObject()) {
            var object = Json.mapper().createObjectNode();
            node.properties().forEach(field -> object.set(field.getKey(), spoken(field.getValue(), words, department)));
            return object;
        }
        return node;
    }

    private void options(ArrayNode list) {
        for (int i = 0; i < departments.size(); i++) {
            var name = departments.get(i).name();
            var label = Texts.shorten(name, LONGEST_LABEL);
            var option = list.addObject().put("id", named("department", i)).put("label", label);
            if (label.equals(name)) {
                option.putNull("description").putArray("synonyms");
            } else {
                // Under what fits beside the radio button the list shows the rest; and whoever writes the name means it.
                option.put("description", Texts.shorten(name, LONGEST_DESCRIPTION)).putArray("synonyms").add(name);
            }
        }
    }

    /** From left to right by how many steps a block is from the start, and each column in the order of the blocks. */
    private static void place(ObjectNode definition) {
        var blocks = definition.withArray("blocks");
        var column = new ArrayList<>(List.of(definition.path("start").asText()));
        var placed = new ArrayList<String>();
        for (int x = 0; !column.isEmpty(); x++) {
            placed.addAll(column);
            var next = new ArrayList<String>();
            int y = 0;
            for (var block : blocks) {
                if (column.contains(block.path("id").asText())) {
                    ((ObjectNode) block).putObject("position").put("x", x * COLUMN).put("y", ROW * y++);
                    block.path("edges").forEach(target -> next.add(target.asText()));
                }
            }
            next.removeIf(placed::contains);
            column = new ArrayList<>(next.stream().distinct().toList());
            if (column.isEmpty()) {
                // What only the exits lead to.
                blocks.forEach(block -> next.add(block.path("id").asText()));
                next.removeIf(placed::contains);
                column = next;
            }
        }
    }

    private JsonNode word(JsonNode words, String key) {
        var word = words.has(key) ? words.path(key) : common.path(key);
        if (word.isMissingNode()) {
            throw new IllegalStateException("No word for " + key);
        }
        return word;
    }

    private static String named(String id, int at) {
        return id + "." + (at + 1);
    }

    private static JsonNode read(String name) {
        try (var stream = FlowTemplates.class.getResourceAsStream("templates/" + name + ".json")) {
            if (stream == null) {
                throw new IllegalStateException("No template " + name);
            }
            return Json.mapper().readTree(stream);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
