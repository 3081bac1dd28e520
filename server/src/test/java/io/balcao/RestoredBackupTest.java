package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * A whole database from before an erasure is put back beside the newest file of erasures, as docs/operations.md says, and a
 * server starts on it: the person does not come back (LG-03).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestoredBackupTest {
    @Test
    void who_was_erased_after_the_backup_is_erased_again_before_anything_of_it_is_served() throws Exception {
        try (var server = new WholeServer(Map.of())) {
            var shop = server.shop("Volta");
            var rita = shop.waiting();
            var caio = shop.waiting();
            shop.customerSays(rita, "meu exame vazou");
            shop.customerSays(caio, "isto fica");
            var customer = shop.customerOf(rita);
            var number = shop.rows("SELECT address FROM customer_addresses WHERE customer_id = $1", customer).getFirst()
                    .getString("address").substring("tel:".length());
            var backup = Stores.backup(server.stored);
            assertThat(tablesWith(backup, shop, "exame vazou")).contains("messages");
            assertThat(tablesWith(backup, shop, number)).contains("customer_addresses");

            assertThat(shop.admin.sends("POST", "/customers/" + customer + "/erase",
                    new JsonObject().put("reason", "pedido do titular")).status()).isEqualTo(200);
            server.server.features().privacy().compareErasures(shop.id);
            var erasures = Path.of(server.setting("DATA_DIR")).resolve("erasures").resolve(shop.id + ".txt");
            assertThat(erasures).exists();
            var elsewhere = Path.of("target", "restored-" + shop.id);
            Files.createDirectories(elsewhere.resolve("erasures"));
            Files.copy(erasures, elsewhere.resolve("erasures").resolve(shop.id + ".txt"));

            try (var restored = server.another(Map.of("DATABASE_URL", backup.url().value(), "DATA_DIR",
                    elsewhere.toString()))) {
                // No waiting: it answers from now on.
                assertThat(restored.port()).isPositive();
                assertThat(tablesWith(backup, shop, "exame vazou")).isEmpty();
                assertThat(tablesWith(backup, shop, number)).isEmpty();
                assertThat(tablesWith(backup, shop, "isto fica")).as("who did not ask for it").contains("messages");
                assertThat(tablesWith(backup, shop, "customer.erased_again")).containsExactly("audit_logs");
            }
        }
    }

    /** Which tables of an organization say something, as the owner of the database sees them. */
    private static List<String> tablesWith(DatabaseSettings database, WholeServer.Shop shop, String text)
            throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = Migrations.connect(database); var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('app.organization_id', '" + shop.id + "', false)");
            for (var table : shop.everything().keySet()) {
                try (var rows = statement.executeQuery("SELECT 1 FROM " + table + " t WHERE position('" + text
                        + "' IN t::text) > 0 LIMIT 1")) {
                    if (rows.next()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }
}
