package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** What Meta asks once, when a webhook address is saved in the panel. */
final class WebhookCheck {
    private final HttpClient http;

    WebhookCheck(HttpClient http) {
        this.http = http;
    }

    /** {@code verified} only when the whole answer is the challenge. */
    Future<JsonObject> run(BusinessNumber number, @Nullable URI address) {
        if (address == null) {
            return Future.failedFuture("no webhook address");
        }
        var challenge = Tokens.number(10);
        var url = address + (address.getQuery() == null ? "?" : "&") + "hub.mode=subscribe&hub.challenge=" + challenge
                + "&hub.verify_token=" + URLEncoder.encode(number.verifyToken(), StandardCharsets.UTF_8);
        var options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url).setTimeout(10_000);
        return http.request(options).compose(request -> request.send())
                .compose(response -> response.body().map(body -> JsonObject.of("verified",
                        response.statusCode() == 200 && body.toString().equals(challenge), "status",
                        response.statusCode(), "answer", body.toString())))
                .otherwise(failure -> JsonObject.of("verified", false, "status", 0, "answer",
                        String.valueOf(failure.getMessage())));
    }
}
