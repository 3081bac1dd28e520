package io.balcao.conversations.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.channels.Texts;
import io.balcao.platform.Problem;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Schema of the same name in the OpenAPI document. What is null stays as it is.
 *
 * @param isEmailGiven an e-mail that is given as null is taken away
 */
record UpdateCustomerRequest(@Nullable String name, boolean isEmailGiven, @Nullable String email,
        @Nullable JsonObject metadata) {
    private static final int NAME = 255;

    static UpdateCustomerRequest of(JsonNode body) {
        var metadata = body.has("metadata") ? new JsonObject(Texts.storable(body.path("metadata").toString())) : null;
        if (metadata != null && metadata.fieldNames().stream().anyMatch(CustomerView.OWN_KEYS::contains)) {
            throw new Problem.Unprocessable("metadata", "uses a name that the system keeps for itself");
        }
        var name = body.has("name") ? Texts.line(Texts.storable(body.path("name").asText()), NAME) : null;
        if (name != null && name.isBlank()) {
            throw new Problem.Unprocessable("name", "is empty");
        }
        return new UpdateCustomerRequest(name, body.has("email"),
                body.path("email").isTextual() ? Texts.storable(body.path("email").asText()) : null, metadata);
    }
}
