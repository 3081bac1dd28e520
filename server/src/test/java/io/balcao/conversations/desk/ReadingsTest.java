package io.balcao.conversations.desk;

import static io.balcao.conversations.desk.Counter.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.realtime.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who read what of whom is in the audit trail, whichever way they came to read it. (LG-07) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingsTest {
    private final Counter counter = new Counter();
    private final UUID conversation = counter.with(counter.ana, "Rita");
    private final UUID customer = customerOf(conversation);

    private UUID customerOf(UUID thread) {
        return UUID.fromString(counter.row(thread).getString("customer_id"));
    }

    @Test
    void a_profile_that_is_opened_again_and_again_is_one_reading_of_each_reader() {
        for (int again = 0; again < 3; again++) {
            assertThat(counter.ana.gets("/customers/" + customer).status()).isEqualTo(200);
            assertThat(counter.supervisor.gets("/customers/" + customer).status()).isEqualTo(200);
        }

        assertThat(readers("customer.read")).containsExactlyInAnyOrder(counter.ana.id, counter.supervisor.id);
    }

    @Test
    void what_is_opened_again_later_is_another_reading() {
        counter.ana.gets("/customers/" + customer);
        SERVER.ground.clock().advance(Duration.ofMinutes(16));
        counter.ana.gets("/customers/" + customer);

        assertThat(readers("customer.read")).containsExactly(counter.ana.id, counter.ana.id);
    }

    @Test
    void what_was_not_seen_was_not_read() {
        assertThat(counter.bia.gets("/customers/" + customer).status()).isEqualTo(404);
        assertThat(counter.bia.gets("/conversations/" + conversation).status()).isEqualTo(404);
        assertThat(counter.bia.gets("/messages?conversation_id=" + conversation).status()).isEqualTo(404);

        assertThat(whoRead(customer)).isEmpty();
    }

    @Test
    void every_way_to_what_is_known_of_a_person_leaves_who_went_it() {
        counter.customerSays(conversation, "meu exame chegou?");
        for (var way : List.of("/conversations/" + conversation, "/conversations", "/conversations?q=Rita",
                "/messages?conversation_id=" + conversation, "/customers", "/customers/" + customer,
                "/customers/" + customer + "/consents", "/customers/" + customer + "/surveys",
                "/conversations/" + conversation + "/transfers")) {
            assertThat(counter.supervisor.gets(way).status()).as(way).isEqualTo(200);
        }

        assertThat(whoRead(customer)).containsOnly(counter.supervisor.id);
        assertThat(actions(customer)).containsExactlyInAnyOrder("conversation.read", "conversation.listed",
                "customer.listed", "customer.read", "customer.consents_read", "customer.scores_read");
    }

    @Test
    void a_thread_alone_is_a_reading_of_its_customer() {
        counter.supervisor.gets("/messages?conversation_id=" + conversation);

        assertThat(actions(customer)).containsExactly("conversation.read");
    }

    @Test
    void who_follows_a_conversation_live_reads_it() {
        var principal = new Principal(counter.shop.id, counter.bia.id, "Bia", UUID.randomUUID(), Instant.MAX, Set.of(),
                null, false);

        Counter.desk().access().followed(principal, Set.of(conversation));

        assertThat(whoRead(customer)).containsExactly(counter.bia.id);
    }

    @Test
    void a_list_is_one_row_for_all_whom_it_showed_and_each_of_them_can_be_asked_for() {
        var others = List.of(customerOf(counter.with(counter.ana, "Caio")),
                customerOf(counter.with(counter.bia, "Davi")));

        counter.supervisor.gets("/conversations");
        counter.supervisor.gets("/conversations?sort=last_message_at");

        assertThat(readers("conversation.listed")).containsExactly(counter.supervisor.id);
        others.forEach(other -> assertThat(whoRead(other)).containsExactly(counter.supervisor.id));
    }

    @Test
    void somebody_new_in_a_list_that_was_read_before_is_a_reading_of_theirs() {
        counter.supervisor.gets("/conversations");
        SERVER.ground.accounts().auditTrail().readings().write();
        var late = customerOf(counter.with(counter.ana, "Davi"));
        counter.supervisor.gets("/conversations");

        assertThat(whoRead(late)).containsExactly(counter.supervisor.id);
        assertThat(whoRead(customer)).containsExactly(counter.supervisor.id);
    }

    private List<UUID> readers(String action) {
        SERVER.ground.accounts().auditTrail().readings().write();
        return counter.shop.rows("SELECT user_id FROM audit_logs WHERE action = $1", action).stream()
                .map(row -> UUID.fromString(row.getString("user_id"))).toList();
    }

    private List<UUID> whoRead(UUID person) {
        SERVER.ground.accounts().auditTrail().readings().write();
        return counter.shop.rows("""
                SELECT a.user_id FROM audit_logs a JOIN audit_customers c ON c.audit_log_id = a.id
                WHERE c.customer_id = $1 AND audit_deed(a.action) = 'read'
                """, person).stream().map(row -> UUID.fromString(row.getString("user_id"))).toList();
    }

    private List<String> actions(UUID person) {
        SERVER.ground.accounts().auditTrail().readings().write();
        return counter.shop.rows("""
                SELECT a.action FROM audit_logs a JOIN audit_customers c ON c.audit_log_id = a.id
                WHERE c.customer_id = $1
                """, person).stream().map(row -> row.getString("action")).toList();
    }
}
