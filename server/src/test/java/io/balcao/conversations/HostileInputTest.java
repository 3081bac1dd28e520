package io.balcao.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.channels.FileNames;
import io.balcao.channels.MessageType;
import io.balcao.channels.Previews;
import io.balcao.channels.Texts;
import io.balcao.channels.meta.FakeGraph;
import io.balcao.channels.meta.WebhookParser;
import io.balcao.conversations.desk.Counter;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * OP-14: a megabyte of whatever is read in time that grows with its length, or refused. The bound is generous: what grows
 * with the square would take hours.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTest {
    private static final int MEGABYTE = 1_000_000;

    /** Texts on which careless patterns stumble. */
    static Stream<String> texts() {
        return Stream.of("a", " ", "1", "-", "\\n", "!@", "a ", "1o ", "e\u0301", "\u0301", "🙂", "👨‍👩‍👧", "\u202e",
                "ção ", "coes",
                "%_\\\\", "\\u0000", "\\ud800", "../", "a.", "'", "\\\"").map(HostileInputTest::megabyteOf);
    }

    /** JSON in the place of a message. */
    static Stream<String> oddities() {
        var half = MEGABYTE / 2;
        return Stream.of("[".repeat(half) + "]".repeat(half), "{\"a\":".repeat(15_000) + "1" + "}".repeat(15_000),
                "9".repeat(MEGABYTE), "1e" + "9".repeat(MEGABYTE), "0." + "0".repeat(MEGABYTE) + "1",
                "{" + "\"id\":\"a\",".repeat(MEGABYTE / 9) + "\"id\":\"b\"}",
                // Names with one and the same hash.
                IntStream.range(0, 1 << 15).mapToObj(HostileInputTest::colliding)
                        .collect(Collectors.joining(",", "{", "}")),
                "{\"type\":\"contacts\",\"contacts\":[" + "{},".repeat(MEGABYTE / 3) + "{}]}");
    }

    private static String megabyteOf(String piece) {
        return piece.repeat(MEGABYTE / piece.length());
    }

    private static String colliding(int number) {
        var name = new StringBuilder();
        for (int bit = 0; bit < 15; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return "\"" + name + "\":1";
    }

    private static String body(String number, String message) {
        return "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\""
                + number
                + "\"},\"messages\":[" + message + "]}}]}]}";
    }

    private static String saying(String text) {
        return "{\"from\":\"5511990000001\",\"id\":\"wamid." + text.hashCode() + "\",\"timestamp\":\""
                + Instant.now().getEpochSecond() + "\",\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}}";
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("oddities")
    void odd_json_is_read_or_put_aside(String message) {
        var webhook = WebhookParser.parse(body("8", message).getBytes(StandardCharsets.UTF_8), Instant.now());

        assertThat(webhook.undecodable().size() + webhook.groups().size()).isPositive();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    void odd_texts_become_names_lines_and_parts(String escaped) {
        var text = new JsonObject("{\"t\":\"" + escaped + "\"}").getString("t");

        assertThat(Texts.storable(text).length()).isLessThanOrEqualTo(text.length());
        assertThat(Texts.line(text, 200)).hasSizeLessThanOrEqualTo(200);
        assertThat(Texts.cut(text, 4096)).hasSizeLessThanOrEqualTo(4096);
        assertThat(Previews.of(MessageType.TEXT, false, text)).hasSizeLessThanOrEqualTo(200);
        assertThat(String.join("", Texts.split(text, 4096))).hasSizeLessThanOrEqualTo(text.length());
        FileNames.clean(text).ifPresent(name -> assertThat(name).hasSizeLessThanOrEqualTo(255));
    }

    @Test
    void a_megabyte_of_anything_is_stored_and_found_while_the_bot_goes_on() {
        var counter = new Counter();
        Road.connect(counter);
        try (var graph = new FakeGraph(Counter.SERVER.ground.vertx()); var road = Road.of(graph.url())) {
            var texts = Stream.of("a", "1o ", "e\u0301", "ção ", "%_\\\\", "-\\u0000").map(HostileInputTest::megabyteOf)
                    .toList();
            for (var text : texts) {
                assertThat(road.receives(counter, body(Road.numberOf(counter), saying(text)))).isEqualTo(200);
            }
            assertThat(counter.shop.rows("SELECT id FROM messages")).hasSize(texts.size());
            assertThat(counter.shop.rows("SELECT id FROM dead_letters")).isEmpty();

            while (Counter.SERVER.ground.database().ask("SELECT index_messages($1)", row -> row.getBoolean(0),
                    counter.shop.id.value()).getFirst()) {
                // One step after the other.
            }
            assertThat(counter.shop.rows("SELECT message_id FROM message_search")).hasSize(texts.size());
            for (var wanted : List.of("a%20", "%25_%5C", "'", "-%21", "-", "9%20", "-a%20", "a-")) {
                assertThat(counter.supervisor.gets("/conversations?q=" + wanted.repeat(60)).status()).isIn(200, 400,
                        422);
            }
            // Longer than any search may be: refused before it is looked at.
            assertThat(counter.supervisor.gets("/conversations?q=" + "a".repeat(3_000)).status()).isIn(400, 422);
        }
    }
}
