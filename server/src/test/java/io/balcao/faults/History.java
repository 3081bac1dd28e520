package io.balcao.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What clients asked for and what they were told, a line each, in a file that remains when a test fails. An operation
 * ends {@code ok}, {@code fail} (surely not done) or {@code unknown} (no answer: it may have been done).
 */
final class History implements AutoCloseable {
    private final Path file;
    private final Writer lines;
    private final AtomicLong number = new AtomicLong();

    History(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            lines = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An operation that has begun. */
    final class Operation {
        private final long id = number.incrementAndGet();
        private final String what;
        private final long begun = System.nanoTime();

        private Operation(String what) {
            this.what = what;
            write(id, "invoke", what, "");
        }

        void ok() {
            end("ok", "");
        }

        void fail(String why) {
            end("fail", why);
        }

        void unknown(String why) {
            end("unknown", why);
        }

        private void end(String outcome, String why) {
            write(id, outcome, what, " after " + (System.nanoTime() - begun) / 1_000_000 + " ms " + why);
        }
    }

    Operation invoke(String what) {
        return new Operation(what);
    }

    /** Something that was done to the installation. */
    void note(String what) {
        write(0, "fault", what, "");
    }

    Path file() {
        return file;
    }

    private void write(long id, String outcome, String what, String more) {
        synchronized (lines) {
            try {
                lines.write(Instant.now() + " " + id + " " + outcome + " " + what + more + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void flush() {
        synchronized (lines) {
            try {
                lines.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (lines) {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
