package io.balcao.privacy;

import io.balcao.platform.http.Json;
import io.balcao.privacy.PersonRepository.Said;
import io.balcao.privacy.PersonRepository.Talk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP that is written from its beginning to its end; what has been written is on the disk. */
final class PersonArchive implements AutoCloseable {
    private final ZipOutputStream zip;

    /** What writes to a page. */
    interface Page {
        void append(String html);
    }

    PersonArchive(Path file) throws IOException {
        zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8);
    }

    /** A whole record. */
    void json(String path, Object value) throws IOException {
        begin(path, Deflater.DEFAULT_COMPRESSION);
        zip.write(Json.bytes(value));
        zip.closeEntry();
    }

    /** One conversation, its messages one after the other. */
    void conversation(Talk talk, Consumer<Consumer<Said>> messages) {
        try {
            begin("conversations/" + talk.id() + ".json", Deflater.DEFAULT_COMPRESSION);
            var head = Json.text(talk);
            text(head.substring(0, head.length() - 1) + ",\"messages\":[");
            var isFirst = new boolean[]{true};
            messages.accept(message -> {
                text((isFirst[0] ? "\n" : ",\n") + Json.text(message));
                isFirst[0] = false;
            });
            text("\n]}");
            zip.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void page(String path, Consumer<Page> writer) throws IOException {
        begin(path, Deflater.DEFAULT_COMPRESSION);
        writer.accept(this::text);
        zip.closeEntry();
    }

    /** A file as it is: pictures and films do not get smaller. */
    void file(String path, Path file) {
        try {
            begin(path, Deflater.NO_COMPRESSION);
            Files.copy(file, zip);
            zip.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void begin(String path, int level) throws IOException {
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry(path));
    }

    private void text(String text) {
        try {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
