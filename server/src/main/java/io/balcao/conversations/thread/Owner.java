package io.balcao.conversations.thread;

import java.util.Locale;

/** Who answers in a conversation. Exactly one at any time. */
public enum Owner {
    BOT, QUEUE, USER, NOBODY;

    /** The spelling of SQL. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the spelling of SQL. */
    public static Owner of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
