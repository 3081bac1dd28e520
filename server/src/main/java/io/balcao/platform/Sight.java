package io.balcao.platform;

import java.util.Locale;

/** Which conversations somebody sees. The order matters: each sees all that the one before sees. */
public enum Sight {
    /** What is assigned to them. */
    OWN,
    /** And what waits in their departments. */
    QUEUE,
    /** And all else of their departments, whoever has it. */
    DEPARTMENTS,
    /** All of the organization. */
    ALL;

    /** The spelling of SQL and JSON: {@code departments}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the spelling of SQL and JSON. */
    public static Sight of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
