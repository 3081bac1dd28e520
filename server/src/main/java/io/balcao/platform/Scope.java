package io.balcao.platform;

import java.util.Locale;
import java.util.Optional;

/** What a program may do with an API key. An operation of the OpenAPI document names one ({@code x-scope}), or none. */
public enum Scope {
    CONVERSATIONS_READ, CONVERSATIONS_WRITE, MESSAGES_SEND, CUSTOMERS_READ, CUSTOMERS_WRITE, USERS_READ, CHANNELS_READ, BOT_READ, BOT_RUN, REPORTS_READ, AUDIT_READ, SCHEDULING_READ, SCHEDULING_WRITE;

    private static final String NONE = "none";

    /** The spelling of SQL and JSON: {@code conversations:read}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** Reads the spelling of SQL and JSON. */
    public static Scope of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace(':', '_'));
    }

    /** Reads what an operation names; nothing when no key may call it. */
    public static Optional<Scope> named(String wire) {
        return wire.equals(NONE) ? Optional.empty() : Optional.of(of(wire));
    }
}
