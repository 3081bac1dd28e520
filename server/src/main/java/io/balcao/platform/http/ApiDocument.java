package io.balcao.platform.http;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/** The OpenAPI document: what {@link Api} validates against and what {@code /docs} shows. */
public final class ApiDocument {
    private static final String FILE = "/openapi.yaml";

    private ApiDocument() {}

    /** Reads it from the class path. */
    public static JsonObject read() {
        try (var file = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(FILE), FILE)) {
            return new JsonObject(new YAMLMapper().readTree(file).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the validator can load of it: no operation that is served beside the validating routes, and errors as plain
     * JSON, for vertx-openapi 5.0 refuses a document with a media type that it does not know, and
     * {@code application/problem+json} is one.
     */
    static JsonObject validated(JsonObject document) {
        var copy = document.copy();
        var paths = copy.getJsonObject("paths");
        for (var path : Set.copyOf(paths.fieldNames())) {
            var item = paths.getJsonObject(path);
            for (var verb : Set.copyOf(item.fieldNames())) {
                if (item.getValue(verb) instanceof JsonObject operation
                        && operation.getBoolean("x-plain-route", false)) {
                    item.remove(verb);
                }
            }
            if (item.fieldNames().stream().allMatch(key -> key.equals("parameters") || key.equals("summary"))) {
                paths.remove(path);
            }
        }
        plainErrors(copy);
        return copy;
    }

    private static void plainErrors(Object node) {
        if (node instanceof JsonObject object) {
            if (object.getValue("application/problem+json") instanceof JsonObject error) {
                object.remove("application/problem+json");
                object.put("application/json", error);
            }
            object.forEach(field -> plainErrors(field.getValue()));
        } else if (node instanceof JsonArray array) {
            array.forEach(ApiDocument::plainErrors);
        }
    }
}
