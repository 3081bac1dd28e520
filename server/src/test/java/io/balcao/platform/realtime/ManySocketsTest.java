package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.testing.RawSocket;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All sockets of a server come back at once, and each is caught up. (RT-08, as far as the gateway goes) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManySocketsTest {
    private static final int SOCKETS = 600;

    @TempDir
    Path directory;

    final People people = new People();
    final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    final UUID conversation = UUID.randomUUID();

    @Test
    void hundreds_of_sockets_that_return_at_once_are_all_caught_up_in_bounded_time() throws Exception {
        try (var redis = EmbeddedRedis.start(directory);
                var node = new Node(redis.url(), people);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> tokens = IntStream.range(0, SOCKETS).mapToObj(i -> {
                var person = people.supervisor(organization, "Person " + i);
                person.sees.add(conversation);
                return people.token(person);
            }).toList();
            List<Callable<String>> first = tokens.stream().<Callable<String>>map(token -> () -> {
                try (var raw = RawSocket.open(node.gateway.port())) {
                    return lastId(introduce(raw, token, ""));
                }
            }).toList();
            var lastIds = results(threads.invokeAll(first, 30, TimeUnit.SECONDS));
            Awaitility.await().until(() -> node.meter("balcao.sockets.connected") == 0);
            for (int i = 0; i < 20; i++) {
                node.message(organization, conversation, "m" + i);
            }
            Awaitility.await().until(() -> node.meter("balcao.events.pending.bytes") == 0);

            var began = System.nanoTime();
            List<Callable<List<String>>> second = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                var token = tokens.get(i);
                var lastId = lastIds.get(i);
                second.add(() -> {
                    try (var raw = RawSocket.open(node.gateway.port())) {
                        return introduce(raw, token, ",\"last_event_id\":\"" + lastId + "\"");
                    }
                });
            }
            var heard = results(threads.invokeAll(second, 30, TimeUnit.SECONDS));

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            assertThat(heard).hasSize(SOCKETS).allSatisfy(
                    frames -> assertThat(frames).filteredOn(frame -> frame.contains("new_message")).hasSize(20));
            Awaitility.await().untilAsserted(() -> assertThat(node.meter("balcao.sockets.sessions")).isZero());
        }
    }

    @Test
    void a_few_are_let_in_at_a_time_and_who_waits_for_it_is_not_taken_for_silent() throws Exception {
        int few = Admission.AT_ONCE;
        try (var redis = EmbeddedRedis.start(directory); var node = new Node(redis.url(), people, Node.quick())) {
            Promise<Void> database = Promise.promise();
            people.looks = database.future();
            var all = new ArrayList<RawSocket>();
            for (int i = 0; i < few * 3; i++) {
                var raw = RawSocket.open(node.gateway.port());
                raw.read();
                raw.send("40{\"token\":\"" + people.token(people.supervisor(organization, "Person " + i)) + "\"}");
                all.add(raw);
            }
            // When this one is shown the door, the others have been there for as long.
            try (var silent = RawSocket.open(node.gateway.port())) {
                while (silent.read().isPresent()) {
                    assertThat(people.asked.get()).isLessThanOrEqualTo(few);
                }
            }

            assertThat(people.asked).hasValue(few);
            database.complete();
            for (var raw : all) {
                while (!raw.read().orElseThrow().startsWith("42[\"ready\"")) {
                    assertThat(people.asked.get()).isGreaterThanOrEqualTo(few);
                }
                raw.close();
            }
        }
    }

    /** Everything that it is told up to being ready. */
    private static List<String> introduce(RawSocket raw, String token, String more) {
        raw.read();
        raw.send("40{\"token\":\"" + token + "\"" + more + "}");
        List<String> frames = new ArrayList<>();
        do {
            frames.add(raw.read().orElseThrow());
        } while (!frames.getLast().startsWith("42[\"ready\""));
        return frames;
    }

    private static String lastId(List<String> frames) {
        return new JsonArray(frames.getLast().substring(2)).getJsonObject(1).getString("event_id");
    }

    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (var future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
