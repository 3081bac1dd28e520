package io.balcao.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed server left behind does not stay on the disk. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TemporaryFilesTest {
    private final TestClock clock = new TestClock();
    @TempDir
    private Path directory;

    @Test
    void exports_that_nobody_writes_any_more_are_deleted_and_nothing_else() throws IOException {
        file("balcao-metrics-1.csv", 16);
        file("balcao-person-1.zip", 16);
        file("balcao-audit-1.csv", 16);
        file("balcao-metrics-2.csv", 14);
        file("balcao.pid", 60);
        file("somebody-elses.csv", 60);
        Files.createDirectory(directory.resolve("balcao-metrics-d"));

        new TemporaryFiles(directory, clock).sweep();

        try (var left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(
                    "balcao-metrics-2.csv", "balcao.pid", "somebody-elses.csv", "balcao-metrics-d");
        }
    }

    private void file(String name, int minutesAgo) throws IOException {
        var file = Files.writeString(directory.resolve(name), "Rita");
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofMinutes(minutesAgo))));
    }
}
