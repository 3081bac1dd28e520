package io.balcao.platform.http;

import io.balcao.platform.Problem;
import io.balcao.platform.Problem.FieldError;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import io.vertx.openapi.validation.impl.RequestValidatorImpl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a request against the OpenAPI document, on the thread of the caller.
 *
 * <p>vertx-openapi's own {@code validate} moves each request to a thread of a bounded pool and back, and makes a new
 * validator, with a copy of all schemas, for each parameter: a third of the time of a read went there. Its two checks
 * are called one by one instead, with validators that are kept.
 */
final class RequestShape {
    private final RequestValidatorImpl validator;

    RequestShape(Vertx vertx, OpenAPIContract contract) {
        this.validator = new RequestValidatorImpl(vertx, new KeptContract(contract));
    }

    /** @throws Problem.Unprocessable or Problem.Invalid naming what is wrong */
    void check(RequestParts parts, Operation operation) {
        for (var parameter : operation.getParameters()) {
            check(parameter.getName(),
                    () -> validator.validateParameter(parameter, values(parts, parameter).get(parameter.getName())));
        }
        check("body", () -> validator.validateBody(operation.getRequestBody(), parts));
    }

    private static void check(String place, Runnable check) {
        try {
            check.run();
        } catch (SchemaValidationException e) {
            throw new Problem.Unprocessable(SchemaErrors.of(e, place));
        } catch (ValidatorException e) {
            var reason = String.valueOf(e.getMessage());
            throw new Problem.Invalid(reason, List.of(new FieldError("request", reason)));
        } catch (DecodeException e) {
            throw new Problem.Invalid("body", "is no JSON");
        }
    }

    private static Map<String, @Nullable RequestParameter> values(RequestParts parts, Parameter parameter) {
        return switch (parameter.getIn()) {
            case COOKIE -> parts.getCookies();
            case HEADER -> parts.getHeaders();
            case PATH -> parts.getPathParameters();
            case QUERY -> parts.getQuery();
        };
    }
}
