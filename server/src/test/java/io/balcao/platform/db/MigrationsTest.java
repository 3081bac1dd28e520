package io.balcao.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The schema comes to be once, whatever happens meanwhile (OP-10). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MigrationsTest {
    private DatabaseSettings settings = Stores.emptyDatabase();

    @Test
    void the_schema_is_made_on_an_empty_database_and_a_second_start_changes_nothing() {
        var first = Migrations.run(settings);
        var second = Migrations.run(settings);

        assertThat(first.versions()).hasSizeGreaterThan(6).isEqualTo(second.versions());
        withServersRole(database -> {
            assertThat(database.ask("SELECT current_user::text AS who", row -> row.getString("who")))
                    .containsExactly("balcao_app");
            assertThat(database.ask("SELECT count(*) AS n FROM users", row -> row.getLong("n"))).containsExactly(0L);
            assertThat(first.isIn(database)).isTrue();
        });
    }

    @Test
    void what_runs_again_when_its_file_changes_can_run_again() {
        settings = Stores.freshDatabase();
        change("UPDATE flyway_schema_history SET checksum = 0 WHERE version IS NULL");

        Migrations.run(settings);

        assertThat(texts("SELECT description FROM flyway_schema_history WHERE version IS NULL"
                + " GROUP BY description HAVING max(checksum) = 0 AND min(checksum) = 0")).isEmpty();
    }

    @Test
    void of_two_servers_that_start_at_once_one_migrates_and_the_other_waits() throws Exception {
        try (var someone = Migrations.connect(settings)) {
            stopsInTheMiddle(someone);
            var first = start();
            awaitBlocked();
            var second = start();
            await().until(() -> !texts("""
                    SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
                      AND query LIKE '%pg_try_advisory%lock%'
                    """).isEmpty());
            assertThat(first).isNotDone();
            assertThat(second).isNotDone();

            someone.rollback();

            assertThat(first.get().versions()).isEqualTo(second.get().versions());
        }
        assertThat(applied()).doesNotHaveDuplicates();
        withServersRole(database -> assertThat(Migrations.run(settings).isIn(database)).isTrue());
    }

    @Test
    void one_that_was_cut_off_in_the_middle_is_gone_on_with_at_the_next_start() throws Exception {
        try (var someone = Migrations.connect(settings)) {
            stopsInTheMiddle(someone);
            var cut = start();
            awaitBlocked();

            texts("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND cardinality(pg_blocking_pids(pid)) > 0");

            assertThatThrownBy(cut::get).isInstanceOf(ExecutionException.class);
            someone.rollback();
        }
        assertThat(applied()).hasSizeBetween(1, 5).first().isEqualTo("001");
        assertThat(texts("SELECT relname::text FROM pg_class WHERE relname = 'message_search'")).isEmpty();

        var schema = Migrations.run(settings);

        assertThat(applied()).isEqualTo(schema.versions());
        withServersRole(database -> assertThat(schema.isIn(database)).isTrue());
    }

    @Test
    void a_database_of_a_newer_version_is_refused_and_left_as_it_is() throws Exception {
        settings = Stores.freshDatabase();
        change("""
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                                                   installed_by, execution_time, success)
                VALUES (1000, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'tomorrow', 1, true)
                """);
        var before = texts("SELECT h::text FROM flyway_schema_history h ORDER BY 1");

        assertThatThrownBy(() -> Migrations.run(settings)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer Balcão").hasMessageContaining("999");
        assertThat(texts("SELECT h::text FROM flyway_schema_history h ORDER BY 1")).isEqualTo(before);
    }

    @Test
    void a_server_that_runs_while_a_newer_one_migrates_still_has_its_schema_and_knows_when_it_has_not() {
        settings = Stores.freshDatabase();
        var schema = Migrations.run(settings);
        change("UPDATE flyway_schema_history SET version = '999' WHERE version = '001'");
        withServersRole(database -> assertThat(schema.isIn(database)).isFalse());
        change("UPDATE flyway_schema_history SET version = '001' WHERE version = '999'");
        change("INSERT INTO flyway_schema_history SELECT 1000, '999', description, type, script, checksum,"
                + " installed_by, installed_on, execution_time, true FROM flyway_schema_history WHERE version = '001'");
        withServersRole(database -> assertThat(schema.isIn(database)).isTrue());
        change("UPDATE flyway_schema_history SET success = false WHERE version = '002'");
        withServersRole(database -> assertThat(schema.isIn(database)).isFalse());
    }

    /** A server of its own, which blocks a thread of its own. */
    private CompletableFuture<Schema> start() {
        return CompletableFuture.supplyAsync(() -> Migrations.run(settings), task -> new Thread(task).start());
    }

    /** A table of that name, not committed: whoever wants to make it has to wait. */
    private static void stopsInTheMiddle(Connection someone) throws SQLException {
        someone.setAutoCommit(false);
        try (var statement = someone.createStatement()) {
            statement.execute("CREATE TABLE message_search ()");
        }
    }

    private void awaitBlocked() {
        await().until(() -> !texts("SELECT pid::text FROM pg_stat_activity WHERE datname = current_database()"
                + " AND cardinality(pg_blocking_pids(pid)) > 0").isEmpty());
    }

    private List<String> applied() {
        return texts("SELECT version FROM flyway_schema_history WHERE version IS NOT NULL AND success"
                + " ORDER BY installed_rank");
    }

    private List<String> texts(String sql) {
        try (var connection = Migrations.connect(settings);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(String sql) {
        try (var connection = Migrations.connect(settings); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void withServersRole(java.util.function.Consumer<Database> look) {
        var vertx = Vertx.vertx();
        var database = Database.open(vertx, settings);
        try {
            look.accept(database);
        } finally {
            database.close();
            vertx.close().await();
        }
    }
}
