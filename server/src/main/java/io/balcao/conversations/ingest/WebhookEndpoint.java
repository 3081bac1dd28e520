package io.balcao.conversations.ingest;

import io.balcao.platform.Problem;
import io.balcao.platform.http.Problems;
import io.balcao.platform.http.TraceId;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The {@code POST} of a webhook: reads the raw bytes, within limits, and answers. Stays on the event loop: at
 * ten thousand a second a thread each would cost more than the work.
 */
final class WebhookEndpoint {
    /** Meta sends up to 3 MB. */
    private static final int LARGEST = 3 * 1024 * 1024;
    private static final long SLOWEST_MILLIS = 15_000;

    /** After that the answer is no, whatever the database is doing. Meta comes again; what was stored stays stored. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(4_500);
    private static final long LOOK_MILLIS = 250;

    private final Vertx vertx;
    private final Receiver receiver;
    // One timer looks at the oldest: a timer for each webhook would cost too much.
    private final ConcurrentLinkedQueue<Answering> answering = new ConcurrentLinkedQueue<>();

    /** Completes when everything in the body is safe; fails with what is answered then. */
    @FunctionalInterface
    interface Receiver {
        Future<Void> receive(HttpServerRequest request, byte[] body);
    }

    WebhookEndpoint(Vertx vertx, Receiver receiver) {
        this.vertx = vertx;
        this.receiver = receiver;
        vertx.setPeriodic(LOOK_MILLIS, due -> look());
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
        Problems.answer(request, new Problem.TooLarge("A webhook may have " + LARGEST + " bytes"),
                TraceId.of(request));
    }

    private void answer(HttpServerRequest request, byte[] body) {
        var one = new Answering(request);
        answering.add(one);
        receiver.receive(request, body).onComplete(one::end);
    }

    private void look() {
        for (var oldest = answering.peek(); oldest != null; oldest = answering.peek()) {
            if (!oldest.isOver.get()) {
                if (System.nanoTime() - oldest.since < PATIENCE_NANOS) {
                    return;
                }
                oldest.end(Future.failedFuture(new Problem.Unavailable("This takes too long")));
            }
            answering.poll();
        }
    }

    /** A request whose answer depends on the database. */
    private static final class Answering {
        private final HttpServerRequest request;
        private final long since = System.nanoTime();
        private final AtomicBoolean isOver = new AtomicBoolean();

        Answering(HttpServerRequest request) {
            this.request = request;
        }

        void end(AsyncResult<?> done) {
            if (!isOver.compareAndSet(false, true)) {
                return;
            }
            if (done.failed()) {
                Problems.answer(request, done.cause(), TraceId.of(request));
            } else if (!request.response().closed()) {
                request.response().end();
            }
        }
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
