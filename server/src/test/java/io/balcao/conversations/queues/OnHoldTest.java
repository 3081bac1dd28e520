package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is on hold stays with who put it there and asks nothing of them, until its time or until the customer writes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OnHoldTest {
    private final Floor floor = new Floor("round_robin");

    private void snooze(UUID conversation, int minutes) {
        Floor.ok(floor.ana.posts("/conversations/" + conversation + "/snooze",
                new JsonObject().put("until", Instant.now().plus(Duration.ofMinutes(minutes)).toString())));
    }

    private boolean isOnHold(UUID conversation) {
        return floor.row(conversation).getString("snoozed_until") != null;
    }

    private UUID held() {
        floor.capacity(floor.ana, 1);
        floor.are("online", floor.ana);
        return floor.joins("Rita");
    }

    @Test
    void it_makes_room_for_who_waits_in_the_same_moment() {
        var rita = held();
        var joao = floor.joins("João");
        assertThat(floor.holder(joao)).isNull();

        snooze(rita, 60);

        assertThat(floor.holder(joao)).isEqualTo(floor.ana.id);
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
        assertThat(floor.stranded()).isEmpty();
        assertThat(floor.shop.rows("SELECT id FROM audit_logs WHERE action = 'conversation.snoozed'")).hasSize(1);
        assertThat(floor.thread(rita)).anyMatch(line -> line.endsWith("pôs a conversa em espera"));
    }

    @Test
    void at_its_time_it_comes_back_to_who_has_it_while_they_are_there_and_have_a_place() {
        var rita = held();
        snooze(rita, 60);
        floor.passes(59);
        assertThat(isOnHold(rita)).isTrue();
        floor.are("online", floor.ana);

        floor.passes(2);

        assertThat(isOnHold(rita)).isFalse();
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
        assertThat(floor.thread(rita)).endsWith("system: A conversa voltou da espera");
    }

    @Test
    void when_the_customer_writes_it_comes_back_at_once() {
        var rita = held();
        snooze(rita, 60);

        floor.customerSays(rita, "Consegui o documento");

        assertThat(floor.ana.gets("/conversations?assigned_to=me&on_hold=true").body().getJsonArray("data")).isEmpty();
        assertThat(floor.ana.gets("/conversations?assigned_to=me&on_hold=false").body().getJsonArray("data"))
                .hasSize(1);
        floor.queues.look();
        assertThat(isOnHold(rita)).isFalse();
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
    }

    @Test
    void who_is_gone_or_full_by_then_does_not_keep_it_and_who_waits_for_an_answer_is_first_in_line() {
        var rita = held();
        snooze(rita, 60);
        var joao = floor.joins("João");
        var celia = floor.joins("Célia");
        assertThat(floor.holder(joao)).as("in the place that Rita left").isEqualTo(floor.ana.id);

        floor.customerSays(rita, "E então?");
        floor.queues.look();

        assertThat(floor.holder(rita)).isNull();
        assertThat(floor.row(rita).getString("status")).isEqualTo("waiting");
        assertThat(floor.row(rita).getString("queue_place")).isLessThan(floor.row(celia).getString("queue_place"));
        assertThat(floor.overloaded()).isEmpty();
        assertThat(floor.stranded()).isEmpty();
    }

    @Test
    void it_is_in_no_count_of_mine_and_in_the_one_of_what_is_on_hold() {
        var rita = held();
        snooze(rita, 60);

        var stats = floor.ana.gets("/conversations/stats").body();
        assertThat(stats.getInteger("mine")).isZero();
        assertThat(stats.getInteger("on_hold")).isEqualTo(1);
        Floor.ok(floor.ana.posts("/conversations/" + rita + "/unsnooze", new JsonObject()));

        assertThat(floor.ana.gets("/conversations/stats").body().getInteger("mine")).isEqualTo(1);
        assertThat(floor.ana.posts("/conversations/" + rita + "/snooze",
                new JsonObject().put("until", Floor.SERVER.ground.clock().instant().minusSeconds(5).toString()))
                .status()).isEqualTo(422);
        assertThat(floor.ana.posts("/conversations/" + rita + "/snooze",
                new JsonObject().put("until", Instant.now().plus(Duration.ofDays(100)).toString())).status())
                .isEqualTo(422);
        snooze(rita, 60);
        Floor.ok(floor.supervisor.posts("/conversations/" + rita + "/transfer",
                new JsonObject().put("to_user_id", floor.supervisor.id.toString())));
        assertThat(isOnHold(rita)).as("with somebody else").isFalse();
    }
}
