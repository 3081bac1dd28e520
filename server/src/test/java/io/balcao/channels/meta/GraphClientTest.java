package io.balcao.channels.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.channels.Failure;
import io.balcao.channels.OutboundContent.Text;
import io.balcao.channels.OutboundMessage;
import io.balcao.channels.OutboundMessage.Recipient;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.ChannelStopped;
import io.balcao.channels.SendOutcome.Consequence;
import io.balcao.channels.SendOutcome.PairRateLimited;
import io.balcao.channels.SendOutcome.Refused;
import io.balcao.channels.SendOutcome.Retry;
import io.balcao.channels.SendOutcome.Sent;
import io.balcao.channels.SendOutcome.SlowDown;
import io.balcao.channels.SendOutcome.Uncertain;
import io.balcao.channels.meta.GraphClient.TemplateListing;
import io.balcao.platform.FreePort;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SE-03 to SE-08, SE-12: what each way of answering means, against a real server that can fail in all of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class GraphClientTest {
    private static final GraphAccount ACCOUNT = new GraphAccount("800100200300", "token-1", "700100200300");
    private static final OutboundMessage MESSAGE = new OutboundMessage(new Recipient("551199990000", null),
            new Text("oi", false), null, "job-01J9");
    private static final String ACCEPTED = """
            {"messaging_product":"whatsapp","contacts":[{"input":"5511999990000","wa_id":"551199990000",
            "user_id":"BR.4f7Kq2m9Zt"}],"messages":[{"id":"wamid.OUT1","message_status":"accepted"}]}""";

    private static Vertx vertx;
    private FakeGraph graph;
    private GraphClient client;
    private GraphClient impatient;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void shut() {
        vertx.close().await();
    }

    @BeforeEach
    void start() {
        graph = new FakeGraph(vertx);
        client = new GraphClient(vertx, settings(graph.url(), 4, Duration.ofSeconds(20)));
        impatient = new GraphClient(vertx, settings(graph.url(), 4, Duration.ofMillis(700)));
    }

    @AfterEach
    void stop() {
        client.close();
        impatient.close();
        graph.close();
    }

    private static GraphSettings settings(URI url, int connections, Duration time) {
        return new GraphSettings(url, "v24.0", connections, time, time, time);
    }

    @Test
    void an_accepted_message_is_sent_with_its_id() {
        assertThat(send(call -> call.json(200, ACCEPTED)))
                .isEqualTo(new Sent("wamid.OUT1", "551199990000", "BR.4f7Kq2m9Zt", false));
        var call = graph.calls().getFirst();
        assertThat(call.path()).isEqualTo("/v24.0/800100200300/messages");
        assertThat(call.header("authorization")).isEqualTo("Bearer token-1");
        assertThat(call.header("user-agent")).isNotBlank();
        assertThat(call.body().toString(UTF_8)).contains("\"biz_opaque_callback_data\":\"job-01J9\"");
    }

    @Test
    void a_template_may_be_held_back_and_the_number_hidden() {
        assertThat(send(call -> call.json(200,
                "{\"messages\":[{\"id\":\"w\",\"message_status\":\"held_for_quality_assessment\"}]}")))
                .isEqualTo(new Sent("w", null, null, true));
    }

    @Test
    void what_would_be_refused_is_not_even_asked() {
        graph.answers(call -> call.json(200, ACCEPTED));
        var message = new OutboundMessage(MESSAGE.to(), new Text("x".repeat(4097), false), null, null);
        assertThat(client.send(ACCOUNT, message))
                .isEqualTo(new Refused(Failure.of("limit_too_long"), "body", Consequence.NONE));
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void errors_are_read_by_their_code() {
        assertThat(send(error(400, 131056))).isInstanceOf(PairRateLimited.class);
        assertThat(send(error(400, 130429))).isInstanceOf(SlowDown.class);
        assertThat(send(error(500, 131000))).isInstanceOf(Retry.class);
        assertThat(send(error(503, 2))).isInstanceOf(Retry.class);
        assertThat(send(error(401, 190))).isInstanceOf(ChannelStopped.class);
        assertThat(send(error(404, 132001))).isInstanceOf(Refused.class);
        assertThat(send(error(400, 131047))).isEqualTo(new Refused(
                new Failure("window_closed", 131047, "for people"), null, Consequence.NONE));
    }

    @Test
    void an_error_may_lack_everything() {
        assertThat(send(call -> call.json(400, "{\"error\":{}}"))).isInstanceOf(Refused.class);
        assertThat(send(call -> call.json(500, "{\"error\":{\"message\":\"x\"}}")))
                .isEqualTo(new Retry(new Failure("provider_error", -1, "x"), null, true));
        assertThat(send(call -> call.json(400, "{\"error\":{\"code\":1e400}}"))).isInstanceOf(Refused.class);
        assertThat(send(call -> call.json(400, "{\"error\":\"x\"}"))).isInstanceOf(Retry.class);
    }

    @Test
    void a_gateways_page_says_whether_it_passed_the_call_on() {
        assertThat(send(call -> call.answer(503, "text/html", "<html>busy</html>"))).isInstanceOf(Retry.class);
        assertThat(send(call -> call.answer(429, "text/html", "slow"))).isInstanceOf(SlowDown.class);
        assertThat(send(call -> call.answer(502, "text/html", "<html>bad gateway</html>")))
                .isInstanceOf(Uncertain.class);
        assertThat(send(call -> call.answer(504, "text/html", "<html>timeout</html>")))
                .isInstanceOf(Uncertain.class);
        assertThat(send(call -> call.answer(500, "text/plain", ""))).isInstanceOf(Uncertain.class);
        assertThat(send(call -> call.answer(503, "text/plain", ""))).isInstanceOf(Uncertain.class);
        assertThat(send(call -> call.answer(401, "text/html", "x"))).isInstanceOf(ChannelStopped.class);
        assertThat(send(call -> call.answer(404, "text/html", "x"))).isInstanceOf(Retry.class);
    }

    @Test
    void a_good_answer_that_cannot_be_read_is_uncertain() {
        for (var body : new String[]{"", "<html>", "[]", "{}", "{\"messages\":[]}", "{\"messages\":[{\"id\":\"\"}]}",
            "{\"messages\":"}) {
            assertThat(send(call -> call.json(200, body))).as(body).isInstanceOf(Uncertain.class);
        }
    }

    @Test
    void what_left_and_was_not_answered_is_uncertain() {
        assertThat(send(call -> call.cut(""))).isInstanceOf(Uncertain.class);
        assertThat(send(call -> call.cut("{\"messages\":[{\"id\":\"wamid"))).isInstanceOf(Uncertain.class);
        assertThat(send(impatient, call -> vertx.setTimer(5_000, _ -> call.json(200, ACCEPTED))))
                .isInstanceOf(Uncertain.class);
    }

    @Test
    void an_answer_that_drips_ends_with_its_time() {
        var start = System.nanoTime();
        assertThat(send(impatient, call -> {
            call.request().response().setChunked(true);
            vertx.setPeriodic(50, timer -> {
                if (call.request().response().closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    call.request().response().write(" ");
                }
            });
        })).isInstanceOf(Uncertain.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void an_answer_without_end_is_not_kept() {
        assertThat(send(call -> {
            call.request().response().setChunked(true);
            for (int i = 0; i < 100; i++) {
                call.request().response().write("x".repeat(100_000));
            }
        })).isInstanceOf(Uncertain.class);
    }

    @Test
    void what_never_arrived_is_tried_again() throws Exception {
        for (var url : new String[]{"http://127.0.0.1:" + FreePort.next(), "http://no-such-host.invalid",
            "https://127.0.0.1:" + graph.url().getPort()}) {
            var elsewhere = new GraphClient(vertx, settings(URI.create(url), 4, Duration.ofSeconds(5)));
            assertThat(elsewhere.send(ACCOUNT, MESSAGE)).as(url).isInstanceOfSatisfying(Retry.class,
                    retry -> assertThat(retry.why().reason()).isEqualTo("unreachable"));
            elsewhere.close();
        }
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void it_waits_as_long_as_it_is_told_but_no_longer_than_an_hour() {
        assertThat(after("30")).isEqualTo(Duration.ofSeconds(30));
        assertThat(after("999999")).isEqualTo(Duration.ofHours(1));
        assertThat(after("99999999999999999999")).isNull();
        assertThat(after("soon")).isNull();
        assertThat(after("-5")).isNull();
        var date = DateTimeFormatter.RFC_1123_DATE_TIME
                .format(Instant.now().plusSeconds(120).atOffset(ZoneOffset.UTC));
        assertThat(after(date)).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(121));
    }

    private @Nullable Duration after(String header) {
        var outcome = send(call -> {
            call.request().response().putHeader("retry-after", header);
            call.answer(429, "text/plain", "slow");
        });
        return ((SlowDown) outcome).after();
    }

    /** SE-12: a Graph that does not answer holds no more than its connections, and each for no longer than its time. */
    @Test
    void a_server_that_hangs_takes_no_more_than_its_connections() throws Exception {
        graph.answers(_ -> {
            // never answers
        });
        var small = new GraphClient(vertx, settings(graph.url(), 2, Duration.ofMillis(700)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sends = new ArrayList<Future<SendOutcome>>();
            for (int i = 0; i < 20; i++) {
                sends.add(threads.submit(() -> small.send(ACCOUNT, MESSAGE)));
            }
            for (var send : sends) {
                assertThat(send.get(20, TimeUnit.SECONDS)).isInstanceOfAny(Uncertain.class, Retry.class);
            }
            // Two at once, and those that waited and got their turn within their time.
            assertThat(graph.calls()).hasSizeBetween(2, 4);
        }
        graph.answers(call -> call.json(200, ACCEPTED));
        assertThat(client.send(ACCOUNT, MESSAGE)).isInstanceOf(Sent.class);
        small.close();
    }

    @Test
    void connections_are_used_again_and_one_that_was_closed_is_no_harm() {
        graph.answers(call -> {
            call.request().response().putHeader("connection", "close");
            call.json(200, ACCEPTED);
        });
        for (int i = 0; i < 20; i++) {
            assertThat(client.send(ACCOUNT, MESSAGE)).isInstanceOf(Sent.class);
        }
    }

    @Test
    void it_runs_on_a_virtual_thread_of_vertx() throws Exception {
        graph.answers(call -> call.json(200, ACCEPTED));
        assertThat(OnVirtualThread.call(vertx, () -> client.send(ACCOUNT, MESSAGE))).isInstanceOf(Sent.class);
    }

    @Test
    void a_read_receipt_is_a_courtesy() {
        graph.answers(call -> call.json(200, "{\"success\":true}"));
        assertThat(client.markRead(ACCOUNT, "wamid.A2", true)).isEmpty();
        assertThat(graph.calls().getFirst().body().toString(UTF_8)).contains("typing_indicator")
                .contains("\"status\":\"read\"");
        graph.answers(error(400, 131009));
        assertThat(client.markRead(ACCOUNT, "wamid.A2", false)).contains(
                new Failure("invalid_parameter", 131009, "for people"));
        graph.answers(call -> call.cut(""));
        assertThat(client.markRead(ACCOUNT, "wamid.A2", false)).isPresent();
    }

    @Test
    void templates_are_listed_page_by_page_from_the_same_server() {
        graph.answers(call -> call.json(200, call.path().contains("after=c%26%3D1") ? """
                {"data":[{"id":2,"name":"b","language":"es","status":"PAUSED","category":"UTILITY"},{"id":"broken"}],
                "paging":{"cursors":{"after":"c2"}}}""" : """
                {"data":[{"id":"1","name":"a","language":"pt_BR","status":"APPROVED","category":"MARKETING",
                "components":[{"type":"BODY","text":"oi"}]}],
                "paging":{"cursors":{"after":"c&=1"},"next":"https://evil.example/steal"}}"""));
        var listed = (TemplateListing.Listed) client.templates(ACCOUNT);
        assertThat(listed.templates()).extracting(GraphClient.MessageTemplate::name).containsExactly("a", "b");
        assertThat(listed.templates().getFirst().components()).hasSize(1);
        assertThat(graph.calls()).hasSize(2);
        assertThat(graph.calls().getFirst().path()).startsWith("/v24.0/700100200300/message_templates?fields=");
    }

    @Test
    void templates_that_cannot_be_listed_say_why() {
        graph.answers(error(401, 190));
        assertThat(client.templates(ACCOUNT)).isEqualTo(
                new TemplateListing.Failed(new Failure("token_invalid", 190, "for people")));
        assertThat(client.templates(new GraphAccount("8", "t", null)))
                .isEqualTo(new TemplateListing.Failed(Failure.of("channel_misconfigured")));
        graph.answers(call -> call.json(500, "{}"));
        assertThat(client.templates(ACCOUNT)).isInstanceOf(TemplateListing.Failed.class);
    }

    @Test
    void templates_without_end_are_not_followed_for_ever() {
        graph.answers(call -> call.json(200, """
                {"data":[{"id":"1","name":"a","language":"pt_BR"}],"paging":{"cursors":{"after":"c"},"next":"x"}}"""));
        assertThat(client.templates(ACCOUNT)).isInstanceOf(TemplateListing.Listed.class);
        assertThat(graph.calls()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph.facebook.com", "ftp://x", "/x"})
    void settings_name_a_real_address(String url) {
        assertThatThrownBy(() -> GraphSettings.of(URI.create(url), "v24.0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_token_is_in_no_text() {
        assertThat(ACCOUNT.toString()).doesNotContain("token-1");
        var outcome = send(call -> call.cut(""));
        assertThat(outcome.toString()).doesNotContain("token-1");
    }

    private SendOutcome send(Consumer<FakeGraph.Call> script) {
        return send(client, script);
    }

    private SendOutcome send(GraphClient by, Consumer<FakeGraph.Call> script) {
        graph.answers(script);
        var outcome = by.send(ACCOUNT, MESSAGE);
        assertThat(graph.calls()).hasSize(1);
        return outcome;
    }

    private static Consumer<FakeGraph.Call> error(int status, int code) {
        return call -> call.json(status, """
                {"error":{"message":"(#%d) for machines","type":"OAuthException","code":%d,
                "error_data":{"messaging_product":"whatsapp","details":"for people"},"fbtrace_id":"Axy01"}}"""
                .formatted(code, code));
    }
}
