package io.balcao.conversations.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.FeatureServer.Shop;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go up as streams, and are read by who may see them, in a form that a browser cannot run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MediaAccessTest {
    private static final Office office = new Office();
    private static final int MEGABYTE = 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Shop shop = office.server.shop();
    private final Person ana = shop.user(Role.ATTENDANT);

    @AfterAll
    static void stop() {
        office.close();
    }

    static byte[] jpeg(int size) {
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31);
        }
        bytes[0] = (byte) 0xFF;
        bytes[1] = (byte) 0xD8;
        bytes[2] = (byte) 0xFF;
        return bytes;
    }

    // OP-07
    @Test
    void a_file_that_the_disk_does_not_take_is_refused_with_the_reason_and_nothing_is_half_done() throws Exception {
        var incoming = Office.DIRECTORY.resolve("files").resolve("incoming");
        var aside = Office.DIRECTORY.resolve("files").resolve("elsewhere");
        Files.move(incoming, aside);
        Files.writeString(incoming, "in the way");
        try {
            var refused = upload(ana, "foto.jpg", "image/jpeg", jpeg(2_000));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(new JsonObject(refused.body()).getString("detail")).contains("disk");
            assertThat(shop.rows("SELECT id FROM media")).isEmpty();
        } finally {
            Files.delete(incoming);
            Files.move(aside, incoming);
        }
        assertThat(upload(ana, "foto.jpg", "image/jpeg", jpeg(2_000)).statusCode()).isEqualTo(201);
    }

    @Test
    void an_uploaded_file_comes_back_as_it_was() throws Exception {
        var bytes = jpeg(3 * MEGABYTE);

        var uploaded = upload(ana, "foto da loja.jpg", "image/jpeg", bytes);

        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        var view = new JsonObject(uploaded.body());
        assertThat(view.fieldNames()).containsExactlyInAnyOrder("id", "url", "mime_type", "size", "file_name");
        assertThat(view.getString("mime_type")).isEqualTo("image/jpeg");
        assertThat(view.getLong("size")).isEqualTo(bytes.length);
        assertThat(view.getString("file_name")).isEqualTo("foto da loja.jpg");
        var read = get(ana, view.getString("id"));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(bytes);
        assertThat(read.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(read.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("inline; filename=\"foto da");
        assertThat(read.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(read.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(read.headers().firstValue("Cache-Control").orElse("")).contains("private", "no-cache");
    }

    // FI-01
    @Test
    void a_file_is_read_by_who_may_see_its_conversation_and_by_nobody_else() throws Exception {
        var supervisor = shop.user(Role.SUPERVISOR);
        var bia = shop.user(Role.ATTENDANT);
        var foreign = office.server.shop().admin;
        var id = uploaded(ana);

        assertThat(get(null, id).statusCode()).isEqualTo(401);
        assertThat(get(foreign, id).statusCode()).isEqualTo(404);
        // Not sent yet: only whoever uploaded it.
        assertThat(get(bia, id).statusCode()).isEqualTo(404);
        assertThat(get(supervisor, id).statusCode()).isEqualTo(404);

        var conversation = office.conversation(shop);
        shop.sql("UPDATE media SET conversation_id = $1 WHERE id = $2", conversation, UUID.fromString(id));
        assertThat(get(supervisor, id).statusCode()).isEqualTo(200);
        assertThat(get(bia, id).statusCode()).isEqualTo(404);
        assertThat(get(ana, id).statusCode()).isEqualTo(404);
        shop.sql("UPDATE conversations SET owner = 'user', assigned_user_id = $1", bia.id);
        assertThat(get(bia, id).statusCode()).isEqualTo(200);
        shop.sql("UPDATE conversations SET assigned_user_id = $1", ana.id);
        assertThat(get(bia, id).statusCode()).isEqualTo(404);
        assertThat(get(ana, id).statusCode()).isEqualTo(200);
        assertThat(get(foreign, id).statusCode()).isEqualTo(404);
        assertThat(new String(get(foreign, id).body(), StandardCharsets.UTF_8).replaceAll("[0-9a-f-]{36}", ""))
                .isEqualTo(new String(get(foreign, Ids.next().toString()).body(), StandardCharsets.UTF_8)
                        .replaceAll("[0-9a-f-]{36}", ""));
    }

    @Test
    void a_media_token_opens_files_and_nothing_else_and_ends_with_its_session() throws Exception {
        var id = uploaded(ana);
        var token = ana.posts("/media/token", new JsonObject()).body().getString("token");
        assertThat(token).matches("[A-Za-z0-9._-]{16,2048}");

        assertThat(get(null, id + "?token=" + token).statusCode()).isEqualTo(200);
        assertThat(office.server.send("POST", "/media/token", token, null).status()).isEqualTo(401);
        assertThat(get(null, id + "?token=" + token.substring(0, token.length() - 2) + "AA").statusCode())
                .isEqualTo(401);
        assertThat(get(null, id + "?token=" + ana.token).statusCode()).isEqualTo(401);
        assertThat(get(null, id + "?token=x.y").statusCode()).isEqualTo(401);
        var other = shop.user(Role.ATTENDANT).posts("/media/token", new JsonObject()).body().getString("token");
        assertThat(get(null, id + "?token=" + other).statusCode()).isEqualTo(404);

        shop.sql("UPDATE sessions SET revoked_at = now(), revoked_reason = 'logout' WHERE user_id = $1", ana.id);
        assertThat(get(null, id + "?token=" + token).statusCode()).isEqualTo(401);
    }

    // LG-07
    @Test
    void who_opens_a_file_of_a_conversation_is_in_the_audit_trail() throws Exception {
        var conversation = office.conversation(shop);
        var id = uploaded(ana);
        shop.sql("UPDATE media SET conversation_id = $1 WHERE id = $2", conversation, UUID.fromString(id));
        var supervisor = shop.user(Role.SUPERVISOR);

        assertThat(get(shop.admin, id).statusCode()).isEqualTo(200);
        assertThat(get(supervisor, id).statusCode()).isEqualTo(200);
        assertThat(get(ana, id).statusCode()).isEqualTo(404);
        office.server.ground.accounts().auditTrail().readings().write();

        assertThat(shop.rows("""
                SELECT a.user_id, a.address FROM audit_logs a JOIN audit_customers c ON c.audit_log_id = a.id
                JOIN conversations v ON v.customer_id = c.customer_id
                WHERE a.action = 'media.read' AND a.object_id = $1 AND v.id = $2
                """, UUID.fromString(id), conversation))
                .extracting(row -> row.getString("user_id") + " " + row.getString("address"))
                .containsExactlyInAnyOrder(shop.admin.id + " 127.0.0.1", supervisor.id + " 127.0.0.1");
    }

    @Test
    void a_media_token_lives_for_some_minutes() throws Exception {
        var id = uploaded(ana);
        var token = ana.posts("/media/token", new JsonObject()).body().getString("token");
        office.server.ground.clock().advance(Duration.ofMinutes(14));
        assertThat(get(null, id + "?token=" + token).statusCode()).isEqualTo(200);
        office.server.ground.clock().advance(Duration.ofMinutes(2));
        assertThat(get(null, id + "?token=" + token).statusCode()).isEqualTo(401);
    }

    // FI-03
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"page.jpg|image/jpeg|<html><script>alert(1)</script></html>",
        "logo.svg|image/svg+xml|<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "data.xml|text/plain|<?xml version='1.0'?><a/>", "run.exe|application/pdf|MZ\u0003\u0004x",
        "x.png|image/png|PK\u0003\u0004zip"})
    void what_a_browser_could_run_is_refused_whatever_it_is_called(String name, String type, String content)
            throws Exception {
        var answer = upload(ana, name, type, content.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(shop.rows("SELECT id FROM media")).isEmpty();
        assertNothingAside();
    }

    @Test
    void a_document_is_only_saved_never_shown() throws Exception {
        var pdf = "%PDF-1.7 /JavaScript (app.alert(1))".getBytes(StandardCharsets.UTF_8);
        var id = new JsonObject(upload(ana, "conta.html", "text/html", pdf).body());
        assertThat(id.getString("mime_type")).isEqualTo("application/pdf");
        assertThat(id.getString("file_name")).isEqualTo("conta.html.pdf");
        var read = get(ana, id.getString("id"));
        assertThat(read.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(read.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");

        shop.sql("UPDATE media SET mime_type = 'text/html' WHERE id = $1", UUID.fromString(id.getString("id")));
        var html = get(ana, id.getString("id"));
        assertThat(html.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(html.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(html.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    // FI-05
    @ParameterizedTest
    @ValueSource(strings = {"../../../etc/passwd", "/abs/olute.jpg", "CON", "a\u202Egpj.exe",
        "x.jpg%0d%0aSet-Cookie: a=b",
        "😀 é.jpg"})
    void no_name_leads_anywhere(String name) throws Exception {
        var answer = upload(ana, name, "image/jpeg", jpeg(2000));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var view = new JsonObject(answer.body());
        assertThat(view.getString("file_name")).doesNotContain("/", "..", "\u202E").endsWith(".jpg");
        var read = get(ana, view.getString("id"));
        assertThat(read.body()).hasSize(2000);
        assertThat(read.headers().firstValue("Set-Cookie")).isEmpty();
        var key = shop.rows("SELECT storage_key FROM media").getFirst().getString("storage_key");
        assertThat(key).isEqualTo(shop.id + "/" + view.getString("id").substring(34) + "/" + view.getString("id"));
    }

    @Test
    void a_name_of_a_thousand_letters_is_shortened() throws Exception {
        var view = new JsonObject(upload(ana, "a".repeat(1000) + ".jpg", "image/jpeg", jpeg(2000)).body());
        assertThat(view.getString("file_name")).hasSizeLessThanOrEqualTo(200).endsWith(".jpg");
    }

    // FI-06
    @Test
    void each_kind_has_its_limit_and_a_byte_more_is_refused() throws Exception {
        assertThat(upload(ana, "a.jpg", "image/jpeg", jpeg(5 * MEGABYTE)).statusCode()).isEqualTo(201);
        assertThat(upload(ana, "a.jpg", "image/jpeg", jpeg(5 * MEGABYTE + 1)).statusCode()).isEqualTo(413);
        var text = new byte[6 * MEGABYTE];
        Arrays.fill(text, (byte) 'a');
        assertThat(upload(ana, "a.txt", "text/plain", text).statusCode()).isEqualTo(201);
        assertThat(upload(ana, "empty.txt", "text/plain", new byte[0]).statusCode()).isEqualTo(400);
        assertNothingAside();
    }

    @Test
    void a_hundred_megabytes_go_through_and_one_byte_more_does_not_with_or_without_a_length() throws Exception {
        long most = 100L * MEGABYTE;
        assertThat(stream(ana, most, false).statusCode()).isEqualTo(201);
        assertThat(stream(ana, most + 1, false).statusCode()).isEqualTo(413);
        assertThat(stream(ana, most + 1, true).statusCode()).isEqualTo(413);
        assertNothingAside();
    }

    @Test
    void fifty_at_once_are_taken_with_flat_memory() {
        var before = usedMemory();
        List<Callable<Integer>> acts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            acts.add(() -> stream(ana, 4L * MEGABYTE, true).statusCode());
        }

        var answers = FeatureServer.atOnce(acts);

        assertThat(answers).containsOnly(201);
        assertThat(usedMemory() - before).isLessThan(50L * MEGABYTE);
    }

    @Test
    void a_sender_who_stops_in_the_middle_or_lies_about_the_length_leaves_nothing() throws Exception {
        var head = "POST /api/v1/media HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ana.token
                + "\r\nContent-Type: multipart/form-data; boundary=XX\r\nContent-Length: 1000000\r\n\r\n--XX\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", office.server.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(jpeg(200_000));
            socket.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(10)).until(() -> !aside().isEmpty());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> aside().isEmpty());

        try (var socket = new Socket("127.0.0.1", office.server.port())) {
            var short_ = head.replace("1000000", "250");
            socket.getOutputStream().write(short_.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(jpeg(400));
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            assertThat(answer).isEqualTo("HTTP/1.1 400");
        }
        assertThat(shop.rows("SELECT id FROM media")).isEmpty();
        assertNothingAside();
    }

    @Test
    void what_is_no_form_with_one_file_is_malformed() throws Exception {
        assertThat(post(ana, "application/json", "{}".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
        assertThat(post(ana, "multipart/form-data", "x".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
        assertThat(post(ana, "multipart/form-data; boundary=XX", "--XX--\r\n".getBytes(StandardCharsets.UTF_8))
                .statusCode()).isEqualTo(400);
        assertThat(
                post(ana, "multipart/form-data; boundary=XX", ("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n"
                        + "\r\nb\r\n--XX--\r\n").getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(post(null, "multipart/form-data; boundary=XX", form("a.jpg", "image/jpeg", jpeg(100))).statusCode())
                .isEqualTo(401);
    }

    // FI-12
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"bytes=0-9|206|0|10", "bytes=990-|206|990|10", "bytes=-5|206|995|5",
        "bytes=0-5000|206|0|1000", "bytes=999-999|206|999|1", "bytes=-5000|206|0|1000", "bytes=0-0,5-6|200|0|1000",
        "bytes=5-2|200|0|1000", "bytes=a-b|200|0|1000", "chars=0-5|200|0|1000", "bytes=-|200|0|1000",
        "bytes=99999999999999999999-|200|0|1000"})
    void ranges_give_what_they_ask_for(String range, int status, int from, int length) throws Exception {
        var bytes = jpeg(1000);
        var id = new JsonObject(upload(ana, "a.jpg", "image/jpeg", bytes).body()).getString("id");
        var answer = get(ana, id, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, from, from + length));
        if (status == 206) {
            assertThat(answer.headers().firstValue("Content-Range"))
                    .contains("bytes " + from + "-" + (from + length - 1) + "/1000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=5000-6000", "bytes=-0"})
    void a_range_beyond_the_end_is_told_how_long_the_file_is(String range) throws Exception {
        var id = new JsonObject(upload(ana, "a.jpg", "image/jpeg", jpeg(1000)).body()).getString("id");
        var answer = get(ana, id, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */1000");
    }

    @Test
    void who_has_it_already_is_told_so_and_a_range_of_something_else_gets_the_whole() throws Exception {
        var id = new JsonObject(upload(ana, "a.jpg", "image/jpeg", jpeg(1000)).body()).getString("id");
        var tag = get(ana, id).headers().firstValue("ETag").orElseThrow();
        assertThat(get(ana, id, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(ana, id, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
        assertThat(get(ana, id, "Range", "bytes=0-1", "If-Range", tag).statusCode()).isEqualTo(206);
        assertThat(get(ana, id, "Range", "bytes=0-1", "If-Range", "\"x\"").statusCode()).isEqualTo(200);
    }

    // FI-13
    @Test
    void a_file_without_a_row_is_swept_and_a_row_without_a_file_is_not_there() throws Exception {
        var kept = uploaded(ana);
        var lost = uploaded(ana);
        shop.sql("DELETE FROM media WHERE id = $1", UUID.fromString(lost));
        assertThat(file(lost)).exists();

        office.server.ground.clock().advance(Duration.ofHours(7));
        office.parts.files.sweepOrphans(Duration.ofHours(6));

        assertThat(file(lost)).doesNotExist();
        assertThat(get(ana, kept).statusCode()).isIn(200, 401);
        assertThat(file(kept)).exists();
        Files.delete(file(kept));
        assertThat(get(shop.user(Role.ATTENDANT), kept).statusCode()).isEqualTo(404);
    }

    // LG-02
    @Test
    void the_files_of_who_is_erased_are_gone_with_them_and_nobody_elses() throws Exception {
        var theirs = uploaded(ana);
        var others = uploaded(ana);
        var conversation = office.conversation(shop);
        shop.sql("UPDATE media SET conversation_id = $1 WHERE id = $2", conversation, UUID.fromString(theirs));
        var customer = shop.rows("SELECT customer_id FROM conversations WHERE id = $1", conversation).getFirst()
                .getString("customer_id");

        assertThat(shop.admin.posts("/customers/" + customer + "/erase", new JsonObject().put("reason", "pediu"))
                .status()).isEqualTo(200);

        assertThat(file(theirs)).doesNotExist();
        assertThat(file(others)).exists();
    }

    @Test
    void what_is_no_id_is_refused() throws Exception {
        assertThat(get(ana, "x").statusCode()).isEqualTo(422);
        assertThat(get(ana, Ids.next().toString()).statusCode()).isEqualTo(404);
    }

    private Path file(String id) {
        return Office.DIRECTORY.resolve("files").resolve(shop.id.toString()).resolve(id.substring(34)).resolve(id);
    }

    private static List<Path> aside() throws IOException {
        try (var files = Files.list(Office.DIRECTORY.resolve("files").resolve("incoming"))) {
            return files.toList();
        }
    }

    private static void assertNothingAside() {
        await().atMost(Duration.ofSeconds(10)).until(() -> aside().isEmpty());
    }

    private static long usedMemory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private String uploaded(Person person) throws Exception {
        return new JsonObject(upload(person, "a.jpg", "image/jpeg", jpeg(1000)).body()).getString("id");
    }

    private HttpResponse<String> upload(Person person, String name, String type, byte[] bytes) throws Exception {
        return post(person, "multipart/form-data; boundary=XX", form(name, type, bytes));
    }

    private static byte[] form(String name, String type, byte[] bytes) {
        var head = head(name, type).getBytes(StandardCharsets.UTF_8);
        var tail = "\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(head, head.length + bytes.length + tail.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        System.arraycopy(tail, 0, all, head.length + bytes.length, tail.length);
        return all;
    }

    private static String head(String name, String type) {
        return "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: "
                + type
                + "\r\n\r\n";
    }

    /** A text of a length, never whole in memory; chunked, or with its length told. */
    private HttpResponse<String> stream(Person person, long size, boolean isChunked) {
        var head = head("a.txt", "text/plain").getBytes(StandardCharsets.UTF_8);
        var tail = "\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8);
        var body = BodyPublishers.ofInputStream(() -> new SequenceInputStream(new SequenceInputStream(
                new ByteArrayInputStream(head), new Letters(size)), new ByteArrayInputStream(tail)));
        var publisher = isChunked ? body : BodyPublishers.fromPublisher(body, head.length + size + tail.length);
        return exchange(request(person, "multipart/form-data; boundary=XX").POST(publisher).build());
    }

    private static final class Letters extends InputStream {
        private long left;

        Letters(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(most, left);
            Arrays.fill(into, from, from + count, (byte) 'a');
            left -= count;
            return count;
        }
    }

    private HttpResponse<String> post(@Nullable Person person, String type, byte[] body) {
        return exchange(request(person, type).POST(BodyPublishers.ofByteArray(body)).build());
    }

    private static HttpRequest.Builder request(@Nullable Person person, String type) {
        var request = HttpRequest.newBuilder(office.server.uri("/media")).timeout(Duration.ofMinutes(2))
                .header("Content-Type", type);
        return person == null ? request : request.header("Authorization", "Bearer " + person.token);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<byte[]> get(@Nullable Person person, String id, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(office.server.uri("/media/" + id)).timeout(Duration.ofSeconds(30));
        if (person != null) {
            request.header("Authorization", "Bearer " + person.token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
