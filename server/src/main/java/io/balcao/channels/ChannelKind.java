package io.balcao.channels;

import java.util.Locale;

/** By whom a number is connected, in the words of the column {@code channels.kind}. Its customers are WhatsApp's either way. */
public enum ChannelKind {
    /** Meta's Cloud API. */
    WHATSAPP,
    /** The session of a real phone, driven by Z-API. */
    ZAPI;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in JSON and SQL. */
    public String wire() {
        return wire;
    }

    public static ChannelKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
