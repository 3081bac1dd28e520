package io.balcao.scheduling.appointments;

import io.balcao.platform.Caller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to an appointment.
 *
 * @param kind {@code user}, {@code customer}, {@code key} or {@code system}
 * @param caller of a person or a program: for the audit trail
 */
public record Actor(String kind, @Nullable String name, Optional<Caller> caller) {
    /** Who asks. */
    public static Actor of(Caller caller) {
        return new Actor(caller.scopes().isPresent() ? "key" : "user", caller.userName(), Optional.of(caller));
    }

    /** The customer, in the chat. */
    public static Actor customer(@Nullable String name) {
        return new Actor("customer", name, Optional.empty());
    }

    /** Nobody: it follows from something else. */
    public static Actor system() {
        return new Actor("system", null, Optional.empty());
    }

    String source() {
        return switch (kind) {
            case "user" -> "CONSOLE";
            case "key" -> "API";
            case "customer" -> "CHAT";
            default -> "CALENDAR";
        };
    }

    @Nullable
    UUID userId() {
        return kind.equals("user") ? caller.map(Caller::userId).orElse(null) : null;
    }
}
