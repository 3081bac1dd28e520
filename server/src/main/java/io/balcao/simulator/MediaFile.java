package io.balcao.simulator;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A file on WhatsApp's shelf. It belongs to one number of a business, whoever put it there. */
record MediaFile(
        String id,
        String phoneNumberId,
        String mimeType,
        @Nullable String fileName,
        long size,
        String sha256Hex,
        Instant storedAt) {

    String sha256Base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256Hex));
    }

    Path in(Path directory) {
        return directory.resolve(id);
    }

    /** Why a message of this kind cannot carry the file, or null when it can. */
    static @Nullable String refusal(String kind, String mimeType, long size) {
        var type = mimeType.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT);
        var fits = switch (kind) {
            case "audio" -> switch (type) {
                case "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg" -> true;
                default -> false;
            };
            case "image" -> type.equals("image/jpeg") || type.equals("image/png");
            case "sticker" -> type.equals("image/webp");
            case "video" -> type.equals("video/mp4") || type.equals("video/3gpp");
            default -> true;
        };
        if (!fits) {
            return "A message of type " + kind + " cannot carry " + type + '.';
        }
        return size > limit(kind)
                ? "The file has " + size + " bytes; " + kind + " may have " + limit(kind) + '.'
                : null;
    }

    private static long limit(String kind) {
        return switch (kind) {
            case "audio", "video" -> 16L << 20;
            case "image" -> 5L << 20;
            case "sticker" -> 500L << 10;
            default -> 100L << 20;
        };
    }
}
