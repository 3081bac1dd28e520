package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.db.Migrations;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL's disk is full: nothing is acknowledged that is not stored, who reads goes on, and nobody has to repair anything
 * (OP-07). Simulated: a trigger answers as PostgreSQL does then (53100, disk_full), for one organization's messages.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DiskFullTest {
    private static final WholeServer server = WholeServer.shared();
    private final Shop shop = server.shop("Cheio" + Ids.next().toString().substring(30));

    @AfterEach
    void makeRoom() throws SQLException {
        owner("DROP TRIGGER IF EXISTS disk_full ON messages");
        owner("DROP FUNCTION IF EXISTS disk_full()");
    }

    @Test
    void a_webhook_is_answered_503_until_there_is_room_and_is_then_stored_once() throws SQLException {
        var said = shop.textOf("5511970004444", "cheguei com o disco cheio");
        var held = shop.heldBy(shop.admin);
        fill();

        assertThat(shop.line.delivers(said)).isEqualTo(503);
        assertThat(shop.line.delivers(said)).isEqualTo(503);
        assertThat(stored()).isZero();
        assertThat(shop.rows("SELECT FROM dead_letters")).as("it was not its own fault").isEmpty();
        var refused = shop.admin.sends("POST", "/messages", new JsonObject().put("conversation_id", held.toString())
                .put("content", "oi").put("client_id", Ids.next().toString()));
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(shop.admin.gets("/conversations").status()).as("who reads").isEqualTo(200);
        var neighbour = server.shop("Vizinha");
        assertThat(neighbour.line.delivers(neighbour.textOf("5511970005555", "oi"))).as("on another disk, as it were")
                .isEqualTo(200);

        makeRoom();

        // Meta comes again by itself, and more than once.
        assertThat(shop.line.delivers(said)).isEqualTo(200);
        assertThat(shop.line.delivers(said)).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
        await().until(() -> !shop.rows("SELECT FROM messages WHERE sender_type = 'bot'").isEmpty());
    }

    private int stored() {
        return shop.rows("SELECT FROM messages WHERE content = 'cheguei com o disco cheio'").size();
    }

    private void fill() throws SQLException {
        owner("CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$");
        owner("CREATE TRIGGER disk_full BEFORE INSERT ON messages FOR EACH ROW WHEN (NEW.organization_id = '" + shop.id
                + "') EXECUTE FUNCTION disk_full()");
    }

    private static void owner(String statement) throws SQLException {
        try (var connection = Migrations.connect(server.stored); var asked = connection.createStatement()) {
            asked.execute(statement);
        }
    }
}
