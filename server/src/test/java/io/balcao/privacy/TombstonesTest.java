package io.balcao.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A backup from before an erasure does not bring the person back (LG-03). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TombstonesTest {
    /** What a dump from before has of the person, in the order in which it is put back. */
    private static final List<String> TABLES = List.of("customers", "customer_addresses", "conversations", "messages");

    private final Archive archive = new Archive();

    @Test
    void who_was_erased_is_erased_again_when_a_backup_from_before_comes_back() throws IOException {
        var conversation = archive.closed("Rita");
        archive.rows.message(conversation, "customer", "meu segredo", "received");
        var customer = archive.customerOf(conversation);
        var other = archive.closed("Caio");
        var backup = backup();
        erases(customer);
        Archive.privacy().compareErasures(archive.shop.id);

        restore(backup);
        assertThat(tablesWith("segredo")).isNotEmpty();
        Archive.privacy().compareErasures(archive.shop.id);

        assertThat(tablesWith("segredo")).isEmpty();
        assertThat(tablesWith("Rita")).isEmpty();
        assertThat(archive.shop.rows("SELECT erased_at FROM customers WHERE id = $1", customer).getFirst()
                .getString("erased_at")).isNotNull();
        assertThat(archive.shop.rows("SELECT erased_at FROM customers WHERE id = $1", archive.customerOf(other))
                .getFirst().getString("erased_at")).as("who did not ask for it").isNull();
        assertThat(archive.shop.rows("SELECT new_values FROM audit_logs WHERE action = 'customer.erased_again'"))
                .hasSize(1);
        var file = Files.readString(Archive.DIRECTORY.resolve("erasures/" + archive.shop.id + ".txt"));
        assertThat(file).doesNotContain("Rita").doesNotContain("5511").contains("customer " + customer);
        // And it is over: there is nothing left to be done again.
        Archive.privacy().compareErasures(archive.shop.id);
        assertThat(archive.shop.rows("SELECT 1 AS one FROM audit_logs WHERE action = 'customer.erased_again'"))
                .hasSize(1);
    }

    @Test
    void who_came_back_by_themselves_afterwards_stays() {
        var number = "5511977778888";
        archive.phone.writes(number, "Oi");
        var first = UUID.fromString(archive.shop.rows("SELECT id FROM customers").getFirst().getString("id"));
        erases(first);
        Archive.privacy().compareErasures(archive.shop.id);
        archive.phone.writes(number, "wamid.again", java.time.Instant.now().plusSeconds(5), "Voltei");

        // A database that has forgotten the erasure, though not who came after it.
        archive.shop.sql("DELETE FROM erased_addresses");
        Archive.privacy().compareErasures(archive.shop.id);

        assertThat(archive.shop.rows("SELECT content FROM messages")).singleElement()
                .satisfies(row -> assertThat(row.getString("content")).isEqualTo("Voltei"));
        assertThat(archive.shop.rows("SELECT 1 AS one FROM erased_addresses")).isNotEmpty();
    }

    private void erases(UUID customer) {
        assertThat(archive.shop.admin.posts("/customers/" + customer + "/erase",
                new JsonObject().put("reason", "pedido do titular")).status()).isEqualTo(200);
    }

    private Map<String, List<JsonObject>> backup() {
        var rows = new LinkedHashMap<String, List<JsonObject>>();
        TABLES.forEach(table -> rows.put(table, archive.shop.rows("SELECT * FROM " + table)));
        return rows;
    }

    private void restore(Map<String, List<JsonObject>> backup) {
        archive.shop.sql("DELETE FROM erased_addresses");
        backup.forEach((table, rows) -> rows.forEach(row -> {
            // What is computed cannot be put back.
            archive.shop.rows("SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::text::regclass"
                    + " AND attgenerated <> ''", table).forEach(column -> row.remove(column.getString("name")));
            var columns = String.join(", ", row.fieldNames());
            if (table.equals("customers") || table.equals("conversations")) {
                var set = row.fieldNames().stream().map(name -> name + " = r." + name)
                        .collect(java.util.stream.Collectors.joining(", "));
                archive.shop.sql("UPDATE " + table + " t SET " + set + " FROM jsonb_populate_record(NULL::" + table
                        + ", $1) AS r WHERE t.id = r.id", row);
            } else {
                archive.shop.sql("INSERT INTO " + table + " (" + columns + ") SELECT " + columns
                        + " FROM jsonb_populate_record(NULL::" + table + ", $1) ON CONFLICT DO NOTHING", row);
            }
        }));
    }

    private List<String> tablesWith(String text) {
        return archive.shop.rows("""
                SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                  AND c.relname <> 'flyway_schema_history' ORDER BY 1""").stream().map(row -> row.getString("name"))
                .filter(table -> !archive.shop.rows("SELECT 1 AS one FROM " + table + " t WHERE position('" + text
                        + "' IN t::text) > 0 LIMIT 1").isEmpty())
                .toList();
    }
}
