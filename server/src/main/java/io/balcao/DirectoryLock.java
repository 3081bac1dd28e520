package io.balcao;

import io.balcao.platform.config.InvalidConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data directory with databases in it belongs to one process as long as that runs: a second one would adopt the first
 * one's PostgreSQL and lose it when the first stops. The operating system frees the lock with the process, however that
 * ends.
 */
final class DirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    // Between the signal that stops a process and its first act nobody sees that it is stopping.
    private static final Duration BENEFIT_OF_THE_DOUBT = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 50;
    private static final String STOPPING = "stopping";

    private final FileChannel channel;
    private final Path holder;

    private DirectoryLock(FileChannel channel, Path holder) {
        this.channel = channel;
        this.holder = holder;
        say("running");
    }

    /**
     * Takes a directory, and waits for it while the process that has it is stopping.
     *
     * @throws InvalidConfig when another process has it, and keeps it
     */
    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            // Not one file: closing any handle of a locked file, as a reader does, frees the lock.
            var channel = FileChannel.open(directory.resolve("server.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            var holder = directory.resolve("server.process");
            var pause = new CountDownLatch(1);
            long begin = System.nanoTime();
            boolean said = false;
            while (!isTaken(channel)) {
                var process = read(holder);
                boolean stops = process.endsWith(STOPPING);
                if (System.nanoTime() - begin > (stops ? LONGEST_STOP : BENEFIT_OF_THE_DOUBT).toNanos()) {
                    channel.close();
                    throw new InvalidConfig(List.of(refusal(directory, process, stops)));
                }
                if (stops && !said) {
                    said = true;
                    LOG.info("Waiting for DATA_DIR {}: process {} has it and is stopping", directory, pid(process));
                }
                var _ = pause.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            return new DirectoryLock(channel, holder);
        } catch (IOException e) {
            throw new UncheckedIOException("DATA_DIR " + directory + " cannot be locked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for DATA_DIR " + directory, e);
        }
    }

    /** From now on whoever wants the directory waits for it. */
    void stopping() {
        say(STOPPING);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock of the data directory ends with the process: {}", e.getMessage());
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static String refusal(Path directory, String process, boolean stops) {
        return "DATA_DIR " + directory + " is in use by " + pidIn(process) + ", which "
                + (stops ? "does not come to an end of its stop" : "is running")
                + ": end it first, or give this one a directory of its own";
    }

    private static String pidIn(String process) {
        return process.isEmpty() ? "another process" : "process " + pid(process);
    }

    private static String pid(String process) {
        return process.replaceFirst(" .*", "");
    }

    /** The process that has the lock, and what it does; empty when that cannot be read just now. */
    private static String read(Path holder) {
        try {
            return Files.readString(holder).strip();
        } catch (IOException notYet) {
            return "";
        }
    }

    private void say(String state) {
        try {
            Files.writeString(holder, ProcessHandle.current().pid() + " " + state + "\n");
        } catch (IOException e) {
            // The lock holds without it; only the text of a refusal is the poorer.
            LOG.warn("{} cannot be written: {}", holder, e.getMessage());
        }
    }
}
