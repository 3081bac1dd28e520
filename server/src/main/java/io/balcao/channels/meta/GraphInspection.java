package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Failure;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.wire.Fields;
import io.balcao.channels.wire.ProviderHttp.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks Graph how a number is set up: its token ({@code debug_token}), its account, the app's webhook (Meta for Developers,
 * <i>Graph API, Access Token Debugging</i> and <i>WhatsApp Business Platform, Get Started</i>). Sends nothing to customers.
 */
public final class GraphInspection {
    private final GraphHttp http;

    GraphInspection(GraphHttp http) {
        this.http = http;
    }

    /** What came of a question. */
    public sealed interface Answered<T> {
        record Known<T>(T value) implements Answered<T> {}

        /** @param isFinal WhatsApp said no; otherwise it could not be asked, and may be asked again */
        record Failed<T>(Failure why, boolean isFinal) implements Answered<T> {}
    }

    /**
     * A token by its own account.
     *
     * @param expiresAt null when it never does
     * @param accounts the business accounts that it may look into
     */
    public record Token(boolean isValid, boolean isExpired, String appId, @Nullable Instant expiresAt,
            Set<String> scopes, List<String> accounts) {}

    /** A number as Meta shows it; {@code quality} and {@code limit} in Meta's words, or null. */
    public record PhoneNumber(@Nullable String displayPhoneNumber, @Nullable String quality, @Nullable String limit) {}

    /** Where an app's webhooks go, and with which fields. */
    public record AppWebhook(String callbackUrl, Set<String> fields) {}

    public Answered<Token> token(String token) {
        return ask(http.get("/debug_token?input_token=" + GraphClient.encoded(token), token), body -> {
            var told = body.path("data");
            long expires = told.path("expires_at").asLong(0);
            var scopes = new TreeSet<String>();
            told.path("scopes").forEach(scope -> scopes.add(scope.asText()));
            var accounts = new TreeSet<String>();
            told.path("granular_scopes").forEach(scope -> {
                if (scope.path("scope").asText().startsWith("whatsapp_business_")) {
                    scope.path("target_ids").forEach(id -> accounts.add(id.asText()));
                }
            });
            return new Token(told.path("is_valid").asBoolean(), told.path("error").path("subcode").asInt() == 463,
                    told.path("app_id").asText(""), expires <= 0 ? null : Instant.ofEpochSecond(expires), scopes,
                    List.copyOf(accounts));
        });
    }

    public Answered<PhoneNumber> number(GraphAccount account) {
        var path = "/" + GraphClient.encoded(account.phoneNumberId())
                + "?fields=id,display_phone_number,quality_rating,messaging_limit_tier";
        return ask(http.get(path, account.accessToken()), body -> new PhoneNumber(
                Fields.text(body, "display_phone_number"), Fields.text(body, "quality_rating"),
                Fields.text(body, "messaging_limit_tier")));
    }

    /** The ids of an account's numbers. */
    public Answered<List<String>> numbersOf(String accountId, String token) {
        return ask(http.get("/" + GraphClient.encoded(accountId) + "/phone_numbers?fields=id&limit=200", token),
                body -> texts(body.path("data"), one -> one.path("id")));
    }

    /** The ids of the apps that an account tells what happens. */
    public Answered<List<String>> subscribedApps(String accountId, String token) {
        return ask(http.get("/" + GraphClient.encoded(accountId) + "/subscribed_apps", token),
                body -> texts(body.path("data"), one -> one.path("whatsapp_business_api_data").path("id")));
    }

    /** Subscribes the token's app to an account. */
    public Answered<Boolean> subscribe(String accountId, String token) {
        return ask(http.post("/" + GraphClient.encoded(accountId) + "/subscribed_apps",
                JsonNodeFactory.instance.objectNode(), token), body -> body.path("success").asBoolean());
    }

    /** The webhooks of the app for WhatsApp; asked with the app's own id and secret, so that it proves the secret too. */
    public Answered<List<AppWebhook>> webhooks(String appId, String appSecret) {
        return ask(http.get("/" + GraphClient.encoded(appId) + "/subscriptions", appId + "|" + appSecret), body -> {
            var found = new ArrayList<AppWebhook>();
            for (var one : body.path("data")) {
                if (one.path("object").asText().equals("whatsapp_business_account")
                        && one.path("active").asBoolean(true)) {
                    found.add(new AppWebhook(one.path("callback_url").asText(""), Set.copyOf(texts(one.path("fields"),
                            field -> field.isTextual() ? field : field.path("name")))));
                }
            }
            return found;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ObjectNode body);
    }

    private static <T> Answered<T> ask(Answer answer, Reading<T> reading) {
        if (answer instanceof Answer.Json(var status, var body, _) && status < 300 && !body.has("error")) {
            return new Answered.Known<>(reading.read(body));
        }
        return new Answered.Failed<>(GraphClient.failure(answer).orElseGet(() -> Failure.of("provider_error")),
                isFinal(answer));
    }

    private static boolean isFinal(Answer answer) {
        if (!(answer instanceof Answer.Json(var status, var body, var after))) {
            return false;
        }
        var error = Fields.object(body, "error");
        return error != null && switch (GraphClient.refusal(status, error, after)) {
            case SendOutcome.ChannelStopped _,SendOutcome.Refused _ -> true;
            default -> false;
        };
    }

    @FunctionalInterface
    private interface Part {
        JsonNode of(JsonNode one);
    }

    private static List<String> texts(JsonNode list, Part part) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(part.of(one).asText()));
        return List.copyOf(texts);
    }
}
