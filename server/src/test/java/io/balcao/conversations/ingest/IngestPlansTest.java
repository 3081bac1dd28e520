package io.balcao.conversations.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A plan that was made while a table was small must not read the whole of it once it is large. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IngestPlansTest {
    private static final int FEW = 100;
    private static final int MANY = 400;
    private static final String STORE = """
            SELECT * FROM store_messages($1, ARRAY[gen_random_uuid()], ARRAY[$2::uuid], ARRAY[$3::text],
                ARRAY['tel:' || $4::text], ARRAY[NULL::text], ARRAY[$4::text], ARRAY[NULL::text], ARRAY['Rita'],
                ARRAY['+55'], ARRAY[now()], ARRAY['text'], ARRAY['Oi'], ARRAY['Oi'], ARRAY['{}'], ARRAY[NULL::text],
                ARRAY[false], ARRAY[NULL::uuid], ARRAY[NULL::text], ARRAY[NULL::text], ARRAY[NULL::text],
                ARRAY[NULL::text], ARRAY[gen_random_uuid()], ARRAY[gen_random_uuid()], 600,
                ARRAY[NULL::smallint], ARRAY[NULL::uuid])
            """;

    @Test
    void storing_a_message_reads_a_handful_of_rows_though_its_plan_was_made_in_a_young_database() throws SQLException {
        var settings = Stores.freshDatabase();
        var vertx = Vertx.vertx();
        // One connection: its plan is the one of the young database, and its counts are all there are.
        var database = Database.open(vertx, new DatabaseSettings(settings.url(), settings.appRole(), 1));
        var organization = new OrganizationId(Ids.next());
        var channel = Ids.next();
        database.inTransaction(organization, tx -> {
            tx.change("INSERT INTO organizations (id, name) VALUES ($1, 'Loja')", organization.value());
            return tx.change("""
                    INSERT INTO channels (id, organization_id, name, phone_number_id) VALUES ($1, $2, 'Número', '1')
                    """, channel, organization.value());
        });

        store(database, organization, channel, 0, FEW);
        try (var owner = Migrations.connect(settings); var statement = owner.createStatement()) {
            // As autovacuum does once there is something to count. Plans are made upon these few rows.
            statement.execute("ANALYZE");
        }
        // Table by table they come in when PostgreSQL likes, unless it is told to; whoever is answered again finds them all.
        database.send("SELECT pg_stat_force_next_flush()").await();
        database.send("SELECT 1").await();
        long before = rowsRead(settings, FEW);
        store(database, organization, channel, FEW, FEW + MANY);
        // A connection's counts are there when it is gone.
        database.close();

        assertThat(rowsRead(settings, FEW + MANY) - before).isLessThan(MANY * 40);
        vertx.close().await();
    }

    private static void store(Database database, OrganizationId organization, UUID channel, int from, int to) {
        for (int i = from; i < to; i++) {
            var stored = database.send(STORE, organization.value(), channel, "wamid." + i, "55119" + i % 200).await();
            // A row of the message, a row of its conversation.
            assertThat(stored.size()).isEqualTo(2);
        }
    }

    /** Rows read so far, once the counts of this many messages have come in. */
    private static long rowsRead(DatabaseSettings settings, int messages) throws SQLException {
        try (var owner = Migrations.connect(settings); var statement = owner.createStatement()) {
            while (true) {
                var rows = statement.executeQuery("""
                        SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)),
                               max(n_tup_ins) FILTER (WHERE relname = 'messages') FROM pg_stat_user_tables
                        """);
                rows.next();
                if (rows.getLong(2) >= messages) {
                    return rows.getLong(1);
                }
            }
        }
    }
}
