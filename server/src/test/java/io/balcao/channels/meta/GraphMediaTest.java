package io.balcao.channels.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.channels.Failure;
import io.balcao.channels.MediaFetch;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.meta.FakeGraph.Call;
import io.balcao.channels.wire.FileDownload;
import io.balcao.platform.http.SsrfGuard;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FI-06 to FI-09: a file comes whole or not at all, and the token goes nowhere else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class GraphMediaTest {
    private static final GraphAccount ACCOUNT = new GraphAccount("800100200300", "token-1", null);
    private static final byte[] FILE = random(300_000);

    private static Vertx vertx;
    private final List<String> resolved = new CopyOnWriteArrayList<>();
    private FakeGraph graph;
    private FakeGraph elsewhere;
    private GraphClient client;
    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void shut() {
        vertx.close().await();
    }

    @BeforeEach
    void start() {
        graph = new FakeGraph(vertx);
        elsewhere = new FakeGraph(vertx);
        elsewhere.answers(call -> call.answer(200, "image/jpeg", "x"));
        // Names of Meta's hosts that lead inside: what a poisoned resolver would do.
        var guard = new SsrfGuard(host -> {
            resolved.add(host);
            return List.of(InetAddress.getByName("127.0.0.1"));
        });
        client = new GraphClient(vertx, new GraphSettings(graph.url(), "v24.0", 4, Duration.ofSeconds(2),
                Duration.ofSeconds(3), Duration.ofSeconds(2)), guard);
    }

    @AfterEach
    void stop() {
        client.close();
        graph.close();
        elsewhere.close();
    }

    @Test
    void a_file_is_fetched_in_two_steps_with_the_token() throws Exception {
        graph.answers(file(info -> info, call -> call.request().response().end(buffer(FILE))));
        var target = folder.resolve("a");
        assertThat(fetch(target)).isEqualTo(new MediaFetch.Fetched(target, FILE.length, "image/jpeg", hex(FILE)));
        assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        assertThat(graph.calls()).extracting(Call::path).containsExactly(
                "/v24.0/900100200301?phone_number_id=800100200300", "/file?mid=900100200301&hash=Zz1");
        assertThat(graph.calls()).allSatisfy(call -> {
            assertThat(call.header("authorization")).isEqualTo("Bearer token-1");
            assertThat(call.header("user-agent")).isNotBlank();
        });
    }

    @Test
    void it_works_on_a_virtual_thread_of_vertx() throws Exception {
        graph.answers(file(info -> info, call -> call.request().response().end(buffer(FILE))));
        assertThat(OnVirtualThread.call(vertx, () -> fetch(folder.resolve("a"))))
                .isInstanceOf(MediaFetch.Fetched.class);
    }

    @Test
    void the_hash_of_the_webhook_counts_when_the_call_gives_none() throws Exception {
        graph.answers(file(info -> info.replaceAll("\"sha256\":\"[0-9a-f]*\",", ""),
                call -> call.request().response().end(buffer(FILE))));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Fetched.class);
        assertThat(fetch(folder.resolve("b"), reference(base64(random(9))))).isEqualTo(
                new MediaFetch.Retry(new Failure("media_damaged", null, "another SHA-256"), null));
        assertNothingIsLeft("b");
    }

    @Test
    void a_damaged_file_is_asked_for_once_more() throws Exception {
        var times = new ArrayList<Call>();
        graph.answers(file(info -> info, call -> {
            times.add(call);
            call.request().response().end(buffer(times.size() == 1 ? random(10) : FILE));
        }));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Fetched.class);
        assertThat(Files.readAllBytes(folder.resolve("a"))).isEqualTo(FILE);
        assertThat(graph.calls()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 401, 403, 410})
    void an_expired_link_is_asked_for_anew(int status) {
        var times = new ArrayList<Call>();
        graph.answers(file(info -> info, call -> {
            times.add(call);
            if (times.size() == 1) {
                call.answer(status, "text/plain", "URL signature expired");
            } else {
                call.request().response().end(buffer(FILE));
            }
        }));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Fetched.class);
        graph.answers(file(info -> info, call -> call.answer(status, "text/plain", "expired")));
        assertThat(fetch(folder.resolve("b"))).isEqualTo(
                new MediaFetch.Retry(new Failure("media_gone", null, "HTTP " + status), null));
        assertThat(graph.calls()).hasSize(4);
        assertNothingIsLeft("b");
    }

    @Test
    void a_page_in_the_place_of_a_file_is_refused() {
        graph.answers(file(info -> info, call -> call.answer(200, "text/html; charset=utf-8", "<html>login</html>")));
        assertThat(fetch(folder.resolve("a"))).isEqualTo(
                new MediaFetch.Retry(new Failure("media_not_a_file", null, "text/html; charset=utf-8"), null));
        assertNothingIsLeft("a");
    }

    @Test
    void a_page_that_a_customer_sent_is_a_file() {
        var page = "<html>olá</html>".getBytes(UTF_8);
        graph.answers(file(info -> info.replace("image/jpeg", "text/html").replace(hex(FILE), hex(page)).replace(
                "300000", "17"), call -> call.answer(200, "text/html", "<html>olá</html>")));
        assertThat(client.fetch(ACCOUNT, reference(null), MediaKind.DOCUMENT, folder.resolve("a")))
                .isInstanceOf(MediaFetch.Fetched.class);
    }

    @Test
    void a_file_that_is_too_large_is_left_where_it_is() {
        graph.answers(file(info -> info.replace("300000", String.valueOf(6 * 1024 * 1024)), call -> call.cut("")));
        assertThat(fetchSticker()).isInstanceOf(MediaFetch.Unavailable.class);
        assertThat(graph.calls()).hasSize(1);
        // The length in the answer says it, whatever was announced.
        graph.answers(file(info -> info, call -> {
            call.request().response().putHeader("content-length", String.valueOf(6 * 1024 * 1024)).write("x");
        }));
        assertThat(fetchSticker()).isInstanceOf(MediaFetch.Unavailable.class);
        // Nothing says it: counted on the way.
        graph.answers(file(info -> info, call -> {
            call.request().response().setChunked(true);
            for (int i = 0; i < 60; i++) {
                call.request().response().write(buffer(random(100_000)));
            }
            call.request().response().end();
        }));
        assertThat(fetchSticker()).isEqualTo(new MediaFetch.Unavailable(
                new Failure("media_too_large", null, "more than 5242880 bytes")));
        assertNothingIsLeft("sticker");
    }

    private MediaFetch fetchSticker() {
        return client.fetch(ACCOUNT, reference(null), MediaKind.STICKER, folder.resolve("sticker"));
    }

    @Test
    void an_answer_that_stops_drips_or_fails_is_tried_again_and_leaves_nothing() {
        var ways = new ArrayList<Consumer<Call>>();
        ways.add(call -> call.cut(""));
        ways.add(call -> call.cut("a part of it"));
        ways.add(call -> call.answer(500, "text/html", "<html>"));
        ways.add(call -> call.answer(429, "text/plain", "slow"));
        ways.add(call -> {
            call.request().response().setChunked(true);
            call.request().response().write("and then nothing");
        });
        for (var way : ways) {
            graph.answers(file(info -> info, way));
            assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Retry.class);
            assertNothingIsLeft("a");
        }
    }

    @Test
    void a_length_that_lies_is_noticed() {
        graph.answers(file(info -> info.replaceAll("\"sha256\":\"[0-9a-f]*\",", ""),
                call -> call.request().response().end(buffer(random(100)))));
        assertThat(client.fetch(ACCOUNT, reference(null), MediaKind.IMAGE, folder.resolve("a"))).isEqualTo(
                new MediaFetch.Retry(new Failure("media_damaged", null, "100 bytes in place of 300000"), null));
        assertNothingIsLeft("a");
    }

    @Test
    void the_first_step_can_fail_in_every_way() {
        graph.answers(call -> call.json(400, "{\"error\":{\"code\":100,\"message\":\"Unsupported get request\"}}"));
        assertThat(fetch(folder.resolve("a"))).isEqualTo(new MediaFetch.Unavailable(
                new Failure("media_gone", 100, "Unsupported get request")));
        graph.answers(call -> call.json(400, "{\"error\":{\"code\":33}}"));
        assertThat(fetch(folder.resolve("a"))).isEqualTo(new MediaFetch.Unavailable(
                new Failure("media_gone", 33, null)));
        graph.answers(call -> call.json(401, "{\"error\":{\"code\":190}}"));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.ChannelStopped.class);
        graph.answers(call -> call.json(400, "{\"error\":{\"code\":80007}}"));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Retry.class);
        graph.answers(call -> call.answer(502, "text/html", "<html>"));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Retry.class);
        graph.answers(call -> call.cut(""));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Retry.class);
        graph.answers(call -> call.json(200, "{}"));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Retry.class);
    }

    /** FI-08: the media link names another host. */
    @ParameterizedTest
    @ValueSource(strings = {"OTHER/file", "https://evil.example/file", "https://lookaside.fbsbx.com.evil.example/file",
        "https://fbsbx.com.evil.example/", "https://evilfbsbx.com/x", "http://lookaside.fbsbx.com/x",
        "https://user@lookaside.fbsbx.com/x", "https://lookaside.fbsbx.com:8443/x", "file:///etc/passwd",
        "https://[::1]/x", "//evil.example/x", "/relative", "", "http://127.0.0.1:1/x", "mailto:x", "a b"})
    void a_link_to_a_foreign_place_is_not_followed(String url) {
        graph.answers(file(info -> info.replaceAll("\"url\":\"[^\"]*\"",
                "\"url\":\"" + url.replace("OTHER", elsewhere.url().toString()) + "\""), call -> call.cut("")));
        assertThat(fetch(folder.resolve("a"))).isNotInstanceOf(MediaFetch.Fetched.class);
        assertThat(graph.calls()).hasSize(1);
        assertThat(elsewhere.calls()).isEmpty();
        assertThat(resolved).isEmpty();
        assertNothingIsLeft("a");
    }

    @Test
    void a_media_host_that_leads_inside_is_not_followed() {
        for (var host : List.of("lookaside.fbsbx.com", "scontent.xx.fbsbx.com", "mmg.whatsapp.net")) {
            graph.answers(file(info -> info.replaceAll("\"url\":\"[^\"]*\"", "\"url\":\"https://" + host + "/x\""),
                    call -> call.cut("")));
            assertThat(fetch(folder.resolve("a"))).isEqualTo(new MediaFetch.Unavailable(
                    new Failure("media_forbidden_place", null, host + " is not on the public internet")));
        }
        assertThat(resolved).containsExactly("lookaside.fbsbx.com", "scontent.xx.fbsbx.com", "mmg.whatsapp.net");
    }

    @Test
    void a_redirect_is_followed_on_the_same_server_only() {
        graph.answers(file(info -> info, call -> {
            if (call.path().startsWith("/file")) {
                redirect(call, "/moved");
            } else {
                call.request().response().end(buffer(FILE));
            }
        }));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Fetched.class);

        for (var place : List.of(elsewhere.url() + "/stolen", "http://169.254.169.254/latest", "https://evil.example/",
                "https://lookaside.fbsbx.com/x", "mailto:x", "gopher://x/")) {
            graph.answers(file(info -> info, call -> redirect(call, place)));
            assertThat(fetch(folder.resolve("b"))).as(place).isInstanceOf(MediaFetch.Unavailable.class);
        }
        assertThat(elsewhere.calls()).isEmpty();
        assertNothingIsLeft("b");
    }

    @Test
    void redirects_end() {
        graph.answers(file(info -> info, call -> redirect(call, "/again")));
        assertThat(fetch(folder.resolve("a"))).isInstanceOf(MediaFetch.Unavailable.class);
        assertThat(graph.calls()).hasSize(5);
        graph.answers(file(info -> info, call -> redirect(call, "http://[broken")));
        assertThat(fetch(folder.resolve("a"))).isNotInstanceOf(MediaFetch.Fetched.class);
    }

    @Test
    void whether_the_token_may_go_along_is_decided_by_the_whole_origin() {
        assertThat(sameServer("https://a.fbsbx.com/x", "https://a.fbsbx.com:443/y")).isTrue();
        assertThat(sameServer("https://a.fbsbx.com/x", "https://b.fbsbx.com/x")).isFalse();
        assertThat(sameServer("https://a.fbsbx.com/x", "http://a.fbsbx.com/x")).isFalse();
        assertThat(sameServer("http://127.0.0.1:1/x", "http://127.0.0.1:2/x")).isFalse();
        assertThat(sameServer("http://127.0.0.1:1/x", "mailto:x")).isFalse();
    }

    private static boolean sameServer(String one, String other) {
        return FileDownload.sameServer(URI.create(one), URI.create(other));
    }

    @Test
    void a_folder_that_is_not_there_is_our_own_fault() {
        graph.answers(file(info -> info, call -> call.request().response().end(buffer(FILE))));
        assertThatThrownBy(() -> fetch(folder.resolve("no/such/folder")))
                .isInstanceOf(FileSystemException.class);
        // And it costs no connection: there are four, and this is the sixth call.
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> fetch(folder.resolve("no/such/folder")))
                    .isInstanceOf(FileSystemException.class);
        }
    }

    @Test
    void an_upload_is_a_form_with_the_file_in_it() throws Exception {
        var file = Files.write(folder.resolve("a"), FILE);
        graph.answers(call -> call.json(200, "{\"id\":\"900100200399\"}"));
        assertThat(
                client.upload(ACCOUNT, file, MediaKind.DOCUMENT, "application/pdf", "orçamento \"final\"\r\nX: y.pdf"))
                .isEqualTo(new MediaUpload.Uploaded("900100200399"));
        var call = graph.calls().getFirst();
        assertThat(call.path()).isEqualTo("/v24.0/800100200300/media");
        assertThat(call.header("authorization")).isEqualTo("Bearer token-1");
        assertThat(call.header("content-length")).isEqualTo(String.valueOf(call.body().length()));
        var boundary = call.header("content-type").replace("multipart/form-data; boundary=", "--");
        var head = call.body().getString(0, call.body().length() - FILE.length, "UTF-8");
        assertThat(head).startsWith(boundary + "\r\n")
                .contains("name=\"messaging_product\"\r\n\r\nwhatsapp\r\n")
                .contains("name=\"type\"\r\n\r\napplication/pdf\r\n")
                .contains(
                        "name=\"file\"; filename=\"orçamento %22final%22 X: y.pdf\"\r\nContent-Type: application/pdf");
        var from = call.body().length() - FILE.length - ("\r\n" + boundary + "--\r\n").length();
        assertThat(call.body().getBytes(from, from + FILE.length)).isEqualTo(FILE);
        assertThat(call.body().getString(from + FILE.length, call.body().length()))
                .isEqualTo("\r\n" + boundary + "--\r\n");
    }

    @Test
    void vertx_reads_the_form_as_a_form() throws Exception {
        var file = Files.write(folder.resolve("a"), FILE);
        var uploads = new CopyOnWriteArrayList<String>();
        var server = vertx.createHttpServer().requestHandler(request -> {
            request.setExpectMultipart(true);
            request.uploadHandler(upload -> upload.handler(_ -> {}).endHandler(
                    _ -> uploads.add(upload.filename() + " " + upload.contentType() + " " + upload.size())));
            request.endHandler(_ -> {
                uploads.add(request.getFormAttribute("messaging_product") + " " + request.getFormAttribute("type"));
                request.response().end("{\"id\":\"1\"}");
            });
        });
        server.listen(0, "127.0.0.1").await();
        var other = new GraphClient(vertx,
                GraphSettings.of(URI.create("http://127.0.0.1:" + server.actualPort()), "v24.0"));
        assertThat(
                OnVirtualThread.call(vertx, () -> other.upload(ACCOUNT, file, MediaKind.IMAGE, "image/png", "a.png")))
                .isEqualTo(new MediaUpload.Uploaded("1"));
        assertThat(uploads).containsExactly("a.png image/png 300000", "whatsapp image/png");
        other.close();
        server.close().await();
    }

    @Test
    void what_whatsapp_would_not_take_is_not_uploaded() throws Exception {
        var large = folder.resolve("large");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(MediaKind.IMAGE.outboundLimit() + 1);
        }
        assertThat(client.upload(ACCOUNT, large, MediaKind.IMAGE, "image/jpeg", "a"))
                .isEqualTo(new MediaUpload.Refused(Failure.of("media_too_large")));
        assertThat(
                client.upload(ACCOUNT, Files.write(folder.resolve("s"), FILE), MediaKind.IMAGE, "image/svg+xml", "a"))
                .isEqualTo(new MediaUpload.Refused(Failure.of("media_rejected")));
        assertThat(client.upload(ACCOUNT, folder.resolve("s"), MediaKind.DOCUMENT, "a/b\r\nX: y", "a"))
                .isEqualTo(new MediaUpload.Refused(Failure.of("media_rejected")));
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void an_upload_that_fails_is_tried_again_or_not_by_the_table() throws Exception {
        var file = Files.write(folder.resolve("a"), FILE);
        graph.answers(call -> call.json(400, "{\"error\":{\"code\":131053}}"));
        assertThat(upload(file)).isInstanceOf(MediaUpload.Refused.class);
        graph.answers(call -> call.json(401, "{\"error\":{\"code\":190}}"));
        assertThat(upload(file)).isInstanceOf(MediaUpload.ChannelStopped.class);
        graph.answers(call -> call.cut(""));
        assertThat(upload(file)).isInstanceOf(MediaUpload.Retry.class);
        graph.answers(call -> call.answer(502, "text/html", "<html>"));
        assertThat(upload(file)).isInstanceOf(MediaUpload.Retry.class);
        graph.answers(call -> call.json(200, "{}"));
        assertThat(upload(file)).isInstanceOf(MediaUpload.Retry.class);
        graph.answers(call -> vertx.setTimer(10_000, _ -> call.json(200, "{\"id\":\"1\"}")));
        assertThat(upload(file)).isInstanceOf(MediaUpload.Retry.class);
    }

    private MediaUpload upload(Path file) {
        return client.upload(ACCOUNT, file, MediaKind.IMAGE, "image/jpeg", "a.jpg");
    }

    private MediaFetch fetch(Path target) {
        return fetch(target, reference(base64(FILE)));
    }

    private MediaFetch fetch(Path target, MediaReference reference) {
        return client.fetch(ACCOUNT, reference, MediaKind.IMAGE, target);
    }

    private static MediaReference reference(@Nullable String sha256) {
        return new MediaReference("900100200301", "image/jpeg", sha256, null, null, false, false);
    }

    /** Answers the first step with the link to /file on this server, changed as wished, and everything else by script. */
    private Consumer<Call> file(UnaryOperator<String> change, Consumer<Call> then) {
        var info = """
                {"messaging_product":"whatsapp","url":"%s/file?mid=900100200301&hash=Zz1","mime_type":"image/jpeg",\
                "sha256":"%s","file_size":300000,"id":"900100200301"}""".formatted(graph.url(), hex(FILE));
        return call -> {
            if (call.path().startsWith("/v24.0/")) {
                call.json(200, change.apply(info));
            } else {
                then.accept(call);
            }
        };
    }

    private static void redirect(Call call, String to) {
        call.request().response().setStatusCode(302).putHeader("location", to).end();
    }

    private void assertNothingIsLeft(String name) {
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).doesNotContain(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Buffer buffer(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(sha256(bytes));
    }
}
