package io.balcao.testing;

import io.balcao.platform.db.EmbeddedDatabase;
import io.balcao.platform.db.Migrations;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A PostgreSQL's directory with a database made by all migrations, which the processes of a run copy instead of making
 * each their own: whoever comes first makes it, and the others wait for that. Another set of migrations has another one.
 */
final class MadeOnce {
    /** The database that all migrations made; nobody is ever connected with it. */
    static final String MODEL = "model";
    private static final Path PLACE = Path.of("target", "postgres-made");

    private MadeOnce() {}

    /** Puts a copy into a directory that does not exist yet. */
    static void copyTo(Path directory) {
        try {
            Files.createDirectories(PLACE);
            var made = PLACE.resolve(name());
            try (var file = FileChannel.open(PLACE.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); var _ = file.lock()) {
                if (!Files.exists(made)) {
                    make(made);
                }
            }
            copy(made, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under its name only once it is whole: a process that dies while it makes one leaves none. */
    private static void make(Path made) throws IOException {
        var making = made.resolveSibling("making");
        delete(making);
        try (var server = EmbeddedDatabase.start(making, Stores.POSTGRES, false)) {
            Migrations.run(server.another(MODEL, 1));
        }
        Files.move(making, made);
    }

    /** Of all that it is made of, with the version of PostgreSQL, so that it is never an older one. */
    private static String name() throws IOException {
        var root = Path.of(System.getProperty("balcao.root", ".."));
        var all = new StringBuilder(Files.readString(root.resolve("pom.xml"))).append(Files.readString(
                root.resolve("server/src/main/java/io/balcao/platform/db/EmbeddedDatabase.java")));
        try (var files = Files.walk(root.resolve("sql"))) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                all.append(file.getFileName()).append('\n').append(Files.readString(file)).append('\n');
            }
        }
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                // PostgreSQL refuses a directory that others may read.
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
