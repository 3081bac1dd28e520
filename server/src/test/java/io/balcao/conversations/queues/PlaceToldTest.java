package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.MessageType;
import io.balcao.conversations.ingest.Phone;
import io.balcao.conversations.lane.Lanes;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.http.Json;
import io.balcao.testing.MovedTime;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Customers who wait are told their place and how long it takes, and nothing of the kind once a person has them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlaceToldTest {
    private final Floor floor = new Floor("round_robin");

    private UUID handedOver(String phone) {
        var ground = Floor.SERVER.ground;
        var lanes = new Lanes(ground.database(), new ThreadRepository(), turn -> Answer.say(new JsonObject(),
                List.of(Outgoing.bot(MessageType.TEXT, "Você é o {{position}}º; leva {{expectedWait}}",
                        Json.mapper().createObjectNode())))
                .ending(new Handover(Optional.of(floor.sales), true)), ground.queues(), ground.events(),
                organization -> {}, ground.background(), InstantSource.system());
        assertThat(new Phone(ground, floor.shop.id, floor.channel(), lanes::wake).writes(phone, "Oi")).isEqualTo(200);
        await().until(() -> lanes.isIdle() && !floor.shop
                .rows("SELECT 1 AS one FROM conversations WHERE owner = 'queue' AND last_message_sender_type = 'bot'"
                        + " AND customer_id IN (SELECT id FROM customers WHERE phone_number LIKE $1)",
                        "%" + phone.substring(phone.length() - 8))
                .isEmpty());
        return UUID.fromString(floor.shop.rows("SELECT id FROM conversations ORDER BY created_at DESC LIMIT 1")
                .getFirst().getString("id"));
    }

    @Test
    void the_bot_says_it_on_the_way_into_the_queue_and_later_only_when_it_has_got_better() {
        var first = floor.joins("Célia");
        var second = floor.joins("João");
        var rita = handedOver("5511999990000");
        assertThat(floor.thread(rita)).last().isEqualTo("bot: Você é o 3º; leva alguns minutos");
        floor.rules(floor.sales, new JsonObject().put("position_every_minutes", 5)
                .put("position_text", "{{department}}: agora o {{position}}º, {{expectedWait}}"));

        floor.passes(6);
        assertThat(floor.thread(rita)).as("no better").last().isEqualTo("bot: Você é o 3º; leva alguns minutos");
        Floor.ok(floor.closes(floor.supervisor, first));
        floor.passes(0);

        assertThat(floor.thread(rita)).last().isEqualTo("bot: Vendas: agora o 2º, alguns minutos");
        Floor.ok(floor.closes(floor.supervisor, second));
        floor.passes(4);
        assertThat(floor.thread(rita)).as("too soon").last().isEqualTo("bot: Vendas: agora o 2º, alguns minutos");
        floor.passes(2);
        assertThat(floor.thread(rita)).last().isEqualTo("bot: Vendas: agora o 1º, alguns minutos");
    }

    @Test
    void how_long_it_takes_is_what_the_last_ones_waited() {
        floor.capacity(floor.ana, 3);
        var waiting = List.of(floor.joins("Célia"), floor.joins("João"), floor.joins("Ivo"));
        floor.passes(12);
        floor.are("online", floor.ana);
        assertThat(floor.holders(waiting)).containsOnly(floor.ana.id);

        // WhatsApp's clock goes on as it did.
        MovedTime.passes(floor.shop, Duration.ofMinutes(-12));
        var rita = handedOver("5511999990001");

        assertThat(floor.thread(rita)).last().isEqualTo("bot: Você é o 1º; leva 12 min");
        assertThat(Places.said(Duration.ofSeconds(20))).isEqualTo("1 min");
        assertThat(Places.said(Duration.ofMinutes(80))).isEqualTo("1 h 20 min");
        assertThat(Places.said(Duration.ofMinutes(120))).isEqualTo("2 h");
    }

    @Test
    void nothing_is_said_after_whatsapps_window_closed_or_after_a_person_had_the_conversation() {
        floor.rules(floor.sales,
                new JsonObject().put("position_every_minutes", 5).put("position_text", "{{position}}º"));
        var rita = handedOver("5511999990002");
        var closed = handedOver("5511999990003");
        floor.shop.sql("UPDATE conversations SET window_expires_at = now() WHERE id = $1", closed);
        // From the supervisor's hands.
        var served = floor.joins("Célia");
        floor.shop.sql("UPDATE conversations SET position_told = NULL, position_told_at = NULL");

        floor.passes(6);

        assertThat(floor.thread(rita)).last().isEqualTo("bot: 1º");
        assertThat(floor.thread(closed)).last().asString().startsWith("bot: Você");
        assertThat(floor.thread(served)).noneMatch(line -> line.startsWith("bot: "));
    }
}
