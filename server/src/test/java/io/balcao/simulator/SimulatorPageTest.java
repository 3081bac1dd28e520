package io.balcao.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page at /simulator asks for, and what survives a restart. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulatorPageTest {
    private static final String API = "/simulator/api";
    @TempDir
    Path directory;
    private Business business;

    @BeforeEach
    void start() {
        business = new Business(directory, SimulatorSettings::withMemory);
    }

    @AfterEach
    void stop() {
        business.close();
    }

    @Test
    void a_customer_is_made_writes_and_reads_the_answer() {
        var id = json(post("/customers", JsonObject.of("name", "Rita", "wa_id", "+55 11 99999-0000"))).getString("id");
        var thread = "/threads/800100200300/" + id;
        post(thread + "/messages", JsonObject.of("type", "text", "text", "oi"));
        var message = business.hears(heard -> heard.value().containsKey("messages")).message();
        business.sent(business.text("5511999990000", "olá"));
        business.simulator.phone("Rita", "5511999990000").waitsFor("olá");

        var seen = json(business.get(API + thread).body());
        assertThat(message.getString("from")).isEqualTo("5511999990000");
        assertThat(seen.getInteger("unread")).isEqualTo(1);
        assertThat(seen.getJsonArray("messages")).hasSize(2);
        assertThat(seen.getString("window_expires_at")).isNotNull();
        assertThat(json(post(thread + "/read", new JsonObject())).getInteger("unread")).isZero();
        business.hears(heard -> heard.isStatus("read"));
        assertThat(json(business.get(API + "/state").body()).getJsonArray("threads")).hasSize(1);
    }

    @Test
    void a_picture_is_uploaded_sent_and_shown() {
        var id = json(post("/customers", JsonObject.of("name", "Rita", "wa_id", "5511999990000"))).getString("id");
        var file = json(business.call(API + "/numbers/800100200300/media?name=foto.jpg", request -> request
                .header("Content-Type", "image/jpeg").POST(BodyPublishers.ofByteArray(new byte[]{1, 2}))).body());

        post("/threads/800100200300/" + id + "/messages",
                JsonObject.of("type", "image", "media_id", file.getString("id"), "caption", "veja"));

        business.hears(heard -> heard.body().contains("\"caption\":\"veja\""));
        var shown = business.get(API + "/media/" + file.getString("id"));
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
        var part = business.call(API + "/media/" + file.getString("id"),
                request -> request.header("Range", "bytes=1-"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1-1/2");
        assertThat(part.body()).isEqualTo("\u0002");
        assertThat(shown.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
                policy -> assertThat(policy).contains("sandbox"));
    }

    @Test
    void faults_are_set_listed_and_healed() {
        var path = "/numbers/800100200300/faults";
        var wanted = JsonObject.of("latency_ms", 5, "statuses", JsonArray.of("twice"), "next_sends",
                JsonArray.of(JsonObject.of("do", "answer", "code", 130429)), "every_media",
                JsonObject.of("do", "html"));

        var set = json(business.call(API + path,
                request -> request.method("PATCH", BodyPublishers.ofString(wanted.encode()))).body());

        wanted.forEach(entry -> assertThat(set.getValue(entry.getKey())).isEqualTo(entry.getValue()));
        assertThat(business.refused(business.text("5511999990000", "oi"))).isEqualTo(130429);
        var healed = json(business.call(API + path, request -> request.DELETE()).body());
        assertThat(healed.getInteger("latency_ms")).isZero();
        assertThat(healed.getJsonArray("statuses")).isEmpty();
    }

    @Test
    void wrong_questions_get_an_answer_that_says_so() {
        assertThat(business.get(API + "/threads/1/2").statusCode()).isEqualTo(404);
        assertThat(business.post(API + "/customers", "{}").statusCode()).isEqualTo(400);
        assertThat(business.post(API + "/customers", "[").statusCode()).isEqualTo(400);
        assertThat(business.call(API + "/numbers/800100200300/faults", request -> request.method("PATCH",
                BodyPublishers.ofString("{\"statuses\":[\"nonsense\"]}"))).statusCode()).isEqualTo(400);
    }

    @Test
    void requests_are_listed_from_where_one_stopped() {
        business.sends(business.text("5511999990000", "um"));
        var first = json(business.get(API + "/requests").body()).getJsonArray("data");
        business.sends(business.text("5511999990000", "dois"));

        var since = first.getJsonObject(first.size() - 1).getLong("seq");
        var next = json(business.get(API + "/requests?since=" + since).body()).getJsonArray("data");
        assertThat(first).hasSize(1);
        assertThat(next).hasSize(1);
        assertThat(next.getJsonObject(0).getJsonObject("body").getJsonObject("text").getString("body"))
                .isEqualTo("dois");
    }

    @Test
    void a_webhook_is_shown_with_its_body_and_can_be_delivered_again() {
        business.simulator.phone("Rita", "5511999990000").writes("oi");
        var webhooks = json(business.get(API + "/webhooks").body()).getJsonArray("data");
        var id = webhooks.getJsonObject(0).getLong("id");

        business.post(API + "/webhooks/" + id + "/repeat", "{}");

        org.awaitility.Awaitility.await().until(() -> business.heard.size() == 2);
        assertThat(business.heard.getFirst()).isEqualTo(business.heard.getLast());
        assertThat(json(business.get(API + "/webhooks/" + id).body()).getString("body"))
                .isEqualTo(business.heard.getFirst().body());
    }

    @Test
    void what_happens_is_told_while_it_happens() throws IOException {
        var url = URI.create(business.simulator.graphUrl() + API + "/events").toURL();
        try (var lines = new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: hello");
            business.simulator.phone("Rita", "5511999990000").writes("ao vivo");

            var told = lines.lines().filter(line -> line.startsWith("data:") && line.contains("ao vivo")).findFirst();
            assertThat(told).hasValueSatisfying(line -> assertThat(json(line.substring(5)).getJsonObject("message")
                    .getBoolean("from_customer")).isTrue());
        }
    }

    @Test
    void the_phone_shows_its_history_after_a_restart() {
        var rita = business.simulator.phone("Rita", "5511999990000");
        rita.writes("antes");
        rita.sendsImage(new byte[]{1, 2, 3}, "foto");
        var numberOf = rita.thread().size();
        var file = rita.thread().getLast().content().getString("id");

        business.simulator.stop();
        business.simulator.start();

        var again = business.simulator.phone("Rita", "5511999990000");
        assertThat(again.thread()).hasSize(numberOf);
        assertThat(again.customer().id()).isEqualTo(rita.customer().id());
        assertThat(again.thread().getFirst().text()).isEqualTo("antes");
        assertThat(business.get(API + "/media/" + file).statusCode()).isEqualTo(200);
    }

    @Test
    void two_thousand_sends_a_second_are_answered() {
        // Not a benchmark: sends that take more than half a millisecond each of one core would show here.
        try (var fast = new Business(directory.resolve("fast"),
                settings -> settings.withRules(SimulatorSettings.Rules.NONE))) {
            fast.simulator.faults().statuses(StatusFault.OFF);
            var body = fast.text("5511999990000", "rápido");
            IntStream.range(0, 500).forEach(_ -> fast.sent(body));
            var began = System.nanoTime();

            IntStream.range(0, 2_000).parallel().forEach(_ -> fast.sent(body));

            assertThat((System.nanoTime() - began) / 1e9).isLessThan(10);
            assertThat(fast.simulator.number().sends()).hasSize(2_500);
        }
    }

    private java.net.http.HttpResponse<String> post(String path, JsonObject body) {
        return business.post(API + path, body.encode());
    }

    private static JsonObject json(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static JsonObject json(String text) {
        return new JsonObject(text);
    }
}
