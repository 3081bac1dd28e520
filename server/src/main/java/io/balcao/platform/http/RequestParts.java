package io.balcao.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as the validator wants it. Vert.x has an extractor of its own, which decodes what was decoded already and
 * then guesses types: a search for {@code 100%} or {@code +55} is refused there. Here the validator sees exactly what
 * {@link Request} hands to the features.
 */
final class RequestParts implements ValidatableRequest {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");

    private final Map<String, RequestParameter> headers = new HashMap<>();
    private final Map<String, RequestParameter> path = new HashMap<>();
    private final Map<String, RequestParameter> query = new HashMap<>();
    private final @Nullable RequestParameter body;
    private final @Nullable String contentType;

    RequestParts(RoutingContext context, Operation operation) {
        for (var parameter : operation.getParameters()) {
            var name = parameter.getName();
            switch (parameter.getIn()) {
                case PATH -> put(path, parameter, List.of(context.pathParam(name)));
                case QUERY -> put(query, parameter, context.queryParam(name));
                case HEADER -> put(headers, parameter, context.request().headers().getAll(name));
                case COOKIE -> throw new IllegalStateException("Cookies are not used: " + name);
            }
        }
        Buffer given = context.body().buffer();
        body = given == null ? null : new Given(given);
        contentType = context.request().getHeader("Content-Type");
    }

    private static void put(Map<String, RequestParameter> values, Parameter parameter, List<String> given) {
        if (!given.isEmpty()) {
            values.put(parameter.getName(), new Given(wire(parameter, given)));
        }
    }

    /** What the validator decodes to the value itself. It reads JSON, so a text goes in quotes. */
    private static String wire(Parameter parameter, List<String> given) {
        var first = given.getFirst();
        return switch (parameter.getSchemaType()) {
            case SchemaType.INTEGER -> INTEGER.matcher(first).matches() ? first : Json.text(first);
            case SchemaType.BOOLEAN -> first.equals("true") || first.equals("false") ? first : Json.text(first);
            case SchemaType.ARRAY -> list(parameter, given);
            default -> Json.text(first);
        };
    }

    /** {@code name="a"&name="b"}, where no value can look like the start of the next. */
    private static String list(Parameter parameter, List<String> given) {
        if (!parameter.isExplode()) {
            throw new IllegalStateException("A list is written name=a&name=b: " + parameter.getName());
        }
        return given.stream().map(value -> parameter.getName() + "=" + Json.text(value).replace("&", "\\u0026"))
                .reduce((one, next) -> one + "&" + next).orElseThrow();
    }

    @Override
    public Map<String, RequestParameter> getHeaders() {
        return headers;
    }

    @Override
    public Map<String, RequestParameter> getCookies() {
        return Map.of();
    }

    @Override
    public Map<String, RequestParameter> getPathParameters() {
        return path;
    }

    @Override
    public Map<String, RequestParameter> getQuery() {
        return query;
    }

    @Override
    public @Nullable RequestParameter getBody() {
        return body;
    }

    @Override
    public @Nullable String getContentType() {
        return contentType;
    }

    private record Given(Object get) implements RequestParameter {}
}
