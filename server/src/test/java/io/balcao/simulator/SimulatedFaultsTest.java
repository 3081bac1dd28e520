package io.balcao.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be broken, each thing once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulatedFaultsTest {
    private static final String RITA = "5511999990000";
    @TempDir
    Path directory;
    private Business business;
    private SimulatedPhone rita;
    private Faults faults;

    @BeforeEach
    void start() {
        business = new Business(directory);
        rita = business.simulator.phone("Rita", RITA);
        rita.writes("oi");
        faults = business.simulator.faults();
    }

    @AfterEach
    void stop() {
        business.close();
    }

    @Test
    void the_next_sends_are_refused_and_then_all_is_well() {
        faults.nextSends(2).answer(131056);
        faults.nextSends(1).answer(429);
        faults.nextSends(1).answerHtml(502);

        assertThat(business.refused(business.text(RITA, "1"))).isEqualTo(131056);
        assertThat(business.refused(business.text(RITA, "2"))).isEqualTo(131056);
        assertThat(business.sends(business.text(RITA, "3")).statusCode()).isEqualTo(429);
        var html = business.sends(business.text(RITA, "4"));
        assertThat(html.statusCode()).isEqualTo(502);
        assertThat(html.body()).startsWith("<html>");
        business.sent(business.text(RITA, "5"));
        assertThat(rita.waitsFor("5").text()).isEqualTo("5");
        assertThat(rita.sees()).hasSize(1);
    }

    @Test
    void a_send_can_be_accepted_although_its_answer_never_comes() {
        faults.nextSends(1).acceptAndCut();
        faults.nextSends(1).cut();
        faults.nextSends(1).resetConnection();

        assertThatThrownBy(() -> business.sends(business.text(RITA, "saiu"))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> business.sends(business.text(RITA, "ficou"))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> business.sends(business.text(RITA, "caiu")))
                .hasRootCauseMessage("Connection reset");

        rita.waitsFor("saiu");
        assertThat(rita.thread()).noneMatch(message -> message.text().equals("ficou") || message.text().equals("caiu"));
        assertThat(business.hears(heard -> heard.isStatus("sent")).status().getString("biz_opaque_callback_data"))
                .isEqualTo("job-saiu");
        assertThat(business.simulator.number().sends()).extracting(RecordedRequest::status).containsOnly(0);
    }

    @Test
    void silence_and_drops_outlast_a_time_limit() {
        faults.nextSends(1).acceptAndNeverAnswer();
        faults.nextSends(1).answerSlowly(1);

        for (var text : List.of("calado", "gotas")) {
            assertThatThrownBy(() -> business.call("/v25.0/800100200300/messages", request -> request
                    .timeout(Duration.ofMillis(300)).POST(BodyPublishers.ofString(business.text(RITA, text).encode()))))
                    .hasCauseInstanceOf(TimeoutException.class);
            rita.waitsFor(text);
        }
    }

    @Test
    void latency_and_lateness_delay_the_answer() {
        faults.latency(Duration.ofMillis(150));
        faults.nextSends(1).answerAfter(Duration.ofMillis(150));
        var began = System.nanoTime();

        business.sent(business.text(RITA, "devagar"));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void statuses_can_be_off_doubled_reversed_or_before_the_answer() {
        faults.statuses(StatusFault.OFF);
        business.sent(business.text(RITA, "quieto"));
        rita.waitsFor("quieto");
        assertThat(statuses()).isEmpty();

        faults.statuses(StatusFault.TWICE);
        business.sent(business.text(RITA, "dobro"));
        await().until(() -> statuses().size() == 4);
        business.heard.clear();

        faults.statuses(StatusFault.REVERSED);
        business.sent(business.text(RITA, "avesso"));
        await().until(() -> statuses().equals(List.of("delivered", "sent")));
        business.heard.clear();

        faults.statuses(StatusFault.BEFORE_ANSWER);
        business.sent(business.text(RITA, "antes"));
        assertThat(statuses()).contains("sent");
    }

    @Test
    void the_next_messages_can_fail_after_they_were_accepted() {
        faults.nextMessagesFail(1, 131049);
        faults.statuses(StatusFault.FAILED_WITHOUT_CALLBACK);

        business.sent(business.text(RITA, "marketing"));

        var failed = business.hears(heard -> heard.isStatus("failed")).status();
        assertThat(failed.getJsonArray("errors").getJsonObject(0).getInteger("code")).isEqualTo(131049);
        assertThat(failed.containsKey("biz_opaque_callback_data")).isFalse();
    }

    @Test
    void files_go_up_and_come_down_in_two_steps_with_the_token() {
        var id = business.uploads("conteúdo".getBytes(java.nio.charset.StandardCharsets.UTF_8), "application/pdf");

        var described = new JsonObject(business.get("/v25.0/" + id + "?phone_number_id=800100200300").body());
        assertThat(described.getString("mime_type")).isEqualTo("application/pdf");
        assertThat(described.getString("sha256")).hasSize(64);
        assertThat(described.getInteger("file_size")).isEqualTo(9);
        assertThat(business.get(described.getString("url")).body()).isEqualTo("conteúdo");
        var path = described.getString("url").replace(business.simulator.graphUrl(), "");
        assertThat(business.callWithToken(path, "other").statusCode()).isEqualTo(401);
        assertThat(business.callWithToken("/v25.0/" + id, "other").statusCode()).isEqualTo(401);

        business.call("/v25.0/" + id, request -> request.DELETE());
        assertThat(business.get("/v25.0/" + id).statusCode()).isEqualTo(400);
        assertThat(business.get(described.getString("url")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_file_of_the_wrong_kind_is_accepted_and_fails_later() {
        var gif = business.uploads(new byte[]{1}, "image/gif");

        business.sent(image(JsonObject.of("id", gif)));

        assertThat(business.hears(heard -> heard.isStatus("failed")).body()).contains("131053");
        assertThat(business.refused(image(JsonObject.of("id", "123")))).isEqualTo(100);
        assertThat(business.refused(image(JsonObject.of("id", gif, "link", "https://example.org/a.jpg"))))
                .isEqualTo(100);
        assertThat(business.refused(image(JsonObject.of("link", "ftp://example.org/a.jpg")))).isEqualTo(131009);
    }

    @Test
    void a_link_is_fetched_by_the_network_itself() {
        var jpeg = business.uploads(new byte[]{1, 2}, "image/jpeg");
        var mine = new JsonObject(business.get("/v25.0/" + jpeg).body()).getString("url");

        business.sent(image(JsonObject.of("link", mine)));

        assertThat(business.hears(heard -> heard.isStatus("failed")).body()).as("no token, no file").contains("131053");
    }

    @Test
    void fetches_of_files_go_wrong_in_every_way() {
        rita.sendsImage(new byte[]{1, 2, 3}, null);
        var id = business.heard.getLast().message().getJsonObject("image").getString("id");
        var hash = fetch(id).getString("sha256");

        assertThat(broken(id, new MediaFault.Missing()).containsKey("error")).isTrue();
        assertThat(broken(id, new MediaFault.WrongHash()).getString("sha256")).isNotEqualTo(hash);
        assertThat(broken(id, new MediaFault.Elsewhere(URI.create("http://127.0.0.2/x"))).getString("url"))
                .isEqualTo("http://127.0.0.2/x");
        assertThat(business.get(url(broken(id, new MediaFault.Expired()))).statusCode()).isEqualTo(404);
        var html = business.get(url(broken(id, new MediaFault.Html())));
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.body()).contains("<html>");
        var redirect = business.get(url(broken(id, new MediaFault.Redirect(URI.create("http://127.0.0.2/x")))));
        assertThat(redirect.statusCode()).isEqualTo(302);
        var lying = url(broken(id, new MediaFault.LyingLength()));
        assertThatThrownBy(() -> business.get(lying)).isInstanceOf(UncheckedIOException.class);
        var endless = url(broken(id, new MediaFault.Endless()));
        assertThatThrownBy(() -> business.get(endless)).as("more than fits").isInstanceOf(UncheckedIOException.class);
        assertThat(business.get(url(fetch(id))).statusCode()).isEqualTo(200);
    }

    private JsonObject broken(String id, MediaFault fault) {
        faults.nextMedia(1, fault);
        return fetch(id);
    }

    private JsonObject fetch(String id) {
        return new JsonObject(business.get("/v25.0/" + id).body());
    }

    private static String url(JsonObject described) {
        return described.getString("url");
    }

    private static JsonObject image(JsonObject image) {
        return JsonObject.of("messaging_product", "whatsapp", "to", RITA, "type", "image", "image", image);
    }

    private List<String> statuses() {
        return business.heard.stream().filter(heard -> heard.value().containsKey("statuses"))
                .map(heard -> heard.status().getString("status")).toList();
    }
}
