package io.balcao.conversations.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.platform.Ids;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.Stores;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** RT-06: of what was rolled back nobody is told, not even when it is the commit itself that fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RolledBackTest {
    private final Counter counter = new Counter();

    @Test
    void of_a_takeover_whose_commit_fails_nobody_hears() throws Exception {
        var conversation = counter.waiting("Vera");
        try (var failing = new FailingCommit(conversation)) {
            assertThat(Counter.takesOver(counter.ana, conversation).status()).isEqualTo(500);
        }

        assertThat(Counter.takesOver(counter.bia, conversation).status()).isEqualTo(200);

        await().until(
                () -> Counter.told(conversation).stream().anyMatch(text -> text.contains(counter.bia.id.toString())));
        assertThat(Counter.told(conversation)).noneMatch(text -> text.contains(counter.ana.id.toString()));
    }

    @Test
    void of_a_message_whose_commit_fails_nobody_hears() throws Exception {
        var conversation = counter.with(counter.ana, "Vera");
        try (var failing = new FailingCommit(conversation)) {
            assertThat(Counter.says(counter.ana, conversation, "Never said").status()).isEqualTo(500);
        }

        assertThat(Counter.says(counter.ana, conversation, "Said").status()).isEqualTo(201);

        await().until(() -> Counter.told(conversation).stream().anyMatch(text -> text.contains("\"Said\"")));
        assertThat(Counter.told(conversation)).noneMatch(text -> text.contains("Never said"));
    }

    /** Lets everything about a conversation succeed but the commit. */
    private static final class FailingCommit implements AutoCloseable {
        private final String name = "fail_" + Ids.next().toString().replace("-", "");

        FailingCommit(UUID conversation) throws SQLException {
            run("""
                    CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
                    CREATE CONSTRAINT TRIGGER %1$s AFTER UPDATE ON conversations DEFERRABLE INITIALLY DEFERRED
                        FOR EACH ROW WHEN (NEW.id = '%2$s') EXECUTE FUNCTION %1$s();
                    """.formatted(name, conversation));
        }

        @Override
        public void close() throws SQLException {
            run("DROP TRIGGER %1$s ON conversations; DROP FUNCTION %1$s();".formatted(name));
        }

        private static void run(String sql) throws SQLException {
            try (var connection = Migrations.connect(Stores.database()); var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
