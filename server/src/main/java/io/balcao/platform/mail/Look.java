package io.balcao.platform.mail;

import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How an organization's mails look.
 *
 * @param colour of what stands out, {@code #rrggbb}: white letters on it can be read
 * @param picture a PNG in base64, which goes with the mail; other kinds of pictures many readers do not show
 */
record Look(String name, String colour, Optional<String> picture) {
    /** What the page calls its picture. */
    static final String PICTURE = "logo";
    private static final String OURS = "#6d28d9";
    /** WCAG 2.2, 1.4.3. */
    private static final double READABLE = 4.5;
    private static final double STEP = 0.97;

    static Look of(String name, @Nullable String accent, @Nullable Buffer logo, @Nullable String logoType) {
        var picture = logo != null && "image/png".equals(logoType)
                ? Optional.of(Base64.getEncoder().encodeToString(logo.getBytes()))
                : Optional.<String>empty();
        return new Look(name, accent == null ? OURS : underWhite(accent), picture);
    }

    /** The colour, as much darker as it takes. */
    static String underWhite(String colour) {
        var parts = IntStream.of(1, 3, 5).mapToDouble(at -> Integer.parseInt(colour.substring(at, at + 2), 16))
                .toArray();
        while (1.05 / (luminance(parts) + 0.05) < READABLE) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] *= STEP;
            }
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", (int) parts[0], (int) parts[1], (int) parts[2]);
    }

    private static double luminance(double[] parts) {
        return 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]);
    }

    private static double linear(double part) {
        var share = part / 255;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
