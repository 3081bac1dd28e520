package io.balcao.conversations.media;

import io.balcao.platform.Problem;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one file of a multipart body, read piece by piece from a virtual thread. A piece is asked for when the one before is
 * done with, so that neither memory nor an event loop is held by a slow disk or a slow sender.
 */
final class MultipartFile {
    /** Without a byte for so long, the sender is gone. */
    private static final Duration STALLED = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Context context;
    private final HttpServerRequest request;
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private volatile boolean isBodyOver;
    /** Of the event loop alone. */
    private boolean hasBegun;
    private @Nullable HttpServerFileUpload file;
    private boolean isOver;

    private sealed interface Arrival {
        record Begun(HttpServerFileUpload file) implements Arrival {}

        record Piece(Buffer bytes) implements Arrival {}

        record Ended() implements Arrival {}

        record Failed(String why) implements Arrival {}
    }

    /** @param request paused, on its event loop's context */
    MultipartFile(Context context, HttpServerRequest request) {
        this.context = context;
        this.request = request;
    }

    /** Waits for the file's head. */
    HttpServerFileUpload begin() {
        context.runOnContext(nothing -> {
            try {
                request.exceptionHandler(failure -> arrivals.add(new Arrival.Failed("was cut off")));
                request.uploadHandler(this::begun);
                request.endHandler(ended -> bodyEnded());
                request.setExpectMultipart(true);
                request.resume();
            } catch (RuntimeException malformed) {
                arrivals.add(new Arrival.Failed("is no multipart form"));
            }
        });
        return switch (next()) {
            case Arrival.Begun(var begun) -> {
                file = begun;
                yield begun;
            }
            case Arrival.Failed(var why) -> throw malformed(why);
            case Arrival.Piece _,Arrival.Ended _ -> throw malformed("has no file");
        };
    }

    private void bodyEnded() {
        if (!hasBegun) {
            arrivals.add(new Arrival.Failed("has no file"));
        }
        isBodyOver = true;
    }

    private void begun(HttpServerFileUpload upload) {
        hasBegun = true;
        upload.pause();
        upload.handler(bytes -> arrivals.add(new Arrival.Piece(bytes)));
        upload.endHandler(ended -> arrivals.add(new Arrival.Ended()));
        upload.exceptionHandler(failure -> arrivals.add(new Arrival.Failed("was cut off")));
        arrivals.add(new Arrival.Begun(upload));
    }

    /** The next piece of the file; empty at its end. */
    Optional<Buffer> piece() {
        var reading = file;
        if (reading == null || isOver) {
            return Optional.empty();
        }
        context.runOnContext(nothing -> reading.fetch(1));
        return switch (next()) {
            case Arrival.Piece(var bytes) -> Optional.of(bytes);
            case Arrival.Ended() -> {
                isOver = true;
                yield Optional.empty();
            }
            case Arrival.Failed(var why) -> throw malformed(why);
            case Arrival.Begun _ -> throw malformed("holds more than one file");
        };
    }

    private Arrival next() {
        try {
            for (long waited = 0; waited < STALLED.toSeconds(); waited += LOOK.toSeconds()) {
                // Read before the wait: what came before the end of the body is in the queue then.
                var wasOver = isBodyOver;
                var arrival = arrivals.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (arrival != null) {
                    return arrival;
                }
                if (wasOver) {
                    return new Arrival.Failed("was cut off");
                }
            }
            return new Arrival.Failed("took too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Arrival.Failed("was interrupted");
        }
    }

    private static Problem malformed(String why) {
        return new Problem.Invalid("file", why);
    }
}
