package io.balcao.platform.http;

import io.balcao.platform.Problem.FieldError;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the fields in what the schema validator complains about. */
final class SchemaErrors {
    /** As the document allows a reason to be. */
    private static final int LONGEST = 500;
    private static final int MOST = 20;
    /** Keywords that only say that something below them is wrong. */
    private static final Set<String> CONTAINERS = Set.of("properties", "additionalProperties", "items", "$ref", "oneOf",
            "anyOf", "allOf", "propertyNames");
    private static final Pattern MISSING = Pattern.compile("required property \"(.+)\"");

    private SchemaErrors() {}

    /** @param place the parameter that was looked at, or {@code body} */
    static List<FieldError> of(SchemaValidationException failure, String place) {
        var units = new ArrayList<OutputUnit>();
        collect(failure.getOutputUnit(), units);
        var errors = new LinkedHashSet<FieldError>();
        for (var unit : units) {
            if (errors.size() < MOST && !isExplainedByAnother(unit, units)) {
                errors.add(error(unit, place));
            }
        }
        return errors.isEmpty()
                ? List.of(new FieldError("request", String.valueOf(failure.getMessage())))
                : List.copyOf(errors);
    }

    private static void collect(OutputUnit unit, List<OutputUnit> units) {
        var inner = unit.getErrors();
        if (inner != null && !inner.isEmpty()) {
            inner.forEach(one -> collect(one, units));
        } else if (unit.getError() != null) {
            units.add(unit);
        }
    }

    private static boolean isExplainedByAnother(OutputUnit unit, List<OutputUnit> units) {
        var place = unit.getInstanceLocation();
        return CONTAINERS.contains(keyword(unit)) && units.stream()
                .anyMatch(other -> !CONTAINERS.contains(keyword(other))
                        && (other.getInstanceLocation() + "/").startsWith(place + "/"));
    }

    private static FieldError error(OutputUnit unit, String place) {
        var field = field(unit.getInstanceLocation(), place);
        var missing = MISSING.matcher(unit.getError());
        if (keyword(unit).equals("required") && missing.find()) {
            return new FieldError(field.equals(place) ? missing.group(1) : field + "." + missing.group(1),
                    "is required");
        }
        return new FieldError(field,
                keyword(unit).equals("additionalProperties") ? "is not known" : shortened(unit.getError()));
    }

    /** All that a field may be can be a hundred words. */
    private static String shortened(String error) {
        return error.length() > LONGEST ? error.substring(0, LONGEST - 1) + "…" : error;
    }

    private static String keyword(OutputUnit unit) {
        var location = unit.getKeywordLocation();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** {@code #/options/0/label} becomes {@code options.0.label}. */
    private static String field(String pointer, String place) {
        var path = pointer.replaceFirst("^#/?", "").replace('/', '.');
        return path.isEmpty() ? place : path;
    }
}
