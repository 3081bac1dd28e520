package io.balcao.channels.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a provider told about a file: where it is, and how to know that it came whole.
 *
 * @param size
 *            in bytes, as announced
 * @param sha256
 *            in lower-case hex: that of the media call, else that of the webhook
 * @param most
 *            how many bytes are taken at all
 */
public record MediaLink(URI url, @Nullable String mimeType, @Nullable Long size, @Nullable String sha256, long most) {
    /** From the answer of the media call; the webhook told a part of it before. */
    public static MediaLink of(URI url, ObjectNode body, MediaReference reference, MediaKind kind) {
        var mimeType = Fields.text(body, "mime_type");
        var sha256 = hex(Fields.text(body, "sha256"));
        return new MediaLink(url, mimeType == null ? reference.mimeType() : mimeType, Fields.whole(body, "file_size"),
                sha256 == null ? hex(reference.sha256()) : sha256, kind.inboundLimit());
    }

    public boolean isTooLarge() {
        return size != null && size > most;
    }

    /** What is not as announced. With a hash, the length says nothing more. */
    @Nullable
    String difference(long taken, String takenSha256) {
        if (sha256 != null) {
            return sha256.equals(takenSha256) ? null : "another SHA-256";
        }
        return size == null || size == taken ? null : taken + " bytes in place of " + size;
    }

    /** The media call writes hex, the webhook base64; what is neither is no hash. */
    static @Nullable String hex(@Nullable String sha256) {
        if (sha256 == null) {
            return null;
        }
        if (sha256.length() == 64 && sha256.chars().allMatch(HexFormat::isHexDigit)) {
            return sha256.toLowerCase(Locale.ROOT);
        }
        try {
            var bytes = Base64.getDecoder().decode(sha256);
            return bytes.length == 32 ? HexFormat.of().formatHex(bytes) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
