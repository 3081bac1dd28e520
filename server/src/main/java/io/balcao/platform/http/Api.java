package io.balcao.platform.http;

import io.balcao.platform.Caller;
import io.balcao.platform.Permission;
import io.balcao.platform.PhoneMask;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.Scope;
import io.balcao.platform.Sight;
import io.balcao.platform.Vault;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Serves the operations of the OpenAPI document. In this order: rate limit, login, role, permission or scope, shape of the request, then the
 * feature's own method, all on one virtual thread, so that it reads and runs from top to bottom.
 */
public final class Api implements Routes {
    private static final long MAX_BODY = 1_000_000;
    private static final long LONGEST_HOLD_MILLIS = 250;

    private final OpenAPIContract contract;
    private final RequestShape shape;
    private final Authenticator authenticator;
    private final Limits limits;
    private final ClientAddress clientAddress;
    private final Executor virtualThreads;
    private final Optional<Idempotency> idempotency;
    private final Map<String, Operation> operations = new HashMap<>();

    /**
     * How often somebody may ask.
     *
     * @param strangers for each address, of those who are not logged in
     * @param reads for each user, since an office shares one address; whoever walks through a list asks often
     * @param writes for each user
     */
    public record Limits(RateLimit strangers, RateLimit reads, RateLimit writes) {}

    /**
     * @param contract the operations, and the shape of their requests
     * @param virtualThreads starts each task on a virtual thread of its own
     * @param idempotency answers what comes again; without it the header says nothing
     */
    public Api(Vertx vertx, ApiContract contract, Authenticator authenticator, Limits limits,
            ClientAddress clientAddress, Executor virtualThreads, Optional<Idempotency> idempotency) {
        this.contract = contract.validated();
        this.shape = new RequestShape(vertx, this.contract);
        this.authenticator = authenticator;
        this.limits = limits;
        this.clientAddress = clientAddress;
        this.virtualThreads = virtualThreads;
        this.idempotency = idempotency;
    }

    @Override
    public void add(String operationId, Operation operation) {
        if (contract.operation(operationId) == null) {
            throw new IllegalArgumentException("The OpenAPI document has no operation " + operationId);
        }
        if (operations.put(operationId, operation) != null) {
            throw new IllegalArgumentException("Operation " + operationId + " is bound twice");
        }
    }

    /**
     * Mounts everything that was added.
     *
     * @throws IllegalStateException when an operation of the document has nobody to serve it
     */
    public void mount(Router router) {
        var missing = contract.operations().stream().map(o -> o.getOperationId())
                .filter(id -> !operations.containsKey(id)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Nobody serves the operations " + missing);
        }
        var body = BodyHandler.create(false).setBodyLimit(MAX_BODY);
        for (var path : contract.getPaths()) {
            var vertxPath = path.getName().replaceAll("\\{([^}]+)}", ":$1");
            for (var operation : path.getOperations()) {
                var rights = Rights.of(operation);
                var served = operations.get(operation.getOperationId());
                if (served == null) {
                    throw new IllegalStateException("Nobody serves the operation " + operation.getOperationId());
                }
                router.route(operation.getHttpMethod(), vertxPath).handler(body)
                        .handler(context -> virtualThreads.execute(() -> answer(context, operation, rights, served)))
                        .failureHandler(Api::bodyFailed);
            }
            // A known path asked with another verb: 405 with what is allowed, not 404.
            router.route(vertxPath).handler(context -> context.response().setStatusCode(405)
                    .putHeader("Allow", String.join(", ", path.getOperations().stream()
                            .map(o -> o.getHttpMethod().name()).toList()))
                    .end());
        }
    }

