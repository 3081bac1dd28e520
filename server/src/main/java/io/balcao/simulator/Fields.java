package io.balcao.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an object of a send the way the Graph API does: what is missing is 131008, what is out of its limits is 131009,
 * what is misspelled or of the wrong kind is 100. Lengths count characters, so an emoji counts as one.
 */
final class Fields {
    private static final int MISSING = 131008;
    private static final int INVALID = 131009;
    private static final int MISSPELLED = 100;

    private final JsonObject json;
    private final String path;

    private Fields(JsonObject json, String path) {
        this.json = json;
        this.path = path;
    }

    static Fields of(JsonObject json) {
        return new Fields(json, "");
    }

    JsonObject json() {
        return json;
    }

    boolean has(String key) {
        return json.getValue(key) != null;
    }

    void only(String... known) {
        for (var key : json.fieldNames()) {
            if (!Set.of(known).contains(key)) {
                throw new GraphRefusal(MISSPELLED, "Unexpected key \"" + path + key + "\".");
            }
        }
    }

    String text(String key, int atLeast, int atMost) {
        var text = optionalText(key, atMost).orElseThrow(() -> missing(key));
        if (text.codePointCount(0, text.length()) < atLeast) {
            throw invalid(key, "must not be empty");
        }
        return text;
    }

    Optional<String> optionalText(String key, int atMost) {
        var value = json.getValue(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw new GraphRefusal(MISSPELLED, '"' + path + key + "\" must be a string.");
        }
        var length = text.codePointCount(0, text.length());
        if (length > atMost) {
            throw invalid(key, "has " + length + " characters; " + atMost + " are allowed");
        }
        return Optional.of(text);
    }

    boolean flag(String key) {
        var value = json.getValue(key);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new GraphRefusal(MISSPELLED, '"' + path + key + "\" must be true or false.");
    }

    /** A number; the API takes it as text too. */
    double number(String key, double atLeast, double atMost) {
        var value = json.getValue(key);
        if (value == null) {
            throw missing(key);
        }
        try {
            var number = Double.parseDouble(value.toString());
            if (number >= atLeast && number <= atMost) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through: refused like a number that is out of range.
        }
        throw invalid(key, "must be a number from " + atLeast + " to " + atMost);
    }

    Fields object(String key) {
        return optionalObject(key).orElseThrow(() -> missing(key));
    }

    Optional<Fields> optionalObject(String key) {
        var value = json.getValue(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof JsonObject object)) {
            throw new GraphRefusal(MISSPELLED, '"' + path + key + "\" must be an object.");
        }
        return Optional.of(new Fields(object, path + key + '.'));
    }

    List<Fields> list(String key, int atLeast, int atMost) {
        var value = json.getValue(key);
        if (value == null) {
            throw missing(key);
        }
        if (!(value instanceof JsonArray array)) {
            throw new GraphRefusal(MISSPELLED, '"' + path + key + "\" must be an array.");
        }
        if (array.size() < atLeast || array.size() > atMost) {
            throw invalid(key, "has " + array.size() + " elements; " + atLeast + " to " + atMost + " are allowed");
        }
        var elements = new ArrayList<Fields>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.getValue(i) instanceof JsonObject object)) {
                throw new GraphRefusal(MISSPELLED, '"' + path + key + '[' + i + "]\" must be an object.");
            }
            elements.add(new Fields(object, path + key + '[' + i + "]."));
        }
        return elements;
    }

    GraphRefusal missing(String key) {
        return new GraphRefusal(MISSING, '"' + path + key + "\" is required.");
    }

    GraphRefusal invalid(String key, String why) {
        return new GraphRefusal(INVALID, '"' + path + key + "\" " + why + '.');
    }
}
