package io.balcao.operations.standing;

import java.util.Locale;

/** Why an organization is not simply open. */
enum Standing {
    /** Nobody works for it, nothing leaves, and what comes is kept aside. */
    SUSPENDED,
    /** Served again; what was kept aside is being taken in. */
    RESUMING,
    /** What is left of it is on its way out. */
    DELETING;

    static Standing of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
