package io.balcao.conversations.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.Failure;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.platform.Ids;
import io.balcao.platform.Secret;
import io.balcao.simulator.MediaFault;
import io.balcao.simulator.SimulatedNumber;
import io.balcao.simulator.SimulatedPhone;
import io.balcao.testing.FeatureServer.Shop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A customer's file follows its message, whatever goes wrong on the way (FI-06, FI-07, FI-08, FI-09, FI-13). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MediaFetchTest {
    private static final Office office = new Office();
    private static final byte[] OGG = HexFormat.of()
            .parseHex("4F67675300020000000000000000000000000000000000000000" + "0113" + "4F70757348656164");

    private final Shop shop = office.server.shop();
    private final SimulatedNumber number = office.number(shop);
    private final SimulatedPhone rita = number.phone("Rita", "55119" + System.nanoTime() % 100_000_000L);

    @BeforeAll
    static void start() {
        office.parts.files.start();
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @Test
    void a_picture_is_shown_as_pending_and_then_there_and_the_message_is_told_again() throws Exception {
        var bytes = MediaAccessTest.jpeg(300_000);

        rita.sendsImage(bytes, "olha só");

        await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("ready"));
        var row = row();
        assertThat(row.getLong("size")).isEqualTo(bytes.length);
        assertThat(row.getString("mime_type")).isEqualTo("image/jpeg");
        assertThat(read(row.getString("id")).body()).isEqualTo(bytes);
        var message = shop.rows("SELECT id, version FROM messages").getFirst();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told(message.getString("id"), "ready")).isTrue());
        // Newer than the copy that was told without its file.
        assertThat(message.getInteger("version")).isEqualTo(2);
    }

    @Test
    void a_voice_note_and_a_document_come_too() throws Exception {
        rita.sendsVoice(OGG);
        rita.sendsDocument("<html>".getBytes(StandardCharsets.UTF_8), "text/html", "../pagina.html");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> shop.rows("SELECT 1 FROM media WHERE status = 'ready'").size() == 2);
        var voice = shop.rows("SELECT id FROM media WHERE mime_type LIKE 'audio/%'").getFirst().getString("id");
        var page = shop.rows("SELECT id FROM media WHERE mime_type LIKE 'text/%'").getFirst().getString("id");
        assertThat(read(voice).headers().firstValue("Content-Type")).contains("audio/ogg; codecs=opus");
        assertThat(read(page).headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(read(page).headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;")
                .contains("pagina.html").doesNotContain("..");
    }

    // FI-03
    @Test
    void a_page_that_claims_to_be_a_picture_is_only_saved() throws Exception {
        rita.sendsFile("image", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "image/jpeg", null,
                null);

        await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("ready"));
        var answer = read(row().getString("id"));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
    }

    // FI-09
    @Test
    void what_goes_wrong_once_is_tried_again_with_a_new_link() {
        for (var fault : new MediaFault[]{new MediaFault.Html(), new MediaFault.WrongHash(),
            new MediaFault.LyingLength()}) {
            shop.sql("DELETE FROM messages");
            shop.sql("DELETE FROM media");
            // Twice, for an expired link is followed by a new one within the same try.
            number.faults().nextMedia(2, fault);

            rita.sendsImage(MediaAccessTest.jpeg(5_000), null);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> row().getInteger("attempts") == 1 && row().getString("claimed_until") == null);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                isDueNow();
                return status().equals("ready");
            });
            assertThat(row().getInteger("attempts")).as(fault.toString()).isGreaterThan(1);
            number.faults().heal();
        }
    }

    @Test
    void a_file_that_is_gone_is_unavailable_and_its_message_stays() {
        number.faults().everyMedia(new MediaFault.Missing());

        rita.sendsImage(MediaAccessTest.jpeg(5_000), "sumiu");

        await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("unavailable"));
        assertThat(row().getString("error")).isEqualTo("media_gone");
        var message = shop.rows("SELECT id, content FROM messages").getFirst();
        assertThat(message.getString("content")).isEqualTo("sumiu");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told(message.getString("id"), "unavailable")).isTrue());
    }

    @Test
    void what_fails_for_seven_days_is_unavailable() {
        number.faults().everyMedia(new MediaFault.Expired());
        rita.sendsImage(MediaAccessTest.jpeg(5_000), null);
        await().atMost(Duration.ofSeconds(20)).until(() -> row().getInteger("attempts") > 0
                && row().getString("claimed_until") == null);
        assertThat(status()).isEqualTo("pending");
        assertThat(shop.rows("SELECT 1 FROM media WHERE next_attempt_at > now() + interval '1 second'")).hasSize(1);

        shop.sql("UPDATE media SET created_at = now() - interval '8 days', next_attempt_at = now()");
        office.parts.files.wake(shop.id);

        await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("unavailable"));
    }

    // FI-06
    @Test
    void a_file_without_end_is_cut_off_and_leaves_nothing() throws Exception {
        number.faults().nextMedia(1, new MediaFault.Endless());
        rita.sendsImage(MediaAccessTest.jpeg(5_000), null);

        await().atMost(Duration.ofSeconds(30)).until(() -> !status().equals("pending")
                || (row().getInteger("attempts") > 0 && row().getString("claimed_until") == null));
        try (var files = Files.list(Office.DIRECTORY.resolve("files").resolve("incoming"))) {
            assertThat(files).isEmpty();
        }
    }

    // FI-07, FI-08
    @Test
    void a_link_to_somewhere_else_is_not_followed() {
        for (var place : new String[]{"http://127.0.0.1:1/x", "https://169.254.169.254/latest",
            "https://example.org/x"}) {
            shop.sql("DELETE FROM messages");
            shop.sql("DELETE FROM media");
            number.faults().everyMedia(new MediaFault.Elsewhere(URI.create(place)));

            rita.sendsImage(MediaAccessTest.jpeg(5_000), null);

            await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("unavailable"));
            assertThat(row().getString("error")).isEqualTo("media_forbidden_place");
            number.faults().heal();
        }
    }

    @Test
    void a_number_whose_token_died_keeps_its_files_for_later() {
        shop.sql("UPDATE channels SET access_token_encrypted = $1", Buffer.buffer(
                Office.VAULT.seal(new Secret("EAAG-expired-token"))));
        rita.sendsImage(MediaAccessTest.jpeg(5_000), null);
        await().atMost(Duration.ofSeconds(20)).until(() -> "token_invalid".equals(row().getString("error")));
        assertThat(status()).isEqualTo("pending");
        assertThat(row().getInteger("attempts")).isZero();

        shop.sql("UPDATE channels SET access_token_encrypted = $1", Buffer.buffer(
                Office.VAULT.seal(new Secret(Office.TOKEN))));
        isDueNow();
        await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("ready"));
    }

    // FI-13
    @Test
    void what_a_dead_server_had_claimed_is_taken_up_when_the_claim_runs_out() {
        number.faults().everyMedia(new MediaFault.Expired());
        rita.sendsImage(MediaAccessTest.jpeg(5_000), null);
        await().atMost(Duration.ofSeconds(20)).until(() -> row().getInteger("attempts") > 0
                && row().getString("claimed_until") == null);
        number.faults().heal();

        shop.sql("UPDATE media SET claimed_until = now() + interval '2 seconds', next_attempt_at = now()");
        var claimedUntil = row().getString("claimed_until");
        office.parts.files.wake(shop.id);
        assertThat(status()).isEqualTo("pending");

        await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("ready"));
        assertThat(shop.rows("SELECT 1 FROM media WHERE updated_at < $1::text::timestamptz", claimedUntil)).isEmpty();
    }

    // SE-12
    @Test
    void files_that_do_not_come_leave_room_for_those_of_others() {
        number.faults().everyMedia(new MediaFault.Stalled());
        for (int i = 0; i < 40; i++) {
            rita.sendsImage(MediaAccessTest.jpeg(500), null);
        }
        await().until(() -> shop.rows("SELECT 1 FROM media WHERE claimed_until > now()").size() >= 8);
        var other = office.server.shop();
        var rui = office.number(other).phone("Rui", "55119" + System.nanoTime() % 100_000_000L);

        for (int i = 0; i < 5; i++) {
            rui.sendsImage(MediaAccessTest.jpeg(500), null);
        }

        await().until(() -> other.rows("SELECT 1 FROM media WHERE status = 'ready'").size() == 5);
        assertThat(shop.rows("SELECT 1 FROM media WHERE status = 'pending' AND attempts < 2")).hasSize(40);
        shop.sql("DELETE FROM messages");
        shop.sql("DELETE FROM media");
        number.faults().heal();
        await().until(office.parts.files::isIdle);
    }

    @Test
    void our_file_is_handed_to_whatsapp_once_a_number_for_a_month() throws Exception {
        var id = Ids.next();
        var key = shop.id + "/" + id.toString().substring(34) + "/" + id;
        var file = Office.DIRECTORY.resolve("files").resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, MediaAccessTest.jpeg(2000));
        shop.sql("""
                INSERT INTO media (id, organization_id, direction, status, mime_type, file_name, size, storage_key)
                VALUES ($1, $2, 'outbound', 'ready', 'image/jpeg', 'a.jpg', 2000, $3)""", id, shop.id.value(), key);
        var account = new GraphAccount(number.settings().phoneNumberId(), Office.TOKEN, null);

        var first = upload(account, id);
        var again = upload(account, id);
        var other = office.number(shop).settings();
        var elsewhere = upload(new GraphAccount(other.phoneNumberId(), Office.TOKEN, null), id);

        assertThat(first).isInstanceOf(MediaUpload.Uploaded.class).isEqualTo(again);
        assertThat(elsewhere).isInstanceOf(MediaUpload.Uploaded.class).isNotEqualTo(first);
        shop.sql("UPDATE media_uploads SET uploaded_at = now() - interval '29 days 1 minute'");
        assertThat(upload(account, id)).isInstanceOf(MediaUpload.Uploaded.class).isNotEqualTo(first);
        assertThat(office.parts.files.outgoing().upload(office.server.shop().id, account, id, MediaKind.IMAGE))
                .isEqualTo(new MediaUpload.Refused(Failure.of("media_gone")));
        Files.delete(file);
        shop.sql("DELETE FROM media_uploads");
        assertThat(upload(account, id)).isEqualTo(new MediaUpload.Refused(Failure.of("media_gone")));
    }

    /** What waits for its next attempt has waited. */
    private void isDueNow() {
        shop.sql("UPDATE media SET next_attempt_at = now() WHERE claimed_until IS NULL");
        office.parts.files.wake(shop.id);
    }

    private MediaUpload upload(GraphAccount account, UUID id) {
        return office.parts.files.outgoing().upload(shop.id, account, id, MediaKind.IMAGE);
    }

    private JsonObject row() {
        var rows = shop.rows("SELECT * FROM media");
        return rows.isEmpty() ? new JsonObject().put("attempts", 0).put("status", "none") : rows.getFirst();
    }

    private String status() {
        return row().getString("status");
    }

    private HttpResponse<byte[]> read(String id) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(office.server.uri("/media/" + id))
                .header("Authorization", "Bearer " + shop.admin.token).build(), BodyHandlers.ofByteArray());
    }

    /** Whether the event stream says a message with its file in this state. */
    private static boolean told(String message, String mediaStatus) {
        var entries = office.server.ground.redis().call(Command.XREVRANGE, "events", "+", "-", "COUNT", 500);
        return entries != null && entries.stream().map(entry -> entry.toString())
                .anyMatch(text -> text.contains("new_message") && text.contains(message)
                        && text.contains("\"status\":\"" + mediaStatus + "\""));
    }
}
