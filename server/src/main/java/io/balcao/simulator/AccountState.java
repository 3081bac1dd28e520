package io.balcao.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with how a number is set up at Meta, and which tokens open it. */
final class AccountState {
    static final String MESSAGING = "whatsapp_business_messaging";
    static final String MANAGEMENT = "whatsapp_business_management";

    final Set<String> missingScopes = new TreeSet<>();
    boolean notSubscribed;
    boolean withoutMessages;
    boolean lowQuality;
    private final List<String> tokens = new ArrayList<>();
    private boolean expired;

    AccountState(String token) {
        tokens.add(token);
    }

    /** Whether a token opens the number now. A newer one, once made, goes on doing so after all is well again. */
    boolean opens(String token) {
        return expired ? tokens.getLast().equals(token) : tokens.contains(token);
    }

    /** Whether it is one of the number's, if a dead one. */
    boolean knows(String token) {
        return tokens.contains(token);
    }

    /** Every token so far dies; gives the one that the panel shows now. */
    String expire() {
        expired = true;
        tokens.add(tokens.getFirst() + "-" + Tokens.random(8));
        return tokens.getLast();
    }

    void heal() {
        missingScopes.clear();
        notSubscribed = false;
        withoutMessages = false;
        lowQuality = false;
        expired = false;
    }

    JsonObject toJson() {
        return JsonObject.of("token_expired", expired, "access_token", tokens.getLast(), "missing_scopes",
                new JsonArray(List.copyOf(missingScopes)), "not_subscribed", notSubscribed, "without_messages",
                withoutMessages, "low_quality", lowQuality);
    }

    /** Takes over the keys that are there, in the shape of {@link #toJson}. */
    void change(JsonObject json) {
        notSubscribed = json.getBoolean("not_subscribed", notSubscribed);
        withoutMessages = json.getBoolean("without_messages", withoutMessages);
        lowQuality = json.getBoolean("low_quality", lowQuality);
        if (json.containsKey("missing_scopes")) {
            missingScopes.clear();
            json.getJsonArray("missing_scopes").forEach(scope -> missingScopes.add((String) scope));
        }
        boolean shallExpire = json.getBoolean("token_expired", expired);
        if (shallExpire && !expired) {
            expire();
        } else {
            expired = shallExpire;
        }
    }
}