    private void answer(RoutingContext context, io.vertx.openapi.contract.Operation operation, Rights rights,
            Operation served) {
        try {
            var address = clientAddress.of(context.request());
            var caller = rights.roles().isEmpty() ? anybody(context, address) : allowed(context, rights, address);
            rights.checked(() -> shape.check(new RequestParts(context, operation), operation));
            var request = new Request(context, caller, address);
            var key = caller == null || isRead(context)
                    ? Optional.<String>empty()
                    : Idempotency.key(context.request().getHeader("Idempotency-Key"));
            if (key.isPresent() && caller != null && idempotency.isPresent()) {
                write(context, caller, idempotency.get().answer(caller, key.get(), fingerprint(context),
                        problem -> Problems.asAnswer(context.request(), problem, TraceId.of(context)),
                        () -> kept(rights.answered(served, request))));
            } else {
                write(context, caller, rights.answered(served, request));
            }
        } catch (Throwable failure) {
            Problems.answer(context.request(), failure, TraceId.of(context));
        }
    }

    private @Nullable Caller anybody(RoutingContext context, String address) {
        limit(context, limits.strangers(), address);
        return null;
    }

    private Caller allowed(RoutingContext context, Rights rights, String address) {
        var caller = BearerToken.of(context.request()).flatMap(token -> authenticator.authenticate(token, address))
                .orElse(null);
        if (caller == null) {
            limit(context, limits.strangers(), address);
            throw new Problem.Unauthorized("Log in first");
        }
        limit(context, isRead(context) ? limits.reads() : limits.writes(), caller.userId().toString());
        if (caller.isProgramWithout(rights.scope())) {
            throw new Problem.Forbidden(rights.scope().map(scope -> "This API key lacks the scope " + scope.wire())
                    .orElse("No API key may do this"));
        }
        if (caller.scopes().isEmpty() && !rights.roles().contains(caller.role())) {
            throw new Problem.Forbidden("Your role does not allow this");
        }
        rights.permission().ifPresent(caller::require);
        if (caller.permissions().sight().compareTo(rights.sight()) < 0) {
            throw new Problem.Forbidden("Your role does not see all of the organization");
        }
        if (caller.lacksSecondFactor() && !rights.withoutSecondFactor()) {
            throw new Problem.SecondFactorNeeded();
        }
        return caller;
    }

    private static void limit(RoutingContext context, RateLimit limit, String key) {
        var taken = limit.take(key);
        context.response().putHeader("RateLimit-Limit", Integer.toString(taken.requests()))
                .putHeader("RateLimit-Remaining", Integer.toString(taken.left()))
                .putHeader("RateLimit-Reset", Long.toString(taken.wholeIn().plusMillis(999).toSeconds()));
        taken.retryAfter().ifPresent(wait -> {
            // Whoever asks again at once is held up first: to refuse them as fast as they can ask takes the time of others.
            context.vertx().timer(Math.clamp(wait.toMillis(), 1, LONGEST_HOLD_MILLIS)).await();
            throw new Problem.TooMany("Too many requests, slow down", wait);
        });
    }

