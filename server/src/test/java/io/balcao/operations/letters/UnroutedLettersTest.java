package io.balcao.operations.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.platform.Ids;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.Stores;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What came for nobody here is seen by whoever runs the installation (OP-15). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnroutedLettersTest {
    private static final String OLDER = "00000000-0000-7000-8000-000000000001";
    private static final String NEWER = "00000000-0000-7000-8000-000000000002";

    private final DatabaseSettings database = Stores.freshDatabase();

    @Test
    void what_came_for_nobody_is_listed_and_nothing_of_an_organization() throws SQLException {
        assertThat(printed(10)).isEqualTo("Nothing came that belongs to nobody here.\n");

        try (var owner = Migrations.connect(database); var statement = owner.createStatement()) {
            statement.execute("INSERT INTO dead_letters (id, source, phone_number_id, reason, raw, created_at) VALUES"
                    + " ('" + OLDER + "', 'whatsapp', '4711', 'no such number', '', '2026-01-02 03:04:05Z'),"
                    + " ('" + NEWER + "', 'whatsapp', NULL, E'no JSON:\\n\\x1b[2Jgone', '', '2026-01-03 00:00:00Z')");
            var shop = Ids.next();
            statement.execute("SELECT set_config('app.organization_id', '" + shop + "', false)");
            statement.execute("INSERT INTO organizations (id, name) VALUES ('" + shop + "', 'Loja')");
            statement.execute("INSERT INTO dead_letters (id, organization_id, source, reason, raw)"
                    + " VALUES (gen_random_uuid(), '" + shop + "', 'whatsapp', 'of a shop', '')");
        }

        assertThat(printed(10).lines()).containsExactly(
                NEWER + "\t2026-01-03T00:00:00Z\twhatsapp\t-\tno JSON: [2Jgone",
                OLDER + "\t2026-01-02T03:04:05Z\twhatsapp\t4711\tno such number");
        assertThat(printed(1).lines()).containsExactly(
                NEWER + "\t2026-01-03T00:00:00Z\twhatsapp\t-\tno JSON: [2Jgone", "… and older ones");
    }

    @Test
    void who_runs_the_installation_gives_them_to_the_organization_that_has_the_number_now() throws SQLException {
        var shop = Ids.next();
        try (var owner = Migrations.connect(database); var statement = owner.createStatement()) {
            statement.execute("INSERT INTO dead_letters (id, source, phone_number_id, reason, raw) VALUES"
                    + " ('" + OLDER + "', 'whatsapp', '4711', 'no such number', ''),"
                    + " ('" + NEWER + "', 'whatsapp', '4712', 'no such number', '')");
        }
        assertThatThrownBy(() -> ran("give", "4711")).hasMessageContaining("connect it first");
        assertThat(UnroutedLetters.run(database, List.of("take"), 10, System.out)).isFalse();
        try (var owner = Migrations.connect(database); var statement = owner.createStatement()) {
            statement.execute("SELECT set_config('app.organization_id', '" + shop + "', false)");
            statement.execute("INSERT INTO organizations (id, name) VALUES ('" + shop + "', 'Loja')");
            statement.execute("INSERT INTO channels (id, organization_id, kind, name, phone_number_id, status)"
                    + " VALUES (gen_random_uuid(), '" + shop + "', 'whatsapp', 'Loja', '4711', 'active')");

            assertThat(ran("give", "4711")).startsWith("1 given");

            try (var rows = statement.executeQuery("SELECT id FROM dead_letters WHERE organization_id = '" + shop
                    + "' AND state = 'open'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(OLDER);
                assertThat(rows.next()).isFalse();
            }
        }
        assertThat(printed(10)).contains(NEWER).doesNotContain(OLDER);
    }

    private String ran(String... words) {
        var bytes = new ByteArrayOutputStream();
        assertThat(UnroutedLetters.run(database, List.of(words), 10,
                new PrintStream(bytes, true, StandardCharsets.UTF_8))).isTrue();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String printed(int most) {
        var bytes = new ByteArrayOutputStream();
        UnroutedLetters.print(database, most, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
