package io.balcao.channels.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Takes the body of an answer into a file, no faster than the disk, no further than the limit, and hashes it. */
final class FileSink {
    private final Vertx vertx;
    private final Path target;
    private final AsyncFile file;
    private final MessageDigest digest;
    private long size;
    private volatile boolean closed;

    private FileSink(Vertx vertx, Path target, AsyncFile file) {
        this.vertx = vertx;
        this.target = target;
        this.file = file;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body is longer than the limit. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooLarge() {
            super("too large", null, false, false);
        }
    }

    static FileSink open(Vertx vertx, Path target) {
        var options = new OpenOptions().setRead(false).setWrite(true).setCreate(true).setTruncateExisting(true);
        return new FileSink(vertx, target, vertx.fileSystem().open(target.toString(), options).await());
    }

    /** Done when the last byte was handed to the disk; {@link #close} then waits for it. */
    Future<Void> take(HttpClientResponse response, long most) {
        var done = Promise.<Void>promise();
        file.exceptionHandler(done::tryFail);
        response.exceptionHandler(done::tryFail).endHandler(_ -> done.tryComplete()).handler(chunk -> {
            if (closed) {
                return; // given up; what was under way still arrives
            }
            if (size + chunk.length() > most) {
                response.pause();
                done.tryFail(new TooLarge());
            } else {
                write(chunk, response, done);
            }
        }).resume();
        return done.future();
    }

    private void write(Buffer chunk, HttpClientResponse response, Promise<Void> done) {
        size += chunk.length();
        digest.update(chunk.getBytes());
        file.write(chunk).onFailure(done::tryFail);
        if (file.writeQueueFull()) {
            response.pause();
            file.drainHandler(_ -> response.resume());
        }
    }

    long size() {
        return size;
    }

    /** Once, at the end. */
    byte[] sha256() {
        return digest.digest();
    }

    void close() {
        closed = true;
        file.close().await();
    }

    void discard() {
        if (!closed) {
            closed = true;
            file.close().otherwiseEmpty().await();
        }
        vertx.fileSystem().delete(target.toString()).otherwiseEmpty().await();
    }
}
