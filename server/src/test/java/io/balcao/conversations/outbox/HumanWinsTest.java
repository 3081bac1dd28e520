package io.balcao.conversations.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.Failure;
import io.balcao.channels.MessageType;
import io.balcao.channels.SendOutcome;
import io.balcao.conversations.desk.Counter;
import io.balcao.conversations.ingest.Phone;
import io.balcao.conversations.lane.Lanes;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.outbox.OutboxRepository.Claimed;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.http.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Once a takeover is committed, no bot message leaves: not one that is computed, not one that waits, not a second try. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HumanWinsTest {
    private final Counter counter = new Counter();
    private final ThreadRepository threads = new ThreadRepository();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    HumanWinsTest() {
        counter.shop.sql("UPDATE channels SET access_token_encrypted = $1", Buffer.buffer("token"));
    }

    private Outbox outbox(Function<Claimed, SendOutcome> whatsapp) {
        var ground = Counter.SERVER.ground;
        ChannelSender sender = (organization, message, isStillOurs) -> {
            sent.add(message.senderType() + ": " + message.content());
            return whatsapp.apply(message);
        };
        return new Outbox(ground.database(), sender,
                new StatusEvents(ground.database(), threads, ground.events(), ground.background()),
                (organization, channel, why) -> {}, ground.background());
    }

    private static SendOutcome taken(Claimed message) {
        return new SendOutcome.Sent("wamid.out." + message.messageId(), null, null, false);
    }

    private String status(UUID message) {
        return counter.shop.rows("SELECT status FROM messages WHERE id = $1", message).getFirst().getString("status");
    }

    /** Sends until nothing is left; the pace of a number can hold a message back for a moment. */
    private void settle(Outbox outbox) {
        await().until(() -> {
            outbox.wake(counter.shop.id);
            return counter.shop.rows("SELECT message_id FROM outbox").isEmpty();
        });
        await().until(outbox::isIdle);
    }

    private void sendUntil(Outbox outbox, CountDownLatch asked) {
        await().until(() -> {
            outbox.wake(counter.shop.id);
            return asked.getCount() == 0;
        });
    }

    // OR-07
    @Test
    void what_the_bot_was_computing_is_never_said() {
        var ground = Counter.SERVER.ground;
        var asked = new CountDownLatch(1);
        var takenOver = new CountDownLatch(1);
        var outbox = outbox(HumanWinsTest::taken);
        var lanes = new Lanes(ground.database(), threads, turn -> {
            asked.countDown();
            waitFor(takenOver);
            return Answer.say(new JsonObject(), List.of(Outgoing.bot(MessageType.TEXT, "Sou um robô",
                    Json.mapper().createObjectNode())));
        }, ground.queues(), ground.events(), outbox, ground.background(), InstantSource.system());
        new Phone(ground, counter.shop.id, counter.channel, lanes::wake).writes("5511999990000", "Oi");
        waitFor(asked);
        var conversation = UUID.fromString(counter.shop.rows("SELECT id FROM conversations").getFirst()
                .getString("id"));

        assertThat(Counter.takesOver(counter.supervisor, conversation).status()).isEqualTo(200);
        takenOver.countDown();
        await().until(lanes::isIdle);
        settle(outbox);

        assertThat(counter.shop.rows("SELECT id FROM messages WHERE sender_type = 'bot'")).isEmpty();
        assertThat(sent).noneMatch(line -> line.startsWith("bot"));
    }

    // OR-07
    @Test
    void what_the_bot_had_waiting_never_leaves() {
        var conversation = counter.withBot("Rita");
        var first = counter.botSays(conversation, "Escolha");
        var second = counter.botSays(conversation, "1. Vendas");

        Counter.takesOver(counter.supervisor, conversation);
        settle(outbox(HumanWinsTest::taken));

        assertThat(sent).containsExactly("system: Bia supervisor assumiu o seu atendimento.");
        assertThat(List.of(status(first), status(second))).containsOnly("failed");
    }

    // OR-07
    @Test
    void what_was_in_flight_gets_no_second_try() {
        var conversation = counter.withBot("Rita");
        var message = counter.botSays(conversation, "Escolha");
        var asked = new CountDownLatch(1);
        var takenOver = new CountDownLatch(1);
        var outbox = outbox(claimed -> {
            if (!claimed.senderType().equals("bot")) {
                return taken(claimed);
            }
            asked.countDown();
            waitFor(takenOver);
            return new SendOutcome.Retry(Failure.of("provider_busy"), null, false);
        });
        sendUntil(outbox, asked);

        Counter.takesOver(counter.supervisor, conversation);
        takenOver.countDown();
        await().until(() -> status(message).equals("failed"));
        counter.shop.sql("UPDATE outbox SET next_attempt_at = now()");
        settle(outbox);

        assertThat(sent).containsExactly("bot: Escolha", "system: Bia supervisor assumiu o seu atendimento.");
        assertThat(counter.shop.rows("SELECT message_id FROM outbox")).isEmpty();
    }

    @Test
    void what_may_have_left_is_not_said_again() {
        var conversation = counter.withBot("Rita");
        var message = counter.botSays(conversation, "Escolha");
        var asked = new CountDownLatch(1);
        var takenOver = new CountDownLatch(1);
        var outbox = outbox(claimed -> {
            if (!claimed.senderType().equals("bot")) {
                return taken(claimed);
            }
            asked.countDown();
            waitFor(takenOver);
            return new SendOutcome.Uncertain(Failure.of("uncertain"));
        });
        sendUntil(outbox, asked);

        Counter.takesOver(counter.supervisor, conversation);
        takenOver.countDown();
        await().until(() -> status(message).equals("uncertain"));
        settle(outbox);

        assertThat(sent).containsExactly("bot: Escolha", "system: Bia supervisor assumiu o seu atendimento.");
        assertThat(counter.shop.rows("SELECT message_id FROM outbox")).isEmpty();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
