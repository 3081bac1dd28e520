package io.balcao.platform;

import java.nio.charset.StandardCharsets;

/** A text that must never be shown. Its {@code toString} is {@code ***}. */
public record Secret(String value) {
    /** The UTF-8 bytes, for keys. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
