package io.balcao.conversations.ingest;

import io.balcao.channels.meta.WebhookSignature;
import io.balcao.platform.Problem;
import io.balcao.platform.http.Problems;
import io.balcao.platform.http.TraceId;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * {@code POST /api/v1/webhooks/whatsapp}: reads the raw bytes, within limits, and answers. Stays on the event loop: at
 * ten thousand a second a thread each would cost more than the work.
 */
final class WebhookEndpoint {
    /** Meta sends up to 3 MB. */
    private static final int LARGEST = 3 * 1024 * 1024;
    private static final long SLOWEST_MILLIS = 15_000;

    private final Vertx vertx;
    private final WhatsappWebhook webhook;

    WebhookEndpoint(Vertx vertx, WhatsappWebhook webhook) {
        this.vertx = vertx;
        this.webhook = webhook;
    }

    void handle(HttpServerRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            request.response().putHeader("Connection", "close").setStatusCode(415).end();
            return;
        }
        var length = request.getHeader("Content-Length");
        if (length != null && (length.length() > 9 || Long.parseLong(length) > LARGEST)) {
            tooLarge(request);
            return;
        }
        new Reading(request, length == null ? 1024 : (int) Long.parseLong(length)).start();
    }

    private static void tooLarge(HttpServerRequest request) {
        request.response().putHeader("Connection", "close");
        Problems.answer(request.response(), new Problem.TooLarge("A webhook may have " + LARGEST + " bytes"),
                TraceId.of(request));
    }

    private void answer(HttpServerRequest request, byte[] body) {
        webhook.receive(request.headers().getAll(WebhookSignature.HEADER), body).onComplete(done -> {
            if (done.succeeded()) {
                if (!request.response().closed()) {
                    request.response().end();
                }
            } else {
                Problems.answer(request.response(), done.cause(), TraceId.of(request));
            }
        });
    }

    /** A body that is coming in: bounded in bytes and in time. */
    private final class Reading {
        private final HttpServerRequest request;
        private final int expected;
        private final Buffer body;
        private long timer = -1;
        private boolean isOver;

        Reading(HttpServerRequest request, int expected) {
            this.request = request;
            this.expected = expected;
            this.body = Buffer.buffer(expected);
        }

        void start() {
            request.handler(this::more);
            request.endHandler(nothing -> finish());
            request.exceptionHandler(broken -> end());
        }

        private void more(Buffer chunk) {
            if (isOver) {
                return;
            }
            if (body.length() + chunk.length() > LARGEST) {
                end();
                tooLarge(request);
                return;
            }
            body.appendBuffer(chunk);
            // Most bodies come whole: only one that does not pays for a timer.
            if (timer < 0 && body.length() != expected) {
                timer = vertx.setTimer(SLOWEST_MILLIS, late -> {
                    end();
                    request.response().putHeader("Connection", "close").setStatusCode(408).end();
                });
            }
        }

        private void finish() {
            if (!isOver) {
                end();
                answer(request, body.getBytes());
            }
        }

        private void end() {
            isOver = true;
            if (timer >= 0) {
                vertx.cancelTimer(timer);
            }
        }
    }
}
