package io.balcao.bot.blocks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.flow.CallingType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.channels.Texts;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.OutsideCalls;
import io.balcao.platform.http.OutsideCalls.NotAnswered;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks somebody else's server, and keeps what it answered. Whatever is not an answer leaves by {@code error}. */
final class HttpBlock implements CallingType<HttpBlock.Settings> {
    static final String NAME = "http";
    private static final int MOST_KEPT = 4000;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int DEFAULT_TIMEOUT = 10;
    private static final Form FORM = Form
            .of(Group.ACT, new Settings("GET", "", List.of(), "", DEFAULT_TIMEOUT, 1, List.of()))
            .with(Field.oneOf("method", "GET", "POST", "PUT", "PATCH", "DELETE"))
            .with(Field.text("url").required().variables().max(2000).headline())
            .with(Field.list("headers", Field.text("name").required(), Field.text("value").variables()).max(20))
            .with(Field.of("body", Kind.CODE).variables().shownWhen("method", "POST", "PUT", "PATCH"))
            .with(Field.number("timeout_seconds", 1, 30))
            .with(Field.number("retries", 0, 3))
            .with(Field.list("results", Field.variable("variable").required(), Field.text("pointer")).max(20))
            .leaves(Way.always(NEXT), Way.always(ERROR));

    private final HttpCalls calls;

    HttpBlock(HttpCalls calls) {
        this.calls = calls;
    }

    /**
     * What is asked.
     *
     * @param method such as {@code GET}
     * @param url https; variables in it are written as a part of a link
     * @param headers beside those that every request has
     * @param body JSON, or empty; variables in it are written as a part of a JSON text, between quotes of the body's own
     * @param timeoutSeconds 1 to 30
     * @param retries 0 to 3, when nothing or a passing trouble was answered
     */
    record Settings(String method, String url, List<Header> headers, String body, int timeoutSeconds, int retries,
            List<Result> results) {
        Settings {
            headers = List.copyOf(headers);
            results = List.copyOf(results);
        }
    }

    /** @param value may have variables in it */
    record Header(String name, String value) {}

    /**
     * What is kept of the answer.
     *
     * @param pointer where in the answer, as RFC 6901 says: {@code /orders/0/state}
     */
    record Result(String variable, String pointer) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<String> texts(Settings settings) {
        return Stream.concat(Stream.of(settings.url(), settings.body()),
                settings.headers().stream().map(Header::value)).toList();
    }

    @Override
    public boolean takesSecrets() {
        return true;
    }

    @Override
    public List<String> keeps(Settings settings) {
        return settings.results().stream().map(Result::variable).toList();
    }

    @Override
    public JsonObject call(Settings settings, Scene scene, UUID id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", id.toString());
        if (!settings.body().isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        var secrets = new HashSet<String>();
        settings.headers().forEach(header -> headers.put(header.name(),
                oneLine(scene.filledWithSecrets(header.value(), UnaryOperator.identity(), secrets::add))));
        var url = scene.filledWithSecrets(settings.url(), HttpBlock::inLink, secrets::add);
        var body = scene.filledWithSecrets(settings.body(), HttpBlock::inJson, secrets::add);
        try {
            var answered = calls.make(new OutsideCalls.Call(settings.method(), url, headers, body,
                    Duration.ofSeconds(settings.timeoutSeconds())), settings.retries());
            return new JsonObject().put("status", answered.status()).put("body", without(secrets, answered.body()));
        } catch (NotAnswered failure) {
            // What failed may be named with the link that it was asked by, and is written into the log.
            throw new NotAnswered(without(secrets, String.valueOf(failure.getMessage())));
        }
    }

    /** A server that repeats what it was told makes no variable of it, not even of a request within its answer. */
    private static String without(Set<String> secrets, String text) {
        var clean = text;
        for (var secret : secrets) {
            for (var written : List.of(inJson(inJson(secret)), inJson(secret), secret, inLink(secret))) {
                clean = written.isEmpty() ? clean : clean.replace(written, "***");
            }
        }
        return clean;
    }

    @Override
    public Move resume(Settings settings, Scene scene, JsonObject answer) {
        int status = answer.getInteger("status");
        if (status < OK || status >= MULTIPLE_CHOICES) {
            return new Move.Leave(ERROR);
        }
        if (settings.results().isEmpty()) {
            return Move.next();
        }
        try {
            var body = Json.mapper().readTree(answer.getString("body"));
            settings.results().forEach(result -> scene.keep(result.variable(), kept(body.at(result.pointer()))));
            return Move.next();
        } catch (JsonProcessingException e) {
            return new Move.Leave(ERROR);
        }
    }

    /** Numbers and truths as they are; of a list or an object its JSON. What is too long for a message is cut. */
    private static @Nullable Object kept(JsonNode found) {
        if (found.isMissingNode() || found.isNull()) {
            return null;
        }
        if (found.isNumber() || found.isBoolean()) {
            return found.isNumber() ? found.numberValue() : (Object) found.booleanValue();
        }
        return Texts.shorten(Texts.storable(found.isTextual() ? found.asText() : found.toString()), MOST_KEPT);
    }

    private static String inLink(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String inJson(String value) {
        var quoted = Json.text(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** A line break would begin another header. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}]", " ");
    }
}
