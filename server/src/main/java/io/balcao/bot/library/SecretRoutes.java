package io.balcao.bot.library;

import io.balcao.platform.Secret;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Routes;
import java.util.List;

/** {@code /api/v1/bot/secrets}. */
final class SecretRoutes {
    private final FlowSecrets secrets;

    SecretRoutes(FlowSecrets secrets) {
        this.secrets = secrets;
    }

    private record PutFlowSecretRequest(Secret value) {}

    private record All(List<FlowSecret> data) {}

    void addTo(Routes routes) {
        routes.add("listFlowSecrets", request -> Reply.ok(new All(secrets.list(request.caller()))));
        routes.add("putFlowSecret", request -> Reply.ok(secrets.put(request.caller(), request.path("name"),
                request.body(PutFlowSecretRequest.class).value())));
        routes.add("deleteFlowSecret", request -> {
            secrets.delete(request.caller(), request.path("name"));
            return Reply.nothing();
        });
    }
}
