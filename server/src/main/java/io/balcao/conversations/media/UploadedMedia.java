package io.balcao.conversations.media;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that somebody may send; schema {@code UploadedMedia}. */
public record UploadedMedia(UUID id, String url, String mimeType, long size, @Nullable String fileName) {
    static UploadedMedia of(UUID id, String mimeType, long size, @Nullable String fileName) {
        return new UploadedMedia(id, MediaFiles.PATH + "/" + id, mimeType, size, fileName);
    }
}
