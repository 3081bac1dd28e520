package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Person;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.db.Migrations;
import io.balcao.simulator.MediaFault;
import io.balcao.testing.FeatureServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What could not be used is seen with its reason, tried again without doing anything twice, or let go (OP-15). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadLettersTest {
    private static final WholeServer server = WholeServer.shared();
    private final WholeServer.Shop shop = server.shop("Sobra" + Ids.next().toString().substring(30));
    private final Person admin = shop.admin;

    @Test
    void a_message_that_the_database_refused_is_stored_and_answered_once_however_many_try_it_again() throws Exception {
        shop.sql("INSERT INTO bot_configurations (id, organization_id, key, value) VALUES ($1, $2, 'menu', $3)",
                Ids.next(),
                shop.id.value(), RightsTable.menu(shop.sales));
        var poison = "veneno " + Ids.next();
        owner("ALTER TABLE messages ADD CONSTRAINT poison CHECK (content <> '" + poison + "') NOT VALID");
        try {
            var both = received("551190000001", "wamid.p" + poison, poison)
                    .put("messages", new JsonArray().add(text("551190000001", "wamid.p" + poison, poison))
                            .add(text("551190000002", "wamid.n" + poison, "boa")))
                    .put("contacts", new JsonArray().add(contact("551190000001")).add(contact("551190000002")));
            assertThat(shop.line.delivers(shop.line.envelope(both))).isEqualTo(200);
        } finally {
            owner("ALTER TABLE messages DROP CONSTRAINT poison");
        }
        assertThat(shop.rows("SELECT content FROM messages WHERE sender_type = 'customer'"))
                .extracting(row -> row.getString("content")).containsExactly("boa");
        var letter = onlyLetter("whatsapp");
        assertThat(letter.getString("reason")).contains("poison");
        assertThat(letter.getString("channel_name")).startsWith("Número");
        // Nothing of the neighbour, who is somebody else.
        assertThat(opened(letter)).contains(poison, "551190000001").doesNotContain("boa")
                .doesNotContain("551190000002");

        var second = shop.user(Role.ADMIN);
        try (var other = server.another()) {
            var asked = List.of(server.server.port(), other.port(), server.server.port(), other.port());
            var answers = FeatureServer.atOnce(Stream
                    .of(0, 1, 2, 3).<java.util.concurrent.Callable<JsonObject>>map(i -> () -> asks(asked.get(i),
                            i < 2 ? admin : second, letter))
                    .toList());
            assertThat(answers).allMatch(answer -> answer.getString("state").equals("replayed"))
                    .allMatch(answer -> List.of("stored", "known").contains(answer.getString("outcome")));
        }

        assertThat(shop.rows("SELECT id FROM messages WHERE content = $1", poison)).hasSize(1);
        await().until(() -> said("551190000001") > 0);
        var again = admin.sends("POST", "/dead-letters/" + letter.getString("id") + "/replay", null);
        assertThat(again.body().getString("state")).isEqualTo("replayed");
        assertThat(shop.rows("SELECT id FROM messages WHERE content = $1", poison)).hasSize(1);
        await().until(() -> shop.rows("SELECT id FROM conversations WHERE owner = 'bot' AND answered_seq < last_seq")
                .isEmpty());
        assertThat(said("551190000001")).isEqualTo(said("551190000002"));
        assertThat(letters("state=open")).isEmpty();
    }

    /** How much the bot said to somebody. */
    private long said(String waId) {
        return shop.rows("SELECT m.id FROM messages m JOIN conversations c ON c.id = m.conversation_id"
                + " JOIN customer_addresses a USING (customer_id) WHERE m.sender_type = 'bot' AND a.send_to = $1", waId)
                .size();
    }

    @Test
    void what_cannot_be_read_is_shown_without_its_secrets_and_who_read_it_is_noted() {
        var odd = new JsonObject().put("from", 17).put("text", new JsonObject().put("body",
                "meu cartão 4111 1111 1111 1111, fone 5511987654321, Bearer abcdefgh12345678"))
                .put("access_token", "EAAGsecretsecretsecret").put("note", "{\"password\":\"hunter2\"}");
        assertThat(shop.line.delivers(shop.line.envelope(received("551190000003", "x", "x")
                .put("messages", new JsonArray().add(odd))))).isEqualTo(200);

        var letter = onlyLetter("whatsapp");

        assertThat(letter.fieldNames()).doesNotContain("content", "raw");
        assertThat(opened(letter)).contains("cart\\u00e3o ***", "5511987654321").doesNotContain("4111", "EAAG",
                "hunter2",
                "abcdefgh");
        assertThat(shop.rows("SELECT user_id FROM audit_logs WHERE action = 'dead_letter.read' AND object_id = $1",
                UUID.fromString(letter.getString("id")))).extracting(row -> row.getString("user_id"))
                .containsExactly(admin.id.toString());
        for (var role : List.of(Role.SUPERVISOR, Role.ATTENDANT)) {
            var person = shop.user(role);
            assertThat(person.gets("/dead-letters").status()).isEqualTo(403);
            assertThat(person.gets("/dead-letters/" + letter.getString("id")).status()).isEqualTo(403);
        }

        var still = admin.sends("POST", "/dead-letters/" + letter.getString("id") + "/replay", null).body();
        assertThat(still.getString("state")).isEqualTo("open");
        assertThat(still.getString("outcome")).isEqualTo("failed");
        assertThat(still.getInteger("replays")).isEqualTo(1);

        var gone = admin.sends("POST", "/dead-letters/" + letter.getString("id") + "/discard",
                new JsonObject().put("reason", "lixo")).body();
        assertThat(gone.getString("state")).isEqualTo("discarded");
        assertThat(gone.getString("note")).isEqualTo("lixo");
        assertThat(gone.getString("settled_by_name")).startsWith("Ana");
        assertThat(letters("state=open")).isEmpty();
        assertThat(letters("state=discarded")).hasSize(1);
        // What is settled stays settled.
        assertThat(admin.sends("POST", "/dead-letters/" + letter.getString("id") + "/replay", null).body()
                .getString("state")).isEqualTo("discarded");
    }

    @Test
    void files_events_and_mails_that_were_given_up_are_on_the_same_list_and_off_it_when_they_go_on() {
        shop.line.faults().everyMedia(new MediaFault.Missing());
        shop.line.newPhone("Rita").sendsImage(new byte[]{(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0},
                "foto");
        await().until(() -> letters("source=media").size() == 1);
        var endpoint = new RightsTable.Scene(admin).webhookDelivery();
        shop.sql("UPDATE webhook_deliveries SET state = 'delivered' WHERE id = $1", endpoint);
        shop.sql("UPDATE webhook_deliveries SET event_type = 'message.received', state = 'failed',"
                + " error = 'nobody there', ended_at = now() WHERE id = $1",
                endpoint);
        shop.sql(
                "INSERT INTO mails (id, organization_id, kind, recipient, content_encrypted, state, claimed_by, expires_at,"
                        + " next_attempt_at) VALUES ($1, $2, 'invitation', 'x@y.example', '\\x00', 'sending', $1,"
                        + " now() + interval '1 hour', now() + interval '1 hour')",
                Ids.next(), shop.id.value());
        shop.sql("UPDATE mails SET state = 'failed', error = '550 no such user', content_encrypted = NULL,"
                + " claimed_by = NULL, ended_at = now() WHERE kind = 'invitation'");

        assertThat(letters("state=open")).extracting(letter -> letter.getString("source"))
                .containsExactly("mail", "webhook", "media");
        assertThat(letters("q=NO%20SUCH")).extracting(letter -> letter.getString("source")).containsExactly("mail");
        assertThat(opened(onlyLetter("webhook"))).contains("event_type");
        var mail = admin.sends("POST", "/dead-letters/" + onlyLetter("mail").getString("id") + "/replay", null);
        assertThat(mail.status()).isEqualTo(409);

        shop.line.faults().heal();
        var done = admin.sends("POST", "/dead-letters/replay", new JsonObject()).body();

        assertThat(done.getInteger("replayed")).as(done.encode()).isEqualTo(2);
        assertThat(done.getValue("next_cursor")).isNull();
        assertThat(letters("state=replayed")).allMatch(letter -> letter.getString("outcome").equals("queued"))
                .allMatch(letter -> letter.getString("settled_by_name").startsWith("Ana")).hasSize(2);
        await().until(() -> shop.rows("SELECT 1 FROM media WHERE status = 'ready'").size() == 1);
        // It fails once more, and is back.
        shop.sql("UPDATE webhook_deliveries SET state = 'failed', claimed_by = NULL, error = 'still nobody',"
                + " ended_at = now() WHERE id = $1", endpoint);
        assertThat(onlyLetter("webhook").getString("reason")).isEqualTo("still nobody");
        assertThat(admin.sends("POST", "/dead-letters/discard", new JsonObject().put("reason", "acabou")).body()
                .getInteger("discarded")).isEqualTo(2);
        assertThat(letters("state=open")).isEmpty();
    }

    @Test
    void what_belongs_to_no_number_here_is_on_no_organizations_list() throws SQLException {
        var before = letters("").size();
        var foreign = received("551190000004", "wamid.u" + Ids.next(), "de outro");
        foreign.getJsonObject("metadata").put("phone_number_id", "999" + System.nanoTime() % 1_000_000_000L);
        // Signed with our secret, about a number that nobody has connected: the installation's own affair.
        assertThat(shop.line
                .delivers(shop.line.envelope(received("551190000005", "wamid.o" + Ids.next(), "nossa"), foreign)))
                .isEqualTo(200);

        assertThat(letters("")).hasSize(before);
        assertThat(shop.rows("SELECT id FROM messages WHERE content = 'nossa'")).hasSize(1);
    }

    private JsonObject onlyLetter(String source) {
        var found = letters("state=open&source=" + source);
        assertThat(found).as(source).hasSize(1);
        return found.getFirst();
    }

    private List<JsonObject> letters(String query) {
        return admin.gets("/dead-letters?" + query).body().getJsonArray("data").stream().map(JsonObject.class::cast)
                .toList();
    }

    private String opened(JsonObject letter) {
        return admin.gets("/dead-letters/" + letter.getString("id")).body().getString("content");
    }

    private JsonObject received(String waId, String id, String content) {
        return new JsonObject().put("messaging_product", "whatsapp")
                .put("metadata", new JsonObject().put("phone_number_id", shop.number).put("display_phone_number", "1"))
                .put("contacts", new JsonArray().add(contact(waId)))
                .put("messages", new JsonArray().add(text(waId, id, content)));
    }

    private static JsonObject contact(String waId) {
        return new JsonObject().put("wa_id", waId).put("profile", new JsonObject().put("name", "Rita"));
    }

    private static JsonObject text(String waId, String id, String content) {
        return new JsonObject().put("from", waId).put("id", id)
                .put("timestamp", Long.toString(System.currentTimeMillis() / 1_000)).put("type", "text")
                .put("text", new JsonObject().put("body", content));
    }

    private static JsonObject asks(int port, Person who, JsonObject letter) throws Exception {
        return new JsonObject(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                        + "/api/v1/dead-letters/" + letter.getString("id") + "/replay"))
                        .header("Authorization", "Bearer " + who.token).POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                        BodyHandlers.ofString())
                .body());
    }

    private static void owner(String statement) throws SQLException {
        try (var connection = Migrations.connect(server.stored); var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
