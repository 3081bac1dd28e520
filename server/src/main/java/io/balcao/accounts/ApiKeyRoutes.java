package io.balcao.accounts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.balcao.platform.Scope;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys of programs: which there are, a new one, and the end of one. */
final class ApiKeyRoutes {
    private final ApiKeyService keys;

    private record CreateApiKeyRequest(String name, List<String> scopes, @Nullable OffsetDateTime expiresAt) {}

    private record CreatedApiKey(@JsonUnwrapped ApiKey apiKey, String key) {}

    private record ApiKeyList(List<ApiKey> data) {}

    ApiKeyRoutes(ApiKeyService keys) {
        this.keys = keys;
    }

    void addTo(Routes routes) {
        routes.add("listApiKeys", request -> Reply.ok(new ApiKeyList(keys.list(request.caller()))));
        routes.add("createApiKey", this::create);
        routes.add("revokeApiKey", this::revoke);
    }

    private Reply create(Request request) {
        var body = request.body(CreateApiKeyRequest.class);
        var made = keys.make(request.caller(), body.name(),
                body.scopes().stream().map(Scope::of).collect(Collectors.toUnmodifiableSet()),
                body.expiresAt() == null ? null : body.expiresAt().toInstant());
        return Reply.created(new CreatedApiKey(made.key(), made.secret().value()));
    }

    private Reply revoke(Request request) {
        keys.revoke(request.caller(), request.pathId("id"));
        return Reply.nothing();
    }
}
