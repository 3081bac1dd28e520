package io.balcao.scheduling.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.platform.Secret;
import io.balcao.platform.http.Json;
import org.jspecify.annotations.Nullable;

/** As whom a clinic speaks to Google. It is kept sealed as one text, and none of it is ever shown again. */
sealed interface GoogleAccount {
    /** What it is called where it is shown. */
    String name();

    /** @param privateKey PKCS#8 in PEM */
    record ServiceAccount(String email, String keyId, String privateKey) implements GoogleAccount {
        @Override
        public String name() {
            return email;
        }

        @Override
        public String toString() {
            return "ServiceAccount[" + email + "]";
        }
    }

    /** @param refreshToken null until somebody said yes */
    record OauthClient(String clientId, String clientSecret, @Nullable String refreshToken) implements GoogleAccount {
        @Override
        public String name() {
            return clientId;
        }

        @Override
        public String toString() {
            return "OauthClient[" + clientId + "]";
        }
    }

    /** What is to be sealed. */
    default Secret secret() {
        var json = Json.mapper().createObjectNode();
        switch (this) {
            case ServiceAccount(var email, var keyId, var key) -> json.put("client_email", email)
                    .put("private_key_id", keyId).put("private_key", key);
            case OauthClient(var id, var secret, var token) -> json.put("client_id", id).put("client_secret", secret)
                    .put("refresh_token", token);
        }
        return new Secret(json.toString());
    }

    /** What was sealed. */
    static GoogleAccount of(Secret secret) {
        JsonNode json;
        try {
            json = Json.mapper().readTree(secret.value());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return json.has("private_key")
                ? new ServiceAccount(json.path("client_email").asText(), json.path("private_key_id").asText(),
                        json.path("private_key").asText())
                : new OauthClient(json.path("client_id").asText(), json.path("client_secret").asText(),
                        json.path("refresh_token").textValue());
    }
}
