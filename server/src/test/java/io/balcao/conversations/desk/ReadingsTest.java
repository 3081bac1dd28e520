package io.balcao.conversations.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who read a person's data is in the audit trail, once an hour for each reader. (LG-07) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingsTest {
    private final Counter counter = new Counter();
    private final UUID customer = UUID.fromString(
            counter.row(counter.with(counter.ana, "Rita")).getString("customer_id"));

    @Test
    void a_profile_that_is_opened_again_and_again_is_one_reading_of_each_reader() {
        for (int again = 0; again < 3; again++) {
            assertThat(counter.ana.gets("/customers/" + customer).status()).isEqualTo(200);
            assertThat(counter.supervisor.gets("/customers/" + customer).status()).isEqualTo(200);
        }

        assertThat(readers("customer.read")).containsExactlyInAnyOrder(counter.ana.id, counter.supervisor.id);
    }

    @Test
    void what_was_not_seen_was_not_read() {
        assertThat(counter.bia.gets("/customers/" + customer).status()).isEqualTo(404);

        assertThat(readers("customer.read")).isEmpty();
    }

    @Test
    void the_list_of_customers_is_a_reading_of_its_own() {
        counter.supervisor.gets("/customers");
        counter.supervisor.gets("/customers?q=Rita");

        assertThat(readers("customer.listed")).containsExactly(counter.supervisor.id);
    }

    private List<UUID> readers(String action) {
        return counter.shop.rows("SELECT user_id, object_id FROM audit_logs WHERE action = $1", action).stream()
                .map(row -> UUID.fromString(row.getString("user_id"))).toList();
    }
}
