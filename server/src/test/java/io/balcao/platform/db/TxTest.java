package io.balcao.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.testing.Relay;
import io.balcao.testing.Relay.Way;
import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is committed when, on one connection that everybody shares. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TxTest {
    private static final String ADD = "INSERT INTO departments (id, organization_id, name) VALUES ($1, $2, $3)";

    private final Vertx vertx = Vertx.vertx();
    private final Relay relay = Stores.relayToDatabase();
    private final Database database = Database.open(vertx, Stores.databaseThrough(relay));
    private final Database beside = Database.open(vertx, Stores.database());
    private final OrganizationId organization = new OrganizationId(Ids.next());

    @BeforeEach
    void begin() {
        database.inTransaction(organization,
                tx -> tx.change("INSERT INTO organizations (id, name) VALUES ($1, 'Loja')", organization.value()));
    }

    @AfterEach
    void close() {
        relay.close();
        database.close();
        beside.close();
        vertx.close().await();
    }

    @Test
    void the_last_statement_is_committed_with_all_before_it_and_nothing_undoes_it() {
        assertThatThrownBy(() -> database.inTransaction(organization, tx -> {
            add(tx, "Vendas");
            add(tx.last(), "Suporte");
            assertThat(names(beside)).containsExactly("Suporte", "Vendas");
            throw new IllegalStateException("too late");
        })).hasMessage("too late");

        assertThat(names(database)).containsExactly("Suporte", "Vendas");
    }

    // TN-13
    @Test
    void an_organization_with_more_transactions_than_there_are_connections_leaves_one_to_another() throws Exception {
        var mayEnd = new CompletableFuture<Void>();
        var begun = new AtomicInteger();
        int most = Stores.database().poolSize();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable _ = () -> mayEnd.complete(null)) {
            for (int i = 0; i < most + 5; i++) {
                threads.submit(() -> beside.inTransaction(organization, tx -> {
                    tx.change("SELECT 1");
                    begun.incrementAndGet();
                    return mayEnd.join();
                }));
            }
            await().until(() -> begun.get() > 0);

            int changed = beside.inTransaction(new OrganizationId(Ids.next()), tx -> tx.change("SELECT 1"));

            assertThat(changed).isOne();
            assertThat(begun).hasValueLessThan(most);
        }
        assertThat(begun).hasValue(most + 5);
    }

    @Test
    void a_last_statement_that_fails_undoes_what_was_before_it_and_the_connection_goes_on() {
        assertThatThrownBy(() -> database.inTransaction(organization, tx -> {
            add(tx, "Vendas");
            return tx.last().change("SELECT 1 / 0");
        })).isInstanceOf(PgException.class);

        assertThat(names(database)).isEmpty();
    }

    @Test
    void after_the_last_statement_there_is_none() {
        assertThatThrownBy(() -> database.inTransaction(organization, tx -> {
            add(tx.last(), "Vendas");
            return add(tx, "Suporte");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(names(database)).containsExactly("Vendas");
    }

    @Test
    void what_is_thrown_before_the_end_undoes_everything() {
        assertThatThrownBy(() -> database.inTransaction(organization, tx -> {
            add(tx, "Vendas");
            throw new IllegalStateException("on purpose");
        })).hasMessage("on purpose");

        assertThat(names(database)).isEmpty();
    }

    @Test
    void a_last_statement_whose_answer_is_lost_may_have_been_committed_and_that_is_said() throws Exception {
        var unknown = new AtomicInteger();
        database.whenOutcomeIsUnknown(unknown::incrementAndGet);
        // From now on the connection knows the statement, and asks nothing before it sends it.
        database.inTransaction(organization, tx -> add(tx, "Suporte"));
        var failure = new CompletableFuture<@Nullable Throwable>();
        Thread.ofVirtual().start(() -> {
            try {
                database.inTransaction(organization, tx -> {
                    names(tx);
                    relay.hold(Way.DOWN);
                    return add(tx.last(), "Vendas");
                });
                failure.complete(null);
            } catch (RuntimeException expected) {
                failure.complete(expected);
            }
        });
        await().until(() -> names(beside).equals(List.of("Suporte", "Vendas")));

        relay.cut();

        assertThat(failure.get(30, TimeUnit.SECONDS)).matches(Database::isAway);
        assertThat(unknown).hasValue(1);
    }

    private int add(Tx tx, String name) {
        return tx.change(ADD, Ids.next(), organization.value(), name);
    }

    private List<String> names(Database from) {
        return from.inTransaction(organization, this::names);
    }

    private List<String> names(Tx tx) {
        return tx.list("SELECT name FROM departments ORDER BY name", row -> row.getString(0));
    }
}
