package io.balcao.platform.config;

import java.util.List;

/** The settings do not allow a start. The message names every one that is missing or weak, and never a value. */
public final class InvalidConfig extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidConfig(List<String> complaints) {
        super("Balcão cannot start:\n  - " + String.join("\n  - ", complaints), null, false, false);
    }
}
