package io.balcao.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.balcao.platform.Problem;
import io.balcao.platform.Problem.FieldError;
import io.balcao.platform.db.Database;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure gets a status. RFC 9457, with the field errors and the id to look for in the log. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final String TYPE = "application/problem+json";

    private Problems() {}

    /**
     * The wire form.
     *
     * @param assignedUserId only with {@code already-taken}: who has the conversation
     * @param failingTests only with {@code failing-tests}: which
     * @param taken only with {@code time-taken}: what stands there
     */
    public record View(String type, String title, int status, String detail, List<FieldError> errors, String traceId,
            @JsonInclude(Include.NON_NULL) @Nullable UUID assignedUserId,
            @JsonInclude(Include.NON_NULL) @Nullable String assignedUserName,
            @JsonInclude(Include.NON_NULL) @Nullable List<?> failingTests,
            @JsonInclude(Include.NON_NULL) @Nullable List<?> taken) {
        View(String type, String title, int status, String detail, List<FieldError> errors, String traceId) {
            this(type, title, status, detail, errors, traceId, null, null, null, null);
        }
    }

    /**
     * Answers a failure, in the language that the request asks for. What is no {@link Problem} is a bug, or the database
     * being away; its text stays here.
     */
    public static void answer(HttpServerRequest request, Throwable failure, String traceId) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        var view = in(ProblemWords.of(request), view(failure, traceId));
        if (failure instanceof Problem.TooMany tooMany) {
            response.putHeader("Retry-After", Long.toString(Math.max(1, tooMany.retryAfter().toSeconds())));
        }
        if (view.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(view.status())
                .putHeader("Content-Type", TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(io.vertx.core.buffer.Buffer.buffer(Json.bytes(view)));
    }

    /** A problem as an answer that can be kept and given again. */
    static Idempotency.Answer asAnswer(HttpServerRequest request, Problem problem, String traceId) {
        var view = in(ProblemWords.of(request), view(problem, traceId));
        return new Idempotency.Answer(view.status(), TYPE, Json.bytes(view), false);
    }

    private static View in(ProblemWords words, View view) {
        return new View(view.type(), words.say(view.title()), view.status(), words.say(view.detail()),
                words.say(view.errors()), view.traceId(), view.assignedUserId(), view.assignedUserName(),
                view.failingTests(), view.taken());
    }

    private static View view(Throwable failure, String traceId) {
        return switch (failure) {
            case Problem.Invalid p -> view("invalid", "Invalid request", 400, p, p.errors(), traceId);
            case Problem.Unauthorized p -> view("unauthorized", "Not logged in", 401, p, List.of(), traceId);
            case Problem.SessionOver p -> view("session-over", "Not logged in", 401, p, List.of(), traceId);
            case Problem.Forbidden p -> view("forbidden", "Not allowed", 403, p, List.of(), traceId);
            case Problem.SecondFactorNeeded p ->
                view("second-factor-needed", "Not allowed yet", 403, p, List.of(), traceId);
            case Problem.OrganizationSuspended p ->
                view("organization-suspended", "Not allowed now", 403, p, List.of(), traceId);
            case Problem.NotFound p -> view("not-found", "Not found", 404, p, List.of(), traceId);
            case Problem.Conflict p -> view("conflict", "Conflict", 409, p, List.of(), traceId);
            case Problem.AlreadyTaken p -> new View("about:blank#already-taken", "Conflict", 409,
                    String.valueOf(p.getMessage()), List.of(), traceId, p.userId(), p.userName(), null, null);
            case Problem.FailingTests p -> new View("about:blank#failing-tests", "Conflict", 409,
                    String.valueOf(p.getMessage()), List.of(), traceId, null, null, p.tests(), null);
            case Problem.TimeTaken p -> new View("about:blank#time-taken", "Conflict", 409,
                    String.valueOf(p.getMessage()), List.of(), traceId, null, null, null, p.taken());
            case Problem.TooLarge p -> view("too-large", "Too large", 413, p, List.of(), traceId);
            case Problem.UnsupportedType p ->
                view("unsupported-type", "Unsupported type", 415, p, List.of(), traceId);
            case Problem.RangeNotSatisfiable p ->
                view("range-not-satisfiable", "Range not satisfiable", 416, p, List.of(), traceId);
            case Problem.Unprocessable p -> view("unprocessable", "Cannot be done", 422, p, p.errors(), traceId);
            case Problem.TooMany p -> view("too-many", "Too many requests", 429, p, List.of(), traceId);
            case Problem.BadGateway p -> view("bad-gateway", "The provider refused", 502, p, List.of(), traceId);
            case Problem.Unavailable p -> view("unavailable", "Try again soon", 503, p, List.of(), traceId);
            default -> unexpected(failure, traceId);
        };
    }

    private static View unexpected(Throwable failure, String traceId) {
        if (Database.isAway(failure)) {
            LOG.warn("{} answered 503: {}", traceId, failure.toString());
            return new View("about:blank#unavailable", "Try again soon", 503, "The database does not answer", List.of(),
                    traceId);
        }
        if (Database.isUnstorableText(failure)) {
            return view(new Problem.Unprocessable("body", "contains a character that cannot be stored"), traceId);
        }
        LOG.error("{} answered 500", traceId, failure);
        return new View("about:blank#internal", "Internal error", 500,
                "Something went wrong here; the trace id finds it",
                List.of(), traceId);
    }

    private static View view(String type, String title, int status, Problem problem, List<FieldError> errors,
            String traceId) {
        return new View("about:blank#" + type, title, status, String.valueOf(problem.getMessage()), errors, traceId);
    }
}
