package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.testing.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first, with the distribution as it is shipped and a real browser. */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class MainJourneyTest {
    private static final Path CONSOLE = Path.of(System.getProperty("balcao.root", ".."), "web-console");

    @TempDir
    Path directory;

    @Test
    void a_customer_chooses_two_attendants_race_and_the_answer_comes_back_with_its_ticks() throws Exception {
        try (var demo = ServerProcess.start("demo", directory,
                Map.of("DATA_DIR", directory.resolve("data").toString()))) {
            demo.awaitReady(Duration.ofSeconds(90));

            var output = directory.resolve("journey.log").toFile();
            var journey = browser(demo.uri("").toString().replaceFirst("/$", ""), output);

            assertThat(journey.waitFor(3, TimeUnit.MINUTES)).as("ended in time: " + read(output)).isTrue();
            assertThat(journey.exitValue()).as(read(output) + "\n" + demo.lastLines()).isZero();
        }
    }

    private static Process browser(String address, File output) throws IOException {
        return new ProcessBuilder("node", "e2e/journey.mjs", address).directory(CONSOLE.toFile())
                .redirectErrorStream(true).redirectOutput(output).start();
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath());
    }
}
