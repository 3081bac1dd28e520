import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Makes the cache with which the server starts and warms up faster: Java's ahead-of-time cache (JEP 483, 515) of the
 * classes that it loaded and the profiles that its compiler made under a little of every load. It belongs to exactly these
 * jars and this Java; with others Java ignores it. Nothing fails without it.
 */
final class TrainRun {
    private final Path directory;
    private final Path home;

    TrainRun(Path directory, Path home) {
        this.directory = directory;
        this.home = home;
    }

    void run() throws IOException {
        var lib = home.resolve("lib");
        var cache = lib.resolve("balcao.aot");
        if (isNewest(cache, lib)) {
            return;
        }
        Files.deleteIfExists(cache);
        // In place only when it is whole.
        var made = directory.resolve("balcao.aot");
        try {
            train(made);
            Files.move(made, cache);
        } catch (Exception failure) {
            System.out.println("[WARNING] The server will start slowly, its start was not trained: " + failure);
        }
    }

    private static boolean isNewest(Path cache, Path lib) throws IOException {
        if (!Files.exists(cache)) {
            return false;
        }
        var made = Files.getLastModifiedTime(cache);
        try (var files = Files.list(lib)) {
            for (var file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void train(Path cache) throws Exception {
        try (var stage = new Stage(directory, home, "-XX:AOTCacheOutput=" + cache);
                var threads = Executors.newCachedThreadPool()) {
            List<Callable<Void>> loads = List.of(() -> {
                new IngestRun(stage).warmUp(1_500, 8);
                return null;
            }, () -> {
                new SendRun(stage).warmUp(150, 10);
                return null;
            }, () -> {
                new ReadRun(stage).warmUp(10);
                return null;
            });
            for (var load : threads.invokeAll(loads)) {
                load.get();
            }
        }
    }
}
