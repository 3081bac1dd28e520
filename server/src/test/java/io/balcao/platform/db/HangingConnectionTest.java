package io.balcao.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.testing.Relay;
import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A connection whose network was cut without a word costs one question, not one after the other. (OP-04, OP-05) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HangingConnectionTest {
    private static final Duration SILENCE = Duration.ofMillis(400);
    private static final Duration REST = Duration.ofMillis(800);

    private final Vertx vertx = Vertx.vertx();
    private final Relay relay = Stores.relayToDatabase();
    private final Database database = Database.open(vertx, Stores.databaseThrough(relay), SILENCE, REST);

    @AfterEach
    void close() {
        relay.close();
        database.close();
        vertx.close().await();
    }

    @Test
    void one_that_hangs_ends_with_its_first_question() {
        assertThat(answer()).containsExactly(1);
        relay.freeze();

        assertThatThrownBy(this::answer).matches(Database::isAway);

        assertThat(answer()).containsExactly(1);
    }

    @Test
    void one_that_hangs_within_a_transaction_ends_with_it() {
        var organization = new OrganizationId(Ids.next());
        assertThatThrownBy(() -> database.inTransaction(organization, tx -> {
            tx.one("SELECT 1", row -> row.getInteger(0));
            relay.freeze();
            return tx.one("SELECT 1", row -> row.getInteger(0));
        })).matches(Database::isAway);

        var next = database.inTransaction(organization, tx -> tx.list("SELECT 1", row -> row.getInteger(0)));
        assertThat(next).containsExactly(1);
    }

    @Test
    void one_that_nobody_needs_is_given_up_before_a_firewall_forgets_it() {
        assertThat(answer()).containsExactly(1);
        assertThat(relay.connections()).isEqualTo(1);

        await().until(() -> relay.connections() == 0);

        assertThat(answer()).containsExactly(1);
    }

    private List<Integer> answer() {
        return database.ask("SELECT 1", row -> row.getInteger(0));
    }
}
