package io.balcao.platform.http;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param body a record that becomes JSON, a {@link Download}, or null for no body
 */
public record Reply(int status, @Nullable Object body) {
    /** 200 with a body. */
    public static Reply ok(Object body) {
        return new Reply(200, body);
    }

    /** 201 with what was made. */
    public static Reply created(Object body) {
        return new Reply(201, body);
    }

    /** 204. */
    public static Reply nothing() {
        return new Reply(204, null);
    }

    /** 200 with a list and where the next page begins, null on the last one. */
    public static Reply page(List<?> data, @Nullable String nextCursor) {
        return ok(new Page(data, nextCursor));
    }

    /** 200 with a file to be saved. */
    public static Reply download(Download file) {
        return ok(file);
    }

    /**
     * A file that was made for one answer, and goes when it has been sent.
     *
     * @param name what it is saved as; letters, digits, dots and hyphens
     */
    public record Download(Path file, String type, String name) {}

    /** The wire form of every list. */
    public record Page(List<?> data, @Nullable String nextCursor) {}
}
