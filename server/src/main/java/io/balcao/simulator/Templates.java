package io.balcao.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The message templates of every account: which there are, and what a phone shows of a filled-in one. */
final class Templates {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([a-z0-9_]+)\\s*}}");
    private static final int WRONG_COUNT = 132000;
    private static final int ABSENT = 132001;
    private static final int WRONG_FORMAT = 132012;

    private final List<JsonObject> templates;

    private Templates(List<JsonObject> templates) {
        this.templates = templates;
    }

    static Templates read() {
        try (var in = Templates.class.getResourceAsStream("templates.json")) {
            if (in == null) {
                throw new IllegalStateException("templates.json is missing");
            }
            return new Templates(objects(new JsonArray(new String(in.readAllBytes(), StandardCharsets.UTF_8))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<JsonObject> all() {
        return templates;
    }

    /** What the phone shows: header, body, footer and buttons, filled in. Refuses what Meta refuses. */
    JsonObject fill(JsonObject send) {
        var template = approved(send.getString("name"), send.getJsonObject("language").getString("code"));
        var sent = objects(send.getJsonArray("components"));
        var shown = JsonObject.of("name", template.getString("name"), "category", template.getString("category"));
        for (var component : objects(template.getJsonArray("components"))) {
            var given = parameters(sent, component.getString("type"));
            switch (component.getString("type")) {
                case "HEADER" -> shown.put("header", header(component, given));
                case "BODY" -> shown.put("body", JsonObject.of("text", fill(component.getString("text"), given)));
                case "FOOTER" -> shown.put("footer", JsonObject.of("text", component.getString("text")));
                case "BUTTONS" -> shown.put("buttons", buttons(component, sent));
                default -> {
                }
            }
        }
        return shown;
    }

    private JsonObject approved(String name, String language) {
        var template = templates.stream()
                .filter(each -> each.getString("name").equals(name) && each.getString("language").equals(language))
                .findAny().orElseThrow(() -> new GraphRefusal(ABSENT,
                        "template name (" + name + ") does not exist in " + language));
        return switch (template.getString("status")) {
            case "APPROVED" -> template;
            case "PAUSED" -> throw new GraphRefusal(132015, "template (" + name + ") is paused");
            case "DISABLED" -> throw new GraphRefusal(132016, "template (" + name + ") is disabled");
            default -> throw new GraphRefusal(ABSENT, "template (" + name + ") is not approved");
        };
    }

    private static JsonObject header(JsonObject component, List<JsonObject> given) {
        var format = component.getString("format");
        if (format.equals("TEXT")) {
            return JsonObject.of("type", "text", "text", fill(component.getString("text"), given));
        }
        var type = format.toLowerCase(Locale.ROOT);
        if (given.size() != 1) {
            throw new GraphRefusal(WRONG_COUNT, "header: one parameter of type " + type + " is expected");
        }
        var media = given.getFirst().getJsonObject(type);
        if (!type.equals(given.getFirst().getString("type")) || media == null) {
            throw new GraphRefusal(WRONG_FORMAT, "header: a parameter of type " + type + " is expected");
        }
        SendRules.media(Fields.of(media), "filename");
        return JsonObject.of("type", type, type, media);
    }

    private static JsonArray buttons(JsonObject component, List<JsonObject> sent) {
        var buttons = objects(component.getJsonArray("buttons"));
        return new JsonArray(IntStream.range(0, buttons.size())
                .mapToObj(index -> button(buttons.get(index), parameterOfButton(sent, index))).toList());
    }

    private static JsonObject button(JsonObject button, Optional<JsonObject> given) {
        var shown = JsonObject.of("type", button.getString("type"), "text", button.getString("text"));
        return switch (button.getString("type")) {
            case "QUICK_REPLY" -> shown.put("payload",
                    given.map(parameter -> parameter.getString("payload")).orElse(button.getString("text")));
            case "URL" -> shown.put("url", fill(button.getString("url"), given.map(List::of).orElse(List.of())));
            default -> shown;
        };
    }

    private static Optional<JsonObject> parameterOfButton(List<JsonObject> sent, int index) {
        return sent.stream()
                .filter(each -> "button".equals(lower(each)) && String.valueOf(index).equals(index(each)))
                .flatMap(each -> objects(each.getJsonArray("parameters")).stream()).findFirst();
    }

    private static List<JsonObject> parameters(List<JsonObject> sent, String type) {
        return sent.stream().filter(each -> type.toLowerCase(Locale.ROOT).equals(lower(each)))
                .flatMap(each -> objects(each.getJsonArray("parameters")).stream()).toList();
    }

    private static String lower(JsonObject component) {
        return component.getString("type", "").toLowerCase(Locale.ROOT);
    }

    private static String index(JsonObject component) {
        return String.valueOf(component.getValue("index"));
    }

    private static String fill(String text, List<JsonObject> given) {
        var names = VARIABLE.matcher(text).results().map(found -> found.group(1)).distinct().toList();
        if (names.size() != given.size()) {
            throw new GraphRefusal(WRONG_COUNT,
                    "number of parameters (" + given.size() + ") does not match the expected " + names.size());
        }
        var values = values(given);
        return VARIABLE.matcher(text).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new GraphRefusal(WRONG_FORMAT, "parameter " + found.group(1) + " is missing");
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
    }

    /** By name where they have one, else by their place, counted from one. */
    private static Map<String, String> values(List<JsonObject> given) {
        var values = new TreeMap<String, String>();
        for (var parameter : given) {
            var place = String.valueOf(values.size() + 1);
            values.put(parameter.getString("parameter_name", place), text(parameter));
        }
        return values;
    }

    private static String text(JsonObject parameter) {
        var value = switch (parameter.getString("type", "")) {
            case "text" -> parameter.getString("text");
            case "currency", "date_time" -> parameter.getJsonObject(parameter.getString("type"))
                    .getString("fallback_value");
            default -> null;
        };
        if (value == null || value.isEmpty()) {
            throw new GraphRefusal(WRONG_FORMAT, "a parameter of type text with a value is expected");
        }
        return value;
    }

    private static List<JsonObject> objects(@org.jspecify.annotations.Nullable JsonArray array) {
        return array == null
                ? List.of()
                : IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
    }
}
