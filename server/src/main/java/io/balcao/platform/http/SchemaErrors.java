package io.balcao.platform.http;

import io.balcao.platform.Problem.FieldError;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import java.util.ArrayList;
import java.util.List;

/** Finds the fields in what the schema validator complains about. */
final class SchemaErrors {
    private static final int MOST = 20;

    private SchemaErrors() {}

    static List<FieldError> of(SchemaValidationException failure) {
        var errors = new ArrayList<FieldError>();
        collect(failure.getOutputUnit(), errors);
        return errors.isEmpty() ? List.of(new FieldError("request", String.valueOf(failure.getMessage()))) : errors;
    }

    private static void collect(OutputUnit unit, List<FieldError> errors) {
        if (errors.size() >= MOST) {
            return;
        }
        var inner = unit.getErrors();
        if (inner != null && !inner.isEmpty()) {
            inner.forEach(one -> collect(one, errors));
        } else if (unit.getError() != null) {
            var error = new FieldError(field(unit.getInstanceLocation()), unit.getError());
            if (!errors.contains(error)) {
                errors.add(error);
            }
        }
    }

    /** {@code #/options/0/label} becomes {@code options.0.label}. */
    private static String field(String pointer) {
        var path = pointer.replaceFirst("^#/?", "").replace('/', '.');
        return path.isEmpty() ? "body" : path;
    }
}
