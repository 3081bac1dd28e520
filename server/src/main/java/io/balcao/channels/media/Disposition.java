package io.balcao.channels.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes {@code Content-Disposition} (RFC 6266, RFC 8187), so that no name can end the header or the quotes. */
public final class Disposition {
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Disposition() {}

    /** Shown in the page, or only saved. */
    public static String of(boolean isInline, String fileName) {
        return (isInline ? "inline" : "attachment") + "; filename=\"" + ascii(fileName) + "\"; filename*=UTF-8''"
                + encoded(fileName);
    }

    private static String ascii(String name) {
        var plain = new StringBuilder(name.length());
        name.codePoints().forEach(c -> plain.append(
                c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%' && c != '/' ? (char) c : '_'));
        return plain.toString();
    }

    private static String encoded(String name) {
        var encoded = new StringBuilder(name.length());
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
