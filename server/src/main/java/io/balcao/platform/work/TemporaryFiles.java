package io.balcao.platform.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that a server makes for a moment, and that stay behind when it is killed: they hold what customers wrote. */
public final class TemporaryFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFiles.class);
    /** The names that such files begin with. */
    private static final String OURS = "balcao-{metrics,person,audit}-*";
    /** Another server may be writing one next to this one; nobody writes nothing for so long. */
    private static final Duration UNTOUCHED = Duration.ofMinutes(15);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(30);

    private final Path directory;
    private final InstantSource clock;

    public TemporaryFiles(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Looks now, and from time to time: what was just left behind is too young at the next start. */
    public void start(Background background) {
        background.run("temporary files", this::sweep);
        background.repeat(LOOK_EVERY, "temporary files", this::sweep);
    }

    /** Deletes what nobody has touched for long. */
    public void sweep() {
        var before = clock.instant().minus(UNTOUCHED);
        try (var files = Files.newDirectoryStream(directory, OURS)) {
            for (var file : files) {
                if (touched(file).isBefore(before) && Files.deleteIfExists(file)) {
                    LOG.info("A file that a killed server left behind is deleted: {}", file.getFileName());
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("Files that killed servers left behind cannot be looked for: {}", unreadable.toString());
        }
    }

    private static Instant touched(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.MAX;
    }
}
