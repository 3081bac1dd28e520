package io.balcao.channels;

import java.util.Locale;

/** What kind of item a message is, in the words of the API and of the column {@code message_type}. */
public enum MessageType {
    TEXT, IMAGE, AUDIO, VIDEO, DOCUMENT, STICKER, LOCATION, CONTACTS, INTERACTIVE, REACTION, TEMPLATE, NOTE, SYSTEM, UNSUPPORTED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in JSON and SQL. */
    public String wire() {
        return wire;
    }
}
