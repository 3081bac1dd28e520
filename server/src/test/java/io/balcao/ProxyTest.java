package io.balcao;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.Nginx;
import io.balcao.testing.Nginx.Upstream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nginx does with a request, shown with two pretend servers behind it that can break off at will. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProxyTest {
    @TempDir
    Path directory;

    private final PretendServer first = new PretendServer();
    private final PretendServer second = new PretendServer();
    private Nginx nginx;
    private HttpClient client;

    @BeforeEach
    void start() {
        nginx = Nginx.start(directory, List.of(new Upstream(first.port(), first.port()),
                new Upstream(second.port(), second.port())));
        client = nginx.client().build();
    }

    @AfterEach
    void stop() {
        client.close();
        nginx.close();
        first.close();
        second.close();
    }

    @Test
    void a_post_that_broke_off_is_never_sent_to_a_second_server() throws Exception {
        first.breaksOff();
        second.breaksOff();

        var answer = post("/api/v1/messages", "{\"content\":\"oi\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(first.heard("/api/v1/messages") + second.heard("/api/v1/messages")).isEqualTo(1);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void a_webhook_that_broke_off_is_taken_by_the_other_server() throws Exception {
        for (var broken : List.of(first, second)) {
            broken.breaksOff();

            for (int i = 0; i < 3; i++) {
                assertThat(post("/api/v1/webhooks/whatsapp", "{}").statusCode()).isEqualTo(200);
            }

            broken.answers();
            // Until the proxy believes in the broken one again, it would not ask it.
            nginx.close();
            start();
        }

        assertThat(first.heard("/api/v1/webhooks/whatsapp")).isPositive();
        assertThat(second.heard("/api/v1/webhooks/whatsapp")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "PUT", "DELETE"})
    void a_server_that_is_not_there_is_passed_over_whatever_the_method(String method) throws Exception {
        first.close();

        for (int i = 0; i < 6; i++) {
            var answer = send(request("/api/v1/thing", method, "{}"));

            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(second.heard("/api/v1/thing")).isEqualTo(6);
    }

    @Test
    void without_any_server_the_answer_is_a_problem_that_says_when_to_come_again() throws Exception {
        first.close();
        second.close();

        var answer = send(request("/api/v1/conversations", "GET", ""));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"status\":503").contains("\"trace_id\":\"");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/webhooks/whatsapp,3145728,200", "/api/v1/webhooks/whatsapp,3145729,413",
        "/api/v1/messages,1048576,200", "/api/v1/messages,1048577,413", "/api/v1/media,4000000,200",
        "/socket.io/?EIO=4,65537,413"})
    void each_address_takes_bodies_of_its_own_size(String path, int bytes, int status) throws Exception {
        var answer = client.send(HttpRequest.newBuilder(nginx.uri(path))
                .POST(BodyPublishers.ofByteArray(new byte[bytes])).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 413) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(first.heard() + second.heard()).isZero();
        }
    }

    @Test
    void a_file_goes_through_while_it_is_still_coming() throws Exception {
        var body = new SlowBody();

        var answer = client.sendAsync(HttpRequest.newBuilder(nginx.uri("/api/v1/media"))
                .POST(BodyPublishers.ofInputStream(() -> body)).build(), BodyHandlers.ofString());
        body.write(new byte[100_000]);

        // Nobody has sent the end of it, and the server has already seen its beginning.
        var begun = CompletableFuture.anyOf(first.begins("/api/v1/media"), second.begins("/api/v1/media"));
        assertThat(begun).succeedsWithin(Duration.ofSeconds(10));
        assertThat(answer).isNotDone();
        body.end();
        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void the_server_learns_who_asks_and_how() throws Exception {
        send(HttpRequest.newBuilder(nginx.uri("/api/v1/thing")).header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example").header("X-Forwarded-Proto", "http")
                .header("X-Request-Id", "trace-1.a").build());

        var headers = headersOf("/api/v1/thing");
        assertThat(headers).containsEntry("host", "localhost:" + nginx.port())
                .containsEntry("x-forwarded-host", "localhost:" + nginx.port())
                .containsEntry("x-forwarded-proto", "https")
                .containsEntry("x-forwarded-for", "6.6.6.6, 127.0.0.1")
                .containsEntry("x-request-id", "trace-1.a");
        // It is written once the answer is out.
        await().untilAsserted(() -> assertThat(nginx.log()).contains("\"request_id\":\"trace-1.a\""));
    }

    @Test
    void a_request_id_that_could_forge_a_log_line_is_replaced() throws Exception {
        send(HttpRequest.newBuilder(nginx.uri("/api/v1/thing")).header("X-Request-Id", "a\" b=\"c").build());

        assertThat(headersOf("/api/v1/thing").get("x-request-id")).matches("[0-9a-f]{32}");
    }

    @Test
    void nobody_changes_to_another_protocol_but_web_sockets_at_their_place() throws Exception {
        for (var path : List.of("/api/v1/thing", "/socket.io/")) {
            raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
            assertThat(headersOf(path)).doesNotContainKey("upgrade");
        }

        raw("GET /socket.io/?EIO=4 HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\n"
                + "Upgrade: WebSocket\r\n\r\n");
        assertThat(headersOf("/socket.io/?EIO=4")).containsEntry("upgrade", "websocket")
                .containsEntry("connection", "upgrade").containsEntry("x-forwarded-proto", "https")
                .containsEntry("host", "localhost");
    }

    @Test
    void sockets_of_one_address_always_meet_the_same_server_and_another_when_that_one_is_gone() throws Exception {
        for (int i = 0; i < 20; i++) {
            send(request("/socket.io/?EIO=4&transport=polling", "GET", ""));
        }
        var mine = first.heard() > 0 ? first : second;
        var other = mine == first ? second : first;
        assertThat(mine.heard()).isEqualTo(20);
        assertThat(other.heard()).isZero();

        mine.close();

        assertThat(send(request("/socket.io/?EIO=4&transport=polling", "GET", "")).statusCode()).isEqualTo(200);
        assertThat(other.heard()).isEqualTo(1);
    }

    @Test
    void what_the_servers_said_stands_and_what_they_did_not_say_is_filled_in() throws Exception {
        first.says("Content-Security-Policy: default-src 'self'\r\nX-Frame-Options: SAMEORIGIN\r\n");
        second.says("Content-Security-Policy: default-src 'self'\r\nX-Frame-Options: SAMEORIGIN\r\n");

        var said = send(request("/", "GET", "")).headers();
        assertThat(said.allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
        assertThat(said.allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(said.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(said.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(said.allValues("Strict-Transport-Security")).hasSize(1);
        assertThat(said.firstValue("Server")).hasValue("nginx");

        first.says("");
        second.says("");
        var filled = send(request("/", "GET", "")).headers();
        assertThat(filled.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(filled.allValues("X-Frame-Options")).containsExactly("DENY");
    }

    @Test
    void the_inside_stays_inside_and_plain_http_becomes_https() throws Exception {
        assertThat(send(request("/metrics", "GET", "")).statusCode()).isEqualTo(404);
        assertThat(first.heard() + second.heard()).isZero();

        var plain = send(HttpRequest.newBuilder(nginx.plainUri("/api/v1/thing?a=b")).build());
        assertThat(plain.statusCode()).isEqualTo(308);
        assertThat(plain.headers().firstValue("Location")).hasValue("https://localhost/api/v1/thing?a=b");
        assertThat(first.heard() + second.heard()).isZero();
    }

    @Test
    void the_log_keeps_no_query_since_meta_puts_the_verify_token_there() throws Exception {
        send(request("/api/v1/webhooks/whatsapp?hub.verify_token=keep-this", "GET", ""));

        await().untilAsserted(() -> assertThat(nginx.log()).contains("\"path\":\"/api/v1/webhooks/whatsapp\""));
        assertThat(nginx.log()).doesNotContain("keep-this");
    }

    @Test
    void answers_worth_it_are_compressed_and_browsers_speak_http_2() throws Exception {
        first.saysBody("a".repeat(5_000));
        second.saysBody("a".repeat(5_000));

        var answer = send(HttpRequest.newBuilder(nginx.uri("/api/v1/thing")).header("Accept-Encoding", "gzip").build());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.body().length()).isLessThan(1_000);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path, "POST", body));
    }

    private HttpRequest request(String path, String method, String body) {
        return HttpRequest.newBuilder(nginx.uri(path)).timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString(ISO_8859_1));
    }

    private Map<String, String> headersOf(String target) {
        var seen = first.lastHeaders(target);
        var headers = seen != null ? seen : second.lastHeaders(target);
        assertThat(headers).as("what the servers heard of " + target).isNotNull();
        return headers;
    }

    /** A request as it stands, for what Java's client would not send. */
    private void raw(String request) throws IOException {
        URI uri = nginx.uri("/");
        try (var socket = nginx.tls().getSocketFactory().createSocket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            assertThat(socket.getInputStream().read()).as("the first byte of an answer").isEqualTo('H');
        }
    }

    /** Speaks just enough HTTP to be a server, and can break off after it has read a request. */
    private static final class PretendServer implements AutoCloseable {
        private record Heard(String target, Map<String, String> headers) {}

        private final ServerSocket socket;
        private final Thread acceptor;
        private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        private final Map<String, CompletableFuture<Void>> begun = new TreeMap<>();
        private volatile boolean isBroken;
        private volatile String headers = "";
        private volatile String body = "{}";

        PretendServer() {
            try {
                socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            acceptor = Thread.startVirtualThread(this::accept);
        }

        int port() {
            return socket.getLocalPort();
        }

        void breaksOff() {
            isBroken = true;
        }

        void answers() {
            isBroken = false;
        }

        void says(String lines) {
            headers = lines;
        }

        void saysBody(String text) {
            body = text;
        }

        int heard() {
            return heard.size();
        }

        long heard(String target) {
            return heard.stream().filter(one -> one.target.equals(target)).count();
        }

        @Nullable
        Map<String, String> lastHeaders(String target) {
            return heard.stream().filter(one -> one.target.equals(target)).reduce((a, b) -> b).map(Heard::headers)
                    .orElse(null);
        }

        /** Done when the head and some of the body of a request are there. */
        CompletableFuture<Void> begins(String target) {
            synchronized (begun) {
                return begun.computeIfAbsent(target, key -> new CompletableFuture<>());
            }
        }

        /** Returns when nobody can connect any more: the port closes only once the thread that accepts has let go of it. */
        @Override
        public void close() {
            try {
                socket.close();
                acceptor.join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void accept() {
            while (!socket.isClosed()) {
                try {
                    var connection = socket.accept();
                    Thread.startVirtualThread(() -> serve(connection));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void serve(Socket connection) {
            try (connection) {
                var in = new BufferedInputStream(connection.getInputStream());
                var line = line(in);
                if (line.isEmpty()) {
                    return;
                }
                var target = line.split(" ")[1];
                Map<String, String> sent = new TreeMap<>();
                for (var header = line(in); !header.isEmpty(); header = line(in)) {
                    var colon = header.indexOf(':');
                    sent.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
                }
                read(in, target, sent);
                heard.add(new Heard(target, sent));
                if (!isBroken) {
                    var out = connection.getOutputStream();
                    out.write(
                            ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + body.length() + "\r\n" + headers + "\r\n" + body).getBytes(ISO_8859_1));
                    out.flush();
                }
            } catch (IOException broken) {
                // The proxy went away: its affair.
            }
        }

        private void read(InputStream in, String target, Map<String, String> sent) throws IOException {
            if ("chunked".equals(sent.get("transfer-encoding"))) {
                for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                    in.skipNBytes(size + 2L);
                    begins(target).complete(null);
                }
                line(in);
            } else {
                in.skipNBytes(Long.parseLong(sent.getOrDefault("content-length", "0")));
            }
        }

        private static String line(InputStream in) throws IOException {
            var line = new StringBuilder();
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                if (b != '\r') {
                    line.append((char) b);
                }
            }
            return line.toString();
        }
    }

    /** A body that ends when it is told to. */
    private static final class SlowBody extends InputStream {
        private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();
        private byte[] part = new byte[0];
        private int at;

        void write(byte[] bytes) {
            parts.add(bytes);
        }

        void end() {
            parts.add(new byte[0]);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == part.length) {
                try {
                    part = parts.take();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
                at = 0;
                if (part.length == 0) {
                    return -1;
                }
            }
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, offset, count);
            at += count;
            return count;
        }
    }
}
