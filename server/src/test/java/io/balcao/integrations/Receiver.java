package io.balcao.integrations;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A program of somebody else that takes webhooks, or does not. */
final class Receiver {
    private final HttpServer server;
    private final AtomicInteger refusals = new AtomicInteger();
    volatile int refusal = 500;
    final List<Call> calls = new CopyOnWriteArrayList<>();
    /** What was asked for, whatever the method and even without a body. */
    final List<String> paths = new CopyOnWriteArrayList<>();

    /** What came, whether it was taken or not. */
    record Call(Map<String, String> headers, String text, boolean isTaken) {
        JsonObject body() {
            return new JsonObject(text);
        }

        String type() {
            return body().getString("type");
        }

        String content() {
            return body().getJsonObject("data").getJsonObject("message").getString("content");
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }

        /** When it says that it was signed, in seconds. */
        long signedAt() {
            return Long.parseLong(header("X-Balcao-Signature").split(",", 2)[0].substring("t=".length()));
        }

        /** As the manual tells receivers to check it. */
        boolean isSignedWith(String secret) {
            var parts = header("X-Balcao-Signature").split(",");
            var signed = parts[0].substring("t=".length()) + "." + text;
            return Arrays.stream(parts).skip(1).anyMatch(("v1=" + hmac(secret, signed))::equals);
        }

        private static String hmac(String secret, String text) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Receiver(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(request -> {
            paths.add(request.path());
            request.body().onSuccess(body -> {
                var refuses = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                var headers = new java.util.HashMap<String, String>();
                request.headers().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
                calls.add(new Call(headers, body.toString(), !refuses));
                request.response().setStatusCode(refuses ? refusal : 200)
                        .putHeader("Location", "http://127.0.0.1:" + request.localAddress().port() + "/inside")
                        .end(refuses ? "not now" : "thank you");
            });
        }).listen(0, "127.0.0.1").await();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    Receiver refuses(int times) {
        refusals.set(times);
        return this;
    }

    List<Call> taken() {
        return calls.stream().filter(Call::isTaken).toList();
    }
}
