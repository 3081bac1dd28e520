package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One organization floods, and the others are served as if it did not (TN-13). Times are printed, and asserted nowhere. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoisyNeighbourTest {
    private static final int MANY = 60;
    private static final int IN_A_BODY = 20;
    private static final int SENDERS = 4;
    private static final int ASKED = 20;
    private static final WholeServer server = WholeServer.shared();

    private final Shop noisy = server.shop("Barulho" + Ids.next().toString().substring(30));
    private final Shop quiet = server.shop("Calma" + Ids.next().toString().substring(30));

    @AfterEach
    void silence() {
        noisy.sql("DELETE FROM outbox");
        noisy.sql("UPDATE conversations SET answered_seq = last_seq");
    }

    @Test
    void who_writes_to_a_quiet_shop_is_answered_while_the_queues_of_a_noisy_one_are_still_full() {
        // So that what the bot answers stays in the queue for minutes.
        noisy.sql("UPDATE channels SET messages_per_second = 1");
        for (int from = 0; from < MANY; from += IN_A_BODY) {
            assertThat(noisy.line.delivers(noisy.line.envelope(IntStream.range(from, from + IN_A_BODY)
                    .mapToObj(i -> noisy.message("55119800" + (10_000 + i), "oi")).toArray(JsonObject[]::new))))
                    .isEqualTo(200);
        }
        await().until(() -> queued(noisy) > 10);

        assertThat(quiet.line.delivers(quiet.textOf("5511970001111", "oi"))).isEqualTo(200);

        await().until(this::isAnswered);
        assertThat(queued(noisy)).as("what of the flood has not left yet").isGreaterThan(10);
    }

    @Test
    void while_one_shop_is_written_to_and_asked_as_fast_as_it_can_be_another_is_stored_listed_and_answered() {
        var calm = times();
        var goesOn = new AtomicBoolean(true);
        var flood = IntStream.range(0, SENDERS).mapToObj(sender -> CompletableFuture.runAsync(() -> {
            for (int i = 0; goesOn.get(); i++) {
                noisy.line.delivers(noisy.textOf("5511981" + sender + (10_000 + i % 5_000), "oi " + i));
                noisy.admin.gets("/conversations?limit=100");
            }
        })).toList();
        try {
            await().until(() -> !noisy.rows("SELECT FROM messages LIMIT 1").isEmpty());

            var flooded = times();
            assertThat(quiet.line.delivers(quiet.textOf("5511970002222", "oi"))).isEqualTo(200);
            await().until(this::isAnswered);

            assertThat(flood).as("the flood goes on").noneMatch(CompletableFuture::isDone);
            System.out.printf("A list of the quiet shop: p95 %.1f ms calm, %.1f ms while its neighbour floods%n", calm,
                    flooded);
        } finally {
            goesOn.set(false);
            flood.forEach(CompletableFuture::join);
        }
    }

    @Test
    void only_who_floods_hears_that_it_is_too_much() {
        var wasNoisy = noisy.user(Role.SUPERVISOR);
        var wasQuiet = quiet.user(Role.SUPERVISOR);
        // RATE_LIMIT_MAX_REQUESTS is of strangers; who is known has ten times as many to read.
        try (var limited = server.another(Map.of("RATE_LIMIT_MAX_REQUESTS", "3"))) {
            int refused = 0;
            for (int i = 0; i < 100 && refused == 0; i++) {
                refused += server.asks(limited, "/departments", "Authorization", "Bearer " + wasNoisy.token) == 429
                        ? 1
                        : 0;
            }

            assertThat(refused).as("the flood is refused").isPositive();
            assertThat(server.asks(limited, "/departments", "Authorization", "Bearer " + wasQuiet.token))
                    .isEqualTo(200);
            assertThat(quiet.line.delivers(quiet.textOf("5511970003333", "oi"))).isEqualTo(200);
        }
    }

    /** WhatsApp was told; this pretended one refuses, for it knows nothing of who wrote. */
    private boolean isAnswered() {
        return !quiet.rows("SELECT FROM messages WHERE sender_type = 'bot' AND status <> 'queued'").isEmpty();
    }

    private static int queued(Shop shop) {
        return shop.rows("SELECT count(*) AS n FROM outbox").getFirst().getInteger("n");
    }

    /** The 95th percentile of what a person waits for, in milliseconds. */
    private double times() {
        var all = new double[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long begin = System.nanoTime();
            assertThat(quiet.admin.gets("/conversations").status()).isEqualTo(200);
            all[i] = Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e6;
        }
        Arrays.sort(all);
        return all[ASKED * 95 / 100];
    }
}
