package io.balcao.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MigrationsTest {
    @Test
    void the_schema_is_made_on_an_empty_database_and_a_second_start_changes_nothing(@TempDir Path directory) {
        try (var server = EmbeddedDatabase.start(directory)) {
            Migrations.run(server.settings(2));
            Migrations.run(server.settings(2));
            var vertx = Vertx.vertx();
            var database = Database.open(vertx, server.settings(2));
            assertThat(database.ask("SELECT current_user::text AS who", row -> row.getString("who")))
                    .containsExactly("balcao_app");
            assertThat(database.ask("SELECT count(*) AS n FROM users", row -> row.getLong("n"))).containsExactly(0L);
            database.close();
            vertx.close().await();
        }
    }
}
