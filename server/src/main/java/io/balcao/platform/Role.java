package io.balcao.platform;

import java.util.Locale;

/** What a user may do. The order matters: each role may do all that the ones before it may. */
public enum Role {
    ATTENDANT, SUPERVISOR, ADMIN;

    /** The spelling of SQL and JSON: {@code attendant}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the spelling of SQL and JSON. */
    public static Role of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Supervisors and admins look after others. */
    public boolean supervises() {
        return this != ATTENDANT;
    }
}
