package io.balcao.scheduling.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.wire.ProviderHttp;
import io.balcao.channels.wire.ProviderHttp.Answer;
import io.balcao.platform.http.Json;
import io.balcao.scheduling.google.GoogleAccount.OauthClient;
import io.balcao.scheduling.google.GoogleAccount.ServiceAccount;
import io.balcao.scheduling.google.GoogleAnswer.Dead;
import io.balcao.scheduling.google.GoogleAnswer.Done;
import io.balcao.scheduling.google.GoogleAnswer.Later;
import io.balcao.scheduling.google.GoogleAnswer.Refused;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to Google for a clinic. One call a method, no retries but for a token that has just run out: what to do next is for
 * the caller to decide, by the answer. Direct style: call it on a virtual thread.
 */
final class GoogleClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TOKEN_RESERVE = Duration.ofMinutes(1);
    private static final Set<String> QUOTA = Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded",
            "dailyLimitExceeded", "RESOURCE_EXHAUSTED");
    /** What a token endpoint says of a key that will never do again. */
    private static final Set<String> FINAL = Set.of("invalid_grant", "invalid_client", "unauthorized_client",
            "deleted_client", "disabled_client", "org_internal");

    private final GoogleSettings settings;
    private final InstantSource clock;
    private final ProviderHttp http;
    private final Map<String, Held> tokens = new ConcurrentHashMap<>();

    /**
     * Who speaks.
     *
     * @param revision of the connection's key
     */
    record Login(UUID clinic, int revision, GoogleAccount account) {
        private String key() {
            return clinic + " " + revision;
        }
    }

    private record Held(String token, Instant until) {}

    /** A token, or why there is none. */
    private sealed interface Token {
        record Given(String value) implements Token {}

        record None(GoogleAnswer why) implements Token {}
    }

    GoogleClient(Vertx vertx, GoogleSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new ProviderHttp(vertx, new ProviderHttp.Limits(64, Duration.ofSeconds(5), PATIENCE, PATIENCE));
    }

    GoogleAnswer insert(Login login, String calendar, ObjectNode event) {
        return call(login, HttpMethod.POST, settings.calendar(), events(calendar) + "?sendUpdates=none", event,
                PATIENCE);
    }

    GoogleAnswer patch(Login login, String calendar, String event, ObjectNode change) {
        return call(login, HttpMethod.PATCH, settings.calendar(),
                events(calendar) + "/" + ProviderHttp.encoded(event) + "?sendUpdates=none", change, PATIENCE);
    }

    GoogleAnswer get(Login login, String calendar, String event) {
        return call(login, HttpMethod.GET, settings.calendar(), events(calendar) + "/" + ProviderHttp.encoded(event),
                null, PATIENCE);
    }

    GoogleAnswer delete(Login login, String calendar, String event) {
        return call(login, HttpMethod.DELETE, settings.calendar(),
                events(calendar) + "/" + ProviderHttp.encoded(event) + "?sendUpdates=none", null, PATIENCE);
    }

    /** A page of the events; with a sync token, of what changed since. */
    GoogleAnswer list(Login login, String calendar, @Nullable String syncToken, @Nullable String pageToken) {
        var query = new StringBuilder("?maxResults=250&singleEvents=true");
        if (syncToken != null) {
            query.append("&syncToken=").append(ProviderHttp.encoded(syncToken));
        }
        if (pageToken != null) {
            query.append("&pageToken=").append(ProviderHttp.encoded(pageToken));
        }
        return call(login, HttpMethod.GET, settings.calendar(), events(calendar) + query, null, PATIENCE);
    }

    /** A page of the calendars in which who logs in may write. */
    GoogleAnswer calendars(Login login, @Nullable String pageToken) {
        return call(login, HttpMethod.GET, settings.calendar(),
                "/calendar/v3/users/me/calendarList?minAccessRole=writer&maxResults=250"
                        + (pageToken == null ? "" : "&pageToken=" + ProviderHttp.encoded(pageToken)),
                null, PATIENCE);
    }

    GoogleAnswer watch(Login login, String calendar, ObjectNode channel) {
        return call(login, HttpMethod.POST, settings.calendar(), events(calendar) + "/watch", channel, PATIENCE);
    }

    GoogleAnswer stop(Login login, ObjectNode channel) {
        return call(login, HttpMethod.POST, settings.calendar(), "/calendar/v3/channels/stop", channel, PATIENCE);
    }

    GoogleAnswer freeBusy(Login login, ObjectNode question) {
        return call(login, HttpMethod.POST, settings.calendar(), "/calendar/v3/freeBusy", question,
                settings.patience());
    }

    GoogleAnswer readValues(Login login, String spreadsheet, String range) {
        return call(login, HttpMethod.GET, settings.sheets(), values(spreadsheet, range), null, PATIENCE);
    }

    GoogleAnswer appendValues(Login login, String spreadsheet, String range, ObjectNode rows) {
        return call(login, HttpMethod.POST, settings.sheets(), values(spreadsheet, range)
                + ":append?valueInputOption=RAW&insertDataOption=INSERT_ROWS", rows, PATIENCE);
    }

    GoogleAnswer writeValues(Login login, String spreadsheet, String range, ObjectNode rows) {
        return call(login, HttpMethod.PUT, settings.sheets(), values(spreadsheet, range) + "?valueInputOption=RAW",
                rows,
                PATIENCE);
    }

    /** Whether the key opens anything at all. */
    GoogleAnswer login(Login login) {
        return newToken(login.account(), clock.instant(), PATIENCE);
    }

    /** Turns the code that somebody brought back from Google into a refresh token. */
    GoogleAnswer exchange(OauthClient client, String code, String redirect) {
        return ask(Map.of("grant_type", "authorization_code", "code", code, "client_id", client.clientId(),
                "client_secret", client.clientSecret(), "redirect_uri", redirect), PATIENCE);
    }

    private static String events(String calendar) {
        return "/calendar/v3/calendars/" + ProviderHttp.encoded(calendar) + "/events";
    }

    private static String values(String spreadsheet, String range) {
        return "/v4/spreadsheets/" + ProviderHttp.encoded(spreadsheet) + "/values/" + ProviderHttp.encoded(range);
    }

    private GoogleAnswer call(Login login, HttpMethod method, URI server, String path, @Nullable ObjectNode body,
            Duration patience) {
        var answer = once(login, method, server, path, body, patience);
        if (answer instanceof Refused(int status, _, _) && status == 401) {
            // Taken back before its time: a new one, once.
            tokens.remove(login.key());
            answer = once(login, method, server, path, body, patience);
        }
        return answer instanceof Refused(int status, _, _) && status == 401 ? new Dead("unauthorized") : answer;
    }

    private GoogleAnswer once(Login login, HttpMethod method, URI server, String path, @Nullable ObjectNode body,
            Duration patience) {
        return switch (token(login, patience)) {
            case Token.None(var why) -> why;
            case Token.Given(var token) -> {
                var options = http.to(server, method, path).putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
                yield read(http.exchange(options, patience, request -> send(request, body)));
            }
        };
    }

    private static io.vertx.core.Future<?> send(HttpClientRequest request, @Nullable ObjectNode body) {
        return body == null
                ? request.end()
                : request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(Buffer.buffer(body.toString()));
    }

    private Token token(Login login, Duration patience) {
        var now = clock.instant();
        var held = tokens.get(login.key());
        if (held != null && held.until().isAfter(now)) {
            return new Token.Given(held.token());
        }
        return switch (newToken(login.account(), now, patience)) {
            case Done(var body) when body.path("access_token").isTextual() -> {
                var token = body.path("access_token").asText();
                tokens.put(login.key(), new Held(token,
                        now.plusSeconds(body.path("expires_in").asLong(0)).minus(TOKEN_RESERVE)));
                yield new Token.Given(token);
            }
            case Done _ -> new Token.None(new Later("no_token", null));
            case GoogleAnswer why -> new Token.None(why);
        };
    }

    private GoogleAnswer newToken(GoogleAccount account, Instant now, Duration patience) {
        return switch (account) {
            case ServiceAccount service -> {
                try {
                    yield ask(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion",
                            Assertion.of(service, settings.token(), now)), patience);
                } catch (GeneralSecurityException noKey) {
                    yield new Dead("bad_key");
                }
            }
            case OauthClient(var id, var secret, var refresh) -> refresh == null
                    ? new Dead("no_consent")
                    : ask(Map.of("grant_type", "refresh_token", "refresh_token", refresh, "client_id", id,
                            "client_secret", secret), patience);
        };
    }

    private GoogleAnswer ask(Map<String, String> form, Duration patience) {
        var body = form.entrySet().stream().map(one -> one.getKey() + "=" + ProviderHttp.encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        var server = settings.token();
        var options = http.to(server, HttpMethod.POST, server.getRawPath());
        var answer = http.exchange(options, patience,
                request -> request.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
                        .end(Buffer.buffer(body)));
        if (answer instanceof Answer.Json(_, var said, _) && FINAL.contains(said.path("error").asText())) {
            return new Dead(said.path("error").asText());
        }
        // What is wrong with a token is no reason to ask for another one.
        return read(answer) instanceof Refused(_, var reason, _) ? new Later(reason, null) : read(answer);
    }

    private static GoogleAnswer read(Answer answer) {
        return switch (answer) {
            case Answer.NotReached _ -> new Later("unreachable", null);
            case Answer.Lost _ -> new Later("no_answer", null);
            case Answer.NoJson(var status, _, _) when status < 300 -> new Done(Json.mapper().createObjectNode());
            case Answer.NoJson(var status, _, var after) -> status >= 500 || status == 429
                    ? new Later("http_" + status, after)
                    : new Refused(status, "http_" + status, "");
            case Answer.Json(var status, var body, _) when status < 300 -> new Done(body);
            case Answer.Json(var status, var body, var after) -> refusal(status, body.path("error"), after);
        };
    }

    private static GoogleAnswer refusal(int status, JsonNode error, @Nullable Duration after) {
        var reason = error.path("errors").path(0).path("reason").asText(error.path("status").asText("http_" + status));
        if (status >= 500 || status == 429 || QUOTA.contains(reason)) {
            return new Later(status >= 500 ? "http_" + status : "quota", after);
        }
        return new Refused(status, reason, error.path("message").asText("").toLowerCase(Locale.ROOT));
    }

    void close() {
        http.close();
    }
}
