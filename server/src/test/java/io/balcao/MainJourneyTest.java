package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.OutputScan;
import io.balcao.testing.ServerProcess;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first, with the distribution as it is shipped and a real browser. */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class MainJourneyTest {
    private static final Path CONSOLE = Path.of(System.getProperty("balcao.root", ".."), "web-console");

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int SETTINGS_ARE_WRONG = 78;

    @TempDir
    static Path directory;

    static ServerProcess demo;

    @BeforeAll
    static void start() {
        // What a console made of events is held against many fresh loads.
        demo = ServerProcess.start("demo", directory, Map.of("DATA_DIR", directory.resolve("data").toString(),
                "RATE_LIMIT_MAX_REQUESTS", "100000")).awaitReady(START);
        // It answers before its people are made, and refuses whoever logs in until then.
        await().atMost(START).until(() -> Files.readString(demo.log()).contains("Balcão is ready"));
    }

    /** Its stores end with it only when it is told to. */
    @AfterAll
    static void stop() throws InterruptedException {
        assertThat(demo.stop(STOP)).as("exit code: " + demo.lastLines()).isZero();
    }

    @Test
    void a_customer_chooses_two_attendants_race_and_the_answer_comes_back_with_its_ticks() throws Exception {
        succeeds("e2e/journey.mjs");
    }

    @Test
    void a_supervisor_sees_who_waits_acts_from_the_wall_and_finds_the_day_in_the_report() throws Exception {
        succeeds("e2e/supervisor.mjs");
    }

    @Test
    void an_administrator_invites_by_mail_shuts_out_at_once_and_gives_a_program_a_key() throws Exception {
        succeeds("e2e/administrator.mjs");
    }

    /** What a shop's bot needs to be a new one: a template, a browser and a few minutes. */
    @Test
    void an_administrator_makes_a_flow_from_the_gallery_tests_and_publishes_it_and_a_customer_meets_it()
            throws Exception {
        succeeds("e2e/flow.mjs");
    }

    @Test
    void a_booking_is_dragged_refused_where_somebody_is_and_cancelled_and_a_colleague_sees_it_all() throws Exception {
        succeeds("e2e/agenda.mjs");
    }

    /** From "oi" to the card in the agenda. */
    @Test
    void a_customer_books_in_the_chat_and_moves_it_and_so_does_the_desk_which_sees_all_of_it() throws Exception {
        succeeds("e2e/booking.mjs");
    }

    /** RT-04, with the console's own connection and merging, for a supervisor and two attendants. */
    @Test
    void what_a_console_made_of_the_events_is_what_a_fresh_load_says() throws Exception {
        succeeds("e2e/truth.mjs");
    }

    /** After a day's work of customers, attendants, a supervisor and an administrator, as the process wrote it (LG-08). */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void nothing_that_the_process_wrote_or_counts_tells_of_people_or_has_a_secret() throws Exception {
        await().atMost(START).until(() -> Files.readString(demo.log()).contains("Balcão is ready"));
        var known = new HashSet<>(Set.of("balcao-demo-2026"));
        for (var admin : List.of("helena@aurora.example", "paulo@horizonte.example")) {
            var login = ask("/auth/login", null,
                    new JsonObject().put("email", admin).put("password", "balcao-demo-2026"));
            var token = login.getString("accessToken");
            known.add(token);
            known.add(login.getString("refreshToken"));
            for (var one : ask("/customers?limit=100", token, null).getJsonArray("data")) {
                var number = ((JsonObject) one).getString("phone_number");
                if (number != null) {
                    known.add(number.replaceAll("\\D", ""));
                }
            }
            for (var one : ask("/conversations?limit=100", token, null).getJsonArray("data")) {
                for (var message : ask("/messages?limit=100&conversation_id=" + ((JsonObject) one).getString("id"),
                        token,
                        null).getJsonArray("data")) {
                    var text = ((JsonObject) message).getString("content");
                    // A single word may stand in any log.
                    if (text != null && text.length() >= 12) {
                        known.add(text.lines().findFirst().orElse(text));
                    }
                }
            }
        }
        assertThat(known).as("that there was work").hasSizeGreaterThan(40);
        // The demo's own logins are printed to be used.
        var log = Files.readString(demo.log())
                .replaceAll("(?s)Balcão is ready.*?Everything is kept in the data directory", "");

        assertThat(log).contains("INFO");
        assertThat(OutputScan.findings(log, known)).isEmpty();
        var metrics = demo.metrics();
        assertThat(metrics).contains("balcao_");
        assertThat(OutputScan.findings(metrics, known)).isEmpty();
    }

    private static JsonObject ask(String path, @Nullable String token, @Nullable JsonObject body) throws Exception {
        var request = HttpRequest.newBuilder(demo.uri("/api/v1" + path)).header("Content-Type", "application/json")
                .method(body == null ? "GET" : "POST",
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return new JsonObject(answer.body());
        }
    }

    /** Two servers in one data directory: the first one's databases would go down with it, under the second. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_second_server_is_refused_the_data_directory_waits_while_the_first_stops_and_has_it_after_a_crash()
            throws Exception {
        var data = directory.resolve("data");
        try (var second = ServerProcess.start("second", directory, Map.of("DATA_DIR", data.toString()))) {
            assertThat(second.awaitEnd(START)).as(second.lastLines()).isEqualTo(SETTINGS_ARE_WRONG);
            assertThat(second.lastLines()).contains("DATA_DIR " + data)
                    .contains("process " + demo.process().pid() + ", which is running");

            // It takes requests before it has made its example data, and only then stops in good order.
            await().atMost(START).until(() -> Files.readString(demo.log()).contains("Balcão is ready"));
            demo.terminate();
            await().atMost(STOP).until(() -> Files.readString(data.resolve("server.process")).contains("stopping"));
            demo.pause();
            second.restart();
            await().atMost(START).until(
                    () -> second.lastLines().contains("process " + demo.process().pid() + " has it and is stopping"));
            demo.resume();
            assertThat(demo.awaitEnd(STOP)).as(demo.lastLines()).isZero();
            second.awaitReady(START);

            second.kill();
            demo.restart();
            demo.awaitReady(START);
            // Told to stop before it is whole, it would end at once and not in good order.
            await().atMost(START).until(() -> Files.readString(demo.log()).split("Balcão is ready", -1).length > 2);
        }
    }

    private static void succeeds(String script) throws Exception {
        var output = directory.resolve(Path.of(script).getFileName() + ".log").toFile();
        var run = new ProcessBuilder("node", script, demo.uri("").toString().replaceFirst("/$", ""))
                .directory(CONSOLE.toFile()).redirectErrorStream(true).redirectOutput(output).start();
        try {
            assertThat(run.waitFor(3, TimeUnit.MINUTES)).as("ended in time: " + read(output)).isTrue();
            assertThat(run.exitValue()).as(read(output) + "\n" + demo.lastLines()).isZero();
        } finally {
            run.destroyForcibly();
        }
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath());
    }
}
