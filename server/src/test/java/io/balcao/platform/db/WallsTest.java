package io.balcao.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Promise 8 in a pool of two connections that everybody shares (TN-04, TN-05). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WallsTest {
    static final Vertx VERTX = Vertx.vertx();
    static Database database;
    static OrganizationId loja;
    static OrganizationId padaria;

    @BeforeAll
    static void start() {
        var settings = Stores.database();
        database = Database.open(VERTX, new DatabaseSettings(settings.url(), settings.appRole(), 2));
        loja = organization("Loja");
        padaria = organization("Padaria");
    }

    @AfterAll
    static void stop() {
        database.close();
        VERTX.close().await();
    }

    @Test
    void without_an_organization_there_are_no_rows() {
        for (int i = 0; i < 10; i++) {
            assertThat(names(loja)).containsExactly("Loja");
            for (var table : List.of("organizations", "departments", "users", "audit_logs")) {
                assertThat(database.ask("SELECT count(*) FROM " + table, row -> row.getLong(0))).containsExactly(0L);
            }
        }
    }

    @Test
    void a_failure_in_the_middle_leaves_no_organization_behind() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> database.inTransaction(loja, tx -> {
                names(tx);
                throw new IllegalStateException("on purpose");
            })).hasMessage("on purpose");
            assertThatThrownBy(() -> database.inTransaction(loja, tx -> tx.change("SELECT 1 / 0")))
                    .isInstanceOf(PgException.class);
            assertThat(database.ask("SELECT count(*) FROM departments", row -> row.getLong(0))).containsExactly(0L);
            assertThat(names(padaria)).containsExactly("Padaria");
        }
    }

    @Test
    void a_thousand_mixed_requests_on_two_connections_see_only_their_own() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<List<String>>>();
            for (int i = 0; i < 1_000; i++) {
                int turn = i % 4;
                asked.add(pool.submit(() -> switch (turn) {
                    case 0 -> names(loja);
                    case 1 -> names(padaria);
                    case 2 -> database.ask("SELECT name FROM departments", row -> row.getString(0));
                    default -> failing(loja);
                }));
            }
            for (int i = 0; i < asked.size(); i++) {
                assertThat(asked.get(i).get()).isEqualTo(switch (i % 4) {
                    case 0 -> List.of("Loja");
                    case 1 -> List.of("Padaria");
                    default -> List.of();
                });
            }
        }
    }

    @Test
    void a_row_for_another_organization_cannot_be_written() {
        assertThatThrownBy(() -> database.inTransaction(loja,
                tx -> tx.change("INSERT INTO departments (id, organization_id, name) VALUES ($1, $2, 'Forged')",
                        Ids.next(), padaria.value())))
                .isInstanceOf(PgException.class).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.inTransaction(loja,
                tx -> tx.change("UPDATE departments SET organization_id = $1", padaria.value())))
                .isInstanceOf(PgException.class).hasMessageContaining("row-level security");
        assertThat(names(padaria)).containsExactly("Padaria");
    }

    @Test
    void a_row_cannot_name_what_another_organization_owns() {
        var theirs = database.inTransaction(padaria,
                tx -> tx.one("SELECT id FROM departments", row -> row.getUUID(0)).orElseThrow());
        var mine = user(loja);

        assertThatThrownBy(() -> database.inTransaction(loja, tx -> tx.change("""
                INSERT INTO department_members (organization_id, department_id, user_id) VALUES ($1, $2, $3)
                """, loja.value(), theirs, mine))).isInstanceOf(PgException.class).hasMessageContaining("foreign key");
    }

    private static List<String> failing(OrganizationId organization) {
        try {
            return database.inTransaction(organization, tx -> tx.list("SELECT 1 / 0", row -> "never"));
        } catch (PgException expected) {
            return List.of();
        }
    }

    private static UUID user(OrganizationId organization) {
        var id = Ids.next();
        database.inTransaction(organization, tx -> tx.change("""
                INSERT INTO users (id, organization_id, email, password_hash, full_name) VALUES ($1, $2, $3, 'x', 'Ana')
                """, id, organization.value(), id + "@example.com"));
        return id;
    }

    private static OrganizationId organization(String name) {
        var organization = new OrganizationId(Ids.next());
        database.inTransaction(organization, tx -> {
            tx.change("INSERT INTO organizations (id, name) VALUES ($1, $2)", organization.value(), name);
            return tx.change("INSERT INTO departments (id, organization_id, name) VALUES ($1, $2, $3)", Ids.next(),
                    organization.value(), name);
        });
        return organization;
    }

    private static List<String> names(OrganizationId organization) {
        return database.inTransaction(organization, WallsTest::names);
    }

    private static List<String> names(Tx tx) {
        return tx.list("SELECT name FROM departments", row -> row.getString(0));
    }
}
