package io.balcao.channels;

import java.util.Optional;

/** File names as customers write them, made fit to be shown and offered for saving. They never become a path. */
public final class FileNames {
    private static final int LONGEST = 200;

    private FileNames() {}

    /**
     * The last part of the name, without control characters and direction overrides, at most 200 characters with the
     * extension kept. Empty when nothing is left of it.
     */
    public static Optional<String> clean(String name) {
        var from = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
        var line = Texts.line(name.substring(from), Integer.MAX_VALUE);
        if (line.isEmpty() || line.chars().allMatch(c -> c == '.')) {
            return Optional.empty();
        }
        if (line.length() <= LONGEST) {
            return Optional.of(line);
        }
        var dot = line.lastIndexOf('.');
        var extension = dot > 0 && line.length() - dot <= 12 ? line.substring(dot) : "";
        return Optional.of(Texts.cut(line, LONGEST - extension.length()) + extension);
    }
}
