package io.balcao.conversations.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.conversations.ingest.Phone;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Takeovers, transfers, closings, reopenings, answers and the customer's messages, all at the same moment, in an order
 * that a seed decides: what is left is a state that one after the other could have made, and the audit trail says which.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnershipRacesTest {
    private static final int ROUNDS = 40;
    private static final int ACTS = 10;

    private final Counter counter = new Counter();
    private final Phone phone = new Phone(Counter.SERVER.ground, counter.shop.id, counter.channel);

    // OR-09
    @Test
    void whatever_happens_at_once_ends_in_an_allowed_state() {
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var name = "seed " + seed + ", round " + round;
            var customer = "5511" + (900_000_000L + random.nextInt(99_999_999));
            phone.writes(customer, "Oi");
            var conversation = newest();
            if (random.nextBoolean()) {
                Counter.transfers(counter.supervisor, conversation, to("department_id", counter.sales));
            }
            List<Callable<Answer>> acts = new ArrayList<>();
            for (int i = 0; i < ACTS; i++) {
                acts.add(act(random, conversation, customer));
            }

            @SuppressWarnings({"unchecked", "rawtypes"})
            Callable<Answer>[] all = acts.toArray(Callable[]::new);
            var answers = FeatureServer.atOnce(all);

            assertThat(answers).as(name).extracting(Answer::status).isSubsetOf(200, 201, 403, 404, 409, 422);
            check(name);
        }
    }

    private UUID newest() {
        return UUID.fromString(counter.shop.rows("SELECT id FROM conversations ORDER BY id DESC LIMIT 1").getFirst()
                .getString("id"));
    }

    private static JsonObject to(String target, Object value) {
        return new JsonObject().put("to_" + target, value instanceof UUID id ? id.toString() : value);
    }

    private Callable<Answer> act(Random random, UUID conversation, String customer) {
        var person = List.<Person>of(counter.ana, counter.bia, counter.supervisor).get(random.nextInt(3));
        return switch (random.nextInt(9)) {
            case 0, 1 -> () -> Counter.takesOver(person, conversation);
            case 2 -> () -> Counter.transfers(person, conversation, to("user_id", counter.bia.id));
            case 3 -> () -> Counter.transfers(person, conversation, to("department_id", counter.sales));
            case 4 -> () -> Counter.transfers(person, conversation, to("bot", true));
            case 5 -> () -> Counter.closes(person, conversation);
            case 6 -> () -> Counter.reopens(person, conversation);
            case 7 -> () -> Counter.says(person, conversation, "Olá");
            default -> () -> new Answer(phone.writes(customer, "Mais uma"), new JsonObject(), java.util.Map.of(), "");
        };
    }

    private void check(String name) {
        assertThat(counter.shop.rows("SELECT customer_id FROM conversations WHERE status <> 'closed'"
                + " GROUP BY customer_id HAVING count(*) > 1")).as("%s: two open at once", name).isEmpty();
        // Each change of owner has its row, and they follow each other without a gap: this is the order they happened in.
        for (var conversation : counter.shop
                .rows("SELECT id, owner, assigned_user_id, owner_version FROM conversations")) {
            var trail = counter.shop.rows("SELECT new_values FROM audit_logs WHERE object_id = $1"
                    + " ORDER BY (new_values ->> 'owner_version')::int", UUID.fromString(conversation.getString("id")));
            assertThat(trail).as("%s: changes without a row", name)
                    .hasSize(conversation.getInteger("owner_version") - 1);
            for (int i = 0; i < trail.size(); i++) {
                assertThat(trail.get(i).getJsonObject("new_values").getInteger("owner_version")).as(name)
                        .isEqualTo(i + 2);
            }
        }
        // Nobody speaks in a closed conversation. (The farewell is said by the closing itself.)
        assertThat(counter.shop.rows("""
                SELECT m.id FROM messages m JOIN conversations c ON c.id = m.conversation_id
                WHERE c.status = 'closed' AND m.created_at > c.closed_at
                """)).as("%s: messages after the end", name).isEmpty();
        // An attendant's message was said while it was theirs: between a line that gave it to them and one that took it.
        assertThat(counter.shop.rows("""
                SELECT m.id FROM messages m
                CROSS JOIN LATERAL (
                    SELECT l.metadata -> 'system_event' AS event FROM messages l
                    WHERE l.conversation_id = m.conversation_id AND l.message_type = 'system'
                      AND (l.created_at, l.id) < (m.created_at, m.id)
                    ORDER BY l.created_at DESC, l.id DESC LIMIT 1) AS before
                WHERE m.sender_type = 'attendant' AND m.sender_user_id::text IS DISTINCT FROM (
                    CASE WHEN before.event ->> 'event' IN ('taken_over', 'reopened') THEN before.event ->> 'by_user_id'
                         WHEN before.event ->> 'event' = 'transferred_to_user' THEN before.event ->> 'to_user_id' END)
                """)).as("%s: somebody spoke who did not own it", name).isEmpty();
        // The customer's words are where an answer finds them: in the open conversation, or before the closing.
        assertThat(counter.shop.rows("SELECT conversation_id FROM messages WHERE sender_type = 'customer'"
                + " GROUP BY conversation_id, created_at HAVING count(*) > 1")).as("%s: no order", name).isEmpty();
    }
}
