package io.balcao.platform.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.config.InvalidConfig;
import io.balcao.platform.db.Database;
import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The key of secrets at rest can be changed, and a wrong one is refused before it does harm (LG-09). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SealsTest {
    private static final Secret BEFORE = new Secret("the key that sealed it, of 2026");
    private static final Secret NOW = new Secret("the key that takes its place now");
    private static Vertx vertx;
    private static Database database;

    private final OrganizationId organization = new OrganizationId(Ids.next());
    private final UUID channel = Ids.next();

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        var settings = Stores.freshDatabase();
        database = Database.open(vertx, settings);
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    @Test
    void what_the_old_key_sealed_is_sealed_anew_and_needs_it_no_more_and_a_wrong_key_changes_nothing() {
        stores(new Vault(BEFORE).seal(new Secret("EAAG-token")));

        assertThatThrownBy(() -> new Seals(database, new Vault(NOW)).ensure()).isInstanceOf(InvalidConfig.class)
                .hasMessageContaining("ENCRYPTION_KEY").hasMessageContaining("ENCRYPTION_KEY_OLD")
                .hasMessageContaining("1 in channels.access_token_encrypted").hasMessageNotContaining("EAAG");
        assertThat(new Vault(BEFORE).open(stored()).value()).as("as it was").isEqualTo("EAAG-token");

        var both = new Vault(NOW, Optional.of(BEFORE));
        assertThat(both.open(stored()).value()).as("before it was sealed anew").isEqualTo("EAAG-token");
        new Seals(database, both).ensure();

        assertThat(new Vault(NOW).open(stored()).value()).isEqualTo("EAAG-token");
        new Seals(database, new Vault(NOW)).ensure();
        assertThatThrownBy(() -> new Seals(database, new Vault(BEFORE)).ensure()).isInstanceOf(InvalidConfig.class);
        // What is worth nothing tomorrow is no reason not to start today.
        database.inTransaction(organization, tx -> tx.change("DELETE FROM channels"));
        database.inTransaction(organization, tx -> tx.change("INSERT INTO mails (id, organization_id, kind, recipient,"
                + " content_encrypted, expires_at) VALUES ($1, $2, 'x', 'a@example.com', $3, now())", Ids.next(),
                organization.value(), Buffer.buffer(new Vault(BEFORE).seal(new Secret("x")))));
        new Seals(database, new Vault(NOW)).ensure();
    }

    @Test
    void every_column_that_is_sealed_is_looked_at() {
        var columns = database.ask("""
                SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname LIKE '%\\_encrypted'
                  AND NOT a.attisdropped
                """, row -> row.getString(0));

        assertThat(SealRepository.PLACES).extracting(place -> place.table() + "." + place.column())
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    private void stores(byte[] sealed) {
        database.inTransaction(organization, tx -> {
            tx.change("INSERT INTO organizations (id, name) VALUES ($1, 'Loja')", organization.value());
            return tx.change("INSERT INTO channels (id, organization_id, name, phone_number_id, access_token_encrypted)"
                    + " VALUES ($1, $2, 'Loja', '4711', $3)", channel, organization.value(), Buffer.buffer(sealed));
        });
    }

    private byte[] stored() {
        return database.inTransaction(organization, tx -> tx.one(
                "SELECT access_token_encrypted FROM channels WHERE id = $1", row -> row.getBuffer(0).getBytes(),
                channel)
                .orElseThrow());
    }
}
