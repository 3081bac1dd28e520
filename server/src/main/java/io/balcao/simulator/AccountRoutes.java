package io.balcao.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Stream;

/** What Graph tells of how things are set up: the token, the account's subscription, the app's webhook. */
final class AccountRoutes {
    private final Network network;
    private final Courier courier;

    AccountRoutes(Network network, Courier courier) {
        this.network = network;
        this.courier = courier;
    }

    /** Of a token that is no number's, and of a dead one: that it is not valid. */
    JsonObject debugToken(RoutingContext call) {
        var asking = GraphRoutes.token(call);
        var token = call.queryParams().get("input_token");
        if (asking == null || token == null) {
            throw new GraphRefusal(100, "input_token is needed.");
        }
        var owners = network.lines().stream().filter(line -> line.faults().account.opens(token)).toList();
        if (owners.isEmpty()) {
            var isDead = network.lines().stream().anyMatch(line -> line.faults().account.knows(token));
            return JsonObject.of("data", JsonObject.of("is_valid", false, "scopes", new JsonArray(), "error",
                    JsonObject.of("code", 190, "subcode", isDead ? 463 : 467, "message", isDead
                            ? "Error validating access token: Session has expired."
                            : "The access token could not be decrypted")));
        }
        var account = owners.getFirst().faults().account;
        var scopes = Stream.of(AccountState.MANAGEMENT, AccountState.MESSAGING)
                .filter(scope -> !account.missingScopes.contains(scope)).toList();
        var ids = new JsonArray(owners.stream().map(line -> line.number().wabaId()).distinct().toList());
        return JsonObject.of("data", JsonObject.of("app_id", owners.getFirst().number().appId(), "type", "SYSTEM_USER",
                "application", "Balcao", "expires_at", 0, "is_valid", true, "scopes", new JsonArray(scopes),
                "granular_scopes", new JsonArray(scopes.stream()
                        .map(scope -> JsonObject.of("scope", scope, "target_ids", ids)).toList())));
    }

    JsonObject subscribedApps(RoutingContext call) {
        var line = lines(call).getFirst();
        return JsonObject.of("data", line.faults().account.notSubscribed
                ? new JsonArray()
                : JsonArray.of(JsonObject.of("whatsapp_business_api_data",
                        JsonObject.of("id", line.number().appId(), "name", "Balcao"))));
    }

    JsonObject subscribe(RoutingContext call) {
        lines(call).forEach(line -> line.faults().account.notSubscribed = false);
        return JsonObject.of("success", true);
    }

    /** What the app's webhook page shows; asked with the app's own token, which holds its secret. */
    JsonObject subscriptions(RoutingContext call) {
        var app = call.pathParam("id");
        var line = network.lines().stream()
                .filter(one -> (one.number().appId() + '|' + one.number().appSecret()).equals(GraphRoutes.token(call))
                        && one.number().appId().equals(app))
                .findFirst().orElseThrow(() -> new GraphRefusal(190, "Error validating application."));
        if (courier.address() == null) {
            return JsonObject.of("data", new JsonArray());
        }
        var fields = line.faults().account.withoutMessages
                ? List.of("account_update")
                : List.of("messages", "account_update", "phone_number_quality_update",
                        "message_template_status_update");
        return JsonObject.of("data", JsonArray.of(JsonObject.of("object", "whatsapp_business_account", "callback_url",
                String.valueOf(courier.address()), "active", true, "fields", new JsonArray(fields.stream()
                        .map(field -> JsonObject.of("name", field, "version", "v25.0")).toList()))));
    }

    /** The numbers of the account that the path names, if the token opens one of them and may look. */
    List<Line> lines(RoutingContext call) {
        var lines = network.lines().stream()
                .filter(line -> line.number().wabaId().equals(call.pathParam("id"))).toList();
        if (lines.isEmpty()) {
            throw new GraphRefusal(33, "No account " + call.pathParam("id") + '.');
        }
        var token = GraphRoutes.token(call);
        var opened = lines.stream().filter(line -> token != null && line.faults().account.opens(token)).findFirst()
                .orElseThrow(GraphRoutes::wrongToken);
        requireScope(opened, AccountState.MANAGEMENT);
        return lines;
    }

    void requireScope(Line line, String scope) {
        if (line.faults().account.missingScopes.contains(scope)) {
            throw new GraphRefusal(10, "The token lacks the permission " + scope + '.');
        }
    }
}
