package io.balcao.faults;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that may end in any of three ways: answered, surely not received, or who knows. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();

    private Http() {}

    sealed interface Outcome {
        record Answered(int status, String body) implements Outcome {
            boolean isGood() {
                return status / 100 == 2;
            }

            JsonObject json() {
                return new JsonObject(body);
            }
        }

        /** Nobody took the connection. */
        record NotReceived(String why) implements Outcome {}

        /** It left, and no answer came. */
        record Unknown(String why) implements Outcome {}
    }

    static Outcome call(int port, String method, String path, @Nullable JsonObject body, Duration patience,
            Map<String, String> headers) {
        return call(port, method, path, body == null ? "" : body.encode(), patience, headers);
    }

    static Outcome call(int port, String method, String path, String body, Duration patience,
            Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(patience)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Outcome.Answered(answer.statusCode(), answer.body());
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            return new Outcome.NotReceived(nobody.toString());
        } catch (IOException broken) {
            return new Outcome.Unknown(broken.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown(e.toString());
        }
    }
}
