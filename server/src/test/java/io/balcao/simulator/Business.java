package io.balcao.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A business for the tests of the simulator: takes webhooks on a server of its own, and calls the Graph API. */
final class Business implements AutoCloseable {
    static final BusinessNumber NUMBER = new BusinessNumber("800100200300", "+55 11 4000-0000", "Loja Exemplo",
            "700100200300", "EAAG-token", "demo-app-secret-01", "verify-me");

    /** A webhook as it arrived. */
    record Heard(String signature, String body) {
        JsonObject value() {
            return new JsonObject(body).getJsonArray("entry").getJsonObject(0).getJsonArray("changes").getJsonObject(0)
                    .getJsonObject("value");
        }

        JsonObject message() {
            return value().getJsonArray("messages").getJsonObject(0);
        }

        JsonObject status() {
            return value().getJsonArray("statuses").getJsonObject(0);
        }

        boolean isStatus(String status) {
            return value().containsKey("statuses") && status().getString("status").equals(status);
        }
    }

    final Vertx vertx = Vertx.vertx();
    final Simulator simulator;
    final List<Heard> heard = new CopyOnWriteArrayList<>();
    volatile int answers = 200;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    Business(Path directory, UnaryOperator<SimulatorSettings> settings) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/webhooks", this::webhook);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        simulator = new Simulator(vertx, settings.apply(SimulatorSettings.test(directory, List.of(NUMBER)))).start();
        simulator.deliversTo(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks"));
    }

    Business(Path directory) {
        this(directory, UnaryOperator.identity());
    }

    private void webhook(HttpExchange call) throws IOException {
        try (call) {
            if (call.getRequestMethod().equals("GET")) {
                verification(call);
                return;
            }
            var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(call.getRequestHeaders().getFirst("X-Hub-Signature-256"), body));
            call.sendResponseHeaders(answers, -1);
        }
    }

    private static void verification(HttpExchange call) throws IOException {
        var query = call.getRequestURI().getRawQuery();
        var right = query.contains("hub.mode=subscribe") && query.contains("hub.verify_token=verify-me");
        var challenge = query.replaceFirst(".*hub\\.challenge=(\\d+).*", "$1").getBytes(StandardCharsets.US_ASCII);
        call.sendResponseHeaders(right ? 200 : 403, challenge.length);
        call.getResponseBody().write(challenge);
    }

    /** Waits until such a webhook was heard. */
    Heard hears(Predicate<Heard> wanted) {
        await().atMost(Duration.ofSeconds(10)).until(() -> heard.stream().anyMatch(wanted));
        return heard.stream().filter(wanted).findFirst().orElseThrow();
    }

    JsonObject text(String to, String body) {
        return JsonObject.of("messaging_product", "whatsapp", "to", to, "type", "text", "text",
                JsonObject.of("body", body), "biz_opaque_callback_data", "job-" + body);
    }

    HttpResponse<String> sends(JsonObject body) {
        return post("/v25.0/" + NUMBER.phoneNumberId() + "/messages", body.encode());
    }

    /** Sends and expects it to be taken; gives the id of the message. */
    String sent(JsonObject body) {
        var answer = sends(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getJsonArray("messages").getJsonObject(0).getString("id");
    }

    /** Sends and expects it to be refused; gives the code of the error. */
    int refused(JsonObject body) {
        var error = new JsonObject(sends(body).body()).getJsonObject("error");
        assertThat(error).as("an error").isNotNull();
        assertThat(error.getString("message")).startsWith("(#" + error.getInteger("code") + ")");
        return error.getInteger("code");
    }

    HttpResponse<String> post(String path, String json) {
        return call(path, request -> request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> get(String path) {
        return call(path, UnaryOperator.identity());
    }

    HttpResponse<String> call(String path, UnaryOperator<HttpRequest.Builder> with) {
        var url = path.startsWith("http") ? path : simulator.graphUrl() + path;
        return exchange(with.apply(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + NUMBER.accessToken())).build());
    }

    HttpResponse<String> callWithToken(String path, String token) {
        return exchange(HttpRequest.newBuilder(URI.create(simulator.graphUrl() + path))
                .header("Authorization", "Bearer " + token).build());
    }

    /** Uploads a file, as a browser's form would; gives its id. */
    String uploads(byte[] bytes, String mimeType) {
        var answer = call("/v25.0/" + NUMBER.phoneNumberId() + "/media",
                request -> request.header("Content-Type", "multipart/form-data; boundary=XX")
                        .POST(form(bytes, mimeType)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getString("id");
    }

    private static BodyPublisher form(byte[] bytes, String mimeType) {
        var head = "--XX\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
                + "--XX\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n" + mimeType + "\r\n"
                + "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: " + mimeType
                + "\r\n\r\n";
        return BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofByteArray(bytes),
                BodyPublishers.ofString("\r\n--XX--\r\n"));
    }

    /** The time limit of the request holds for the whole answer, which the client's own does not; so does a size. */
    private HttpResponse<String> exchange(HttpRequest request) {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), 1 << 20));
        try {
            return answer.get(request.timeout().orElse(Duration.ofSeconds(10)).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            // Of two limits of one length the client's own may be the first.
            if (failure.getCause() instanceof HttpTimeoutException late) {
                throw new IllegalStateException(new TimeoutException(late.getMessage()));
            }
            throw new UncheckedIOException(new IOException(failure.getCause()));
        } catch (TimeoutException | InterruptedException tooLong) {
            answer.cancel(true);
            throw new IllegalStateException(tooLong);
        }
    }

    @Override
    public void close() {
        simulator.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.stop(0);
        http.close();
    }
}