    private static void write(RoutingContext context, @Nullable Caller caller, Reply reply) {
        var response = context.response().setStatusCode(reply.status()).putHeader("Cache-Control", "no-store");
        if (reply.body() == null) {
            response.end();
        } else if (reply.body() instanceof Reply.Download download) {
            response.putHeader("Content-Type", download.type()).putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Content-Disposition", "attachment; filename=\"" + download.name() + "\"")
                    .sendFile(download.file().toString())
                    .onComplete(sent -> context.vertx().fileSystem().delete(download.file().toString()));
        } else {
            response.putHeader("Content-Type", "application/json").end(shown(caller, Json.bytes(reply.body())));
        }
    }

    /** An answer as far as its reader may see it. */
    private static Buffer shown(@Nullable Caller caller, byte[] json) {
        return Buffer.buffer(caller == null || caller.may(Permission.SEE_PHONE_NUMBERS)
                ? json
                : PhoneMask.mask(json, 0, json.length));
    }

    private static boolean isRead(RoutingContext context) {
        return HttpMethod.GET.equals(context.request().method());
    }

    /** Two requests with the same one are the same request. */
    private static byte[] fingerprint(RoutingContext context) {
        var request = context.request();
        var body = context.body().buffer();
        var head = Buffer.buffer(request.method().name() + " " + request.uri() + "\n");
        return Vault.sha256((body == null ? head : head.appendBuffer(body)).getBytes());
    }

    private static Idempotency.Answer kept(Reply reply) {
        var body = reply.body();
        if (body instanceof Reply.Download) {
            throw new IllegalStateException("A file is no answer that could be kept");
        }
        return new Idempotency.Answer(reply.status(), body == null ? null : "application/json",
                body == null ? new byte[0] : Json.bytes(body), false);
    }

    private static void write(RoutingContext context, Caller caller, Idempotency.Answer answer) {
        var response = context.response().setStatusCode(answer.status()).putHeader("Cache-Control", "no-store");
        if (answer.isRepeated()) {
            response.putHeader("Idempotency-Replayed", "true");
        }
        if (answer.contentType() == null) {
            response.end();
        } else {
            response.putHeader("Content-Type", answer.contentType()).end(shown(caller, answer.body()));
        }
    }

    private static void bodyFailed(RoutingContext context) {
        var failure = switch (context.statusCode()) {
            case 413 -> new Problem.TooLarge("The body may have " + MAX_BODY + " bytes");
            case 400 -> new Problem.Invalid("body", "cannot be read");
            default -> context.failure() == null
                    ? new IllegalStateException("status " + context.statusCode())
                    : context.failure();
        };
        Problems.answer(context.request(), failure, TraceId.of(context));
    }

    /**
     * Who may call an operation.
     *
     * @param scope what a program needs; absent when no program may call it
     * @param permission what the organization must have given to the role
     * @param sight how far who calls has to see at least
     * @param withoutSecondFactor also those who must set up a second factor first
     * @param invalidIs400 a well-formed request that breaks a rule is answered like a malformed one
     */
    private record Rights(Set<Role> roles, Optional<Scope> scope, Optional<Permission> permission, Sight sight,
            boolean withoutSecondFactor, boolean invalidIs400) {
        static Rights of(io.vertx.openapi.contract.Operation operation) {
            var roles = Api.roles(operation);
            return new Rights(roles, roles.isEmpty() ? Optional.empty() : Api.scope(operation),
                    Optional.ofNullable((String) operation.getExtensions().get("x-permission")).map(Permission::of),
                    operation.getExtensions().get("x-sees") instanceof String sees ? Sight.of(sees) : Sight.OWN,
                    Boolean.TRUE.equals(operation.getExtensions().get("x-without-second-factor")),
                    Boolean.TRUE.equals(operation.getExtensions().get("x-invalid-is-400")));
        }

        void checked(Runnable check) {
            try {
                check.run();
            } catch (Problem.Unprocessable wrong) {
                throw problem(wrong);
            }
        }

        Reply answered(Operation served, Request request) {
            try {
                return served.answer(request);
            } catch (Problem.Unprocessable wrong) {
                throw problem(wrong);
            }
        }

        private Problem problem(Problem.Unprocessable wrong) {
            return invalidIs400 ? new Problem.Invalid(String.valueOf(wrong.getMessage()), wrong.errors()) : wrong;
        }
    }

    private static Optional<Scope> scope(io.vertx.openapi.contract.Operation operation) {
        if (!(operation.getExtensions().get("x-scope") instanceof String scope)) {
            throw new IllegalStateException("Operation " + operation.getOperationId() + " names no x-scope");
        }
        return Scope.named(scope);
    }

    private static Set<Role> roles(io.vertx.openapi.contract.Operation operation) {
        // The document without x-roles would open an operation by an oversight.
        if (!(operation.getExtensions().get("x-roles") instanceof JsonArray named)) {
            throw new IllegalStateException("Operation " + operation.getOperationId() + " names no x-roles");
        }
        var roles = EnumSet.noneOf(Role.class);
        named.forEach(role -> roles.add(Role.of(role.toString())));
        return roles;
    }
}
